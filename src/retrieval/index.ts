/**
 * Which documents match these terms, how well, and why?
 *
 * Sees ids and fields only. An index is immutable and total: no string makes it throw, the same documents and options give
 * the same bytes, ties break by id in code-unit order. Ranking is BM25F, see {@link Ranking}.
 */
export { aliasTerm } from './aliases.js'
export type {
  BuildProgress,
  Candidate,
  Clause,
  Document,
  Evidence,
  Expansion,
  Explanation,
  FieldOptions,
  IndexOptions,
  Query,
  QueryOptions,
  Ranking,
  ScoredDocument,
  SearchIndex,
  SearchOptions,
  SpellingReading,
} from './model.js'
export { buildIndex, createIndex, drain, parseSnapshot } from './search-index.js'
export { inverseDocumentFrequency } from './weight.js'
export {
  averagePrecision,
  type BootstrapOptions,
  bootstrapInterval,
  comparePaired,
  type Grades,
  type Interval,
  mean,
  ndcg,
  type PairedComparison,
  recall,
  reciprocalRank,
  seededRandom,
  success,
} from './measure.js'
