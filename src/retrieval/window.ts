import { queryBounds } from './model.js'
import { type Ground, shareOf } from './ranking.js'
import { firstWordCode, gapOfCode, isCompoundCode, maxGap, streamFieldEnd, wordOfCode } from './segment.js'
import type { Wanted } from './top.js'

/** The few documents that are worth a closer look, read once. The next query is read into the same arrays. */
export interface Window {
  readonly count: number
  /** Their words but for grammar, in order: twice the number of the term, plus one for a compound; {@link fieldEnd}. */
  readonly codes: Int32Array
  /** Codes of the n-th document from `starts[n]` up to `starts[n + 1]`. */
  readonly starts: Uint32Array
  /** Words of the n-th document that take up a place and are not grammar. */
  readonly lengths: Uint32Array
  /** What one occurrence in a field adds to a pseudo-frequency: of the n-th document at `n * fields + field`. */
  readonly shares: Float64Array
  /** How near the asked words stand to each other; see {@link WindowReader.read}. */
  readonly proximity: Float64Array
}

/** In a window, the end of a field. */
export const fieldEnd = -1

/** Reads windows, one at a time, into the same arrays. */
export interface WindowReader {
  /**
   * Reads documents, and how near the words of a question stand to each other in each.
   *
   * Each time the next word of the question in a text belongs to another clause than the one before it, both clauses
   * gain
   *
   *     idf of the other × field weight / distance²
   *
   * and the sum for a clause, saturated like a term frequency, is added to the score at weight min(1, idf of the
   * clause).
   *
   * @param wanted - Only anchors are asked words.
   * @see Büttcher, Clarke, Lushman, Term proximity scoring for ad-hoc retrieval on very large text collections, SIGIR
   * 2006; the field weight is ours, so that a pair in a title counts like a word there.
   */
  read(documents: Uint32Array, wanted: readonly Wanted[]): Window
}

interface Bench extends Ground {
  count: number
  codes: Int32Array
  starts: Uint32Array
  lengths: Uint32Array
  shares: Float64Array
  proximity: Float64Array
  /** The number of each term's clause, counted from 1; 0 for terms that were not asked, and between queries. */
  readonly slotOf: Uint8Array
  /** By clause: its idf, and what it has gained in the document at hand. */
  readonly idfs: Float64Array
  readonly gains: Float64Array
  clauses: number
  /** By field: its weight, and its words in the document at hand. */
  readonly weights: Float64Array
  readonly counts: Float64Array
  /** Mean length of a document. */
  readonly average: number
}

export function createWindowReader(ground: Ground): WindowReader {
  const bench = openBench(ground)
  return {
    read(documents, wanted) {
      makeRoom(bench, documents)
      if (bench.settings.ranking.proximity > 0) enterAsked(bench, wanted)
      for (let number = 0; number < documents.length; number++) {
        readDocument(bench, number, documents[number] ?? 0)
        weighFields(bench, number)
        bench.proximity[number] = takeNearness(bench, bench.lengths[number] ?? 0)
      }
      for (const { term } of wanted) bench.slotOf[term] = 0
      return bench
    },
  }
}

function openBench({ segment, settings }: Ground): Bench {
  const fields = settings.fields.length
  return {
    segment,
    settings,
    count: 0,
    codes: new Int32Array(1 << 12),
    starts: new Uint32Array(1),
    lengths: new Uint32Array(0),
    shares: new Float64Array(0),
    proximity: new Float64Array(0),
    slotOf: new Uint8Array(segment.terms.length),
    idfs: new Float64Array(queryBounds.clauses),
    gains: new Float64Array(queryBounds.clauses),
    clauses: 0,
    weights: Float64Array.from(settings.fields, ({ weight }) => weight),
    counts: new Float64Array(fields),
    average: segment.averages.reduce((sum, length) => sum + length, 0),
  }
}

function makeRoom(bench: Bench, documents: Uint32Array): void {
  const { streamOffsets } = bench.segment
  bench.count = documents.length
  if (documents.length > bench.lengths.length) {
    bench.starts = new Uint32Array(documents.length + 1)
    bench.lengths = new Uint32Array(documents.length)
    bench.shares = new Float64Array(documents.length * bench.counts.length)
    bench.proximity = new Float64Array(documents.length)
  }
  let most = 0
  for (const document of documents) most += (streamOffsets[document + 1] ?? 0) - (streamOffsets[document] ?? 0)
  if (most > bench.codes.length) bench.codes = new Int32Array(most * 2)
}

function enterAsked(bench: Bench, wanted: readonly Wanted[]): void {
  const { slotOf, idfs } = bench
  bench.clauses = 0
  idfs.fill(0)
  for (const { term, clause, idf, isAnchor } of wanted) {
    if (!isAnchor) continue
    slotOf[term] = clause + 1
    if (idf > (idfs[clause] ?? 0)) idfs[clause] = idf
    if (clause >= bench.clauses) bench.clauses = clause + 1
  }
}

// Most of what a query costs is spent here: a stream's bytes are taken apart, read as words and looked up in one go.
function readDocument(bench: Bench, number: number, document: number): void {
  const { codes, starts, counts, slotOf, idfs, gains, weights } = bench
  const { stream, streamOffsets, wordTerms } = bench.segment
  const end = streamOffsets[document + 1] ?? 0
  let next = starts[number] ?? 0
  let field = 0
  let place = 0
  let before = -1
  let beforePlace = 0
  for (let at = streamOffsets[document] ?? 0; at < end;) {
    let byte = stream[at++] ?? 0
    let code = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = stream[at++] ?? 0
      code |= (byte & 0x7f) << shift
    }
    if (code < firstWordCode) {
      if (code === streamFieldEnd) {
        codes[next++] = fieldEnd
        field++
        before = -1
      } else place += maxGap
      continue
    }
    const term = wordTerms[wordOfCode(code)] ?? 0
    const isCompound = isCompoundCode(code)
    codes[next++] = term * 2 + (isCompound ? 1 : 0)
    place += gapOfCode(code)
    if (isCompound) continue
    place++
    counts[field] = (counts[field] ?? 0) + 1
    const clause = (slotOf[term] ?? 0) - 1
    if (clause < 0) continue
    if (before >= 0 && before !== clause) {
      const nearness = (weights[field] ?? 0) / (place - beforePlace) ** 2
      gains[clause] = (gains[clause] ?? 0) + (idfs[before] ?? 0) * nearness
      gains[before] = (gains[before] ?? 0) + (idfs[clause] ?? 0) * nearness
    }
    before = clause
    beforePlace = place
  }
  starts[number + 1] = next
}

function weighFields(bench: Bench, number: number): void {
  const { counts, lengths, shares, segment: { averages }, settings: { fields } } = bench
  let length = 0
  for (let field = 0; field < counts.length; field++) {
    const count = counts[field] ?? 0
    length += count
    shares[number * counts.length + field] = shareOf(count, averages[field] ?? 0, fields[field])
    counts[field] = 0
  }
  lengths[number] = length
}

/** The proximity of the document at hand, whose gains are forgotten. */
function takeNearness({ gains, idfs, clauses, average, settings: { ranking } }: Bench, length: number): number {
  const { k1, b, proximity } = ranking
  const half = k1 * (1 - b + (b * length) / average)
  let score = 0
  for (let clause = 0; clause < clauses; clause++) {
    const gain = gains[clause] ?? 0
    if (gain > 0) score += (Math.min(1, idfs[clause] ?? 0) * gain * (k1 + 1)) / (gain + half)
    gains[clause] = 0
  }
  return proximity * score
}
