import { inverseDocumentFrequency, type Explanation } from '../retrieval/index.js'
import type { Question } from '../reading/index.js'
import type { Labelled, Shelf, Shelved } from './shelf.js'

// As much as a topic that was asked for: who asks for drawbacks is answered by one, whatever it is called there. On the
// judged questions quality is level from 0.9 to 2.7.
const sideWeight = 1.8
const saturation = 2
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
  return { value: (sideWeight * idf * count * (saturation + 1)) / (count + saturation), meaning, parts: [] }
}

export function takesSide({ technology, stance }: Labelled, { polarity, ecosystems }: Question): boolean {
  return polarity !== null && stance === polarity && ecosystems.has(technology)
}
