import type { Query } from './model.js'
import { impactScale, type Lexicon, type Segment } from './segment.js'

/** A term that a query looks for, ready to be added up: score = impact × `factor`. */
export interface Wanted {
  readonly term: number
  readonly clause: number
  readonly candidate: number
  /** Weight × idf × (k1 + 1) / impact scale. */
  readonly factor: number
}

/** A document by number, and its score so far. */
export interface Ranked {
  readonly document: number
  score: number
}

/**
 * Inverse document frequency: how much a term narrows the field.
 *
 *     idf = ln(1 + (N - df + 0.5) / (df + 0.5))     N = documents in the index, df = documents with the term
 *
 * @returns Above 0, at most ln(2 N + 2).
 * @see Robertson, Zaragoza, The Probabilistic Relevance Framework, 2009, §3.3; the 1 keeps frequent terms above zero, as in Lucene.
 * @example inverseDocumentFrequency(2, 8) // ln 3.6 ≈ 1.281
 */
export function inverseDocumentFrequency(documentFrequency: number, documentCount: number): number {
  return Math.log(1 + (documentCount - documentFrequency + 0.5) / (documentFrequency + 0.5))
}

export function documentFrequencyOf({ offsets }: Segment, term: number): number {
  return (offsets[term + 1] ?? 0) - (offsets[term] ?? 0)
}

export function wantedTerms(query: Query, segment: Segment, lexicon: Lexicon, k1: number): Wanted[] {
  return query.clauses.flatMap(({ candidates }, clause) =>
    candidates.flatMap(({ term: spelling, weight }, candidate) => {
      const term = lexicon.termOf(spelling)
      if (term === undefined) return []
      const idf = inverseDocumentFrequency(documentFrequencyOf(segment, term), segment.ids.length)
      return [{ term, clause, candidate, factor: (weight * idf * (k1 + 1)) / impactScale }]
    }),
  )
}

/** Adds up scores for one query at a time; the arrays are as long as the index and are used again. */
export interface Scorer {
  top(wanted: readonly Wanted[], limit: number): Ranked[]
}

export function createScorer(segment: Segment): Scorer {
  let scores: Float64Array | undefined
  return {
    top(wanted, limit) {
      scores ??= new Float64Array(segment.ids.length)
      const touched = addUp(segment, wanted, scores)
      const best = selectBest(touched, scores, limit)
      for (const document of touched) scores[document] = 0
      return best
    },
  }
}

function addUp({ offsets, documents, impacts }: Segment, wanted: readonly Wanted[], scores: Float64Array): number[] {
  const touched: number[] = []
  for (const { term, factor } of wanted) {
    const end = offsets[term + 1] ?? 0
    for (let at = offsets[term] ?? 0; at < end; at++) {
      const document = documents[at] ?? 0
      const score = scores[document] ?? 0
      if (score === 0) touched.push(document)
      scores[document] = score + (impacts[at] ?? 0) * factor
    }
  }
  return touched
}

function selectBest(touched: readonly number[], scores: Float64Array, limit: number): Ranked[] {
  return touched
    .map((document) => ({ document, score: scores[document] ?? 0 }))
    .sort((a, b) => b.score - a.score || a.document - b.document)
    .slice(0, limit)
}
