import { keepNothing, type Corpus, type Keep, type Passage, type TechnologyId,
  type TopicId } from '../corpus/index.js'
import type { Question, Reader } from '../reading/index.js'
import { evidenceFor, findDecline, isRuledOut } from './decline.js'
import { indexName, indexPassages, indexSteps } from './lexical.js'
import type { Found, Hit } from './model.js'
import { measurePassages, rank, type Ground } from './ranking.js'
import { fillShelf, type Shelf } from './shelf.js'
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
  const ground = openGround(corpus, reader, keep)
  const { shelf } = ground
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

const shelfName = 'search: shelf'

function finish<T>(steps: Generator<unknown, T>): T {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** What was prepared for a corpus, to be handed on to {@link openSearch}; and to the next preparing. */
export interface Prepared {
  readonly keep: Keep
  readonly shelf: Shelf
}

/**
 * The same work in small steps, so that others are served meanwhile.
 *
 * @param before - Prepared with a reader of the same names: of what has not changed nothing is read again.
 */
export function* prepareSearch(corpus: Corpus, reader: Reader, before?: Prepared): Generator<unknown, Prepared> {
  const shelf = yield* fillShelf(corpus, reader, (passage) => {
    const known = before?.shelf.byId.get(passage.id)
    return known?.passage.sha256 === passage.sha256 && known.passage.start === passage.start ? known : undefined
  })
  const index = yield* indexSteps(corpus, reader)
  const kept = new Map<string, unknown>([[shelfName, shelf], [indexName, index]])
  return { shelf, keep: <T>(name: string, make: () => T) => (kept.has(name) ? kept.get(name) as T : make()) }
}

function openGround(corpus: Corpus, reader: Reader, keep: Keep): Ground {
  return {
    corpus,
    english: reader.english,
    shelf: keep(shelfName, () => finish(fillShelf(corpus, reader))),
    topics: new Map(corpus.topics.map((topic) => [topic.id, topic])),
    aspects: new Map(corpus.aspects.map((aspect) => [aspect.id, aspect])),
    index: indexPassages(corpus, reader, keep),
  }
}

type Values = Readonly<Record<string, number>>

/** What there is to learn from a question: see {@link openStudy}. */
export interface Study {
  /** Every passage that has anything of what was asked, with its features by name. */
  passages(question: Question): readonly { readonly passage: Passage; readonly features: Values }[]
  /** What tells whether it is answered; null where it is declined for what it is or names. */
  answer(question: Question): Values | null
}

/** Opens the same features that searching weighs, for whoever learns their weights. */
export function openStudy(corpus: Corpus, reader: Reader): Study {
  const ground = openGround(corpus, reader, keepNothing)
  return {
    passages: (question) =>
      measurePassages(question, ground).map(({ item: { passage }, features }) => ({ passage,
        features: Object.fromEntries(features.map(({ name, value }) => [name, value])) })
      ),
    answer: (question) =>
      isRuledOut(question, ground) ? null : evidenceFor(question, rank(question, ground), ground),
  }
}
