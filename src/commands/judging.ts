import type { AnswerReference, Composer, Line } from '../answer/index.js'
import type { NeedId, Technology, TechnologyId, TopicId } from '../corpus/index.js'
import type { Library } from '../search/index.js'
import { findSides, parseQuestion, type Question, namesIn, pickNeed, readNeeds,
  type HeardNeed } from '../reading/index.js'
import { compareOn, judge, refusesAny, whatWouldChange, type Change, type Verdict } from '../verdict/index.js'

/** The needs that a text states or rules out, with the words that say so. */
export function hearNeeds(text: string, library: Library): readonly HeardNeed[] {
  const { text: heard, mentions, language, spanOf } = library.hear(text)
  if (language === 'other') return []
  return readNeeds(heard, library.corpus.rulebook, namesIn(mentions.technologies)).map((need) => {
    const { start, end } = spanOf(need)
    return { ...need, start, end, words: text.slice(start, end) }
  })
}

/** A verdict, if the question asks for one: a comparison on one topic is weighed there, anything else by the needs it states. */
export function judgeQuestion(question: Question, library: Library): Verdict | null {
  // What names are said about in a language that is not heard may be the opposite of what they ask for.
  if (question.language === 'other') return null
  const sides = sidesOf(question.sides, library)
  if (sides.length < 2) return null
  const [topic = null, ...others] = topicsWeighed(question.topics.map(({ value }) => value.id), library)
  const needs = hearNeeds(question.text, library)
  if (refusesAny(needs, library.corpus.rulebook)) return judge(needs, library.corpus, question.sides)
  const heard = needs.filter(({ state }) => state === 'heard')
  // Words that name topics and nothing more are no narrower need: the same topic is weighed alike however it is asked about.
  const isPlain = question.intent === 'compare' ||
    heard.every((need) => question.topics.some((mention) => overlaps(mention, need)))
  if (topic !== null && others.length === 0 && isPlain)
    return withWords(weighSides(sides, topic, library), question)
  return heard.length > 0
    ? judge(needs, library.corpus, question.sides)
    : withWords(weighSides(sides, topic, library), question)
}

interface Range {
  readonly start: number
  readonly end: number
}

const overlaps = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end

function topicsWeighed(ids: readonly TopicId[], { corpus }: Library): readonly TopicId[] {
  return [...new Set(ids)].filter((id) => corpus.topics.some((topic) => topic.id === id && topic.weighed !== false))
}

/** For a question: where no rule takes a side there is nothing to say in a verdict's line. */
function weighSides(sides: readonly Technology[], topic: TopicId | null, { corpus }: Library): Verdict | null {
  const verdict = compareOn(sides, topic, corpus)
  return verdict.points.some(({ favours }) => favours !== null) ? verdict : null
}

/** What is weighed by topic is weighed for the words that name the topic. */
function withWords(verdict: Verdict | null, { text, topics }: Question): Verdict | null {
  const wordsOf = (topic: TopicId | null): readonly string[] =>
    topics.filter(({ value }) => value.id === topic).map(({ start, end }) => text.slice(start, end))
  return verdict && { ...verdict, points: verdict.points.map((point) => ({ ...point, words: wordsOf(point.topic) })) }
}

function sidesOf(ids: readonly TechnologyId[], { corpus }: Library): readonly Technology[] {
  return ids.flatMap((id) => corpus.technologies.find((technology) => technology.id === id) ?? [])
}

/** The same verdict again, from what a button holds. The question, where it still stands, only says which words fired. */
export function judgeReference(reference: AnswerReference, question: string | undefined, library: Library):
  | Verdict
  | null {
  const { heard, ruledOut, setAside, topics } = reference
  if (heard.length + ruledOut.length + setAside.length > 0 || reference.command === 'recommend')
    return judge(needsOf(reference, question, library), library.corpus, askedSides(reference, library))
  const sides = sidesOf(weighed(reference, library), library)
  if (sides.length < 2) return null
  if (reference.understood === null) return compareOn(sides, topics[0] ?? null, library.corpus)
  const verdict = weighSides(sides, topicsWeighed(topics, library)[0] ?? null, library)
  return question === undefined ? verdict : withWords(verdict, parseQuestion(question, library))
}

/** A question's sides follow from what was understood of it; what else names technologies names its sides. */
function weighed({ technologies, understood }: AnswerReference, library: Library): readonly TechnologyId[] {
  if (understood === null) return technologies
  return findSides(understood.intent, sidesOf(technologies, library), library.corpus)
}

/** Between which sides needs are judged again: those of a question, but all of them for a project. */
export function askedSides(reference: AnswerReference, library: Library): readonly TechnologyId[] | undefined {
  const sides = reference.understood?.described === true ? [] : weighed(reference, library)
  return sides.length > 1 ? sides : undefined
}

export function needsOf({ heard, ruledOut, setAside }: AnswerReference, question: string | undefined,
  library: Library): readonly HeardNeed[] {
  const said = question === undefined ? [] : hearNeeds(question, library)
  const end = question?.length ?? 0
  const restore = (ids: readonly NeedId[], state: HeardNeed['state']): readonly HeardNeed[] =>
    ids.flatMap((id, at) => {
      const again = said.filter((each) => each.need === id && each.state === state)
      const need = library.corpus.rulebook.needs.find((each) => each.id === id)
      // What does not stand in the text was picked after it was written; its place in the list stands for a place in the text.
      return again.length > 0 || !need ? again : [{ ...pickNeed(need, state), start: end + at, end: end + at }]
    })
  return [...restore(heard, 'heard'), ...restore(ruledOut, 'ruled-out'), ...restore(setAside, 'set-aside')]
}

/** What would change the verdict, in a sentence; null where no needs were judged. */
export function describeChange(reference: AnswerReference, library: Library, composer: Composer): Line | null {
  const needs = needsOf(reference, undefined, library)
  if (needs.length === 0) return null
  const changes = whatWouldChange(needs, library.corpus, askedSides(reference, library))
  const sentence = changes.length === 0
    ? composer.texts.answer.changesNothing
    : changes.slice(0, 3).map((change) => describe(change, composer)).join(' ')
  return [{ kind: 'text', text: sentence }]
}

function describe({ kind, name, outcome, technologies }: Change,
  { names, texts: { answer: texts, words } }: Composer): string {
  const sides = technologies.map((id) => names.technology(id))
  return texts.change(kind === 'drop' ? texts.without(name) : texts.with(name),
    outcome === 'favours' ? words.and(sides) : texts.outcomes[outcome])
}
