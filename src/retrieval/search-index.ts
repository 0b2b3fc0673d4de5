import type { AliasTable } from './aliases.js'
import { buildSegment } from './build.js'
import { explainScore } from './explain.js'
import type { BuildProgress, Document, Explanation, IndexOptions, Query, ScoredDocument, SearchIndex,
  SearchOptions } from './model.js'
import { analyseQuery, type QueryGround } from './query.js'
import { fillSettings, type Ground, inverseDocumentFrequency } from './ranking.js'
import { createRefiner, type Refinement } from './refine.js'
import { findDocument, openLexicon, type Segment } from './segment.js'
import { buildSpeller, type Speller } from './spelling.js'
import { createScorer, documentFrequencyOf, findPosting, type Wanted, wantedTerms } from './top.js'

/**
 * Builds an index, pausing after each slice of documents so that the caller may show progress and let others through.
 *
 * @param documents - In any order; of several with one id the last stands.
 * @returns (when done) An index that gives the same answers for the same documents and options.
 */
export function* buildIndex(documents: Iterable<Document>,
  options: IndexOptions): Generator<BuildProgress, SearchIndex> {
  const settings = fillSettings(options)
  return openGround({ segment: yield* buildSegment(documents, settings), settings })
}

/** Builds an index in one go. */
export function createIndex(documents: Iterable<Document>, options: IndexOptions): SearchIndex {
  return openIndex(createIndexData(documents, options), options)
}

/** What an index consists of, as plain data that can be kept. */
export interface IndexData {
  readonly segment: Segment
  readonly aliases: AliasTable
}

export function createIndexData(documents: Iterable<Document>, options: IndexOptions): IndexData {
  const build = buildIndexData(documents, options)
  let step = build.next()
  while (step.done !== true) step = build.next()
  return step.value
}

/** The same, pausing as {@link buildIndex} does. */
export function* buildIndexData(documents: Iterable<Document>,
  options: IndexOptions): Generator<BuildProgress, IndexData> {
  const settings = fillSettings(options)
  return { segment: yield* buildSegment(documents, settings), aliases: settings.aliases }
}

/** @param options - Those that the data was made with. */
export function openIndex({ segment, aliases }: IndexData, options: Omit<IndexOptions, 'aliases'>): SearchIndex {
  return openGround({ segment, settings: { ...fillSettings(options), aliases } })
}

const usualLimit = 10
// At least so many of the first hits are looked at closely: enough for those that proximity and feedback lift up.
const minWindow = 30

function boundLimit(limit = usualLimit): number {
  return limit > 0 ? Math.min(Math.floor(limit), 2 ** 31) : 0
}

function openGround(ground: Ground): SearchIndex {
  const { segment, settings } = ground
  const lexicon = openLexicon(segment)
  const scorer = createScorer(segment)
  const refiner = createRefiner(ground)
  let speller: Speller | undefined
  const suggest: Speller['suggest'] = (word) => (speller ??= buildSpeller(segment, settings.aliases)).suggest(word)
  const frequency = (term: string): number => {
    const number = lexicon.termOf(term)
    return number < 0 ? 0 : documentFrequencyOf(segment, number)
  }
  const known: QueryGround = {
    settings,
    termOf: lexicon.termOfWord,
    hasTerm: (term) => lexicon.termOf(term) >= 0,
    hasWord: (word) => lexicon.wordOf(word) >= 0,
    idf: (term) => inverseDocumentFrequency(frequency(term), segment.ids.length),
    suggest,
  }
  const read = (query: Query | string): Query => (typeof query === 'string' ? analyseQuery(query, known) : query)

  const rank = (query: Query, limit: number): { wanted: Wanted[]; refinement: Refinement } => {
    const wanted = wantedTerms(query, segment, { lexicon, k1: settings.ranking.k1 })
    return { wanted, refinement: refiner.refine(scorer.top(wanted, Math.max(limit, minWindow)), wanted) }
  }

  const search = (asked: Query | string, options: SearchOptions = {}): ScoredDocument[] => {
    const query = read(asked)
    const limit = boundLimit(options.limit)
    const { wanted, refinement: { order, documents, scores } } = rank(query, limit)
    const importance = importanceOf(query)
    return Array.from(order.subarray(0, limit), (place) => {
      const document = documents[place] ?? 0
      return { id: segment.ids[document] ?? '', score: scores[place] ?? 0,
        coverage: coverageOf(wanted, importance, (term) => findPosting(segment, term, document) >= 0) }
    })
  }

  const explain = (query: Query, id: string, options: SearchOptions = {}): Explanation | undefined => {
    const document = findDocument(segment, id)
    return document < 0
      ? undefined
      : explainScore({ query, ...rank(query, boundLimit(options.limit)), document, ...ground })
  }

  return {
    documentCount: segment.ids.length,
    query: (text, options) => analyseQuery(text, known, options),
    search,
    explain,
    documentFrequency: (word) => frequency(lexicon.termOfWord(word)),
  }
}

/** By clause; 0 for what was not asked, and for a compound or a joined word, which repeat what their parts ask. */
function importanceOf({ clauses }: Query): Float64Array {
  return Float64Array.from(clauses, ({ isAsked, candidates: [first], importance }) =>
    isAsked && first?.kind !== 'compound' && first?.kind !== 'joined' ? importance : 0)
}

/** Share of the importance of what was asked. @param wanted - In the order of clauses. */
function coverageOf(wanted: readonly Wanted[], importance: Float64Array, isHeld: (term: number) => boolean): number {
  let found = 0
  let last = -1
  for (const { clause, term } of wanted) {
    const gain = importance[clause] ?? 0
    if (clause === last || gain === 0 || !isHeld(term)) continue
    found += gain
    last = clause
  }
  const all = importance.reduce((sum, each) => sum + each, 0)
  return all === 0 ? 0 : found / all
}
