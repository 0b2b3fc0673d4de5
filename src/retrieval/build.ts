import { compareStrings } from './aliases.js'
import { type Collected, createCollector } from './collect.js'
import { createByteWriter, createStringTable } from './flat.js'
import type { BuildProgress, Document } from './model.js'
import { type Settings, sharesOf, toImpact } from './ranking.js'
import { fieldLengths, firstWordCode, openStream, type Segment, type StreamReader, streamFieldEnd, toStreamCode,
  wordOfCode } from './segment.js'

// How many documents are worked on between two reports: a few milliseconds of text of common length.
const slice = 500

/** Reads documents into a segment; the last of several with the same id stands. */
export function* buildSegment(documents: Iterable<Document>, settings: Settings): Generator<BuildProgress, Segment> {
  const collector = createCollector(settings)
  for (const document of documents) {
    collector.add(document)
    if (collector.count % slice === 0) yield { phase: 'reading', done: collector.count }
  }
  const collected = collector.finish()
  const order = orderDocuments(collected.ids)
  const source: Source = { collected, settings,
    reader: openStream(collected.stream, (document) => collected.starts[document] ?? 0) }
  const census = takeCensus(source)
  yield* inSlices(order, 'counting', (document) => census.count(document))
  const postings = postingsBuilder(source, census.finish())
  yield* inSlices(order, 'posting', (document) => postings.post(document))
  return postings.finish(Array.from(order, (document) => collected.ids[document] ?? ''))
}

interface Source {
  readonly collected: Collected
  readonly reader: StreamReader
  readonly settings: Settings
}

function* inSlices(order: Uint32Array, phase: BuildProgress['phase'],
  visit: (document: number) => void): Generator<BuildProgress, void> {
  for (let done = 0; done < order.length; done++) {
    visit(order[done] ?? 0)
    if (done % slice === slice - 1) yield { phase, done: done + 1 }
  }
}

function orderDocuments(ids: readonly string[]): Uint32Array {
  const order = Uint32Array.from(ids.keys())
  const isInOrder = ids.every((id, at) => at === 0 || compareStrings(ids[at - 1] ?? '', id) < 0)
  if (isInOrder) return order
  order.sort((a, b) => compareStrings(ids[a] ?? '', ids[b] ?? '') || a - b)
  return order.filter((number, at) => ids[number] !== ids[order[at + 1] ?? -1])
}

/** What has to be known before anything is posted: document frequencies, final numbers and mean lengths. */
interface Census {
  readonly words: Numbering
  readonly terms: Numbering
  /** Mean length of each field over the documents that have it. */
  readonly averages: Float64Array
}

/** By falling document frequency, then by spelling; what no document has is left out. */
interface Numbering {
  /** New number → old number. */
  readonly order: readonly number[]
  /** Old number → new number. */
  readonly numbers: Uint32Array
  /** Old number → document frequency. */
  readonly frequencies: Uint32Array
}

/** Counts one document after another. */
interface CensusTaker {
  count(document: number): void
  finish(): Census
}

function takeCensus({ collected: { words, terms, wordTerms }, reader, settings: { fields } }: Source): CensusTaker {
  const wordTally = createTally(words.length)
  const termTally = createTally(terms.length)
  const totals = new Float64Array(fields.length)
  const holders = new Float64Array(fields.length)
  return {
    count(document) {
      const count = reader.read(document)
      for (let at = 0; at < count; at++) {
        const code = reader.codes[at] ?? 0
        if (code < firstWordCode) continue
        wordTally.see(wordOfCode(code), document)
        termTally.see(wordTerms[wordOfCode(code)] ?? 0, document)
      }
      for (const [field, length] of fieldLengths(reader.codes, count, fields.length).entries()) {
        totals[field] = (totals[field] ?? 0) + length
        if (length > 0) holders[field] = (holders[field] ?? 0) + 1
      }
    },
    finish: () => ({
      words: numberByFrequency(words, wordTally.frequencies),
      terms: numberByFrequency(terms, termTally.frequencies),
      averages: totals.map((total, field) => total / Math.max(1, holders[field] ?? 0)),
    }),
  }
}

interface Tally {
  readonly frequencies: Uint32Array
  see(number: number, document: number): void
}

function createTally(size: number): Tally {
  const frequencies = new Uint32Array(size)
  const lastSeen = new Int32Array(size).fill(-1)
  return {
    frequencies,
    see(number, document) {
      if (lastSeen[number] === document) return
      lastSeen[number] = document
      frequencies[number] = (frequencies[number] ?? 0) + 1
    },
  }
}

function numberByFrequency(spellings: readonly string[], frequencies: Uint32Array): Numbering {
  const order = Array.from(spellings.keys())
    .filter((number) => (frequencies[number] ?? 0) > 0)
    .sort((a, b) =>
      (frequencies[b] ?? 0) - (frequencies[a] ?? 0) || compareStrings(spellings[a] ?? '', spellings[b] ?? '')
    )
  const numbers = new Uint32Array(spellings.length)
  for (const [number, old] of order.entries()) numbers[old] = number
  return { order, numbers, frequencies }
}

/** Writes the postings of one document after another, in the order of their final numbers. */
interface PostingsBuilder {
  /** @param document - As it was collected. */
  post(document: number): void
  finish(ids: readonly string[]): Segment
}

function postingsBuilder({ collected, reader, settings }: Source, census: Census): PostingsBuilder {
  const termOf = Uint32Array.from(collected.wordTerms, (term) => census.terms.numbers[term] ?? 0)
  const offsets = placePostings(census.terms)
  const cursors = offsets.slice(0, -1)
  const documents = new Uint32Array(offsets[offsets.length - 1] ?? 0)
  const impacts = new Uint16Array(documents.length)
  const peaks = new Uint16Array(cursors.length)
  const frequencies = new Float64Array(cursors.length)
  const out = createByteWriter(collected.stream.length)
  const streamOffsets = [0]

  /** Copies what was read under the final numbers, and adds up its pseudo-frequencies. @returns Terms that have one. */
  const copyStream = (count: number, shares: Float64Array): number[] => {
    const present: number[] = []
    let field = 0
    for (let at = 0; at < count; at++) {
      const code = reader.codes[at] ?? 0
      if (code === streamFieldEnd) field++
      if (code < firstWordCode) {
        out.pushByte(code)
        continue
      }
      const word = wordOfCode(code)
      out.push(toStreamCode(census.words.numbers[word] ?? 0, code))
      const term = termOf[word] ?? 0
      if (frequencies[term] === 0) present.push(term)
      frequencies[term] = (frequencies[term] ?? 0) + (shares[field] ?? 0)
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
      const lengths = fieldLengths(reader.codes, count, settings.fields.length)
      const number = streamOffsets.length - 1
      for (const term of copyStream(count, sharesOf(lengths, census.averages, settings))) writePosting(term, number)
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
  const table = createStringTable(known)
  return strings.map((string) => known[table.numberOf(string)] ?? string)
}
