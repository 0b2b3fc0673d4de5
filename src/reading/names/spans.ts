import { bareWord, phraseKeys, type Name, type NameTable } from './names.js'
import type { Word } from './words.js'

/** A name over a run of words: `from` inclusive, `to` exclusive, as indexes of words. */
export interface Span<T> {
  readonly from: number
  readonly to: number
  readonly names: readonly Name<T>[]
}

/** How runs of words are looked up in a table. */
export interface KeyReading {
  readonly keysOf: (run: readonly Word[]) => readonly string[]
  readonly openingOf: (word: Word) => string
}

/** Names in the words of a text: the longest at each place, left to right, never overlapping. */
export function findSpans<T>(words: readonly Word[], table: NameTable<T>, reading: KeyReading): Span<T>[] {
  const spans: Span<T>[] = []
  for (let from = 0; from < words.length; from++) {
    const span = longestAt(words, from, table, reading)
    if (span === null) continue
    spans.push(span)
    from = span.to - 1
  }
  return spans
}

// Whatever is spelt as one word may be met as two ("web socket"), so pairs are always tried.
const pair = 2

function longestAt<T>(words: readonly Word[], from: number, table: NameTable<T>, { keysOf, openingOf }: KeyReading):
  | Span<T>
  | null {
  const first = words[from]
  if (first === undefined) return null
  const longest = Math.max(pair, table.openings.get(openingOf(first)) ?? 0)
  let length = 1
  while (length < longest && words[from + length - 1]?.joins === true) length++
  for (; length > 0; length--) {
    for (const key of keysOf(words.slice(from, from + length))) {
      const names = table.byKey.get(key)
      if (names !== undefined) return { from, to: from + length, names }
    }
  }
  return null
}

/**
 * A technology is spelt letter by letter: with its leading point first, then plain, then as more than one of it
 * ("nodes").
 */
export const bySpelling: KeyReading = {
  openingOf: ({ word }) => word,
  keysOf: (run) => {
    const joined = run.map(({ word }) => word).join('')
    const dotted = run.length === 1 ? run[0]?.dotted : null
    const singular = joined.length > 4 && joined.endsWith('s') ? [joined.slice(0, -1)] : []
    return [...(dotted == null ? [] : [dotted]), joined, ...singular]
  },
}

/** A topic is a phrase in any inflection. */
export const byPhrase: KeyReading = {
  openingOf: ({ word }) => bareWord(word),
  keysOf: (run) => phraseKeys(run.map(({ word }) => word)),
}
