import type { Issue } from '../errors.js'
import type { Texts } from '../language/index.js'
import type { Reading } from '../reading/index.js'
import type { Answer, Block, Control, Json, Line } from './model.js'
import { heading, line, quiet, strong, text } from './spans.js'

/**
 * Bad input: every issue, each with what was received, what was expected and the nearest valid value. One that stands
 * nowhere in the input is no matter of reading: it is said alone.
 */
export function composeIssues(issues: readonly Issue[], texts: Texts, controls: readonly Control[] = []): Answer {
  const [only, ...others] = issues
  if (only && others.length === 0 && only.path === undefined) return { ...composeRefusal(only), controls }
  return {
    status: 'refused',
    private: true,
    blocks: [heading(texts.answer.refusedTitle), { kind: 'list', ordered: false, items: issues.map(issueLine) }],
    controls,
    record: { error: { code: issues[0]?.code ?? 'refused', message: issues.map(({ message }) => message).join(' ') } },
  }
}

function issueLine({ message, path }: Issue): Line {
  return path === undefined ? [text(message)] : [strong(`${path}: `), text(message)]
}

/** Our fault: an apology and the reference under which the log has the whole story. */
export function composeApology(reference: string, texts: Texts): Answer {
  const message = texts.answer.apology(reference)
  return { status: 'failed', private: true, blocks: [line(text(message))], controls: [],
    record: { error: { code: 'fault', message, reference } } }
}

/** A few lines of our own, for surfaces' notices and for `help`. */
export function composeLines(blocks: readonly Block[], record: Json,
  visibility: { readonly private: boolean }): Answer {
  return { status: 'answered', private: visibility.private, blocks, controls: [], record }
}

/** What was understood and yet cannot be: one sentence says why. */
export function composeRefusal({ code, message }: Issue): Answer {
  return { status: 'refused', private: true, blocks: [line(text(message))], controls: [],
    record: { error: { code, message } } }
}

export function composeExpired(texts: Texts): Answer {
  return composeRefusal({ code: 'expired', message: texts.answer.expired })
}

/** Which words of another language are not known here, above the answer that was given all the same. */
export function withUnheard(answer: Answer, unheard: readonly string[], { answer: texts }: Texts): Answer {
  if (unheard.length === 0 || answer.status === 'declined') return answer
  return { ...answer, blocks: [line(quiet(texts.unheard(unheard))), ...answer.blocks] }
}

/** What slips of the pen were taken for, above the answer that this gave. */
export function withReadings(answer: Answer, readings: readonly Reading[], { answer: texts }: Texts): Answer {
  if (readings.length === 0) return answer
  return { ...answer,
    blocks: [line(quiet(readings.map(({ from, to }) => texts.readAs(from, to)).join('; '))), ...answer.blocks] }
}
