import { type Ground, inverseDocumentFrequency, type Settings, toImpact } from './ranking.js'
import { firstWordCode, impactScale, isCompoundCode, streamFieldEnd, wordOfCode } from './segment.js'
import { documentFrequencyOf } from './top.js'
import type { Window } from './window.js'

/** A term that the first hits share, ready to be added up: score = impact × `factor`. */
export interface LearntTerm {
  readonly term: number
  /** Share of the model, 0..1. */
  readonly probability: number
  readonly factor: number
}

/** A document of the window by its number there, with its score so far. */
export interface ModelDocument {
  readonly number: number
  readonly score: number
}

// As many documents as the literature takes for granted (RM3 in Anserini), and more terms than its ten: here they only
// reorder what was found, so a weak one costs little.
export const modelDocuments = 10
const modelTerms = 20
// Terms in more documents than this are common to the collection rather than to these documents.
const commonShare = 0.1
const minTermLength = 2

/** Learns from one window at a time; the array is as long as the vocabulary and is used again. */
export interface Learner {
  learn(window: Window, first: readonly ModelDocument[], asked: number): LearntTerm[]
}

/**
 * What the first hits have in common: a relevance model over them, to be mixed with the question.
 *
 *     P(w | R) = Σ over the first documents of tf(w) / length × score / sum of the scores
 *
 * `asked`, the sum of the weights of the terms that the question looks for, sets the proportion of the mix.
 *
 * @see Lavrenko, Croft, Relevance-based language models, SIGIR 2001; the mixture of Abdul-Jaleel et al., UMass at TREC
 * 2004 (RM3).
 */
export function createLearner({ segment, settings: { ranking } }: Ground): Learner {
  const model = new Float64Array(segment.terms.length)
  const common = Math.max(1, segment.ids.length * commonShare)
  // Terms are numbered by falling frequency, so the common ones are the first.
  const firstTelling = segment.terms.findIndex((_, term) => documentFrequencyOf(segment, term) <= common)
  const isTelling = (term: number): boolean =>
    term >= firstTelling && (segment.terms[term] ?? '').length >= minTermLength
  return {
    learn(window, first, asked) {
      const met = addUp(window, first, model)
      const chosen = chooseBest(met, model, isTelling)
      const mass = chosen.reduce((sum, term) => sum + (model[term] ?? 0), 0)
      const learnt = chosen.map((term) => {
        const probability = (model[term] ?? 0) / mass
        const idf = inverseDocumentFrequency(documentFrequencyOf(segment, term), segment.ids.length)
        return { term, probability,
          factor: (ranking.feedback * asked * probability * idf * (ranking.k1 + 1)) / impactScale }
      })
      for (const term of met) model[term] = 0
      return learnt
    },
  }
}

function addUp(window: Window, first: readonly ModelDocument[], model: Float64Array): number[] {
  const total = first.reduce((sum, { score }) => sum + score, 0)
  const met: number[] = []
  for (const { number, score } of first) {
    const share = score / total / Math.max(1, window.lengths[number] ?? 1)
    const end = window.starts[number + 1] ?? 0
    for (let at = window.starts[number] ?? 0; at < end; at++) {
      const code = window.codes[at] ?? 0
      if (code < firstWordCode || isCompoundCode(code)) continue
      const term = wordOfCode(code)
      const before = model[term] ?? 0
      if (before === 0) met.push(term)
      model[term] = before + share
    }
  }
  return met
}

/** The likeliest terms, likeliest first, ties by number: the best so far, kept in order by insertion. */
function chooseBest(met: readonly number[], model: Float64Array, isTelling: (term: number) => boolean): number[] {
  const comesBefore = (term: number, other: number): boolean => {
    const difference = (model[term] ?? 0) - (model[other] ?? 0)
    return difference === 0 ? term < other : difference > 0
  }
  const best: number[] = []
  for (const term of met) {
    const last = best[best.length - 1] ?? 0
    if ((best.length === modelTerms && !comesBefore(term, last)) || !isTelling(term)) continue
    if (best.length === modelTerms) best.pop()
    let at = best.length
    while (at > 0 && comesBefore(term, best[at - 1] ?? 0)) at--
    best.splice(at, 0, term)
  }
  return best
}

/**
 * What the learnt terms add to each document of a window.
 *
 * @param slotOf - By term number; all 0, and left so.
 */
export function scoreFeedback(window: Window, learnt: readonly LearntTerm[],
  { slotOf, settings }: { readonly slotOf: Uint8Array; readonly settings: Settings }): Float64Array {
  for (const [slot, { term }] of learnt.entries()) slotOf[term] = slot + 1
  const found = { slotOf, frequencies: new Float64Array(learnt.length) }
  const factors = Float64Array.from(learnt, ({ factor }) => factor)
  const scores = new Float64Array(window.documents.length)
  for (let number = 0; number < scores.length; number++) {
    found.frequencies.fill(0)
    addFrequencies(window, number, found)
    scores[number] = addImpacts(found.frequencies, factors, settings.ranking.k1)
  }
  for (const { term } of learnt) slotOf[term] = 0
  return scores
}

function addFrequencies({ codes, starts, shares, documents }: Window, number: number,
  { slotOf, frequencies }: { readonly slotOf: Uint8Array; readonly frequencies: Float64Array }): void {
  const end = starts[number + 1] ?? 0
  let share = (number * shares.length) / documents.length
  for (let at = starts[number] ?? 0; at < end; at++) {
    const code = codes[at] ?? 0
    if (code === streamFieldEnd) share++
    if (code < firstWordCode) continue
    const slot = (slotOf[wordOfCode(code)] ?? 0) - 1
    if (slot >= 0) frequencies[slot] = (frequencies[slot] ?? 0) + (shares[share] ?? 0)
  }
}

function addImpacts(frequencies: Float64Array, factors: Float64Array, k1: number): number {
  let score = 0
  for (let slot = 0; slot < factors.length; slot++) {
    const frequency = frequencies[slot] ?? 0
    if (frequency > 0) score += (factors[slot] ?? 0) * toImpact(frequency, k1)
  }
  return score
}
