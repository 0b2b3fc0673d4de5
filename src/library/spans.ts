import { phraseKeys, type Name, type NameTable } from './names.js'
import type { Word } from './words.js'

/** A name over a run of words: `from` inclusive, `to` exclusive, as indexes of words. */
export interface Span<T> {
  readonly from: number
  readonly to: number
  readonly names: readonly Name<T>[]
}

/** Names in the words of a text: the longest at each place, left to right, never overlapping. */
export function findSpans<T>(words: readonly Word[], table: NameTable<T>, keysOf: (run: readonly Word[]) => readonly string[]): Span<T>[] {
  const spans: Span<T>[] = []
  for (let from = 0; from < words.length; from++) {
    const span = longestAt(words, from, table, keysOf)
    if (span === null) continue
    spans.push(span)
    from = span.to - 1
  }
  return spans
}

function longestAt<T>(words: readonly Word[], from: number, table: NameTable<T>, keysOf: (run: readonly Word[]) => readonly string[]): Span<T> | null {
  let most = 1
  while (most < table.longest && words[from + most - 1]?.joins === true) most++
  for (let length = most; length > 0; length--) {
    for (const key of keysOf(words.slice(from, from + length))) {
      const names = table.byKey.get(key)
      if (names !== undefined) return { from, to: from + length, names }
    }
  }
  return null
}

/** A technology is spelt: with its leading point first, then plain, then as more than one of it ("nodes"). */
export function spelledKeys(run: readonly Word[]): string[] {
  const joined = run.map(({ word }) => word).join('')
  const dotted = run.length === 1 ? run[0]?.dotted : null
  const singular = joined.length > 4 && joined.endsWith('s') ? [joined.slice(0, -1)] : []
  return [...(dotted == null ? [] : [dotted]), joined, ...singular]
}

export const termKeys = (run: readonly Word[]): string[] => phraseKeys(run.map(({ word }) => word))
