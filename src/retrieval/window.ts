import { openSegmentStream, type Segment, streamFieldEnd, streamGap } from './segment.js'
import type { Settings } from './settings.js'
import { shareOf, toImpact } from './weight.js'

/**
 * The few documents that are worth a closer look, read once: their words in order, as term numbers.
 *
 * A term number that stands in its place is `term * 2`, a compound that stands with its parts `term * 2 + 1`; a word of
 * grammar is `gap`, the end of a field `fieldEnd`.
 */
export interface Window {
  readonly documents: readonly number[]
  readonly codes: Int32Array
  /** Codes of the n-th document from `starts[n]` up to `starts[n + 1]`. */
  readonly starts: readonly number[]
  /** Words of the n-th document that take up a place and are not grammar. */
  readonly lengths: readonly number[]
  /** What one occurrence in a field adds to a pseudo-frequency: of the n-th document at `n * fields + field`. */
  readonly shares: Float64Array
}

export const gap = -1
export const fieldEnd = -2

export function readWindow(documents: readonly number[], segment: Segment, settings: Settings): Window {
  const reader = openSegmentStream(segment)
  const most = documents.reduce((sum, document) => sum + (segment.streamOffsets[document + 1] ?? 0) - (segment.streamOffsets[document] ?? 0), 0)
  const codes = new Int32Array(most)
  const starts = [0]
  const lengths: number[] = []
  const shares = new Float64Array(documents.length * settings.fields.length)
  let next = 0
  for (const [number, document] of documents.entries()) {
    const count = reader.read(document)
    lengths.push(0)
    let field = 0
    let length = 0
    for (let at = 0; at < count; at++) {
      const code = reader.codes[at] ?? 0
      if (code === streamGap) codes[next++] = gap
      else if (code === streamFieldEnd) {
        shares[number * settings.fields.length + field] = shareOf(field++, length, segment, settings)
        lengths[number] = (lengths[number] ?? 0) + length
        length = 0
        codes[next++] = fieldEnd
      } else {
        codes[next++] = ((segment.wordTerms[(code >>> 1) - 1] ?? 0) << 1) | (code & 1)
        if ((code & 1) === 0) length++
      }
    }
    starts.push(next)
  }
  return { documents, codes, starts, lengths, shares }
}

/** Saturated frequencies of some terms, for each document of a window: of the n-th document at `n * slots + slot`. */
export function impactsIn(window: Window, slotOf: Int32Array, slots: number, settings: Settings): Float64Array {
  const impacts = new Float64Array(window.documents.length * slots)
  for (let number = 0; number < window.documents.length; number++) {
    let share = number * settings.fields.length
    const base = number * slots
    const end = window.starts[number + 1] ?? 0
    for (let at = window.starts[number] ?? 0; at < end; at++) {
      const code = window.codes[at] ?? 0
      if (code === fieldEnd) share++
      if (code < 0) continue
      const slot = (slotOf[code >> 1] ?? 0) - 1
      if (slot >= 0) impacts[base + slot] = (impacts[base + slot] ?? 0) + (window.shares[share] ?? 0)
    }
  }
  return impacts.map((frequency) => (frequency > 0 ? toImpact(frequency, settings.ranking.k1) : 0))
}
