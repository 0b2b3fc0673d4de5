import { createByteWriter } from './bytes.js'
import type { Census, Numbering } from './census.js'
import type { Collected } from './collect.js'
import { fieldLengths, firstWordCode, type Segment, type StreamReader, streamFieldEnd, wordOfCode } from './segment.js'
import type { Settings } from './settings.js'
import { createSpellings } from './spellings.js'
import { shareOf, toImpact } from './weight.js'

/** Writes the postings of one document after another, in the order of their final numbers. */
export interface Poster {
  /** @param document - As it was collected. */
  post(document: number): void
  finish(ids: readonly string[]): Segment
}

export function createPoster(collected: Collected, reader: StreamReader, census: Census, settings: Settings): Poster {
  const termOf = Uint32Array.from(collected.wordTerms, (term) => census.terms.numbers[term] ?? 0)
  const offsets = placePostings(census.terms)
  const cursors = offsets.slice(0, -1)
  const documents = new Uint32Array(offsets[offsets.length - 1] ?? 0)
  const impacts = new Uint16Array(documents.length)
  const peaks = new Uint16Array(cursors.length)
  const frequencies = new Float64Array(cursors.length)
  const out = createByteWriter(collected.stream.length)
  const streamOffsets = [0]

  /** Copies a document's stream under the final numbers; leaves pseudo-frequencies behind, and gives the terms that have one. */
  const copyStream = (codes: Int32Array, count: number, shares: Float64Array): number[] => {
    const present: number[] = []
    let field = 0
    for (let at = 0; at < count; at++) {
      const code = codes[at] ?? 0
      if (code === streamFieldEnd) field++
      if (code < firstWordCode) out.pushByte(code)
      else {
        const word = wordOfCode(code)
        out.push(((census.words.numbers[word] ?? 0) + 1) * firstWordCode + (code % firstWordCode))
        const term = termOf[word] ?? 0
        if (frequencies[term] === 0) present.push(term)
        frequencies[term] = (frequencies[term] ?? 0) + (shares[field] ?? 0)
      }
    }
    return present
  }

  const writePosting = (term: number, document: number): void => {
    const cursor = cursors[term] ?? 0
    const impact = toImpact(frequencies[term] ?? 0, settings.ranking.k1)
    documents[cursor] = document
    impacts[cursor] = impact
    cursors[term] = cursor + 1
    if (impact > (peaks[term] ?? 0)) peaks[term] = impact
    frequencies[term] = 0
  }

  return {
    post(document) {
      const count = reader.read(document)
      const shares = fieldLengths(reader.codes, count, settings.fields.length).map((length, field) =>
        shareOf(field, length, census, settings)
      )
      const number = streamOffsets.length - 1
      for (const term of copyStream(reader.codes, count, shares)) writePosting(term, number)
      streamOffsets.push(out.length)
    },
    finish(ids) {
      const words = detach(census.words.order.map((old) => collected.words[old] ?? ''))
      return {
        ids,
        words,
        wordTerms: Uint32Array.from(census.words.order, (old) => termOf[old] ?? 0),
        wordFrequencies: Uint32Array.from(census.words.order, (old) => census.words.frequencies[old] ?? 0),
        terms: shareStrings(detach(census.terms.order.map((old) => collected.terms[old] ?? '')), words),
        offsets,
        documents,
        impacts,
        peaks,
        stream: out.finish(),
        streamOffsets: Uint32Array.from(streamOffsets),
        averages: census.averages,
      }
    },
  }
}

function placePostings({ order, frequencies }: Numbering): Uint32Array {
  const offsets = new Uint32Array(order.length + 1)
  for (const [term, old] of order.entries()) offsets[term + 1] = (offsets[term] ?? 0) + (frequencies[old] ?? 0)
  return offsets
}

// A piece of a string may keep the whole of it alive: words are cut from one text of their own, not from the documents.
function detach(words: readonly string[]): string[] {
  return words.length === 0 ? [] : words.join('\n').split('\n')
}

/** The same strings, those among `known` as the very strings that are there. */
function shareStrings(strings: readonly string[], known: string[]): string[] {
  const spellings = createSpellings(known)
  return strings.map((string) => known[spellings.numberOf(string)] ?? string)
}
