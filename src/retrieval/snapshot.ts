import { type Parsed, parsed, refused } from '../errors.js'
import { checksum } from './checksum.js'
import type { Segment } from './segment.js'
import type { Settings } from './settings.js'

// A header in JSON and the arrays one after another, each at a multiple of eight bytes:
//   magic · length of the header (four bytes, least first) · header · arrays
const magic = 'bq-index 1\n'
const alignment = 8

interface Header {
  readonly settings: string
  readonly checksum: string
  readonly lengths: readonly number[]
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** A segment as bytes, least significant byte first. Equal segments give equal bytes. */
export function writeSnapshot(segment: Segment, settings: Settings): Uint8Array {
  const arrays = toArrays(segment)
  const body = new Uint8Array(arrays.reduce((sum, bytes) => sum + align(bytes.length), 0))
  let at = 0
  for (const bytes of arrays) {
    body.set(bytes, at)
    at += align(bytes.length)
  }
  const header: Header = { settings: fingerprint(settings), checksum: checksum(body), lengths: arrays.map(({ length }) => length) }
  const head = encoder.encode(JSON.stringify(header))
  const start = align(magic.length + 4 + head.length)
  const bytes = new Uint8Array(start + body.length)
  bytes.set(encoder.encode(magic))
  new DataView(bytes.buffer).setUint32(magic.length, head.length, true)
  bytes.set(head, magic.length + 4)
  bytes.set(body, start)
  return bytes
}

/**
 * The segment that was written, or why it cannot be trusted: to be built anew then.
 *
 * Issues: `foreign-snapshot` (not ours, or of another version), `other-settings`, `damaged-snapshot`.
 */
export function parseSegment(bytes: Uint8Array, settings: Settings): Parsed<Segment> {
  const opening = encoder.encode(magic)
  if (!opening.every((byte, at) => bytes[at] === byte)) return refuse('foreign-snapshot', 'was not written by this version')
  const header = parseHeader(bytes)
  if (header === undefined) return refuse('damaged-snapshot', 'has an unreadable header')
  if (header.settings !== fingerprint(settings)) return refuse('other-settings', 'was built with other fields, weights or aliases')
  const body = bytes.subarray(align(magic.length + 4 + headerLength(bytes)))
  if (checksum(body) !== header.checksum) return refuse('damaged-snapshot', 'does not match its checksum')
  return fromBody(body, header.lengths)
}

function refuse(code: string, why: string): Parsed<never> {
  return refused({ code, message: `The index snapshot ${why}; the index has to be built again.` })
}

const align = (length: number): number => Math.ceil(length / alignment) * alignment

const fingerprint = (settings: Settings): string => checksum(encoder.encode(settings.fingerprint))

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < magic.length + 4) return 0
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true)
}

function parseHeader(bytes: Uint8Array): Header | undefined {
  try {
    const from = magic.length + 4
    const value: unknown = JSON.parse(decoder.decode(bytes.subarray(from, from + headerLength(bytes))))
    return isHeader(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false
  if (!('settings' in value && 'checksum' in value && 'lengths' in value)) return false
  return Array.isArray(value.lengths) && value.lengths.every((length) => Number.isSafeInteger(length) && length >= 0)
}

function toArrays(segment: Segment): Uint8Array[] {
  const texts = [segment.ids, segment.words, segment.terms].map((strings) => encoder.encode(JSON.stringify(strings)))
  const { wordTerms, wordFrequencies, offsets, documents, impacts, peaks, stream, streamOffsets, averages } = segment
  const numbers = [wordTerms, wordFrequencies, offsets, documents, impacts, peaks, stream, streamOffsets, averages]
  return [...texts, ...numbers.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))]
}

function fromBody(body: Uint8Array, lengths: readonly number[]): Parsed<Segment> {
  let next = 0
  const pieces = lengths.map((length) => {
    const piece = body.slice(next, next + length)
    next += align(length)
    return piece
  })
  const [ids, words, terms] = pieces.slice(0, 3).map(parseStrings)
  const buffers = pieces.slice(3).map(({ buffer }) => buffer)
  const [wordTerms, wordFrequencies, offsets, documents, impacts, peaks, stream, streamOffsets, averages] = buffers
  if (ids === undefined || words === undefined || terms === undefined || averages === undefined) return refuse('damaged-snapshot', 'is incomplete')
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
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes))
    return Array.isArray(value) ? value.map(String) : undefined
  } catch {
    return undefined
  }
}
