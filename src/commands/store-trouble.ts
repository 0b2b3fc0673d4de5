import { composeApology, composeRefusal, line, quiet, text, type Answer } from '../answer/index.js'
import { Fault } from '../errors.js'
import type { Texts } from '../language/index.js'

/** What needs the store, or the sentence that says that the store could not do it; what is our mistake stays a fault. */
export async function orStoreTrouble(work: () => Promise<Answer>, sentence: string): Promise<Answer> {
  try {
    return await work()
  } catch (fault) {
    if (!(fault instanceof Fault) || !fault.code.startsWith('store-')) throw fault
    return composeRefusal({ code: fault.code, message: sentence })
  }
}

/** What a person can know of why the store failed. @returns undefined for any other fault. */
export function composeTrouble(fault: unknown, reference: string, texts: Texts): Answer | undefined {
  const { store, reference: referenceLine } = texts.settings
  if (!(fault instanceof Fault) || !isKnown(fault.code, store)) return undefined
  const sentence = store[fault.code]
  const record = { kind: 'error', error: { code: fault.code, message: sentence, reference } } as const
  return { ...composeApology(reference, texts), blocks: [line(text(sentence)), line(quiet(referenceLine(reference)))],
    record }
}

/** The store's own sentence, with what to do: in a terminal the reader is the one who can. @returns undefined for any other fault. */
export function composeOperatorTrouble(fault: unknown): Answer | undefined {
  if (!(fault instanceof Fault) || !fault.code.startsWith('store-')) return undefined
  return { status: 'failed', private: true, blocks: [line(text(fault.message))], controls: [],
    record: { kind: 'error', error: { code: fault.code, message: fault.message } } }
}

function isKnown<Known extends object>(code: string, known: Known): code is keyof Known & string {
  return Object.hasOwn(known, code)
}
