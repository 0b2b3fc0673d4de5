import { stem } from '../text/index.js'
import { compareStrings } from './aliases.js'
import { createStringTable } from './flat.js'

/**
 * An index as flat arrays. Documents, words and terms are numbers: documents in the order of their ids, words and terms
 * by falling document frequency, then by spelling. So the arrays depend on the documents alone, not on how they came.
 *
 * A document is also kept as the words it consists of (`stream`), from which proximity, feedback and explanations are
 * worked out for the few documents that need them.
 */
export interface Segment {
  readonly ids: readonly string[]
  readonly words: readonly string[]
  /** The term of each word. */
  readonly wordTerms: Uint32Array
  /** In how many documents each word stands. */
  readonly wordFrequencies: Uint32Array
  readonly terms: readonly string[]
  /** Postings of term t are those at `offsets[t]` up to `offsets[t + 1]`. */
  readonly offsets: Uint32Array
  readonly documents: Uint32Array
  /** Saturated term frequency of each posting, in steps of 1 / {@link impactScale}. */
  readonly impacts: Uint16Array
  /** The highest impact of each term. */
  readonly peaks: Uint16Array
  /** Words of document d from `streamOffsets[d]` up to `streamOffsets[d + 1]`; see {@link streamGap}. */
  readonly stream: Uint8Array
  readonly streamOffsets: Uint32Array
  /** Mean length of each field over the documents that have it. */
  readonly averages: Float64Array
}

export const impactScale = 65_535

// In a stream, a word of number n is (n + 1) * 8, plus twice the words of grammar that stand before it (up to three),
// plus one for a compound, which takes up no place of its own. The numbers below 8 are signs.
/** Three more words of grammar: they are not kept, but they take up a place. */
export const streamGap = 0
export const maxGap = 3
/** The end of a field. */
export const streamFieldEnd = 1
export const firstWordCode = 8

/** @param marks - The words of grammar before it, times two, and one for a compound; as in any code of the word. */
export function toStreamCode(word: number, marks: number): number {
  return (word + 1) * firstWordCode + (marks % firstWordCode)
}

export const wordOfCode = (code: number): number => (code >>> 3) - 1
export const gapOfCode = (code: number): number => (code & 6) >> 1
export const isCompoundCode = (code: number): boolean => (code & 1) === 1

/** Numbers by spelling; -1 for one that is not held. */
export interface Lexicon {
  readonly wordOf: (word: string) => number
  readonly termOf: (term: string) => number
  /** The term of any word, held or not; that of one that is held costs no stemming. */
  readonly termOfWord: (word: string) => string
}

export function openLexicon({ words, wordTerms, terms }: Segment): Lexicon {
  const wordOf = createStringTable([...words]).numberOf
  return {
    wordOf,
    termOf: createStringTable([...terms]).numberOf,
    termOfWord(word) {
      const known = wordOf(word)
      return known < 0 ? termOfWord(word) : (terms[wordTerms[known] ?? 0] ?? '')
    },
  }
}

/** The term under which a word of this spelling is indexed. */
export function termOfWord(word: string): string {
  return word.startsWith('=') ? word : stem(word)
}

/** The number of a document, or -1. */
export function findDocument({ ids }: Segment, id: string): number {
  let low = 0
  let high = ids.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const order = compareStrings(ids[middle] ?? '', id)
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Reads the codes of documents, one document at a time, into the same array again and again. */
export interface StreamReader {
  /** Codes of the document last read; valid up to the number that `read` gave. */
  readonly codes: Int32Array
  /** @returns How many codes the document has. */
  read(document: number): number
}

export function openStream(stream: Uint8Array, startOf: (document: number) => number): StreamReader {
  let codes = new Int32Array(256)
  return {
    get codes() {
      return codes
    },
    read(document) {
      const from = startOf(document)
      const to = startOf(document + 1)
      if (to - from > codes.length) codes = new Int32Array((to - from) * 2)
      return decode({ stream, from, to }, codes)
    },
  }
}

interface Stretch {
  readonly stream: Uint8Array
  readonly from: number
  readonly to: number
}

/** Reads codes into an array that has room for them, from a place in it on. @returns The place after the last one. */
function decode({ stream, from, to }: Stretch, codes: Int32Array, start = 0): number {
  let next = start
  for (let at = from; at < to;) {
    let byte = stream[at++] ?? 0
    let code = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = stream[at++] ?? 0
      code |= (byte & 0x7f) << shift
    }
    codes[next++] = code
  }
  return next
}

/** Words of each field that take up a place and are not grammar. */
export function fieldLengths(codes: Int32Array, count: number, fields: number): Float64Array {
  const lengths = new Float64Array(fields)
  let field = 0
  for (let at = 0; at < count; at++) {
    const code = codes[at] ?? 0
    if (code === streamFieldEnd) field++
    else if (code >= firstWordCode && !isCompoundCode(code)) lengths[field] = (lengths[field] ?? 0) + 1
  }
  return lengths
}

export function openSegmentStream({ stream, streamOffsets }: Segment): StreamReader {
  return openStream(stream, (document) => streamOffsets[document] ?? 0)
}
