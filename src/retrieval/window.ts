import { type Segment, streamFieldEnd, streamGap } from './segment.js'
import type { Settings } from './settings.js'
import { shareOf } from './weight.js'

/**
 * The few documents that are worth a closer look, read once: their words in order, as term numbers.
 *
 * A code is `term * 8`, plus twice the places left free before it by words of grammar, plus one for a compound, which stands
 * with its parts and takes up no place; {@link gap} is three more places, {@link fieldEnd} the end of a field.
 */
export interface Window {
  readonly documents: readonly number[]
  readonly codes: Int32Array
  /** Codes of the n-th document from `starts[n]` up to `starts[n + 1]`. */
  readonly starts: Uint32Array
  /** Words of the n-th document that take up a place and are not grammar. */
  readonly lengths: Uint32Array
  /** What one occurrence in a field adds to a pseudo-frequency: of the n-th document at `n * fields + field`. */
  readonly shares: Float64Array
}

export const gap = -1
export const fieldEnd = -2

/** Reads windows, one at a time, into the same array of codes. */
export interface WindowReader {
  read(documents: readonly number[]): Window
}

export function createWindowReader(segment: Segment, settings: Settings): WindowReader {
  let codes = new Int32Array(1 << 12)
  return {
    read(documents) {
      const most = documents.reduce((sum, document) => sum + bytesOf(segment, document), 0)
      if (most > codes.length) codes = new Int32Array(most * 2)
      return readWindow(documents, codes, segment, settings)
    },
  }
}

const bytesOf = ({ streamOffsets }: Segment, document: number): number =>
  (streamOffsets[document + 1] ?? 0) - (streamOffsets[document] ?? 0)

function readWindow(documents: readonly number[], codes: Int32Array, segment: Segment, settings: Settings): Window {
  const fields = settings.fields.length
  const fieldLengths = new Uint32Array(documents.length * fields)
  const starts = new Uint32Array(documents.length + 1)
  const lengths = new Uint32Array(documents.length)
  const shares = new Float64Array(documents.length * fields)
  for (let number = 0; number < documents.length; number++) {
    starts[number + 1] = readDocument(segment, documents[number] ?? 0, codes, starts[number] ?? 0, fieldLengths,
      number * fields)
    for (let field = 0; field < fields; field++) {
      const length = fieldLengths[number * fields + field] ?? 0
      lengths[number] = (lengths[number] ?? 0) + length
      shares[number * fields + field] = shareOf(field, length, segment, settings)
    }
  }
  return { documents, codes, starts, lengths, shares }
}

/** @returns The place after the last code. */
function readDocument(segment: Segment, document: number, codes: Int32Array, to: number, fieldLengths: Uint32Array,
  firstField: number): number {
  const { stream, wordTerms, streamOffsets } = segment
  const end = streamOffsets[document + 1] ?? 0
  let next = to
  let field = firstField
  let length = 0
  for (let at = streamOffsets[document] ?? 0; at < end;) {
    let byte = stream[at++] ?? 0
    let code = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = stream[at++] ?? 0
      code |= (byte & 0x7f) << shift
    }
    if (code === streamGap) codes[next++] = gap
    else if (code === streamFieldEnd) {
      codes[next++] = fieldEnd
      fieldLengths[field++] = length
      length = 0
    } else {
      codes[next++] = ((wordTerms[(code >>> 3) - 1] ?? 0) << 3) | (code & 7)
      length += 1 - (code & 1)
    }
  }
  return next
}
