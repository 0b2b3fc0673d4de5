import type { Technology, TechnologyId } from '../../corpus/index.js'
import type { Mention } from '../model.js'
import type { Word as ReadWord } from '../names/words.js'
import { splitSentences, stem } from '../../text/index.js'

/** A word as phrases are matched against it. */
export interface Word {
  readonly word: string
  readonly term: string
  /** Its value if it is a number, spelt out or in digits: "ten", "10k", "10,000". */
  readonly number: number | null
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

export interface MatchOptions {
  readonly barriers?: ReadonlySet<string>
  /** Gives a misspelt word as it was meant. */
  readonly mend?: (word: string, term: string) => { readonly word: string; readonly term: string }
}

const noBarriers: ReadonlySet<string> = new Set()

/** A text as it was read, cut for matching. */
export function cutForMatching(text: string, read: Worded, { barriers = noBarriers, mend }: MatchOptions = {}): Words {
  const names = namesIn(read)
  const all: Word[] = []
  let last = 0
  for (const token of read.words) {
    const isName = names.some(({ start, end }) => start <= token.start && token.end <= end)
    const { word, term } = isName || mend === undefined ? token : mend(token.typed, stem(token.typed))
    if (continuesNumber(all.at(-1), token, text)) {
      all.push(
        ...all.splice(-1).map((before) => ({ ...before, end: token.end,
          number: (before.number ?? 0) * 1_000 + Number(word) })
        ),
      )
      last = token.end
      continue
    }
    for (const piece of splitUnit(word, term)) {
      all.push({ ...piece, start: token.start, end: token.end, gap: text.slice(last, token.start),
        number: numberOf(piece.word) })
      last = token.end
    }
  }
  multiplyNumbers(all)
  return { text, all, sentenceEnd: findSentenceEnds(text, all), named: placeNames(all, names), barriers }
}

/**
 * "30 000" and "30.000" are one number: three digits behind one to three, with nothing but a space or a point
 * between.
 */
function continuesNumber(before: Word | undefined, { start, end }: { readonly start: number; readonly end: number },
  text: string): boolean {
  if (before === undefined || !/^\d{3}$/.test(text.slice(start, end))) return false
  return /^[1-9]\d{0,2}$/.test(text.slice(before.start, before.end)) &&
    /^[ .'\u00A0\u2009\u202F]$/.test(text.slice(before.end, start))
}

/** "5ms" and "10y" are a number and its unit; "10k" is a number, and "3d" a word. */
function splitUnit(word: string, term: string): readonly { readonly word: string; readonly term: string }[] {
  const [, digits, unit] = /^(\d+)([a-z]{2,12}|[yhsw])$/.exec(word) ?? []
  if (digits === undefined || unit === undefined) return [{ word, term }]
  return [{ word: digits, term: digits }, { word: unit, term: unit }]
}

const smallNumbers = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
    'thirteen', 'fourteen', 'fifteen']
    .map((word, value) => [word, value] as const),
)
const largeNumbers = new Map([
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['hundred', 100],
  ['hundreds', 100],
  ['thousand', 1_000],
  ['thousands', 1_000],
  ['million', 1_000_000],
  ['millions', 1_000_000],
  ['billion', 1e9],
  ['billions', 1e9],
])
const powers = new Map([['k', 1_000], ['m', 1_000_000], ['b', 1e9]])

function numberOf(word: string): number | null {
  const spelt = smallNumbers.get(word) ?? largeNumbers.get(word)
  if (spelt !== undefined) return spelt
  const [, digits, power] = /^(\d{1,12}(?:\.\d{1,6})?)([kmb]?)$/.exec(word) ?? []
  return digits === undefined ? null : Number(digits) * (powers.get(power ?? '') ?? 1)
}

/** In "ten thousand" the first word is worth both. */
function multiplyNumbers(all: Word[]): void {
  for (let at = all.length - 2; at >= 0; at--) {
    const [word, next] = [all[at], all[at + 1]]
    if (word?.number == null || next?.number == null || !largeNumbers.has(next.word) || next.number < 100) continue
    all[at] = { ...word, number: word.number * next.number }
  }
}

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
