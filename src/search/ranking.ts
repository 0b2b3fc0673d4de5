import type { Aspect, AspectId, Corpus, English, NamedWeights, TechnologyId, Topic } from '../corpus/index.js'
import type { Explanation, SearchIndex } from '../retrieval/index.js'
import type { Question } from '../reading/index.js'
import { diversify } from './diversity.js'
import { featuresOf, isAboutName, type Feature } from './features.js'
import { toQuery } from './lexical.js'
import type { Shelf, Shelved } from './shelf.js'

export interface Ground {
  readonly corpus: Corpus
  readonly english: English
  readonly index: SearchIndex
  readonly shelf: Shelf
  readonly topics: ReadonlyMap<string, Topic>
  readonly aspects: ReadonlyMap<AspectId, Aspect>
}

/** A passage in its place. */
export interface Placed {
  readonly item: Shelved
  /** Log-odds that it speaks to the question, lowered where better hits say as much. */
  readonly score: number
  /** The same as a likelihood, 0..1. */
  readonly likelihood: number
  readonly explain: () => Explanation
}

export interface Measured {
  readonly item: Shelved
  readonly features: readonly Feature[]
}

/** Every passage that has anything of what was asked, with what it has of it, in the order of the corpus. */
export function measurePassages(question: Question, ground: Ground): Measured[] {
  const { index, shelf } = ground
  const query = toQuery(question, index, ground.corpus)
  const scores = new Map(index.search(query, { limit: shelf.items.length }).map(({ id, score }) => [id, score]))
  const best = Math.max(0, ...scores.values())
  const items = isAboutName(question) ? namingFirst(shelf.items, question) : shelf.items
  return items.flatMap((item) => {
    const { id } = item.passage
    const words = { score: scores.get(id) ?? 0, best, explain: () => index.explain(query, id) }
    const features = featuresOf(item, question, { ...ground, words })
    return features.some(({ name }) => grounds.has(name)) ? [{ item, features }] : []
  })
}

/** What does not name a thing cannot say what it is; where nothing names it, anything may help. */
function namingFirst(items: readonly Shelved[], { named }: Question): readonly Shelved[] {
  const naming = items.filter((item) => named.some(({ id }) => item.named.has(id)))
  return naming.length > 0 ? naming : items
}

/** Without any of these a passage has nothing to do with a question. */
const grounds: ReadonlySet<string> = new Set(['words', 'topics', 'side', 'aspects'])

// Where nothing was learnt, what is asked for counts alike however it is found.
const untaught: NamedWeights = { weights: { words: 4, topics: 3, side: 3, aspects: 4,
  'about none of the technologies asked': -1, 'is code': -1 }, bias: -4 }

/** By article: where nobody has said what its sentences answer, it is weighed by words and topics alone. */
function weightsFor(question: Question, ground: Ground): (item: Shelved) => NamedWeights {
  const { english: { learnt }, shelf } = ground
  if (learnt === null) return () => untaught
  const { aspects, plain } = learnt.ranking
  return knowsAspects(question, ground) === 'plain'
    ? () => plain
    : ({ passage }) => (shelf.answering.has(passage.article) ? aspects : plain)
}

/** Whether it was learnt how people ask for what is named: of a newcomer nothing is known but its articles. */
export function knowsAspects({ named }: Question, { corpus }: Ground): 'aspects' | 'plain' {
  if (corpus.asked.model === null) return 'plain'
  const isKnown = (head: TechnologyId): boolean => corpus.aspects.some(({ about }) => about.includes(head))
  return named.every(({ ecosystem }) => ecosystem === null || isKnown(ecosystem)) ? 'aspects' : 'plain'
}

/**
 * Passages that speak to what was asked, best first, ties by id; scores never rise.
 *
 *     score = bias + Σ weight × feature;  likelihood = 1 / (1 + e^-score), lowered where better hits say as much
 *
 * The weights are learnt from pairs of passages of which one answers a judged question and the other does not, and
 * scaled so that the likelihood is the share of such passages that answer: see the README of the folder that learns.
 */
export function rank(question: Question, ground: Ground): Placed[] {
  const weightsOf = weightsFor(question, ground)
  const scored = measurePassages(question, ground).map(({ item, features }) => {
    const { weights, bias } = weightsOf(item)
    const odds = features.reduce((sum, { name, value }) => sum + value * (weights[name] ?? 0), bias)
    return { item, features, score: 1 / (1 + Math.exp(-odds)) }
  })
  scored.sort((a, b) => b.score - a.score || (a.item.passage.id < b.item.passage.id ? -1 : 1))
  const measured = new Map(scored.map((each) => [each.item, each]))
  return diversify(scored).map(({ item, score: likelihood, repeats }) => {
    const score = Math.log(likelihood / (1 - likelihood))
    return { item, score, likelihood,
      explain: () => explain(item, measured.get(item)?.features ?? [],
        { weights: weightsOf(item), score, isRepeat: repeats !== 1 }) }
  })
}

interface Outcome {
  readonly weights: NamedWeights
  readonly score: number
  readonly isRepeat: boolean
}

/** The log-odds as a sum, what adds or takes most first; last what the place in the list cost. */
function explain(item: Shelved, features: readonly Feature[], { weights, score, isRepeat }: Outcome): Explanation {
  const parts = features.flatMap(({ name, value, explain: tell }): Explanation[] => {
    const weight = weights.weights[name] ?? 0
    const { meaning, parts: within } = tell()
    return weight === 0
      ? []
      : [{ value: weight * value, meaning: `${weight.toFixed(2)} × ${meaning}`, parts: scaled(within, weight * value) }]
  }).sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const sum = parts.reduce((all, { value }) => all + value, weights.bias)
  return { value: score, meaning: `log-odds that ${item.passage.id} speaks to it`,
    parts: [{ value: weights.bias, meaning: 'any passage', parts: [] }, ...parts,
      ...(isRepeat ? [{ value: score - sum, meaning: 'better hits say as much, or come from the same article',
        parts: [] }] : [])] }
}

/** Parts that add up to what they are worth here. */
function scaled(parts: readonly Explanation[], total: number): readonly Explanation[] {
  const sum = parts.reduce((all, { value }) => all + value, 0)
  const factor = sum === 0 ? 0 : total / sum
  const scale = (part: Explanation): Explanation => ({ ...part, value: part.value * factor,
    parts: part.parts.map(scale) })
  return parts.map(scale)
}
