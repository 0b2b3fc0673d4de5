import { distanceToBeginning, foldName } from '../text/index.js'
import type { Canned } from './model.js'

/** How an entry was found. `words`: its name or title begins words so; `body`: its text does; `near`: only nearly. */
type Match = 'offered' | 'exact' | 'alias' | 'words' | 'body' | 'near'

export interface Found {
  readonly item: Canned
  readonly match: Match
  /** The alias that was meant, for `alias`; empty elsewhere. */
  readonly words: string
}

/** An item with what is compared: all of it folded. */
interface Entry {
  readonly item: Canned
  readonly name: string
  readonly title: string
  readonly aliases: readonly string[]
  /** The words of name, title and aliases, each between spaces. */
  readonly head: string
  /** The words of the text, likewise. */
  readonly body: () => string
}

type Finder = (query: string, words: readonly string[]) => Iterable<Found>

/** Everything that can be worked out before anything is typed; what is read in the texts, when it is first needed. */
export function openSearch(items: readonly Canned[], uses: ReadonlyMap<string, number>) {
  const entries = items.map(toEntry)
  const popular = [...items].sort((a, b) =>
    (uses.get(b.name) ?? 0) - (uses.get(a.name) ?? 0) || (a.name < b.name ? -1 : 1)
  )
  const headWords = lazily(() => [...new Set(entries.flatMap(({ head }) => wordsOf(head)))])

  function* find(match: Match, isFound: (entry: Entry) => boolean): Iterable<Found> {
    for (const entry of entries) if (isFound(entry)) yield { item: entry.item, match, words: '' }
  }
  const findAliases: Finder = function*(query) {
    for (const { item, aliases } of entries) {
      const at = aliases.indexOf(query)
      if (at >= 0) yield { item, match: 'alias', words: item.aliases[at] ?? '' }
    }
  }
  const beginsIn = (words: readonly string[], text: string): boolean =>
    words.length > 0 && words.every((word) => text.includes(` ${word}`))
  const finders: readonly Finder[] = [
    (query) => find('exact', ({ name, title }) => name === query || title === query),
    findAliases,
    (query) => find('words', ({ name }) => name.startsWith(query)),
    (_query, words) => find('words', ({ head }) => beginsIn(words, head)),
    (_query, words) =>
      find('body', ({ body }) => words.every(({ length }) => length >= shortestInBody) && beginsIn(words, body())),
  ]
  const findNear: Finder = (_query, words) => {
    const meant = words.map((typed) => headWords().filter((word) => isNear(typed, word)))
    return find('near',
      ({ head }) => meant.length > 0 && meant.every((near) => near.some((word) => head.includes(` ${word} `))))
  }

  return (typed: string, limit: number, accept: (item: Canned) => boolean = () => true): readonly Found[] => {
    const query = foldName(typed)
    if (query === '')
      return popular.filter(accept).slice(0, limit).map((item) => ({ item, match: 'offered', words: '' }))
    const found = new Map<string, Found>()
    const take = (find: Finder): void => {
      for (const each of find(query, wordsOf(query))) {
        if (found.size >= limit) return
        if (!found.has(each.item.name) && accept(each.item)) found.set(each.item.name, each)
      }
    }
    finders.forEach(take)
    // What is only near says nothing beside what was really meant.
    if (found.size === 0) take(findNear)
    return [...found.values()]
  }
}

function toEntry(item: Canned): Entry {
  const [name, title, aliases] = [foldName(item.name), foldName(item.title), item.aliases.map(foldName)]
  return { item, name, title, aliases, head: spaced([name, title, ...aliases].join(' ')),
    body: lazily(() => spaced(foldName(item.body))) }
}

const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{M}\p{N}+#]+/u).filter((word) => word !== '')

const spaced = (text: string): string => ` ${wordsOf(text).join(' ')} `

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

// One letter or two are the beginning of too much.
const shortestInBody = 3

/** The first letter, or the second, is believed. */
const isNear = (typed: string, word: string): boolean =>
  (word[0] === typed[0] || word[1] === typed[1]) && distanceToBeginning(typed, word) < Infinity
