import type { Elsewhere, Technology, Topic } from '../corpus/index.js'
import { isStopWord, tokenise, type Token } from '../text/index.js'
import { uninflected } from './inflection.js'

/** One spelling of something with a name. */
export interface Name<T> {
  readonly value: T
  /** As it is written. */
  readonly spelling: string
  /** `exact`: the name itself; `alias`: another spelling of it. */
  readonly match: 'exact' | 'alias'
  /** It is also an ordinary word: read as a name only where the words around it say so. */
  readonly isWord: boolean
}

/** What the names of a technology are looked up as: ours, or one of the field that no article speaks of. */
export type Known =
  | { readonly kind: 'technology'; readonly value: Technology }
  | { readonly kind: 'elsewhere'; readonly value: Elsewhere }

/** Spellings by key. A key may be shared: two topics may be meant by the same word. */
export interface NameTable<T> {
  readonly byKey: ReadonlyMap<string, readonly Name<T>[]>
  /** The most words that a spelling has. */
  readonly longest: number
}

/** The plain words of a text, compounds left out. */
export const plainTokens = (text: string): Token[] => tokenise(text).filter(({ parts }) => parts === 0)

/** The key of a name that is spelt letter by letter: spaces, points and dashes do not matter, a leading point does. */
export function spelledKey(spelling: string): string {
  const tokens = tokenise(spelling)
  const dotted = tokens.length === 2 && tokens[0]?.parts === 1 ? tokens[0] : undefined
  return dotted?.word ?? tokens.filter(({ parts }) => parts === 0).map(({ word }) => word).join('')
}

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

export function buildTechnologyNames(technologies: readonly Technology[], elsewhere: readonly Elsewhere[]): NameTable<Known> {
  const ours = technologies.map((value): Known => ({ kind: 'technology', value }))
  const others = elsewhere.map((value): Known => ({ kind: 'elsewhere', value }))
  return buildTable([...ours, ...others], (known) => known.value, (spelling) => [spelledKey(spelling)])
}

export function buildTopicNames(topics: readonly Topic[]): NameTable<Topic> {
  return buildTable(topics, spellTopic, (spelling) => phraseKeys(plainTokens(spelling).map(({ word }) => word)))
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
}

function buildTable<T>(values: readonly T[], spellingsOf: (value: T) => Spellings, keysOf: (spelling: string) => string[]): NameTable<T> {
  const byKey = new Map<string, Name<T>[]>()
  let longest = 1
  for (const value of values) {
    const { name, aliases, commonWords = [] } = spellingsOf(value)
    const words = new Set(commonWords.flatMap(keysOf))
    for (const spelling of [name, ...aliases]) {
      longest = Math.max(longest, plainTokens(spelling).length)
      for (const key of keysOf(spelling)) {
        addOnce(byKey, key, { value, spelling, match: spelling === name ? 'exact' : 'alias', isWord: words.has(key) })
      }
    }
  }
  return { byKey, longest }
}

function addOnce<T>(byKey: Map<string, Name<T>[]>, key: string, name: Name<T>): void {
  const known = byKey.get(key) ?? []
  if (key === '' || known.some(({ value }) => value === name.value)) return
  known.push(name)
  byKey.set(key, known)
}
