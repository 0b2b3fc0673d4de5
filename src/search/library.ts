import type { Corpus, TechnologyId } from '../corpus/index.js'
import { findDecline } from './decline.js'
import type { Found, Hit, Library } from './model.js'
import { type Mention, type Mentions, openLookup, type Lookup, phraseKeys, spell, spelledKey, type Known, openReader,
  type ReadText, understand } from '../reading/index.js'
import { indexPassages } from './lexical.js'
import { rank, type Ground } from './ranking.js'
import { fillShelf } from './shelf.js'
import { cutSnippet } from './snippet.js'

// The longest text that is read as a question; whoever writes more is asked for less by the surfaces.
const maxText = 4_000
const usualLimit = 10

/**
 * Makes a corpus searchable. Everything is worked out once, here; the corpus is not changed.
 *
 * @param isEnglish - Which words are right although nothing here holds them, and so no slips.
 */
export function openLibrary(corpus: Corpus, isEnglish: (word: string) => boolean): Library {
  const reader = openReader(corpus, isEnglish)
  const shelf = fillShelf(corpus, reader)
  const topics = new Map<string, Corpus['topics'][number]>(corpus.topics.map((topic) => [topic.id, topic]))
  const ground: Ground = { corpus, shelf, topics, index: indexPassages(corpus, reader.tables) }
  const bySpelling = <V>(accept: (known: Known) => V | null): Lookup<V> =>
    openLookup(reader.tables.technologies, (typed) => [spelledKey(spell(typed))], accept)
  const technologies = lazily(() => bySpelling((known) => (known.kind === 'technology' ? known.value : null)))
  const elsewhere = lazily(() => bySpelling((known) => (known.kind === 'elsewhere' ? known.value : null)))
  const topicNames = lazily(() =>
    openLookup(reader.tables.topics, (typed) => phraseKeys(spell(typed).words), (topic) => topic)
  )

  const search = (text: string, limit: number): Found => {
    const asked = understand(reader.read(text.slice(0, maxText)))
    const placed = rank(asked, ground)
    const hits = placed.slice(0, limit).map(({ item, score, explain }): Hit => ({
      passage: item.passage,
      score,
      explain,
      snippet: cutSnippet(item, asked),
    }))
    return { hits, declined: findDecline(asked, placed, ground), readings: asked.read.readings }
  }

  return {
    corpus,
    read: (text) => {
      const read = reader.read(text.slice(0, maxText))
      const { corrected, readings, language, unheard } = read
      return { corrected, mentions: asGiven(read), readings, language, unheard }
    },
    hear: (text) => {
      const { text: heard, mentions, language, unheard, spanOf } = reader.read(text.slice(0, maxText))
      return { text: heard, mentions, language, unheard, spanOf }
    },
    mentions: (text) => asGiven(reader.read(text.slice(0, maxText))),
    technologies: (typed) => technologies().find(typed),
    elsewhere: (typed) => elsewhere().find(typed),
    topics: (typed) => topicNames().find(typed),
    search: (text, { limit = usualLimit } = {}) => search(text, limit),
    passage: (id) => shelf.byId.get(id)?.passage,
    naming: (technology: TechnologyId) =>
      shelf.items.filter(({ named }) => named.has(technology)).map(({ passage }) => passage),
  }
}

/** What a text names, in the words in which it was given. */
function asGiven({ mentions, spanOf, said }: ReadText): Mentions {
  const place = <T>(found: readonly Mention<T>[]): readonly Mention<T>[] =>
    found.map((mention) => ({ ...mention, ...spanOf(mention), words: said(mention) }))
  return { technologies: place(mentions.technologies), topics: place(mentions.topics),
    elsewhere: place(mentions.elsewhere) }
}

/** Made when it is first asked for: a terminal that answers one question never looks a name up. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
