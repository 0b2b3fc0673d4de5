import { type Parsed, parsed } from '../errors.js'
import { buildSegment } from './build.js'
import { coverageOf, gatherEvidence } from './evidence.js'
import { explainScore } from './explain.js'
import type { BuildProgress, Document, Explanation, IndexOptions, Query, ScoredDocument, SearchIndex,
  SearchOptions } from './model.js'
import { analyseQuery, type QueryGround } from './query.js'
import { createRefiner, type Refinement } from './refine.js'
import { findDocument, openLexicon, type Segment, termOfWord } from './segment.js'
import { parseSegment, writeSnapshot } from './snapshot.js'
import { fillSettings, type Settings } from './settings.js'
import { buildSpeller, type Speller } from './spelling.js'
import { createScorer, documentFrequencyOf, findPosting, type Wanted, wantedTerms } from './top.js'
import { inverseDocumentFrequency } from './weight.js'

/**
 * Builds an index, pausing after each slice of documents so that the caller may show progress and let others through.
 *
 * @param documents - In any order; of several with one id the last stands.
 * @returns (when done) The same index, byte for byte, for the same documents and options.
 */
export function* buildIndex(documents: Iterable<Document>,
  options: IndexOptions): Generator<BuildProgress, SearchIndex> {
  const settings = fillSettings(options)
  return openIndex(yield* buildSegment(documents, settings), settings)
}

/** Builds an index in one go. */
export function createIndex(documents: Iterable<Document>, options: IndexOptions): SearchIndex {
  return drain(buildIndex(documents, options))
}

/**
 * The index that {@link SearchIndex.snapshot} wrote, or why its bytes are not to be trusted.
 *
 * @param options - Those that it was built with: other fields, weights or aliases are refused.
 */
export function parseSnapshot(bytes: Uint8Array, options: IndexOptions): Parsed<SearchIndex> {
  const settings = fillSettings(options)
  const segment = parseSegment(bytes, settings)
  return segment.ok ? parsed(openIndex(segment.value, settings)) : segment
}

/** Runs a build to its end. */
export function drain<T>(build: Generator<BuildProgress, T>): T {
  let step = build.next()
  while (step.done !== true) step = build.next()
  return step.value
}

const usualLimit = 10
// At least so many of the first hits are looked at closely: enough for those that proximity and feedback lift into sight.
const minWindow = 30

function boundLimit(limit = usualLimit): number {
  return limit > 0 ? Math.min(Math.floor(limit), 2 ** 31) : 0
}

export function openIndex(segment: Segment, settings: Settings): SearchIndex {
  const lexicon = openLexicon(segment)
  const scorer = createScorer(segment)
  const refiner = createRefiner(segment, settings)
  let speller: Speller | undefined
  const suggest: Speller['suggest'] = (word) => (speller ??= buildSpeller(segment, settings.aliases)).suggest(word)
  const frequency = (term: string): number => {
    const number = lexicon.termOf(term)
    return number < 0 ? 0 : documentFrequencyOf(segment, number)
  }
  const ground: QueryGround = {
    settings,
    hasTerm: (term) => lexicon.termOf(term) >= 0,
    hasWord: (word) => lexicon.wordOf(word) >= 0,
    idf: (term) => inverseDocumentFrequency(frequency(term), segment.ids.length),
    suggest,
  }
  const read = (query: Query | string): Query => (typeof query === 'string' ? analyseQuery(query, ground) : query)

  const rank = (query: Query, limit: number): { wanted: Wanted[]; refinement: Refinement } => {
    const wanted = wantedTerms(query, segment, lexicon, settings.ranking.k1)
    return { wanted, refinement: refiner.refine(scorer.top(wanted, Math.max(limit, minWindow)), wanted) }
  }

  const search = (asked: Query | string, options: SearchOptions = {}): ScoredDocument[] => {
    const query = read(asked)
    const limit = boundLimit(options.limit)
    const { wanted, refinement } = rank(query, limit)
    return Array.from(refinement.order.subarray(0, limit), (place) => {
      const document = refinement.documents[place] ?? 0
      const coverage = coverageOf(query,
        (_, number) =>
          wanted.some(({ clause, term }) => clause === number && findPosting(segment, term, document) >= 0))
      return { id: segment.ids[document] ?? '', score: refinement.scores[place] ?? 0, coverage }
    })
  }

  const explain = (query: Query, id: string, options: SearchOptions = {}): Explanation | undefined => {
    const document = findDocument(segment, id)
    return document < 0
      ? undefined
      : explainScore({ query, ...rank(query, boundLimit(options.limit)), document, segment, settings })
  }

  return {
    documentCount: segment.ids.length,
    termCount: segment.terms.length,
    postingCount: segment.documents.length,
    query: (text, options) => analyseQuery(text, ground, options),
    search,
    evidence: (query, id) => gatherEvidence(query, id, segment, lexicon),
    explain,
    has: (word) => settings.aliases.words.has(word) || ground.hasTerm(termOfWord(word)),
    documentFrequency: (word) => frequency(termOfWord(word)),
    spellings: suggest,
    vocabulary: () => segment.words.filter((word) => !word.startsWith('=')),
    hasDocument: (id) => findDocument(segment, id) >= 0,
    *revise({ put = [], remove = [] }) {
      const revised = yield* buildSegment(put, settings, { from: segment, remove: new Set(remove) })
      return openIndex(revised, settings)
    },
    snapshot: () => writeSnapshot(segment, settings),
  }
}
