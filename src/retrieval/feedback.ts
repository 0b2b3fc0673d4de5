import { impactScale, type Segment } from './segment.js'
import type { Settings } from './settings.js'
import { documentFrequencyOf, type Ranked } from './top.js'
import { inverseDocumentFrequency } from './weight.js'
import { impactsIn, type Window } from './window.js'

/** A term that the first hits share, ready to be added up: score = impact × `factor`. */
export interface LearntTerm {
  readonly term: number
  /** Share of the model, 0..1. */
  readonly probability: number
  readonly factor: number
}

// As many documents and terms as the literature takes for granted (Anserini's RM3: 10 and 10), with more terms as here
// they only reorder what was found.
const modelDocuments = 10
const modelTerms = 20
// Terms in more documents than this are common to the collection rather than to these documents.
const commonShare = 0.1
const minTermLength = 2

/**
 * What the first hits have in common: a relevance model over them, to be mixed with the question.
 *
 *     P(w | R) = Σ over the first documents of tf(w) / length × score / sum of the scores
 *
 * @param asked - The sum of the weights of the terms that the question looks for: the mix is in proportion to it.
 * @see Lavrenko, Croft, Relevance-based language models, SIGIR 2001; the mixture of Abdul-Jaleel et al., UMass at TREC 2004 (RM3).
 */
export function learnTerms(window: Window, ranked: readonly Ranked[], asked: number, segment: Segment, settings: Settings): LearntTerm[] {
  const documentCount = segment.ids.length
  const isTelling = (term: number): boolean =>
    documentFrequencyOf(segment, term) <= Math.max(1, documentCount * commonShare) && (segment.terms[term] ?? '').length >= minTermLength
  const model = [...addModels(window, ranked)].filter(([term]) => isTelling(term))
  const chosen = model.sort(([a, x], [b, y]) => y - x || a - b).slice(0, modelTerms)
  const mass = chosen.reduce((sum, [, probability]) => sum + probability, 0)
  return chosen.map(([term, probability]) => {
    const idf = inverseDocumentFrequency(documentFrequencyOf(segment, term), documentCount)
    const weight = (settings.ranking.feedback * asked * probability) / mass
    return { term, probability: probability / mass, factor: (weight * idf * (settings.ranking.k1 + 1)) / impactScale }
  })
}

function addModels(window: Window, ranked: readonly Ranked[]): Map<number, number> {
  const places = new Map(window.documents.map((document, number) => [document, number]))
  const first = ranked.slice(0, modelDocuments)
  const total = first.reduce((sum, { score }) => sum + score, 0)
  const model = new Map<number, number>()
  for (const { document, score } of first) {
    const number = places.get(document) ?? 0
    const share = score / total / Math.max(1, window.lengths[number] ?? 1)
    for (const code of window.codes.subarray(window.starts[number], window.starts[number + 1])) {
      if (code >= 0 && (code & 1) === 0) model.set(code >> 1, (model.get(code >> 1) ?? 0) + share)
    }
  }
  return model
}

/** What the learnt terms add to each document of a window. */
export function scoreFeedback(window: Window, learnt: readonly LearntTerm[], slotOf: Int32Array, settings: Settings): Float64Array {
  for (const [slot, { term }] of learnt.entries()) slotOf[term] = slot + 1
  const impacts = impactsIn(window, slotOf, learnt.length, settings)
  for (const { term } of learnt) slotOf[term] = 0
  return Float64Array.from(window.documents, (_, number) =>
    learnt.reduce((sum, { factor }, slot) => sum + factor * (impacts[number * learnt.length + slot] ?? 0), 0),
  )
}
