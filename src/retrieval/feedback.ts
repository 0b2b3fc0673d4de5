import { type Ground, inverseDocumentFrequency, toImpact } from './ranking.js'
import { impactScale } from './segment.js'
import { documentFrequencyOf } from './top.js'
import { fieldEnd, type Window } from './window.js'

/** A term that the first hits share, ready to be added up: score = impact × `factor`. */
export interface LearntTerm {
  readonly term: number
  /** Share of the model, 0..1. */
  readonly probability: number
  readonly factor: number
}

/** The documents that a model is learnt from, by their numbers in the window, and how much each is believed. */
interface ModelDocuments {
  readonly numbers: Uint32Array
  /** In the same order; 1 in all. */
  readonly weights: Float64Array
}

// As many documents as the literature takes for granted (RM3 in Anserini), and more terms than its ten: here they only
// reorder what was found, so a weak one costs little.
export const modelDocuments = 10
const modelTerms = 20
// Terms in more documents than this are common to the collection rather than to these documents.
const commonShare = 0.1
const minTermLength = 2

/** Learns from one window at a time, in arrays that are used again. */
export interface Learner {
  /** @param asked - The sum of the weights of the terms that the question looks for: the proportion of the mix. */
  learn(window: Window, first: ModelDocuments, asked: number): LearntTerm[]
  /** Writes what the learnt terms add to each document of the window. */
  score(window: Window, learnt: readonly LearntTerm[], scores: Float64Array): void
}

interface Model extends Ground {
  /** By term number: its probability so far; all 0 between queries. */
  readonly mass: Float64Array
  /** By term number: whether it tells these documents from the collection, as far as that is known without them. */
  readonly isTelling: Uint8Array
  /** By term number: its place among the learnt ones, from 1; all 0 between queries. */
  readonly slotOf: Uint8Array
  met: Uint32Array
  /** The likeliest terms, likeliest first, ties by number. */
  readonly best: Uint32Array
  /** Of the learnt terms in the document at hand. */
  readonly frequencies: Float64Array
  readonly factors: Float64Array
}

/**
 * What the first hits have in common: a relevance model over them, to be mixed with the question.
 *
 *     P(w | R) = Σ over the first documents of tf(w) / length × weight of the document
 *
 * @see Lavrenko, Croft, Relevance-based language models, SIGIR 2001; the mixture of Abdul-Jaleel et al., UMass at TREC
 * 2004 (RM3).
 */
export function createLearner(ground: Ground): Learner {
  const model = openModel(ground)
  return {
    learn(window, first, asked) {
      const met = addUp(model, window, first)
      const learnt = toLearnt(model, chooseBest(model, met), asked)
      for (let at = 0; at < met; at++) model.mass[model.met[at] ?? 0] = 0
      return learnt
    },
    score(window, learnt, scores) {
      for (const [slot, { term, factor }] of learnt.entries()) {
        model.slotOf[term] = slot + 1
        model.factors[slot] = factor
      }
      for (let number = 0; number < window.count; number++) {
        addFrequencies(model, window, number)
        scores[number] = takeImpacts(model, learnt.length)
      }
      for (const { term } of learnt) model.slotOf[term] = 0
    },
  }
}

function openModel(ground: Ground): Model {
  const { terms, ids } = ground.segment
  const common = Math.max(1, ids.length * commonShare)
  return {
    ...ground,
    mass: new Float64Array(terms.length),
    isTelling: Uint8Array.from(terms, (spelling, term) =>
      spelling.length >= minTermLength && documentFrequencyOf(ground.segment, term) <= common ? 1 : 0),
    slotOf: new Uint8Array(terms.length),
    met: new Uint32Array(1 << 10),
    best: new Uint32Array(modelTerms),
    frequencies: new Float64Array(modelTerms),
    factors: new Float64Array(modelTerms),
  }
}

/** @returns How many telling terms were met. */
function addUp(model: Model, { codes, starts, lengths }: Window, { numbers, weights }: ModelDocuments): number {
  let met = 0
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0
    const share = (weights[place] ?? 0) / Math.max(1, lengths[number] ?? 1)
    const [start, end] = [starts[number] ?? 0, starts[number + 1] ?? 0]
    if (met + end - start > model.met.length) model.met = grown(model.met, met + end - start)
    const { mass, isTelling, met: list } = model
    for (let at = start; at < end; at++) {
      const code = codes[at] ?? 0
      const term = code >> 1
      // The end of a field, or a compound, which repeats its parts.
      if (code < 0 || (code & 1) === 1 || isTelling[term] !== 1) continue
      const before = mass[term] ?? 0
      if (before === 0) list[met++] = term
      mass[term] = before + share
    }
  }
  return met
}

function grown(list: Uint32Array, length: number): Uint32Array {
  const longer = new Uint32Array(length * 2)
  longer.set(list)
  return longer
}

/** Keeps the best so far in order by insertion. @returns How many there are. */
function chooseBest({ mass, met, best }: Model, count: number): number {
  const comesBefore = (term: number, other: number): boolean => {
    const difference = (mass[term] ?? 0) - (mass[other] ?? 0)
    return difference === 0 ? term < other : difference > 0
  }
  let kept = 0
  for (let next = 0; next < count; next++) {
    const term = met[next] ?? 0
    if (kept === best.length && !comesBefore(term, best[kept - 1] ?? 0)) continue
    let at = kept === best.length ? kept - 1 : kept++
    for (; at > 0 && comesBefore(term, best[at - 1] ?? 0); at--) best[at] = best[at - 1] ?? 0
    best[at] = term
  }
  return kept
}

function toLearnt({ segment, settings: { ranking }, mass, best }: Model, count: number, asked: number): LearntTerm[] {
  const chosen = Array.from(best.subarray(0, count))
  const all = chosen.reduce((sum, term) => sum + (mass[term] ?? 0), 0)
  return chosen.map((term) => {
    const probability = (mass[term] ?? 0) / all
    const idf = inverseDocumentFrequency(documentFrequencyOf(segment, term), segment.ids.length)
    return { term, probability,
      factor: (ranking.feedback * asked * probability * idf * (ranking.k1 + 1)) / impactScale }
  })
}

function addFrequencies({ slotOf, frequencies, settings: { fields } }: Model, { codes, starts, shares }: Window,
  number: number): void {
  const end = starts[number + 1] ?? 0
  let share = number * fields.length
  for (let at = starts[number] ?? 0; at < end; at++) {
    const code = codes[at] ?? 0
    if (code === fieldEnd) {
      share++
      continue
    }
    const slot = (slotOf[code >> 1] ?? 0) - 1
    if (slot >= 0) frequencies[slot] = (frequencies[slot] ?? 0) + (shares[share] ?? 0)
  }
}

/** What the frequencies of the document at hand come to; they are forgotten. */
function takeImpacts({ frequencies, factors, settings: { ranking } }: Model, count: number): number {
  let score = 0
  for (let slot = 0; slot < count; slot++) {
    const frequency = frequencies[slot] ?? 0
    if (frequency === 0) continue
    score += (factors[slot] ?? 0) * toImpact(frequency, ranking.k1)
    frequencies[slot] = 0
  }
  return score
}
