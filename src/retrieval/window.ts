import { type Ground, type Settings, sharesOf } from './ranking.js'
import { decode, firstWordCode, gapOfCode, isCompoundCode, maxGap, streamFieldEnd, streamGap, toStreamCode,
  wordOfCode } from './segment.js'

/** The few documents that are worth a closer look, read once: their words in order, as term numbers. */
export interface Window {
  readonly documents: readonly number[]
  /** As in a segment's stream, with the number of the term in the place of the word's. */
  readonly codes: Int32Array
  /** Codes of the n-th document from `starts[n]` up to `starts[n + 1]`. */
  readonly starts: Uint32Array
  /** Words of the n-th document that take up a place and are not grammar. */
  readonly lengths: Uint32Array
  /** What one occurrence in a field adds to a pseudo-frequency: of the n-th document at `n * fields + field`. */
  readonly shares: Float64Array
}

/** Reads windows, one at a time, into the same array of codes. */
export interface WindowReader {
  read(documents: readonly number[]): Window
}

export function createWindowReader({ segment, settings }: Ground): WindowReader {
  const { stream, streamOffsets, wordTerms, averages } = segment
  const fields = settings.fields.length
  const startOf = (document: number): number => streamOffsets[document] ?? 0
  let codes = new Int32Array(1 << 12)
  return {
    read(documents) {
      const most = documents.reduce((sum, document) => sum + startOf(document + 1) - startOf(document), 0)
      if (most > codes.length) codes = new Int32Array(most * 2)
      const starts = new Uint32Array(documents.length + 1)
      const lengths = new Uint32Array(documents.length)
      const byField = new Float64Array(documents.length * fields)
      for (let number = 0; number < documents.length; number++) {
        const document = documents[number] ?? 0
        const end = decode({ stream, from: startOf(document), to: startOf(document + 1) }, codes, starts[number])
        let field = number * fields
        for (let at = starts[number] ?? 0; at < end; at++) {
          const code = codes[at] ?? 0
          if (code === streamFieldEnd) field++
          if (code < firstWordCode) continue
          codes[at] = toStreamCode(wordTerms[wordOfCode(code)] ?? 0, code)
          if (isCompoundCode(code)) continue
          byField[field] = (byField[field] ?? 0) + 1
          lengths[number] = (lengths[number] ?? 0) + 1
        }
        starts[number + 1] = end
      }
      return { documents, codes, starts, lengths, shares: sharesOf(byField, averages, settings) }
    },
  }
}

/** The words of a question, for finding them in a window. */
export interface AskedWords {
  /** The number of each term's clause, counted from 1; 0 for terms that were not asked. */
  readonly slotOf: Uint8Array
  /** By clause. */
  readonly idfs: Float64Array
}

/**
 * How near the words of a question stand to each other, for each document of a window.
 *
 * Each time the next word of the question in a text belongs to another clause than the one before it, both clauses gain
 *
 *     idf of the other × field weight / distance²
 *
 * and the sum for a clause, saturated like a term frequency, is added to the score at weight min(1, idf of the clause).
 *
 * @see Büttcher, Clarke, Lushman, Term proximity scoring for ad-hoc retrieval on very large text collections, SIGIR
 * 2006; the field weight is ours, so that a pair in a title counts like a word there.
 */
export function scoreProximity(window: Window, asked: AskedWords, { segment, settings }: Ground): Float64Array {
  const average = segment.averages.reduce((sum, length) => sum + length, 0)
  const pairs: Pairs = { ...asked, weights: Float64Array.from(settings.fields, ({ weight }) => weight),
    gains: new Float64Array(asked.idfs.length) }
  const scores = new Float64Array(window.documents.length)
  for (let number = 0; number < scores.length; number++) {
    pairs.gains.fill(0)
    gather(window, number, pairs)
    scores[number] = saturate(pairs, (window.lengths[number] ?? 0) / average, settings)
  }
  return scores
}

interface Pairs extends AskedWords {
  /** By field. */
  readonly weights: Float64Array
  /** By clause, of the document at hand. */
  readonly gains: Float64Array
}

function gather({ codes, starts }: Window, number: number, { slotOf, idfs, weights, gains }: Pairs): void {
  const end = starts[number + 1] ?? 0
  let field = 0
  let place = 0
  let before = -1
  let beforePlace = 0
  for (let at = starts[number] ?? 0; at < end; at++) {
    const code = codes[at] ?? 0
    if (code === streamFieldEnd) {
      field++
      before = -1
    } else if (code === streamGap) place += maxGap
    else {
      place += gapOfCode(code)
      if (isCompoundCode(code)) continue
      place++
      const clause = (slotOf[wordOfCode(code)] ?? 0) - 1
      if (clause < 0) continue
      if (before >= 0 && before !== clause) {
        const nearness = (weights[field] ?? 0) / (place - beforePlace) ** 2
        gains[clause] = (gains[clause] ?? 0) + (idfs[before] ?? 0) * nearness
        gains[before] = (gains[before] ?? 0) + (idfs[clause] ?? 0) * nearness
      }
      before = clause
      beforePlace = place
    }
  }
}

function saturate({ gains, idfs }: Pairs, relativeLength: number, { ranking }: Settings): number {
  const { k1, b, proximity } = ranking
  const half = k1 * (1 - b + b * relativeLength)
  let score = 0
  for (let clause = 0; clause < idfs.length; clause++) {
    const gain = gains[clause] ?? 0
    if (gain > 0) score += (Math.min(1, idfs[clause] ?? 0) * gain * (k1 + 1)) / (gain + half)
  }
  return proximity * score
}
