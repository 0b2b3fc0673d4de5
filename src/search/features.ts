import type { Aspect, AspectId, Topic } from '../corpus/index.js'
import type { HeardAspect, Question } from '../reading/index.js'
import { inverseDocumentFrequency, type Explanation } from '../retrieval/index.js'
import type { Labelled, Shelf, Shelved } from './shelf.js'

/** One thing by which a passage may speak to a question. */
export interface Feature {
  readonly name: string
  /** About 0..1 for what is usual; more where there is more of it. */
  readonly value: number
  readonly explain: () => Pick<Explanation, 'meaning' | 'parts'>
}

/** What a feature is looked for in. */
export interface FeatureGround {
  readonly shelf: Shelf
  readonly topics: ReadonlyMap<string, Topic>
  readonly aspects: ReadonlyMap<AspectId, Aspect>
}

/** The words of the question in a passage, as the index scored them. */
export interface WordScore {
  readonly score: number
  /** Of the passage that has most. */
  readonly best: number
  readonly explain: () => Explanation | undefined
}

// So that features are of one size, whatever they count: the weights then show what matters.
const wordScale = 10
const topicScale = 3
const sideScale = 3
const shortPassage = 12

/** Everything that tells how well a passage speaks to a question; what is 0 is left out. */
export function featuresOf(item: Shelved, question: Question,
  ground: FeatureGround & { readonly words: WordScore }): Feature[] {
  const { words } = ground
  const { kind, text } = item.passage
  const isAboutOne = [...question.ecosystems].some((side) => item.about.has(side))
  const flag = (name: string, holds: boolean): Feature => said(name, Number(holds), name)
  const wordParts = (): Pick<Explanation, 'meaning' | 'parts'> => ({ meaning: 'words of the question',
    parts: words.explain()?.parts ?? [] })
  return [
    { name: 'words', value: words.score / wordScale, explain: wordParts },
    said('share of words', words.best > 0 ? words.score / words.best : 0, 'beside the passage with most of its words'),
    topicFeature(item, question, ground),
    sideFeature(item, question, ground.shelf),
    ...aspectFeatures(item, question.aspects, ground),
    flag('about none of the technologies asked', question.ecosystems.size > 0 && !isAboutOne),
    flag('says what it is', question.defines && isDefinition(item, question)),
    flag('gives a date', question.asksDatesOrNames && date.test(text)),
    flag('is code', kind === 'code'),
    flag('is a row of a table', kind === 'table-row'),
    flag('speaks of several sides where they are compared', question.compares && item.about.size > 1),
    flag('is short', item.length < shortPassage),
  ].filter(({ value }) => value !== 0)
}

const said = (name: string, value: number, meaning: string): Feature => ({ name, value,
  explain: () => ({ meaning, parts: [] }) })

// A topic is named again and again by a passage that is about it, so its count saturates later than that of a word.
const topicSaturation = 2
const lengthShare = 0.3

/**
 * How well a passage speaks to the topics that were asked: BM25 with a topic in place of a term, so that all synonyms
 * of a topic count as one word that occurs wherever any of them does. Several share it by the root of their number.
 */
function topicFeature(item: Shelved, { topicIds }: Question, { shelf, topics }: FeatureGround): Feature {
  const parts = [...topicIds].flatMap((id): Explanation[] => {
    const count = item.topics.get(id)
    if (count === undefined) return []
    const idf = inverseDocumentFrequency(shelf.topicFrequency.get(id) ?? 1, shelf.items.length)
    const length = 1 - lengthShare + (lengthShare * item.length) / shelf.averageLength
    const value = (idf * count * (topicSaturation + 1)) / (count + topicSaturation * length)
    return [{ value, meaning: `speaks ${count} × of ${topics.get(id)?.name ?? id}`, parts: [] }]
  })
  const sum = parts.reduce((all, { value }) => all + value, 0)
  return { name: 'topics', value: sum / Math.sqrt(Math.max(1, topicIds.size)) / topicScale,
    explain: () => ({ meaning: 'topics of the question', parts }) }
}

const sideSaturation = 2
// What is said on another topic than the one asked about is beside it.
const besideTopic = 0.4

/**
 * How well a passage speaks for or against what was asked, where the question asks for one of these: by its reviewed
 * labels.
 */
function sideFeature(item: Shelved, question: Question, shelf: Shelf): Feature {
  const count = item.labels.filter((label) => takesSide(label, question)).reduce(
    (sum, { topic }) => sum + (question.topicIds.size === 0 || question.topicIds.has(topic) ? 1 : besideTopic),
    0,
  )
  const meaning = `speaks ${question.polarity ?? 'for or against'} what was asked`
  if (count === 0) return said('side', 0, meaning)
  const frequency = shelf.items.filter(({ labels }) => labels.some((label) => takesSide(label, question))).length
  const idf = inverseDocumentFrequency(frequency, shelf.items.length)
  return said('side', (idf * count * (sideSaturation + 1)) / (count + sideSaturation) / sideScale, meaning)
}

export function takesSide({ technology, stance }: Labelled, { polarity, ecosystems }: Question): boolean {
  return polarity !== null && stance === polarity && ecosystems.has(technology)
}

// The best sentences stand first in the lists of an aspect.
const eachPlaceLater = 0.06
const part = 0.5

/** What the reviewed lists say of the aspects that are asked: all of them together, the likeliest, a direct answer. */
function aspectFeatures(item: Shelved, heard: readonly HeardAspect[], { aspects }: FeatureGround): readonly Feature[] {
  const parts: Explanation[] = []
  let sum = 0
  let most = 0
  let direct = 0
  for (const { aspect: id, likelihood } of heard) {
    const grade = item.answers.get(id)
    if (grade === undefined) continue
    const value = likelihood * (grade.isDirect ? 1 : part) * (1 - eachPlaceLater * grade.place)
    sum += value
    most = Math.max(most, value)
    if (grade.isDirect) direct = Math.max(direct, likelihood)
    parts.push({ value, parts: [],
      meaning: `answers ${grade.isDirect ? '' : 'a part of '}"${aspects.get(id)?.name ?? id}"` })
  }
  const explain = (): Pick<Explanation, 'meaning' | 'parts'> => ({ meaning: 'what is asked', parts })
  return [{ name: 'aspects', value: sum, explain }, said('likeliest aspect', most, 'the likeliest of what is asked'),
    said('direct answer', direct, 'answers it directly')]
}

/** A name is asked about and nothing besides, or what it is. */
export const isAboutName = ({ defines, subject, named }: Question): boolean =>
  named.length > 0 && (defines || subject.size === 0)

const date = /\b(?:19|20)\d\d\b/
const isA = /\b(?:is|are|refers to|stands for)\s+(?:an?|the|not\s+an?|one\s+of)\b/i

/** "X is a …" near the beginning, of something that was asked. */
function isDefinition({ passage, scanned }: Shelved, question: Question): boolean {
  const found = isA.exec(passage.text.slice(0, 120))
  const asked = new Set(question.named.map(({ id }) => id))
  return found !== null && scanned.technologies.some(({ value, end }) =>
    asked.has(value.id) && end <= found.index + 1 && found.index - end <= farFromName)
}

// "X, formerly Y, is a …"
const farFromName = 25
