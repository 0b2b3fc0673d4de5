import { type Best, createBest } from './flat.js'
import type { Query } from './model.js'
import { inverseDocumentFrequency } from './ranking.js'
import { impactScale, type Lexicon, type Segment } from './segment.js'

/** A term that a query looks for, ready to be added up: score = impact × `factor`. */
export interface Wanted {
  readonly term: number
  readonly clause: number
  readonly candidate: number
  readonly weight: number
  readonly idf: number
  /** False for what the caller added to the question, and for spellings that repeat asked words. */
  readonly isAnchor: boolean
  /** Weight × idf × (k1 + 1) / impact scale. */
  readonly factor: number
}

export function documentFrequencyOf({ offsets }: Segment, term: number): number {
  return (offsets[term + 1] ?? 0) - (offsets[term] ?? 0)
}

export function wantedTerms(query: Query, segment: Segment,
  { lexicon, k1 }: { readonly lexicon: Lexicon; readonly k1: number }): Wanted[] {
  const wanted: Wanted[] = []
  for (const [clause, { candidates, isAsked }] of query.clauses.entries()) {
    for (const [candidate, { term: spelling, weight, kind }] of candidates.entries()) {
      const term = lexicon.termOf(spelling)
      if (term < 0) continue
      const idf = inverseDocumentFrequency(documentFrequencyOf(segment, term), segment.ids.length)
      const isAnchor = isAsked && kind !== 'compound' && kind !== 'joined'
      wanted.push({ term, clause, candidate, weight, idf, isAnchor, factor: (weight * idf * (k1 + 1)) / impactScale })
    }
  }
  return wanted
}

/** Where a document's posting for a term stands, or -1. */
export function findPosting({ documents, offsets }: Segment, term: number, document: number): number {
  let low = offsets[term] ?? 0
  let high = (offsets[term + 1] ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = documents[middle] ?? 0
    if (found === document) return middle
    if (found < document) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Adds up scores for one query at a time. Its arrays are as long as the index, made once and used again. */
interface Scorer {
  /**
   * The best documents by the sum of impact × factor, exactly, best first; ties by document number. Valid until the
   * next query.
   *
   * Every posting of the rarest terms is read. Once the terms that are left could not lift a new document into the
   * first `limit`, they are looked up for the documents already met only.
   */
  top(wanted: readonly Wanted[], limit: number): Best
}

/** Scores by document, and which documents have one. */
interface Accumulator {
  readonly segment: Segment
  readonly scores: Float64Array
  readonly touched: Uint32Array
  count: number
  /** Of what has been added up so far, and in the end. */
  readonly best: Best
}

export function createScorer(segment: Segment): Scorer {
  let accumulator: Accumulator | undefined
  return {
    top(wanted, limit) {
      accumulator ??= { segment, scores: new Float64Array(segment.ids.length),
        touched: new Uint32Array(segment.ids.length), count: 0, best: createBest() }
      addUp(accumulator, wanted, limit)
      chooseBest(accumulator, Math.min(limit, accumulator.count))
      accumulator.best.sort()
      forget(accumulator)
      return accumulator.best
    },
  }
}

function forget(accumulator: Accumulator): void {
  const { scores, touched, count } = accumulator
  for (let at = 0; at < count; at++) scores[touched[at] ?? 0] = 0
  accumulator.count = 0
}

// Below this many postings it is cheaper to read a list than to ask whether it is worth reading.
const shortList = 1_024

function addUp(accumulator: Accumulator, wanted: readonly Wanted[], limit: number): void {
  const { segment } = accumulator
  const lists = [...wanted].sort((a, b) =>
    documentFrequencyOf(segment, a.term) - documentFrequencyOf(segment, b.term) || a.term - b.term
  )
  // The most that a document can have from the lists that were read, and from those that are left.
  let done = 0
  let left = lists.reduce((sum, { term, factor }) => sum + (segment.peaks[term] ?? 0) * factor, 0)
  let closed = false
  for (const list of lists) {
    const most = (segment.peaks[list.term] ?? 0) * list.factor
    if (!closed && left < done && accumulator.count >= limit && documentFrequencyOf(segment, list.term) > shortList) {
      const bar = chooseBest(accumulator, limit)
      closed = left < bar
      if (closed) dropBelow(accumulator, bar - left)
    }
    if (closed) readForTouched(accumulator, list)
    else readList(accumulator, list)
    done += most
    left -= most
  }
}

function readList(accumulator: Accumulator, { term, factor }: Wanted): void {
  const { scores, touched, segment: { documents, impacts, offsets } } = accumulator
  const end = offsets[term + 1] ?? 0
  let { count } = accumulator
  for (let at = offsets[term] ?? 0; at < end; at++) {
    const document = documents[at] ?? 0
    const score = scores[document] ?? 0
    if (score === 0) touched[count++] = document
    scores[document] = score + (impacts[at] ?? 0) * factor
  }
  accumulator.count = count
}

function readForTouched({ segment, scores, touched, count }: Accumulator, { term, factor }: Wanted): void {
  const { offsets, documents, impacts } = segment
  const list = { at: offsets[term] ?? 0, end: offsets[term + 1] ?? 0 }
  for (let at = 0; at < count && list.at < list.end; at++) {
    const document = touched[at] ?? 0
    list.at = gallop(documents, list, document)
    if (documents[list.at] === document) scores[document] = (scores[document] ?? 0) + (impacts[list.at] ?? 0) * factor
  }
}

// Only documents that may still come in; in order, so that each list is walked once, forwards.
function dropBelow(accumulator: Accumulator, bar: number): void {
  const { scores, touched } = accumulator
  let kept = 0
  for (let at = 0; at < accumulator.count; at++) {
    const document = touched[at] ?? 0
    // The sums are of rounded numbers: a hair's breadth below the bar may be the bar.
    if ((scores[document] ?? 0) >= bar * (1 - 1e-9)) touched[kept++] = document
    else scores[document] = 0
  }
  accumulator.count = kept
  touched.subarray(0, kept).sort()
}

/** @returns The score of the last of the best so far; 0 if they are fewer than so many. */
function chooseBest({ scores, touched, count, best }: Accumulator, size: number): number {
  best.clear(size)
  let least = 0
  for (let at = 0; at < count; at++) {
    const document = touched[at] ?? 0
    const score = scores[document] ?? 0
    if (score >= least) least = best.offer(document, score)
  }
  return least
}

/** The first place from `at` on that holds `document` or more: doubling steps, then halving ones. */
function gallop(documents: Uint32Array, { at, end }: { readonly at: number; readonly end: number },
  document: number): number {
  let step = 1
  let low = at
  while (low + step < end && (documents[low + step] ?? 0) < document) {
    low += step
    step *= 2
  }
  let high = Math.min(end, low + step + 1)
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((documents[middle] ?? 0) < document) low = middle + 1
    else high = middle
  }
  return low
}
