import type { Elsewhere, Technology, Topic } from '../../corpus/index.js'
import { isStopWord, normalise, scanWords } from '../../text/index.js'
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
export interface Spelled {
  readonly words: readonly string[]
  readonly dotted: string | null
}

export function spell(text: string): Spelled {
  const words: string[] = []
  let dotted: string | null = null
  scanWords(normalise(text).text, (word, _start, _end, parts) => {
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
export function bareWord(word: string): string {
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
    const { name, aliases, commonWords = [] } = spellingsOf(value)
    const common = new Set(commonWords.flatMap((word) => keysOf(spell(word))))
    for (const spelling of [name, ...aliases]) {
      const spelled = spell(spelling)
      const opening = openingOf(spelled.words[0] ?? '')
      openings.set(opening, Math.max(openings.get(opening) ?? 0, spelled.words.length))
      for (const key of keysOf(spelled)) {
        addOnce(byKey, key, { value, spelling, match: spelling === name ? 'exact' : 'alias', isWord: common.has(key),
          words: spelled.words })
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
