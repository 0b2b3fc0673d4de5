import type { Corpus, TechnologyId } from '../corpus/index.js'
import { understand } from './asked.js'
import { findDecline } from './decline.js'
import { indexPassages } from './lexical.js'
import { openLookup } from './lookup.js'
import type { Found, Hit, Library } from './model.js'
import { phraseKeys, plainTokens, spelledKey } from './names.js'
import { rank, type Ground } from './ranking.js'
import { openReader } from './reader.js'
import { fillShelf } from './shelf.js'
import { cutSnippet } from './snippet.js'

// The longest text that is read as a question; whoever writes more is asked for less by the surfaces.
const maxText = 4_000
const usualLimit = 10

/** Makes a corpus searchable. Everything is worked out once, here; the corpus is not changed. */
export function openLibrary(corpus: Corpus): Library {
  const reader = openReader(corpus)
  const shelf = fillShelf(corpus, reader)
  const topics = new Map<string, Corpus['topics'][number]>(corpus.topics.map((topic) => [topic.id, topic]))
  const ground: Ground = { corpus, shelf, topics, index: indexPassages(corpus, reader.tables) }
  const technologyLookup = openLookup(reader.tables.technologies, (typed) => [spelledKey(typed)], (known) => (known.kind === 'technology' ? known.value : null))
  const elsewhereLookup = openLookup(reader.tables.technologies, (typed) => [spelledKey(typed)], (known) => (known.kind === 'elsewhere' ? known.value : null))
  const topicLookup = openLookup(reader.tables.topics, (typed) => phraseKeys(plainTokens(typed).map(({ word }) => word)), (topic) => topic)

  const search = (text: string, limit: number): Found => {
    const asked = understand(reader.read(text.slice(0, maxText)))
    const placed = rank(asked, ground)
    const hits = placed.slice(0, limit).map(({ item, score, explain }): Hit => ({
      passage: item.passage, score, explain,
      snippet: cutSnippet(item, asked),
    }))
    return { hits, declined: findDecline(asked, placed, ground), readings: asked.read.readings }
  }

  return {
    corpus,
    read: (text) => {
      const { corrected, mentions, readings, language } = reader.read(text.slice(0, maxText))
      return { corrected, mentions, readings, language }
    },
    mentions: (text) => reader.read(text.slice(0, maxText)).mentions,
    technologies: (typed) => technologyLookup.find(typed),
    elsewhere: (typed) => elsewhereLookup.find(typed),
    topics: (typed) => topicLookup.find(typed),
    search: (text, { limit = usualLimit } = {}) => search(text, limit),
    passage: (id) => shelf.byId.get(id)?.passage,
    naming: (technology: TechnologyId) => shelf.items.filter(({ named }) => named.has(technology)).map(({ passage }) => passage),
  }
}
