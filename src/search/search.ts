import { keepNothing, type Corpus, type Keep, type Passage, type TechnologyId,
  type TopicId } from '../corpus/index.js'
import type { Question, Reader } from '../reading/index.js'
import { findDecline } from './decline.js'
import { indexPassages } from './lexical.js'
import type { Found, Hit } from './model.js'
import { rank, type Ground } from './ranking.js'
import { fillShelf } from './shelf.js'
import { cutSnippet } from './snippet.js'

/** The passages of a corpus made searchable. Synchronous and pure: same corpus and question, same bytes. */
export interface Search {
  /** Best first, ties by id; ten unless another limit is given. */
  find(question: Question, options?: { readonly limit?: number }): Found
  passage(id: string): Passage | undefined
  /** The passages that name a technology by its name or an alias, in corpus order. */
  naming(technology: TechnologyId): readonly Passage[]
  /** Whether a passage speaks of a topic, in its text or in what stands above it. */
  speaksOf(passage: Passage, topic: TopicId): boolean
}

const usualLimit = 10

/**
 * Everything is worked out once, here, or was kept; the corpus is not changed.
 *
 * @param reader - Of the same corpus.
 */
export function openSearch(corpus: Corpus, reader: Reader, keep: Keep = keepNothing): Search {
  const shelf = keep('search: shelf', () => fillShelf(corpus, reader))
  const topics = new Map<string, Corpus['topics'][number]>(corpus.topics.map((topic) => [topic.id, topic]))
  const ground: Ground = { corpus, isCommon: reader.english.isCommon, shelf, topics,
    index: indexPassages(corpus, reader, keep) }
  return {
    find(question, { limit = usualLimit } = {}) {
      const placed = rank(question, ground)
      const hits = placed.slice(0, limit).map(({ item, score, explain }): Hit => ({
        passage: item.passage,
        score,
        explain,
        snippet: cutSnippet(item, question),
      }))
      return { hits, declined: findDecline(question, placed, ground) }
    },
    passage: (id) => shelf.byId.get(id)?.passage,
    naming: (technology) => shelf.items.filter(({ named }) => named.has(technology)).map(({ passage }) => passage),
    speaksOf: ({ id }, topic) => shelf.byId.get(id)?.topics.has(topic) === true,
  }
}
