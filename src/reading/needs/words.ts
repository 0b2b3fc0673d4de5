import type { Technology, TechnologyId } from '../../corpus/index.js'
import type { Mention } from '../model.js'
import type { Word as ReadWord } from '../names/words.js'
import { splitSentences } from '../../text/index.js'

/** A word as phrases are matched against it. */
export interface Word {
  readonly word: string
  readonly term: string
  /** It is a number, spelt out or in digits: "ten", "10k", "10,000". */
  readonly isNumber: boolean
  /** UTF-16 code units into the text, half-open. */
  readonly start: number
  readonly end: number
  /** What stands between the word before and this one. */
  readonly gap: string
}

/** A technology that the text names, as a run of words. */
export interface Named {
  readonly from: number
  readonly to: number
  readonly ecosystem: TechnologyId | null
  readonly technology: TechnologyId
}

/** A text cut for matching. Ranges of words are half-open; no phrase crosses the end of a sentence. */
export interface Words {
  readonly text: string
  readonly all: readonly Word[]
  /** For each word, the index after the last word of its sentence. */
  readonly sentenceEnd: readonly number[]
  /** Technologies by the index of their first word. */
  readonly named: ReadonlyMap<number, readonly Named[]>
  readonly barriers: ReadonlySet<string>
}

/** A range of a text that names a technology. */
export interface NameSpan {
  readonly start: number
  readonly end: number
  readonly technology: TechnologyId
  readonly ecosystem: TechnologyId | null
}

/** The words of a text, and which of them name technologies. */
export interface Worded {
  readonly words: readonly ReadWord[]
  readonly technologies: readonly Mention<Technology>[]
}

const noBarriers: ReadonlySet<string> = new Set()

/** A text as it was read, cut for matching. @param barriers - Words that a gap does not cross. */
export function cutForMatching(text: string, read: Worded, barriers: ReadonlySet<string> = noBarriers): Words {
  const all = read.words.map(({ word, term, start, end }, at): Word => ({ word, term, start, end,
    isNumber: isNumber(word), gap: text.slice(read.words[at - 1]?.end ?? 0, start) })
  )
  return { text, all, sentenceEnd: findSentenceEnds(text, all), named: placeNames(all, namesIn(read)), barriers }
}

const numbers: ReadonlySet<string> = new Set(['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight',
  'nine', 'ten', 'eleven', 'twelve', 'fifteen', 'twenty', 'thirty', 'forty', 'fifty', 'hundred', 'hundreds', 'thousand',
  'thousands', 'million', 'millions', 'billion', 'billions'])

const isNumber = (word: string): boolean => numbers.has(word) || /^\d+(?:[.,]\d+)*[kmb]?$/.test(word)

function findSentenceEnds(text: string, all: readonly Word[]): readonly number[] {
  const borders = splitSentences(text).flatMap(({ start, end }) => hardStops(text, start, end))
  const ends: number[] = []
  let border = 0
  let first = 0
  for (const [index, { start }] of all.entries()) {
    let moved = false
    while (border < borders.length && start >= (borders[border] ?? Infinity)) {
      border++
      moved = true
    }
    if (moved && index > first) {
      for (let at = first; at < index; at++) ends[at] = index
      first = index
    }
  }
  for (let at = first; at < all.length; at++) ends[at] = all.length
  return ends
}

/** Where a thought ends within a sentence: semicolons and line ends stop a phrase as a full stop does. */
function hardStops(text: string, start: number, end: number): readonly number[] {
  const stops = Array.from(text.slice(start, end).matchAll(/[;\n\u2022]/g), (match) => start + match.index + 1)
  return [...stops, end]
}

function placeNames(all: readonly Word[], names: readonly NameSpan[]): ReadonlyMap<number, readonly Named[]> {
  const placed = new Map<number, Named[]>()
  for (const { start, end, technology, ecosystem } of names) {
    const from = all.findIndex((word) => word.start >= start)
    if (from < 0) continue
    let to = from
    while ((all[to]?.end ?? Infinity) <= end) to++
    if (to > from) placed.set(from, [...(placed.get(from) ?? []), { from, to, technology, ecosystem }])
  }
  return placed
}

/** What a text names, as phrases need it. */
export function namesIn({ words, technologies }: Worded): readonly NameSpan[] {
  return technologies.map(({ value, from, to }) => ({ start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0,
    technology: value.id, ecosystem: value.ecosystem })
  )
}
