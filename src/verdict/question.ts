import type { Corpus, Technology, TopicId } from '../corpus/index.js'
import type { Question } from '../reading/index.js'
import { compareOn } from './compare.js'
import { refusesAny } from './demands.js'
import { judge } from './judge.js'
import type { Verdict } from './model.js'

/** A verdict, if the question asks for one: a comparison on one topic is weighed there, anything else by the needs it states. */
export function judgeQuestion(question: Question, corpus: Corpus): Verdict | null {
  // What names are said about in a language that is not heard may be the opposite of what they ask for.
  if (question.language === 'other') return null
  const sides = question.sides.flatMap((id) => corpus.technologies.find((technology) => technology.id === id) ?? [])
  if (sides.length < 2) return null
  const [topic = null, ...others] = topicsWeighed([...question.topicIds], corpus)
  const { needs } = question
  if (refusesAny(needs, corpus.rulebook)) return judge(needs, corpus, question.sides)
  const heard = needs.filter(({ state }) => state === 'heard')
  // Words that name topics and nothing more are no narrower need: the same topic is weighed alike however it is asked about.
  const isPlain = question.intent === 'compare' ||
    heard.every((need) => question.topics.some((mention) => overlaps(mention, need)))
  if (heard.length > 0 && (topic === null || others.length > 0 || !isPlain))
    return judge(needs, corpus, question.sides)
  return withTopicWords(weighSides(sides, topic, corpus), question)
}

interface Range {
  readonly start: number
  readonly end: number
}

const overlaps = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end

/** Those of some topics that anything is weighed on. */
export function topicsWeighed(ids: readonly TopicId[], { topics }: Corpus): readonly TopicId[] {
  return ids.filter((id) => topics.some((topic) => topic.id === id && topic.weighed !== false))
}

/** For a question: where no rule takes a side there is nothing to say in a verdict's line. */
export function weighSides(sides: readonly Technology[], topic: TopicId | null, corpus: Corpus): Verdict | null {
  const verdict = compareOn(sides, topic, corpus)
  return verdict.points.some(({ favours }) => favours !== null) ? verdict : null
}

/** What is weighed by topic is weighed for the words that name the topic. */
export function withTopicWords(verdict: Verdict | null, { topics }: Question): Verdict | null {
  const wordsOf = (topic: TopicId | null): readonly string[] =>
    topics.filter(({ value }) => value.id === topic).map(({ words }) => words)
  return verdict && { ...verdict, points: verdict.points.map((point) => ({ ...point, words: wordsOf(point.topic) })) }
}
