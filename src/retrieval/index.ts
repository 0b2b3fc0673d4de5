/**
 * Which documents match these terms, how well, and why?
 *
 * Sees ids and fields only. An index is immutable and total: no string makes it throw, the same documents and options give
 * the same bytes, ties break by id in code-unit order, and a query's cost is bounded by {@link queryBounds}.
 *
 * A query is ranked by BM25F over flat postings, exactly, without reading the lists that cannot matter any more. The first
 * hits are then read word by word, for the nearness of what was asked and for the terms that they share; the first place
 * is not moved by the latter. What each step is worth on a judged collection stands in tests/bench/RESULTS.md.
 *
 *     const index = createIndex(documents, { fields: { title: { weight: 2 }, text: {} } })
 *     index.search('how does the event lopp work')   // [{ id, score, coverage }, …], "lopp" read as "loop"
 */
export { aliasTerm } from './aliases.js'
export { queryBounds } from './bounds.js'
export type { BuildProgress, Candidate, Clause, Document, Evidence, Expansion, Explanation, FieldOptions, IndexOptions,
  Query, QueryOptions, Ranking, ScoredDocument, SearchIndex, SearchOptions, SpellingReading } from './model.js'
export { buildIndex, createIndex, drain, parseSnapshot } from './search-index.js'
export { inverseDocumentFrequency } from './weight.js'
export { averagePrecision, type BootstrapOptions, bootstrapInterval, comparePaired, type Grades, type Interval, mean,
  ndcg, type PairedComparison, recall, reciprocalRank, seededRandom, success } from './measure.js'
