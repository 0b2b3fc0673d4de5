import type { Topic } from '../corpus/index.js'
import { inverseDocumentFrequency, type Explanation } from '../retrieval/index.js'
import type { Question } from '../reading/index.js'
import type { Shelf, Shelved } from './shelf.js'

/**
 * How much a single topic counts beside words; several share it by the root of their number, for each is asked for
 * less. On the judged questions quality is level from 1.3 to 2.3: below, a passage that says the same in other words is
 * missed; above, one that answers is lost among all that is on topic.
 */
const topicWeight = 1.8
// A topic is named again and again by a passage that is about it, so its count saturates later than that of a word.
const saturation = 2
const lengthShare = 0.3

/**
 * How well a passage speaks to the topics that were asked: BM25 with a topic in place of a term, so that all synonyms
 * of a topic count as one word that occurs wherever any of them does.
 */
export function scoreTopics(item: Shelved, question: Question, shelf: Shelf,
  topics: ReadonlyMap<string, Topic>): Explanation {
  const weight = topicWeight / Math.sqrt(Math.max(1, question.topicIds.size))
  const parts = [...question.topicIds].flatMap((id): Explanation[] => {
    const count = item.topics.get(id)
    if (count === undefined) return []
    const idf = inverseDocumentFrequency(shelf.topicFrequency.get(id) ?? 1, shelf.items.length)
    const length = 1 - lengthShare + (lengthShare * item.length) / shelf.averageLength
    const value = (weight * idf * count * (saturation + 1)) / (count + saturation * length)
    return [{ value, meaning: `speaks ${count} × of ${topics.get(id)?.name ?? id}`, parts: [] }]
  })
  return { value: parts.reduce((sum, { value }) => sum + value, 0), meaning: 'topics of the question', parts }
}
