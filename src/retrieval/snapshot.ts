import { type Parsed, parsed, refused } from '../errors.js'
import { checksum } from './checksum.js'
import type { Segment } from './segment.js'
import type { Settings } from './settings.js'

// magic · checksum of all that follows · length of the header (four bytes, least first) · header in JSON · arrays, each
// beginning at a multiple of eight bytes
const magic = 'bq-index 2\n'
const checksumLength = 16
const guarded = magic.length + checksumLength
const headerStart = guarded + 4
const alignment = 8

interface Header {
  readonly settings: string
  readonly lengths: readonly number[]
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** A segment as bytes, least significant byte first. Equal segments give equal bytes. */
export function writeSnapshot(segment: Segment, settings: Settings): Uint8Array {
  const arrays = toArrays(segment)
  const header: Header = { settings: fingerprint(settings), lengths: arrays.map(({ length }) => length) }
  const head = encoder.encode(JSON.stringify(header))
  let at = align(headerStart + head.length)
  const bytes = new Uint8Array(arrays.reduce((sum, { length }) => sum + align(length), at))
  bytes.set(encoder.encode(magic))
  new DataView(bytes.buffer).setUint32(guarded, head.length, true)
  bytes.set(head, headerStart)
  for (const array of arrays) {
    bytes.set(array, at)
    at += align(array.length)
  }
  bytes.set(encoder.encode(checksum(bytes.subarray(guarded))), magic.length)
  return bytes
}

/**
 * The segment that was written, or why it cannot be trusted: to be built anew then.
 *
 * Issues: `foreign-snapshot` (not ours, or of another version), `damaged-snapshot`, `other-settings`.
 */
export function parseSegment(bytes: Uint8Array, settings: Settings): Parsed<Segment> {
  if (!startsWith(bytes, encoder.encode(magic))) return refuse('foreign-snapshot', 'was not written by this version')
  const sum = encoder.encode(checksum(bytes.subarray(guarded)))
  if (!startsWith(bytes.subarray(magic.length), sum)) return refuse('damaged-snapshot', 'does not match its checksum')
  const header = parseHeader(bytes)
  if (header === undefined) return refuse('damaged-snapshot', 'has an unreadable header')
  if (header.settings !== fingerprint(settings))
    return refuse('other-settings', 'was built with other fields, weights or aliases')
  return fromArrays(cutArrays(bytes, header))
}

function refuse(code: string, why: string): Parsed<never> {
  return refused({ code, message: `The index snapshot ${why}; the index has to be built again.` })
}

const align = (length: number): number => Math.ceil(length / alignment) * alignment
const fingerprint = (settings: Settings): string => checksum(encoder.encode(settings.fingerprint))
const startsWith = (bytes: Uint8Array, opening: Uint8Array): boolean => opening.every((byte, at) => bytes[at] === byte)

function headerLength(bytes: Uint8Array): number {
  return bytes.length < headerStart ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(guarded, true)
}

function parseHeader(bytes: Uint8Array): Header | undefined {
  const value = parseJson(bytes.subarray(headerStart, headerStart + headerLength(bytes)))
  return isHeader(value) ? value : undefined
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false
  if (!('settings' in value && 'lengths' in value)) return false
  return Array.isArray(value.lengths) && value.lengths.every((length) => Number.isSafeInteger(length) && length >= 0)
}

function toArrays(segment: Segment): Uint8Array[] {
  const texts = [segment.ids, segment.words, segment.terms].map((strings) => encoder.encode(JSON.stringify(strings)))
  const { wordTerms, wordFrequencies, offsets, documents, impacts, peaks, stream, streamOffsets, averages } = segment
  const numbers = [wordTerms, wordFrequencies, offsets, documents, impacts, peaks, stream, streamOffsets, averages]
  return [...texts,
    ...numbers.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))]
}

// Copies, so that each array begins where its numbers may begin, and the snapshot itself can be let go.
function cutArrays(bytes: Uint8Array, { lengths }: Header): Uint8Array<ArrayBuffer>[] {
  let at = align(headerStart + headerLength(bytes))
  return lengths.map((length) => {
    const array = bytes.slice(at, at + length)
    at += align(length)
    return array
  })
}

function fromArrays(arrays: readonly Uint8Array<ArrayBuffer>[]): Parsed<Segment> {
  const [ids, words, terms] = arrays.slice(0, 3).map(parseStrings)
  const [wordTerms, wordFrequencies, offsets, documents, impacts, peaks, stream, streamOffsets, averages] = arrays
    .slice(3).map(({ buffer }) => buffer)
  if (ids === undefined || words === undefined || terms === undefined || averages === undefined)
    return refuse('damaged-snapshot', 'is incomplete')
  return parsed({
    ids,
    words,
    terms,
    wordTerms: new Uint32Array(wordTerms ?? []),
    wordFrequencies: new Uint32Array(wordFrequencies ?? []),
    offsets: new Uint32Array(offsets ?? []),
    documents: new Uint32Array(documents ?? []),
    impacts: new Uint16Array(impacts ?? []),
    peaks: new Uint16Array(peaks ?? []),
    stream: new Uint8Array(stream ?? []),
    streamOffsets: new Uint32Array(streamOffsets ?? []),
    averages: new Float64Array(averages),
  })
}

function parseStrings(bytes: Uint8Array): string[] | undefined {
  const value = parseJson(bytes)
  return Array.isArray(value) ? value.map(String) : undefined
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    return undefined
  }
}
