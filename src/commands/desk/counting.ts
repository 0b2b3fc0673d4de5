import { composeExpired, composeLines, composeRefusal, line, quiet, say, type Answer, type AnswerReference,
  type Action } from '../../answer/index.js'
import { spellSubject, subjectKind, type Tick } from '../../memory/index.js'
import { judgeReference } from '../answers/recompose.js'
import type { CommandContext } from '../command.js'
import type { Invocation } from './door.js'
import { orStoreTrouble } from './guards.js'

// What asks the articles something; the rest looks things up, or manages.
const questions: ReadonlySet<string> = new Set(['ask', 'compare', 'recommend', 'about'])

/** Counts an answer by what it was about: ids of ours alone, never who asked, nor in which words. */
export function countAnswer(invocation: Invocation, answer: Answer, context: CommandContext): void {
  const { guild, person } = invocation.scope
  // Without a person nobody asked: the house warms itself up, or an operator tries things out.
  if (!questions.has(invocation.command) || person === undefined) return
  const isOwn = findOwnKeys(context)
  const tick = (kind: string, key: string): Tick => ({ guild, kind, key, isOwn: isOwn(key) })
  const { tally } = context.memory
  if (answer.status === 'declined') {
    const asked = textOf(invocation)
    tally.count([tick('outcome', 'declined'), ...keyTerms(asked, answer, context).map((key) => tick('declined', key))])
    if (guild !== undefined && isWorthKeeping(answer)) tally.keepQuestion(guild, asked)
  }
  if (answer.status !== 'answered') return
  const subjects = answer.reference === undefined ? [] : askedAbout(answer.reference, context)
  tally.count([tick('outcome', 'answered'), ...subjects.map((key) => tick('asked', key)),
    ...pairsIn(subjects).map((key) => tick(subjectKind, key))])
}

/** Tells keys that hold a name which a server's own articles brought. */
function findOwnKeys({ corpus, shipped }: Pick<CommandContext, 'corpus' | 'shipped'>): (key: string) => boolean {
  if (corpus.own === undefined) return () => false
  const known = new Set<string>([...shipped.technologies, ...shipped.topics].map(({ id }) => id))
  const brought = new Set<string>(corpus.technologies.map(({ id }) => id).filter((id) => !known.has(id)))
  return (key) => key.split(/[:+|]/).some((part) => brought.has(part))
}

/** What was named; for a project the topics of the rules that its needs fired. */
function askedAbout(reference: AnswerReference, context: CommandContext): readonly string[] {
  if (reference.heard.length > 0) return subjectsOf(reference, context)
  return [...reference.topics.map((id) => `topic:${id}`), ...reference.technologies.map((id) => `technology:${id}`)]
}

/** For entries offered before anything is typed: the sides with each topic, a few of them. */
function pairsIn(subjects: readonly string[]): readonly string[] {
  const ids = (kind: string): readonly string[] =>
    subjects.flatMap((key) => (key.startsWith(`${kind}:`) ? [key.slice(kind.length + 1)] : []))
  const [technologies, topics] = [ids('technology').slice(0, 2), ids('topic').slice(0, 2)]
  if (technologies.length === 0) return []
  return (topics.length === 0 ? [null] : topics).map((topic) => spellSubject({ technologies, topic }))
}

const textOf = ({ args }: Invocation): string =>
  Object.values(args).filter((value) => typeof value === 'string').join(' ')

/** The names that our own vocabulary has for what nothing answered; else why it was declined. */
function keyTerms(asked: string, { declined = 'off-topic' }: Answer, { reader }: CommandContext): readonly string[] {
  const { technologies, topics, elsewhere } = reader.read(asked)
  const terms = [
    ...topics.map(({ value }) => `topic:${value.id}`),
    ...technologies.map(({ value }) => `technology:${value.id}`),
    ...elsewhere.map(({ value }) => `term:${value.name}`),
  ]
  return terms.length > 0 ? [...new Set(terms)].slice(0, 6) : [`reason:${declined}`]
}

const unreadable: ReadonlySet<Answer['declined']> = new Set(['noise', 'instructions', 'language'] as const)
const isWorthKeeping = ({ declined }: Answer): boolean => !unreadable.has(declined)

/** A vote on an answer: counted by what the answer was about, once for each person, the last one standing. */
export async function rate({ answer, rating }: Extract<Action, { kind: 'rate' }>,
  context: CommandContext): Promise<Answer> {
  const { scope: { guild = null, person }, store, now, texts: { picking } } = context
  const reference = context.composer.codebook.decode(answer)
  if (!reference) return composeExpired(context.texts)
  if (person === undefined) return composeRefusal({ code: 'nobody', message: picking.notRatedHere })
  return orStoreTrouble(async () => {
    const { feedback } = await store()
    // A passage is rated with each answer that quotes it.
    const subjects = [...subjectsOf(reference, context), ...reference.quotes.map(({ passage }) => `passage:${passage}`)]
    const counted = await feedback.vote({ guild, answer, person: person.id, rating, subjects, at: now() })
    return composeLines([say(picking.rated[counted]), line(quiet(picking.ratedHow))], { rated: rating, counted })
  }, ({ code }) => composeRefusal({ code, message: picking.notRated }))
}

/** What a vote is counted under: the topics and technologies asked about; where none were, those of the verdict. */
function subjectsOf(reference: AnswerReference,
  rooms: Pick<CommandContext, 'corpus' | 'judge'>): readonly string[] {
  const verdict = reference.topics.length > 0 && reference.technologies.length > 0
    ? null
    : judgeReference(reference, undefined, rooms)
  const topics = reference.topics.length > 0
    ? reference.topics
    : (verdict?.points ?? []).flatMap(({ topic }) => topic ?? [])
  const technologies = reference.technologies.length > 0 ? reference.technologies : (verdict?.technologies ?? [])
  return [...new Set([...topics.map((id) => `topic:${id}`), ...technologies.map((id) => `technology:${id}`)])]
}
