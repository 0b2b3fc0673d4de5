import { impactScale } from './segment.js'
import type { Settings } from './settings.js'

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

/**
 * What one occurrence in a field adds to a pseudo-frequency: its weight, less in a field longer than the average.
 *
 *     share = weight / (1 - b + b length / average)
 *
 * @see Robertson, Zaragoza, Taylor, Simple BM25 Extension to Multiple Weighted Fields, CIKM 2004, with lengths normalised
 * by field as in The Probabilistic Relevance Framework, 2009, §3.6.
 */
export function shareOf(field: number, length: number, { averages }: { readonly averages: Float64Array },
  settings: Settings): number {
  const { weight = 0, b = 0 } = settings.fields[field] ?? {}
  const average = averages[field] ?? 0
  return weight / (1 - b + (average > 0 ? (b * length) / average : 0))
}

/** Pseudo-frequency to saturated frequency, in steps that fit a posting; a term that occurs is never 0. */
export function toImpact(frequency: number, k1: number): number {
  return Math.max(1, Math.round((impactScale * frequency) / (k1 + frequency)))
}
