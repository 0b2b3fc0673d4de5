import { editDistance, foldName } from '../text/index.js'
import type { Canned } from './model.js'

/** How an entry was found. `words`: its name or title begins words so; `body`: its text does; `near`: only nearly. */
export type Match = 'offered' | 'exact' | 'alias' | 'words' | 'body' | 'near'

export interface Found {
  readonly item: Canned
  readonly match: Match
  /** The alias that was meant, for `alias`; empty elsewhere. */
  readonly words: string
}

interface Entry {
  readonly item: Canned
  /** These are folded. */
  readonly name: string
  readonly title: string
  readonly aliases: readonly string[]
  /** Name, title and aliases, each word behind a space. */
  readonly head: string
}

type Accept = (item: Canned) => boolean
type Finder = (typed: string, entries: readonly Entry[]) => Iterable<Found>

/** Everything that can be worked out before anything is typed; the index of the bodies, when it is first needed. */
export function openSearch(items: readonly Canned[], uses: ReadonlyMap<string, number>) {
  const entries = items.map(toEntry)
  const popular = [...items].sort((a, b) =>
    (uses.get(b.name) ?? 0) - (uses.get(a.name) ?? 0) || (a.name < b.name ? -1 : 1)
  )
  let bodies: WordIndex | undefined
  let heads: WordIndex | undefined
  const inBodies: Finder = (typed) =>
    findWords(typed, entries, bodies ??= indexWords(entries.map(({ item }) => foldName(item.body))), 'body', startsWith)
  const near: Finder = (typed) =>
    findWords(typed, entries, heads ??= indexWords(entries.map(({ head }) => head)), 'near', nearly)
  return (typed: string, limit: number, accept: Accept = () => true): readonly Found[] => {
    const query = foldName(typed)
    if (query === '') return takeFirst(popular, limit, accept)
    const found = new Map<string, Found>()
    const take = (find: Finder): void => {
      for (const each of find(query, entries)) {
        if (found.size >= limit) return
        if (!found.has(each.item.name) && accept(each.item)) found.set(each.item.name, each)
      }
    }
    for (const find of [findExact, findAliases, findHeads, inBodies]) take(find)
    // What is only near says nothing beside what was really meant.
    if (found.size === 0) take(near)
    return [...found.values()]
  }
}

function takeFirst(items: readonly Canned[], limit: number, accept: Accept): readonly Found[] {
  const taken: Found[] = []
  for (const item of items) {
    if (taken.length === limit) break
    if (accept(item)) taken.push({ item, match: 'offered', words: '' })
  }
  return taken
}

function toEntry(item: Canned): Entry {
  const aliases = item.aliases.map(foldName)
  const [name, title] = [foldName(item.name), foldName(item.title)]
  const words = [name, title, ...aliases].flatMap((text) => text.split(/[^\p{L}\p{M}\p{N}+#]+/u))
  return { item, name, title, aliases, head: ` ${words.filter((word) => word !== '').join(' ')}` }
}

function* findExact(query: string, entries: readonly Entry[]): Iterable<Found> {
  for (const { item, name, title } of entries)
    if (name === query || title === query) yield { item, match: 'exact', words: '' }
}

function* findAliases(query: string, entries: readonly Entry[]): Iterable<Found> {
  for (const { item, aliases } of entries) {
    const at = aliases.indexOf(query)
    if (at >= 0) yield { item, match: 'alias', words: item.aliases[at] ?? '' }
  }
}

/** Names that begin so, then those in which every word that was typed begins one. */
function* findHeads(query: string, entries: readonly Entry[]): Iterable<Found> {
  for (const { item, name } of entries) if (name.startsWith(query)) yield { item, match: 'words', words: '' }
  const words = wordsOf(query)
  if (words.length === 0) return
  for (const { item, head } of entries)
    if (words.every((word) => head.includes(` ${word}`))) yield { item, match: 'words', words: '' }
}

const wordsOf = (query: string): readonly string[] =>
  query.split(/[^\p{L}\p{M}\p{N}+#]+/u).filter((word) => word !== '')

/** The words of many texts, in order, each with the places of the texts that have it. */
interface WordIndex {
  readonly words: readonly string[]
  readonly places: ReadonlyMap<string, readonly number[]>
}

function indexWords(texts: readonly string[]): WordIndex {
  const places = new Map<string, number[]>()
  texts.forEach((text, at) => {
    for (const word of new Set(wordsOf(text))) {
      const own = places.get(word)
      if (own) own.push(at)
      else places.set(word, [at])
    }
  })
  return { words: [...places.keys()].sort(), places }
}

type Reads = (typed: string, words: readonly string[]) => Iterable<string>

function* findWords(query: string, entries: readonly Entry[], { words, places }: WordIndex, match: Match,
  reads: Reads): Iterable<Found> {
  const sets = wordsOf(query).map((typed) =>
    new Set(Array.from(reads(typed, words)).flatMap((word) => places.get(word) ?? []))
  )
  const [first, ...others] = sets.sort((a, b) => a.size - b.size)
  if (!first) return
  for (const at of [...first].sort((a, b) => a - b)) {
    const item = entries[at]?.item
    if (item && others.every((other) => other.has(at))) yield { item, match, words: '' }
  }
}

// One letter or two are the beginning of too much.
const shortestInBody = 3

function* startsWith(typed: string, words: readonly string[]): Iterable<string> {
  if (typed.length < shortestInBody) return
  for (let at = lowerBound(words, typed); words[at]?.startsWith(typed) === true; at++) yield words[at] ?? ''
}

function lowerBound(words: readonly string[], wanted: string): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** One slip in a short word, two in a long one; the first letter, or the second, is believed. */
function* nearly(typed: string, words: readonly string[]): Iterable<string> {
  const limit = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2
  for (const word of words) {
    const begun = word.slice(0, typed.length + 1)
    if (word[0] !== typed[0] && word[1] !== typed[1]) continue
    if (Math.min(editDistance(typed, begun, limit), editDistance(typed, begun.slice(0, -1), limit)) <= limit) yield word
  }
}
