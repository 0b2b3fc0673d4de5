import { fnv1a, spellNumber } from '../answer/index.js'
import type { CannedEntry, GroupEntry, Restriction } from '../store/index.js'
import { distanceToBeginning, foldName } from '../text/index.js'
import { findBars, isRestricted, noRestriction, type Canned, type Poster } from './model.js'
import { isSameName } from './names.js'

/** Shipped with the corpus: what every server has until it says otherwise. */
export interface Shipped {
  readonly name: string
  readonly title: string
  readonly aliases: readonly string[]
  readonly body: string
  readonly basis: string
}

/** What several belong to, with what restricts them all. */
export interface CannedGroup {
  readonly name: string
  /** Those that can be posted, by name. */
  readonly items: readonly Canned[]
  readonly restriction: Restriction
  /** Of its restriction; 0 where there never was one. */
  readonly version: number
}

/** A list that keeps somebody from posting; null: the comparison's own. */
export interface Bar {
  readonly group: string | null
  readonly list: keyof Restriction
  /** Those that the list names. */
  readonly ids: readonly string[]
}

/** What a server has, by name; made once whenever it changes. */
export interface CannedIndex {
  /** Those that can be posted, by name. */
  readonly items: readonly Canned[]
  /** Deleted ones of the server's own, by name. */
  readonly deleted: readonly Canned[]
  /** By name or alias, however it is spelt, or by key; also a deleted one, by its own name. */
  find(typed: string): Canned | undefined
  /** Those with a title, as they are offered: deleted ones only where there is no other. */
  titled(title: string): readonly Canned[]
  /** The one that has a name or alias to itself now, however it is spelt. */
  holder(name: string): Canned | undefined
  /** Those that something belongs to, or that are restricted, by name. */
  readonly groups: readonly CannedGroup[]
  /** However it is spelt, or by key. */
  group(typed: string): CannedGroup | undefined
  /** What keeps this person from posting it there: nothing, mostly. */
  bars(item: Canned, poster: Poster): readonly Bar[]
  /** The shipped one of a name, whatever the server made of it. */
  shipped(name: string): Canned | undefined
  /** Best first; of nothing typed, the most used first. @param accept - Who is offered this one. */
  search(typed: string, limit: number, accept?: (item: Canned) => boolean): readonly Found[]
}

/** A name as a button carries it: short whatever the name, and no name begins so. */
export const keyOf = (name: string): string =>
  `#${spellNumber(fnv1a(name), 7)}${spellNumber(fnv1a(name, 0x9dc5811c), 7)}`

interface Besides {
  /** How often each was posted lately. */
  readonly uses?: ReadonlyMap<string, number>
  readonly groups?: readonly GroupEntry[]
}

export function buildCannedIndex(shipped: readonly Shipped[], entries: readonly CannedEntry[],
  { uses = new Map(), groups: restricted = [] }: Besides = {}): CannedIndex {
  const supplied = new Map(shipped.map((item) => [foldName(item.name), fromShipped(item)]))
  const own = entries.map((entry) => fromEntry(entry, supplied.get(foldName(entry.name))))
  const taken = new Set(own.map(({ name }) => foldName(name)))
  const all = [...own, ...[...supplied].flatMap(([name, item]) => (taken.has(name) ? [] : [item]))].sort(byName)
  const items = all.filter(({ deleted }) => !deleted)
  const deleted = all.filter((item) => item.deleted)
  const names = indexNames(items)
  const deletedNames = indexNames(deleted)
  const keys = new Map(all.map((item) => [keyOf(item.name), item]))
  const aliases = indexAliases(items, supplied)
  const search = openSearch(items, uses)
  const groups = indexGroups(items, restricted)
  return {
    items,
    deleted,
    groups: [...groups.values()].filter((group) => group.items.length > 0 || isRestricted(group.restriction)).sort(
      byName,
    ),
    group: (typed) =>
      groups.get(foldName(typed)) ?? [...groups.values()].find(({ name }) => keyOf(name) === typed.trim()),
    bars: ({ restriction, groups: own }, poster) => [{ name: null, restriction },
      ...own.flatMap((each) => groups.get(foldName(each)) ?? [])].flatMap(({ name, restriction: lists }) =>
        findBars(lists, poster).map((list): Bar => ({ group: name, list, ids: lists[list] }))
      ),
    find: (typed) => {
      const name = foldName(typed)
      return names.get(name) ?? deletedNames.get(name) ?? aliases.get(name) ?? keys.get(typed.trim())
    },
    titled: (title) => [items, deleted].map((some) => some.filter((item) => isSameName(item.title, title)))
      .find(({ length }) => length > 0) ?? [],
    holder: (name) => names.get(foldName(name)) ?? aliases.get(foldName(name)),
    shipped: (name) => supplied.get(foldName(name)),
    search,
  }
}

/** A server's own name may be what a shipped one is also called: it comes first then. */
export const isShadowed = (name: string, holder: Canned, index: Pick<CannedIndex, 'shipped'>): boolean =>
  !isSameName(holder.name, name) && !hasOwnAliases(holder, index.shipped(holder.name))

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Whether somebody here decided what it is also called. */
const hasOwnAliases = ({ origin, aliases }: Canned, shipped: Canned | undefined): boolean =>
  origin !== 'shipped' || !shipped || !isSameList(aliases, shipped.aliases)

function indexGroups(items: readonly Canned[],
  restricted: readonly GroupEntry[]): ReadonlyMap<string, CannedGroup> {
  const groups = new Map(
    restricted.map(({ name, version, restriction }): [string, CannedGroup] => [foldName(name), { name, version,
      restriction, items: [] }]),
  )
  for (const item of items) {
    for (const name of item.groups) {
      const group = groups.get(foldName(name)) ?? { name, version: 0, restriction: noRestriction, items: [] }
      groups.set(foldName(name), { ...group, items: [...group.items, item] })
    }
  }
  return groups
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1)

const indexNames = (items: readonly Canned[]): ReadonlyMap<string, Canned> =>
  new Map(items.map((item) => [foldName(item.name), item]))

/** A server's own alias comes before one that is shipped. @param supplied - What is shipped, by folded name. */
function indexAliases(items: readonly Canned[], supplied: ReadonlyMap<string, Canned>): ReadonlyMap<string, Canned> {
  const rank = (item: Canned): number => Number(hasOwnAliases(item, supplied.get(foldName(item.name))))
  const ranked = [...items].sort((a, b) => rank(a) - rank(b))
  return new Map(ranked.flatMap((item) => item.aliases.map((alias) => [foldName(alias), item] as const)))
}

function fromShipped({ name, title, aliases, body, basis }: Shipped): Canned {
  return { name, title, body, aliases, groups: [], basis, restriction: noRestriction, origin: 'shipped', version: 0, deleted: false,
    changedBy: null, changedAt: null }
}

/** No words of a server's own: it decided something about the shipped one, whose words are whatever is shipped. */
export const followsShipped = ({ body }: Pick<CannedEntry, 'body'>): boolean => body === ''

type Kept = Pick<CannedEntry, 'name' | 'title' | 'body' | 'aliases' | 'basis'>

/** An entry that follows, in the words that are shipped now; other names and an approval are its own if it has any. */
export function inShippedWords<Entry extends Kept>(entry: Entry, { title, body, aliases, basis }: Kept): Entry {
  const own = entry.aliases.filter((alias) => alias !== entry.name)
  return { ...entry, title, body, aliases: entry.aliases.length === 0 ? aliases : own,
    basis: entry.basis === '' ? basis : entry.basis }
}

/** What of an entry is kept while it follows: what is not as it is shipped. Its name alone stands for no aliases. */
export function besidesShipped({ name, aliases, basis }: Omit<Kept, 'title' | 'body'>,
  shipped: Kept): Omit<Kept, 'name'> {
  const own = aliases.length === 0 ? [name] : aliases
  return { title: '', body: '', aliases: isSameList(aliases, shipped.aliases) ? [] : own,
    basis: basis === shipped.basis ? '' : basis }
}

function fromEntry(entry: CannedEntry, shipped: Canned | undefined): Canned {
  const { name, title, body, aliases, groups, restriction, version, deleted, basis, changedBy, changedAt } = entry
  if (followsShipped(entry) && shipped) {
    const words = inShippedWords(entry, shipped)
    return { ...shipped, aliases: words.aliases, groups, basis: words.basis, restriction, version, deleted, changedBy,
      changedAt }
  }
  // What it followed may be shipped no more: nothing is left to show.
  return { name, title, body, aliases, groups, restriction, version, deleted: deleted || followsShipped(entry), basis,
    changedBy, changedAt, origin: shipped ? 'override' : 'own' }
}

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
  /** The words of its groups, likewise. */
  readonly groups: string
  /** The words of the text, likewise. */
  readonly body: () => string
}

type Finder = (query: string, words: readonly string[]) => Iterable<Found>

/** Everything that can be worked out before anything is typed; what is read in the texts, when it is first needed. */
function openSearch(items: readonly Canned[], uses: ReadonlyMap<string, number>) {
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
    (_query, words) => find('words', ({ groups }) => beginsIn(words, groups)),
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
    groups: spaced(item.groups.map(foldName).join(' ')), body: lazily(() => spaced(foldName(item.body))) }
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
