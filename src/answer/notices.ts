import type { Technology, Topic } from '../corpus/index.js'
import type { Issue } from '../errors.js'
import type { Texts } from '../language/index.js'
import type { Reading } from '../reading/index.js'
import type { Decline } from '../search/index.js'
import { heading, line, list, questionBlocks, quiet, say, strong, text } from './blocks.js'
import type { Composer } from './composer.js'
import type { Block, Control, Json, Line } from './model.js'
import type { Answer, AnswerRecord, AnswerStatus } from './record.js'

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
    blocks: [heading(texts.answer.refusedTitle), list(issues.map(issueLine))],
    controls,
    record: { kind: 'error',
      error: { code: issues[0]?.code ?? 'refused', message: issues.map(({ message }) => message).join(' ') } },
  }
}

function issueLine({ message, path }: Issue): Line {
  return path === undefined ? [text(message)] : [strong(`${path}: `), text(message)]
}

/** Our fault: an apology and the reference under which the log has the whole story. */
export function composeApology(reference: string, texts: Texts): Answer {
  const message = texts.answer.apology(reference)
  return composeNotice('failed', [[text(message)]], { kind: 'error', error: { code: 'fault', message, reference } })
}

/** Lines of our own for the asker alone. What else an answer may have is added by whoever needs it. */
export function composeNotice(status: AnswerStatus, lines: readonly Line[],
  record: AnswerRecord | null = null): Answer {
  return { status, private: true, blocks: lines.map((spans) => line(...spans)), controls: [], record }
}

/** A few lines of our own, for the asker alone unless that is said otherwise. @param data - For scripts. */
export const composeLines = (blocks: readonly Block[], data: Json,
  { private: isPrivate = true }: { readonly private?: boolean } = {}): Answer => ({
    status: 'answered',
    private: isPrivate,
    blocks,
    controls: [],
    record: { kind: 'data', data },
  })

/** What was understood and yet cannot be: one sentence says why. */
export function composeRefusal({ code, message }: Issue): Answer {
  return composeNotice('refused', [[text(message)]], { kind: 'error', error: { code, message } })
}

export function composeExpired(texts: Texts): Answer {
  return composeRefusal({ code: 'expired', message: texts.answer.expired })
}

/** Which words of another language are not known here, above the answer that was given all the same. */
export function withUnheard(answer: Answer, unheard: readonly string[], { answer: texts }: Texts): Answer {
  return unheard.length === 0 || answer.status === 'declined' ? answer : below(texts.unheard(unheard), answer)
}

/** What slips of the pen were taken for, above the answer that this gave. */
export function withReadings(answer: Answer, readings: readonly Reading[], { answer: texts }: Texts): Answer {
  return readings.length === 0 ? answer : below(sayReadings(readings, texts), answer)
}

const below = (words: string, answer: Answer): Answer => ({ ...answer, blocks: [line(quiet(words)), ...answer.blocks] })

export const sayReadings = (readings: readonly Reading[], { readAs }: Texts['answer']): string =>
  readings.map(({ from, to }) => readAs(from, to)).join('; ')

interface Declined {
  /** The asker's words; null for what was picked or filled in. */
  readonly asked: string | null
  readonly declined: Decline
  readonly readings?: readonly Reading[]
}

/** Nothing is quoted; what is missing is named, and where to go from here. */
export function composeDecline({ asked, declined, readings = [] }: Declined, composer: Composer): Answer {
  const { reason, missing } = declined
  const { topics } = composer.quoting.corpus
  const nearest = declined.nearest.flatMap((id) => topics.find((topic) => topic.id === id) ?? [])
  const { answer: texts } = composer.texts
  const isNoQuestion = reason === 'noise' || reason === 'instructions'
  // Where nothing is near, all that the articles weigh: its topics are there to pick from.
  const ways = nearest.length === 0 && !isNoQuestion ? [null] : nearest.slice(0, 3)
  return {
    status: 'declined',
    // Nobody else is helped by reading these.
    private: isNoQuestion,
    blocks: [
      ...questionBlocks(asked),
      ...(readings.length > 0 ? [line(quiet(sayReadings(readings, texts)))] : []),
      line(strong(texts.declined[reason]), text(whatIsMissing(declined, composer))),
      ...(nearest.length > 0 ? [say(`${texts.nearest}: ${nearest.map(({ name }) => name).join(' · ')}`)] : []),
    ],
    controls: [...namedInPassing(declined, composer).map(aboutControl),
      ...ways.flatMap((topic) => topicControl(topic, composer) ?? [])],
    declined: reason,
    record: { kind: 'decline', ...(asked === null ? {} : { question: asked }), declined: true, reason, missing,
      nearest: nearest.map(({ id }) => id) },
  }
}

/** What the articles name and weigh against nothing: it is not true that none speaks of it. */
function namedInPassing({ reason, missing }: Decline, { quoting: { corpus } }: Composer): readonly Technology[] {
  return reason === 'other-technology' ? corpus.technologies.filter(({ name }) => missing.includes(name)) : []
}

const aboutControl = ({ id, name }: Technology): Control => ({ label: name,
  action: { kind: 'run', command: 'about', args: { technology: id } } })

function whatIsMissing(declined: Decline, composer: Composer): string {
  const { reason, missing } = declined
  const { texts: { answer: texts } } = composer
  if (missing.length === 0 || reason === 'noise') return ''
  if (reason === 'language') return ` ${texts.unheard(missing)}`
  if (reason === 'not-compared') return ` ${texts.notCompared(missing)}`
  if (reason !== 'other-technology') return ` ${texts.notMentioned(missing)}`
  const passing = namedInPassing(declined, composer).map(({ name }) => name)
  const strangers = missing.filter((name) => !passing.includes(name))
  return [...(strangers.length > 0 ? [texts.notCovered(strangers)] : []),
    ...(passing.length > 0 ? [texts.mentionedOnly(passing)] : [])].map((sentence) => ` ${sentence}`).join('')
}

/** Where to go from a declined question: what the corpus is about, as many as fit, on one topic or (null) on all. */
function topicControl(topic: Topic | null, { quoting }: Composer): Control | undefined {
  const heads = quoting.corpus.technologies.filter(({ id, ecosystem }) => ecosystem === id)
  const [left, right, third] = heads
  if (!left || !right) return undefined
  const names = heads.slice(0, 3).map(({ name }) => name).join(' · ')
  const args = { left: left.id, right: right.id, ...(third ? { third: third.id } : {}) }
  return { label: topic === null ? names : `${names}: ${topic.name}`,
    action: { kind: 'run', command: 'compare', args: topic === null ? args : { ...args, topic: topic.id } } }
}
