import { compareStrings } from './aliases.js'
import type { Collected } from './collect.js'
import { fieldLengths, firstWordCode, type StreamReader, wordOfCode } from './segment.js'
import type { Settings } from './settings.js'

/** Document frequencies, the final numbers that go with them, and mean lengths: what has to be known before anything is posted. */
export interface Census {
  readonly words: Numbering
  readonly terms: Numbering
  /** Mean length of each field over the documents that have it. */
  readonly averages: Float64Array
}

/** By falling document frequency, then by spelling; what no document has is left out. */
export interface Numbering {
  /** New number → old number. */
  readonly order: readonly number[]
  /** Old number → new number. */
  readonly numbers: Uint32Array
  /** Old number → document frequency. */
  readonly frequencies: Uint32Array
}

/** Counts one document after another. */
export interface CensusTaker {
  count(document: number): void
  finish(): Census
}

export function takeCensus(collected: Collected, reader: StreamReader, { fields }: Settings): CensusTaker {
  const { words, terms, wordTerms } = collected
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
