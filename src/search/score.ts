import type { Topic } from '../corpus/index.js'
import type { Question } from '../reading/index.js'
import { inverseDocumentFrequency, type Explanation } from '../retrieval/index.js'
import type { Labelled, Shelf, Shelved } from './shelf.js'

/**
 * How much a single topic counts beside words; several share it by the root of their number, for each is asked for
 * less. On the judged questions quality is level from 1.3 to 2.3: below, a passage that says the same in other words is
 * missed; above, one that answers is lost among all that is on topic.
 */
const topicWeight = 1.8
// A topic is named again and again by a passage that is about it, so its count saturates later than that of a word.
const topicSaturation = 2
const lengthShare = 0.3

/**
 * How well a passage speaks to the topics that were asked: BM25 with a topic in place of a term, so that all synonyms
 * of a topic count as one word that occurs wherever any of them does.
 */
export function scoreTopics(item: Shelved, question: Question,
  { shelf, topics }: { readonly shelf: Shelf; readonly topics: ReadonlyMap<string, Topic> }): Explanation {
  const weight = topicWeight / Math.sqrt(Math.max(1, question.topicIds.size))
  const parts = [...question.topicIds].flatMap((id): Explanation[] => {
    const count = item.topics.get(id)
    if (count === undefined) return []
    const idf = inverseDocumentFrequency(shelf.topicFrequency.get(id) ?? 1, shelf.items.length)
    const length = 1 - lengthShare + (lengthShare * item.length) / shelf.averageLength
    const value = (weight * idf * count * (topicSaturation + 1)) / (count + topicSaturation * length)
    return [{ value, meaning: `speaks ${count} × of ${topics.get(id)?.name ?? id}`, parts: [] }]
  })
  return { value: parts.reduce((sum, { value }) => sum + value, 0), meaning: 'topics of the question', parts }
}

// As much as a topic that was asked for: who asks for drawbacks is answered by one, whatever it is called there. On the
// judged questions quality is level from 0.9 to 2.7.
const sideWeight = 1.8
const sideSaturation = 2
// What is said on another topic than the one asked about is beside it.
const besideTopic = 0.4

/**
 * How well a passage speaks for or against what was asked, where the question asks for one of these: by its reviewed
 * labels.
 */
export function scoreSide(item: Shelved, question: Question, shelf: Shelf): Explanation {
  const count = item.labels.filter((label) => takesSide(label, question)).reduce(
    (sum, { topic }) => sum + (question.topicIds.size === 0 || question.topicIds.has(topic) ? 1 : besideTopic),
    0,
  )
  const meaning = `speaks ${question.polarity ?? 'for or against'} what was asked`
  if (count === 0) return { value: 0, meaning, parts: [] }
  const frequency = shelf.items.filter(({ labels }) => labels.some((label) => takesSide(label, question))).length
  const idf = inverseDocumentFrequency(frequency, shelf.items.length)
  return { value: (sideWeight * idf * count * (sideSaturation + 1)) / (count + sideSaturation), meaning, parts: [] }
}

export function takesSide({ technology, stance }: Labelled, { polarity, ecosystems }: Question): boolean {
  return polarity !== null && stance === polarity && ecosystems.has(technology)
}

/** A reason to trust a passage more or less than its words alone would. */
export interface Fit {
  readonly factor: number
  readonly meaning: string
}

// A passage about something else altogether may share every word of the topic.
const aboutNone = 0.5
const defining = 1.35
const dated = 1.25
// What does not name it cannot say what it is, whatever it says of its ecosystem.
const unnamed = 0.5
// Code is quoted whole and says little by itself.
const code = 0.6

/** What a passage is beyond its words: whom it is about, whether it defines or dates where that was asked. */
export function fitsOf(item: Shelved, question: Question): Fit[] {
  const { kind, text } = item.passage
  const isAboutOne = [...question.ecosystems].some((side) => item.about.has(side))
  const fits: readonly (Fit & { readonly holds: boolean })[] = [
    { holds: question.ecosystems.size > 0 && !isAboutOne, factor: aboutNone,
      meaning: 'about none of the technologies asked' },
    { holds: question.defines && isDefinition(item, question), factor: defining, meaning: 'says what it is' },
    { holds: isAboutName(question) && !question.named.some(({ id }) => item.named.has(id)), factor: unnamed,
      meaning: 'does not name what was asked about' },
    { holds: question.asksDatesOrNames && date.test(text), factor: dated, meaning: 'gives a date' },
    { holds: kind === 'code', factor: code, meaning: 'is code' },
  ]
  return fits.filter(({ holds }) => holds)
}

/** A name is asked about and nothing besides, or what it is. */
const isAboutName = ({ defines, subject, named }: Question): boolean =>
  named.length > 0 && (defines || subject.size === 0)

const date = /\b(?:19|20)\d\d\b/
const isA = /\b(?:is|are|refers to|stands for)\s+(?:an?|the|not\s+an?|one\s+of)\b/i

/** "X is a …" near the beginning, of something that was asked. */
function isDefinition({ named, passage }: Shelved, question: Question): boolean {
  return question.named.some(({ id }) => named.has(id)) && isA.test(passage.text.slice(0, 120))
}
