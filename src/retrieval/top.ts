import type { Query } from './model.js'
import { createHeap, type Heap, type Ranked } from './heap.js'
import { impactScale, type Lexicon, type Segment } from './segment.js'
import { inverseDocumentFrequency } from './weight.js'

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

export function wantedTerms(query: Query, segment: Segment, lexicon: Lexicon, k1: number): Wanted[] {
  return query.clauses.flatMap(({ candidates, isAsked }, clause) =>
    candidates.flatMap(({ term: spelling, weight, kind }, candidate) => {
      const term = lexicon.termOf(spelling)
      if (term < 0) return []
      const idf = inverseDocumentFrequency(documentFrequencyOf(segment, term), segment.ids.length)
      const isAnchor = isAsked && kind !== 'compound' && kind !== 'joined'
      return [{ term, clause, candidate, weight, idf, isAnchor, factor: (weight * idf * (k1 + 1)) / impactScale }]
    })
  )
}

/** Where a document's posting for a term stands, or -1. */
export function findPosting({ offsets, documents }: Segment, term: number, document: number): number {
  const end = offsets[term + 1] ?? 0
  const at = seek(documents, offsets[term] ?? 0, end, document)
  return at < end && documents[at] === document ? at : -1
}

/** Adds up scores for one query at a time. Its arrays are as long as the index, made once and used again. */
export interface Scorer {
  /**
   * The best documents by the sum of impact × factor, exactly; ties by document number.
   *
   * Every posting of the rarest terms is read. Once the terms that are left could not lift a new document into the first
   * `limit`, they are looked up for the documents already met only.
   */
  top(wanted: readonly Wanted[], limit: number): Ranked[]
}

interface Sheet {
  readonly scores: Float64Array
  readonly touched: Uint32Array
  count: number
}

export function createScorer(segment: Segment): Scorer {
  let sheet: Sheet | undefined
  return {
    top(wanted, limit) {
      sheet ??= { scores: new Float64Array(segment.ids.length), touched: new Uint32Array(segment.ids.length), count: 0 }
      addUp(segment, wanted, limit, sheet)
      const best = createHeap(Math.min(limit, sheet.count))
      offerAll(sheet, best)
      clear(sheet)
      return best.finish()
    },
  }
}

function clear(sheet: Sheet): void {
  for (let at = 0; at < sheet.count; at++) sheet.scores[sheet.touched[at] ?? 0] = 0
  sheet.count = 0
}

// Below this many postings it is cheaper to read a list than to ask whether it is worth reading.
const shortList = 1_024

function addUp(segment: Segment, wanted: readonly Wanted[], limit: number, sheet: Sheet): void {
  const lists = [...wanted].sort((a, b) =>
    documentFrequencyOf(segment, a.term) - documentFrequencyOf(segment, b.term) || a.term - b.term
  )
  let left = lists.reduce((sum, { term, factor }) => sum + (segment.peaks[term] ?? 0) * factor, 0)
  let closed = false
  for (const list of lists) {
    if (!closed && sheet.count >= limit && documentFrequencyOf(segment, list.term) > shortList) {
      const bar = scoreToBeat(sheet, limit)
      closed = left < bar
      if (closed) dropBelow(sheet, bar - left)
    }
    if (closed) readForTouched(segment, list, sheet)
    else readList(segment, list, sheet)
    left -= (segment.peaks[list.term] ?? 0) * list.factor
  }
}

function readList({ offsets, documents, impacts }: Segment, { term, factor }: Wanted, sheet: Sheet): void {
  const { scores, touched } = sheet
  const end = offsets[term + 1] ?? 0
  let { count } = sheet
  for (let at = offsets[term] ?? 0; at < end; at++) {
    const document = documents[at] ?? 0
    const score = scores[document] ?? 0
    if (score === 0) touched[count++] = document
    scores[document] = score + (impacts[at] ?? 0) * factor
  }
  sheet.count = count
}

function readForTouched({ offsets, documents, impacts }: Segment, { term, factor }: Wanted,
  { scores, touched, count }: Sheet): void {
  const end = offsets[term + 1] ?? 0
  let from = offsets[term] ?? 0
  for (let at = 0; at < count && from < end; at++) {
    const document = touched[at] ?? 0
    from = gallop(documents, from, end, document)
    if (documents[from] === document) scores[document] = (scores[document] ?? 0) + (impacts[from] ?? 0) * factor
  }
}

// Only documents that may still come in; in order, so that each list is walked once, forwards.
function dropBelow(sheet: Sheet, bar: number): void {
  const { scores, touched } = sheet
  let kept = 0
  for (let at = 0; at < sheet.count; at++) {
    const document = touched[at] ?? 0
    // The sums are of rounded numbers: a hair's breadth below the bar may be the bar.
    if ((scores[document] ?? 0) >= bar * (1 - 1e-9)) touched[kept++] = document
    else scores[document] = 0
  }
  sheet.count = kept
  touched.subarray(0, kept).sort()
}

function scoreToBeat(sheet: Sheet, limit: number): number {
  const heap = createHeap(limit)
  offerAll(sheet, heap)
  return heap.least()
}

function offerAll({ scores, touched, count }: Sheet, heap: Heap): void {
  let least = 0
  for (let at = 0; at < count; at++) {
    const document = touched[at] ?? 0
    const score = scores[document] ?? 0
    if (score >= least) least = heap.offer(document, score)
  }
}

/** The first place from `from` on that holds `document` or more: doubling steps, then halving ones. */
function gallop(documents: Uint32Array, from: number, end: number, document: number): number {
  let step = 1
  let low = from
  while (low + step < end && (documents[low + step] ?? 0) < document) {
    low += step
    step *= 2
  }
  return seek(documents, low, Math.min(end, low + step + 1), document)
}

function seek(documents: Uint32Array, from: number, end: number, document: number): number {
  let low = from
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((documents[middle] ?? 0) < document) low = middle + 1
    else high = middle
  }
  return low
}
