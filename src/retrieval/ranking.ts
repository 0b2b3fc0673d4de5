import { type AliasTable, buildAliasTable } from './aliases.js'
import type { IndexOptions, Ranking } from './model.js'
import { impactScale, type Segment } from './segment.js'

/** Options of an index with every default filled in. */
export interface Settings {
  readonly fields: readonly { readonly name: string; readonly weight: number; readonly b: number }[]
  readonly aliases: AliasTable
  readonly isKnownWord: (word: string) => boolean
  readonly ranking: Ranking
}

/** An index, and how it ranks. */
export interface Ground {
  readonly segment: Segment
  readonly settings: Settings
}

/** k1 and b as in Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, §3.7. */
const standard: Ranking = { k1: 1.2, b: 0.75, proximity: 0.5, feedback: 0.5 }

export function fillSettings(options: IndexOptions): Settings {
  const ranking = { ...standard, ...options.ranking }
  const fields = Object.entries(options.fields).flatMap((
    [name, { weight = 1, b = ranking.b }],
  ) => (weight > 0 ? [{ name, weight, b }] : []))
  return { fields, aliases: buildAliasTable(options.aliases ?? []), isKnownWord: options.isKnownWord ?? (() => false),
    ranking }
}

/**
 * Inverse document frequency: how much a term narrows the field.
 *
 *     idf = ln(1 + (N - df + 0.5) / (df + 0.5))     N = documents in the index, df = documents with the term
 *
 * @returns Above 0, at most ln(2 N + 2).
 * @see Robertson, Zaragoza, The Probabilistic Relevance Framework, 2009, §3.3; the 1 keeps frequent terms above zero,
 * as in Lucene.
 * @example inverseDocumentFrequency(2, 8) // ln 3.6 ≈ 1.281
 */
export function inverseDocumentFrequency(documentFrequency: number, documentCount: number): number {
  return Math.log(1 + (documentCount - documentFrequency + 0.5) / (documentFrequency + 0.5))
}

/**
 * What one occurrence in each field adds to a pseudo-frequency: the field's weight, less in a text longer than average.
 *
 *     share = weight / (1 - b + b length / average)
 *
 * @param lengths - Of the fields of one document.
 * @param averages - Of each field over the documents that have it.
 * @see Robertson, Zaragoza, Taylor, Simple BM25 Extension to Multiple Weighted Fields, CIKM 2004, with lengths
 * normalised by field as in The Probabilistic Relevance Framework, 2009, §3.6.
 */
export function sharesOf(lengths: Float64Array, averages: Float64Array, { fields }: Settings): Float64Array {
  return lengths.map((length, field) => shareOf(length, averages[field] ?? 0, fields[field]))
}

/** The same for one field. */
export function shareOf(length: number, average: number, field: Settings['fields'][number] | undefined): number {
  if (field === undefined) return 0
  const { weight, b } = field
  return weight / (1 - b + (average > 0 ? (b * length) / average : 0))
}

/** Pseudo-frequency to saturated frequency, in steps that fit a posting; a term that occurs is never 0. */
export function toImpact(frequency: number, k1: number): number {
  return Math.max(1, Math.round((impactScale * frequency) / (k1 + frequency)))
}
