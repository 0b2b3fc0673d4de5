import type { Elsewhere, Technology, Topic } from '../../corpus/index.js'
import { isStopWord, normalise, scanWords } from '../../text/index.js'
import { uninflected } from './inflection.js'
import type { Word } from './words.js'

/** One spelling of something with a name. */
export interface Name<T> {
  readonly value: T
  /** As it is written. */
  readonly spelling: string
  /** `exact`: the name itself; `alias`: another spelling of it. */
  readonly match: 'exact' | 'alias'
  /** It is also an ordinary word: read as a name only where the words around it say so. */
  readonly isWord: boolean
  /** It is a name where it opens a sentence, if it is written with its capital. */
  readonly opensSentences: boolean
  /** Its plain words, normalised. */
  readonly words: readonly string[]
}

/** What the names of a technology are looked up as: ours, or one of the field that no article speaks of. */
export type Known =
  | { readonly kind: 'technology'; readonly value: Technology }
  | { readonly kind: 'elsewhere'; readonly value: Elsewhere }

/** Spellings by key. A key may be shared: two topics may be meant by the same word. */
export interface NameTable<T> {
  readonly byKey: ReadonlyMap<string, readonly Name<T>[]>
  /** The most words of any spelling that opens with this word, by its key. */
  readonly openings: ReadonlyMap<string, number>
}

/** A spelling taken apart: its plain words, and the whole with its leading point (`.net`) where it has one. */
interface Spelled {
  readonly words: readonly string[]
  readonly dotted: string | null
}

export function spell(text: string): Spelled {
  const words: string[] = []
  let dotted: string | null = null
  scanWords(normalise(text).text, (word, parts) => {
    if (parts === 0) words.push(word)
    else if (parts === 1) dotted = word
  })
  return { words, dotted: words.length === 1 ? dotted : null }
}

/** The key of a name that is spelt letter by letter: spaces, points and dashes do not matter, a leading point does. */
export const spelledKey = ({ words, dotted }: Spelled): string => dotted ?? words.join('')

/** The keys of a phrase that may be inflected: its words without their endings, and all of it written as one word. */
export function phraseKeys(words: readonly string[]): string[] {
  const bare = words.map(bareWord).join(' ')
  const joined = words.length > 1 ? bareWord(words.join('')) : bare
  return joined === bare ? [bare] : [bare, joined]
}

// "Whats" must not become "what", which stands in every other question.
function bareWord(word: string): string {
  const bare = uninflected(word)
  return isStopWord(bare) ? word : bare
}

export function buildTechnologyNames(technologies: readonly Technology[],
  elsewhere: readonly Elsewhere[]): NameTable<Known> {
  const ours = technologies.map((value): Known => ({ kind: 'technology', value }))
  const others = elsewhere.map((value): Known => ({ kind: 'elsewhere', value }))
  return buildTable([...ours, ...others], (known) => known.value, { keysOf: (spelled) => [spelledKey(spelled)],
    openingOf: (word) => word })
}

export function buildTopicNames(topics: readonly Topic[]): NameTable<Topic> {
  return buildTable(topics, spellTopic, { keysOf: ({ words }) => phraseKeys(words), openingOf: bareWord })
}

// A topic is also known by its id, and by each of the things that its name puts together.
function spellTopic({ id, name, synonyms }: Topic): Spellings {
  const parts = name.split(/,| and | or /i).map((part) => part.replace(/^\s*the\s/i, '').trim())
  return { name, aliases: [id.replace(/-/g, ' '), ...parts.filter((part) => part !== name), ...synonyms] }
}

interface Spellings {
  readonly name: string
  readonly aliases: readonly string[]
  readonly commonWords?: readonly string[]
  readonly opensSentences?: true
}

interface Keying {
  readonly keysOf: (spelled: Spelled) => readonly string[]
  readonly openingOf: (word: string) => string
}

function buildTable<T>(values: readonly T[], spellingsOf: (value: T) => Spellings,
  { keysOf, openingOf }: Keying): NameTable<T> {
  const byKey = new Map<string, Name<T>[]>()
  const openings = new Map<string, number>()
  for (const value of values) {
    const { name, aliases, commonWords = [], opensSentences = false } = spellingsOf(value)
    const common = new Set(commonWords.flatMap((word) => keysOf(spell(word))))
    for (const spelling of [name, ...aliases]) {
      const spelled = spell(spelling)
      const opening = openingOf(spelled.words[0] ?? '')
      openings.set(opening, Math.max(openings.get(opening) ?? 0, spelled.words.length))
      for (const key of keysOf(spelled)) {
        addOnce(byKey, key, { value, spelling, match: spelling === name ? 'exact' : 'alias', isWord: common.has(key),
          opensSentences, words: spelled.words })
      }
    }
  }
  return { byKey, openings }
}

function addOnce<T>(byKey: Map<string, Name<T>[]>, key: string, name: Name<T>): void {
  const known = byKey.get(key) ?? []
  if (key === '' || known.some(({ value }) => value === name.value)) return
  known.push(name)
  byKey.set(key, known)
}

/** A name over a run of words: `from` inclusive, `to` exclusive, as indexes of words. */
export interface Span<T> {
  readonly from: number
  readonly to: number
  readonly names: readonly Name<T>[]
}

/** How runs of words are looked up in a table. */
interface KeyReading {
  readonly keysOf: (run: readonly Word[]) => readonly string[]
  readonly openingOf: (word: Word) => string
}

// Whatever is spelt as one word may be met as two ("web socket"), so pairs are always tried.
const pair = 2

/** Names in the words of a text: the longest at each place, left to right, never overlapping. */
export function findSpans<T>(words: readonly Word[], table: NameTable<T>,
  { keysOf, openingOf }: KeyReading): Span<T>[] {
  const longestAt = (first: Word, from: number): Span<T> | undefined => {
    const longest = Math.max(pair, table.openings.get(openingOf(first)) ?? 0)
    let length = 1
    while (length < longest && words[from + length - 1]?.joins === true) length++
    for (; length > 0; length--) {
      for (const key of keysOf(words.slice(from, from + length))) {
        const names = table.byKey.get(key)
        if (names !== undefined) return { from, to: from + length, names }
      }
    }
    return undefined
  }
  const spans: Span<T>[] = []
  for (const [from, word] of words.entries()) {
    const span = from < (spans.at(-1)?.to ?? 0) ? undefined : longestAt(word, from)
    if (span !== undefined) spans.push(span)
  }
  return spans
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
