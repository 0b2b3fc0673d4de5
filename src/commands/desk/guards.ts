import { composeApology, composeRefusal, line, quiet, say, type Answer } from '../../answer/index.js'
import { Fault, refused, type Parsed } from '../../errors.js'
import { english, textsIn, type Locale, type Texts } from '../../language/index.js'
import { localeOf, type Scope } from '../scope.js'

/**
 * What stands between a fault and whoever asked: each tells the operator of it whole, under the reference that the
 * asker is given.
 */
interface Guards {
  readonly guard: (work: () => Answer | Promise<Answer>, scope: Scope) => Promise<Answer>
  readonly guardLine: <T>(work: () => Parsed<T>) => Parsed<T>
}

export interface GuardOptions {
  /** Told of every fault, whole, under the reference that the asker is given. */
  readonly onFault: (fault: unknown, reference: string) => void
  /** A new short reference at each call. */
  readonly newReference: () => string
}

export function openGuards({ onFault, newReference }: GuardOptions): Guards {
  const report = (fault: unknown): string => {
    const reference = newReference()
    onFault(fault, reference)
    return reference
  }
  return {
    async guard(work, scope) {
      const locale = localeOf(scope)
      try {
        return inLanguage(await work(), locale)
      } catch (fault) {
        if (scope.surface === 'terminal' && isStoreFault(fault)) return composeOperatorTrouble(fault)
        return inLanguage(composeTrouble(fault, report(fault), textsIn(locale)), locale)
      }
    },
    // A stream outlives a fault: the line is refused with a reference, and the next one is answered.
    guardLine(work) {
      try {
        return work()
      } catch (fault) {
        return refused({ code: 'fault', message: english.answer.apology(report(fault)) })
      }
    },
  }
}

/** Marks an answer with the language it is in; English ones need no mark. */
const inLanguage = (answer: Answer, locale: Locale): Answer => (locale === 'en' ? answer : { ...answer, locale })

const isStoreFault = (fault: unknown): fault is Fault => fault instanceof Fault && fault.code.startsWith('store-')

/** What needs the store, or what is said where the store cannot do it; what is our mistake stays a fault. */
export async function orStoreTrouble(work: () => Promise<Answer>, say: (fault: Fault) => Answer): Promise<Answer> {
  try {
    return await work()
  } catch (fault) {
    if (!isStoreFault(fault)) throw fault
    return say(fault)
  }
}

/** An apology; of the store also what a person can know of why it failed. */
function composeTrouble(fault: unknown, reference: string, texts: Texts): Answer {
  const apology = composeApology(reference, texts)
  const message = isStoreFault(fault) ? sayStoreFault(fault, texts) : undefined
  if (!isStoreFault(fault) || message === undefined) return apology
  return { ...apology, blocks: [say(message), line(quiet(texts.settings.reference(reference)))],
    record: { kind: 'error', error: { code: fault.code, message, reference } } }
}

export function sayStoreFault({ code }: Fault, { settings: { store } }: Texts): string | undefined {
  const sentences: Readonly<Record<string, string>> = store
  return Object.hasOwn(sentences, code) ? sentences[code] : undefined
}

/** The store's own sentence, with what to do: in a terminal the reader is the one who can. */
export const composeOperatorTrouble = ({ code, message }: Fault): Answer => ({
  ...composeRefusal({ code, message }),
  status: 'failed',
})
