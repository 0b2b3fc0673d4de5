import { compareStrings } from './aliases.js'
import { createByteWriter } from './bytes.js'
import { type Collected, createCollector } from './collect.js'
import type { BuildProgress, Document } from './model.js'
import { firstWordCode, isCompoundCode, openSegmentStream, openStream, type Segment, streamFieldEnd, wordOfCode } from './segment.js'
import type { Settings } from './settings.js'
import { createSpellings } from './spellings.js'
import { shareOf, toImpact } from './weight.js'

// How many documents are worked on between two reports: a few milliseconds of text of common length.
const slice = 500

export interface Revision {
  /** Documents taken over from here. */
  readonly from: Segment
  readonly remove: ReadonlySet<string>
}

/** Reads documents, and those kept of an older segment; the last of several with the same id stands. */
export function* buildSegment(documents: Iterable<Document>, settings: Settings, revision?: Revision): Generator<BuildProgress, Segment> {
  const collector = createCollector(settings)
  if (revision !== undefined) {
    const stream = openSegmentStream(revision.from)
    for (const [number, id] of revision.from.ids.entries()) {
      if (!revision.remove.has(id)) collector.adopt(revision.from, stream, number)
      if (number % slice === slice - 1) yield { phase: 'reading', done: collector.count }
    }
  }
  for (const document of documents) {
    collector.add(document)
    if (collector.count % slice === 0) yield { phase: 'reading', done: collector.count }
  }
  const collected = collector.finish()
  const order = orderDocuments(collected.ids)
  const census = yield* countWords(collected, order, settings)
  return yield* post(collected, order, census, settings)
}

function orderDocuments(ids: readonly string[]): Uint32Array {
  const order = Uint32Array.from(ids.keys())
  const inOrder = ids.every((id, at) => at === 0 || compareStrings(ids[at - 1] ?? '', id) < 0)
  if (inOrder) return order
  order.sort((a, b) => compareStrings(ids[a] ?? '', ids[b] ?? '') || a - b)
  return order.filter((number, at) => ids[number] !== ids[order[at + 1] ?? -1])
}

/** Document frequencies, and the final numbers of words and terms that go with them. */
interface Census {
  readonly words: Ranked
  readonly terms: Ranked
  readonly averages: Float64Array
}

interface Ranked {
  /** New number → old number. */
  readonly order: readonly number[]
  /** Old number → new number. */
  readonly numbers: Uint32Array
  /** By old number. */
  readonly frequencies: Uint32Array
}

function* countWords(collected: Collected, order: Uint32Array, settings: Settings): Generator<BuildProgress, Census> {
  const { words, terms, wordTerms } = collected
  const reader = openStream(collected.stream, (document) => collected.starts[document] ?? 0)
  const wordFrequencies = new Uint32Array(words.length)
  const termFrequencies = new Uint32Array(terms.length)
  const wordSeen = new Int32Array(words.length).fill(-1)
  const termSeen = new Int32Array(terms.length).fill(-1)
  const totals = new Float64Array(settings.fields.length)
  const holders = new Float64Array(settings.fields.length)
  for (const [done, document] of order.entries()) {
    const count = reader.read(document)
    for (let at = 0; at < count; at++) {
      const code = reader.codes[at] ?? 0
      if (code < firstWordCode) continue
      const word = wordOfCode(code)
      const term = wordTerms[word] ?? 0
      if (wordSeen[word] !== document) {
        wordSeen[word] = document
        wordFrequencies[word] = (wordFrequencies[word] ?? 0) + 1
      }
      if (termSeen[term] !== document) {
        termSeen[term] = document
        termFrequencies[term] = (termFrequencies[term] ?? 0) + 1
      }
    }
    for (const [field, length] of fieldLengths(reader.codes, count, settings.fields.length).entries()) {
      totals[field] = (totals[field] ?? 0) + length
      if (length > 0) holders[field] = (holders[field] ?? 0) + 1
    }
    if (done % slice === slice - 1) yield { phase: 'counting', done }
  }
  return {
    words: rank(words, wordFrequencies),
    terms: rank(terms, termFrequencies),
    averages: totals.map((total, field) => total / Math.max(1, holders[field] ?? 0)),
  }
}

function rank(spellings: readonly string[], frequencies: Uint32Array): Ranked {
  const order = Array.from(spellings.keys())
    .filter((number) => (frequencies[number] ?? 0) > 0)
    .sort((a, b) => (frequencies[b] ?? 0) - (frequencies[a] ?? 0) || compareStrings(spellings[a] ?? '', spellings[b] ?? ''))
  const numbers = new Uint32Array(spellings.length)
  for (const [number, old] of order.entries()) numbers[old] = number
  return { order, numbers, frequencies }
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

function* post(collected: Collected, order: Uint32Array, census: Census, settings: Settings): Generator<BuildProgress, Segment> {
  const { k1 } = settings.ranking
  const reader = openStream(collected.stream, (document) => collected.starts[document] ?? 0)
  const termOf = Uint32Array.from(collected.wordTerms, (term) => census.terms.numbers[term] ?? 0)
  const offsets = new Uint32Array(census.terms.order.length + 1)
  for (const [term, old] of census.terms.order.entries()) offsets[term + 1] = (offsets[term] ?? 0) + (census.terms.frequencies[old] ?? 0)
  const cursors = offsets.slice(0, -1)
  const documents = new Uint32Array(offsets[offsets.length - 1] ?? 0)
  const impacts = new Uint16Array(documents.length)
  const peaks = new Uint16Array(cursors.length)
  const frequencies = new Float64Array(cursors.length)
  const out = createByteWriter(collected.stream.length)
  const streamOffsets = new Uint32Array(order.length + 1)
  for (const [document, old] of order.entries()) {
    const count = reader.read(old)
    const { codes } = reader
    const shares = fieldLengths(codes, count, settings.fields.length).map((length, field) => shareOf(field, length, census, settings))
    const present: number[] = []
    let field = 0
    for (let at = 0; at < count; at++) {
      const code = codes[at] ?? 0
      if (code < firstWordCode) {
        out.pushByte(code)
        if (code === streamFieldEnd) field++
        continue
      }
      const word = wordOfCode(code)
      out.push(((census.words.numbers[word] ?? 0) + 1) * firstWordCode + (code % firstWordCode))
      const term = termOf[word] ?? 0
      if (frequencies[term] === 0) present.push(term)
      frequencies[term] = (frequencies[term] ?? 0) + (shares[field] ?? 0)
    }
    for (const term of present) {
      const impact = toImpact(frequencies[term] ?? 0, k1)
      const cursor = cursors[term] ?? 0
      documents[cursor] = document
      impacts[cursor] = impact
      cursors[term] = cursor + 1
      if (impact > (peaks[term] ?? 0)) peaks[term] = impact
      frequencies[term] = 0
    }
    streamOffsets[document + 1] = out.length
    if (document % slice === slice - 1) yield { phase: 'posting', done: document }
  }
  const words = detach(census.words.order.map((old) => collected.words[old] ?? ''))
  return {
    ids: Array.from(order, (old) => collected.ids[old] ?? ''),
    words,
    wordTerms: Uint32Array.from(census.words.order, (old) => termOf[old] ?? 0),
    wordFrequencies: Uint32Array.from(census.words.order, (old) => census.words.frequencies[old] ?? 0),
    terms: shareStrings(detach(census.terms.order.map((old) => collected.terms[old] ?? '')), words),
    offsets,
    documents,
    impacts,
    peaks,
    stream: out.finish(),
    streamOffsets,
    averages: census.averages,
  }
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
