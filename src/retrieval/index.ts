/**
 * Which documents match these terms, how well, and why?
 *
 * Sees ids and fields only. An index is immutable and total: no string makes it throw, the same documents and options
 * give the same answers, ties break by id in code-unit order, and a query's cost is bounded by {@link queryBounds}.
 *
 * A query is ranked by BM25F over flat postings, exactly, without reading the lists that cannot matter any more. The
 * first hits are then read word by word, for the nearness of what was asked and for the terms that they share; a clear
 * first place is not moved by the latter. What each step is worth on a judged collection: tests/bench/RESULTS.md.
 *
 *     const index = createIndex(documents, { fields: { title: { weight: 2 }, text: {} } })
 *     index.search('how does the event lopp work')   // [{ id, score, coverage }, …], "lopp" read as "loop"
 */
export { aliasTerm } from './aliases.js'
export { type BuildProgress, type Candidate, type Clause, type Document, type Expansion, type Explanation,
  type FieldOptions, type IndexOptions, type Query, queryBounds, type QueryOptions, type Ranking, type ScoredDocument,
  type SearchIndex, type SearchOptions, type SpellingReading } from './model.js'
export { buildIndex, buildIndexData, createIndex, createIndexData, type IndexData, openIndex } from './search-index.js'
export { inverseDocumentFrequency } from './ranking.js'
export { averagePrecision, type BootstrapOptions, bootstrapInterval, comparePaired, type Grades, type Interval, mean,
  ndcg, type PairedComparison, recall, reciprocalRank, seededRandom, success } from './measure.js'
