import type { Glossary, Saying } from '../../corpus/index.js'
import { normalise, type Span } from '../../text/index.js'

/** A word where it stands. */
export interface Run extends Span {
  readonly word: string
  readonly folded: string
  /** What stands before it, from the word before. */
  readonly gap: string
  /** Part of something that is written as one: "node.js", "I/O", "e-mail". */
  readonly joinsBefore: boolean
  readonly joinsAfter: boolean
}

/** The ways to say things in a language, opened to be looked up. */
export interface Book {
  readonly byFirst: ReadonlyMap<string, readonly Saying[]>
  /** Whose first word is only begun. */
  readonly begun: readonly Saying[]
  readonly words: ReadonlySet<string>
  readonly loans: ReadonlySet<string>
  /** What is "not" in it. */
  readonly denials: ReadonlySet<string>
}

export const fold = (word: string): string => normalise(word).text

export function openBook({ sayings, loans }: Glossary): Book {
  const byFirst = new Map<string, Saying[]>()
  for (const saying of sayings) {
    for (const first of new Set(Array.from(saying.words[0] ?? []).flatMap((word) => [word, fold(word)])))
      byFirst.set(first, [...(byFirst.get(first) ?? []), saying])
  }
  return {
    byFirst,
    loans,
    denials: new Set(
      sayings.flatMap((
        { english, words: [only, ...more] },
      ) => (english === 'not' && more.length === 0 ? Array.from(only ?? [], fold) : [])),
    ),
    begun: sayings.filter(({ openings }) => (openings[0] ?? []).length > 0),
    words: new Set(sayings.flatMap((saying) => saying.words.flatMap((place) => Array.from(place, fold)))),
  }
}

const joint = /[\p{L}\p{N}][./&_@+#-]$/u
const jointAfter = /^(?:[/&_@+#-]|\.(?=[\p{L}\p{N}]))/u

/** The words of a text, in its order. */
export function cutRuns(text: string): readonly Run[] {
  let last = 0
  return Array.from(text.matchAll(/\p{L}[\p{L}\p{M}]*/gu), ({ 0: found, index: start }) => {
    const end = start + found.length
    const before = text.slice(Math.max(0, start - 2), start)
    const run: Run = {
      start,
      end,
      word: found.normalize('NFC').toLowerCase(),
      folded: fold(found),
      gap: text.slice(last, start),
      joinsBefore: joint.test(before) || /[\p{N}@]$/u.test(before),
      joinsAfter: jointAfter.test(text.slice(end, end + 2)),
    }
    last = end
    return run
  })
}

/** The longest way to say something that stands here; of equally long ones the one that is spelt so. */
export function findSaying(runs: readonly Run[], at: number, { byFirst, begun }: Book): Saying | null {
  const first = runs[at]
  if (first === undefined) return null
  let best: Saying | null = null
  let bestFit = -1
  for (const saying of [...(byFirst.get(first.word) ?? []),
    ...(first.word === first.folded ? [] : byFirst.get(first.folded) ?? []), ...begun]) {
    const fit = fitOf(saying, runs, at)
    if (fit > bestFit) [best, bestFit] = [saying, fit]
  }
  return best
}

const withinPhrase = /^(?:[^\S\n]{1,3}|['\u2019]\s?|-)$/u
export const endOfPart = /[.,;:!?()\n]/

/**
 * How well a way to say something fits: more words above all, then that nothing may follow, then their spelling; -1
 * where it does not stand here.
 */
function fitOf({ words, openings, isLast }: Saying, runs: readonly Run[], at: number): number {
  let exact = 0
  for (const [index, place] of words.entries()) {
    const run = runs[at + index]
    if (run === undefined || (index > 0 && !withinPhrase.test(run.gap))) return -1
    if (place.has(run.word)) exact++
    else if (!isSpelt(run, place, openings[index] ?? [])) return -1
  }
  const next = runs[at + words.length]
  if (runs[at]?.joinsBefore === true || runs[at + words.length - 1]?.joinsAfter === true) return -1
  if (isLast && next !== undefined && !endOfPart.test(next.gap)) return -1
  return words.length * 1_000 + (isLast ? 500 : 0) + exact
}

/** Without its accents, or as far as it is begun. */
function isSpelt({ word, folded }: Run, place: ReadonlySet<string>, openings: readonly string[]): boolean {
  return (word === folded && Array.from(place).some((each) => each !== word && fold(each) === word)) ||
    openings.some((opening) => folded.startsWith(opening))
}
