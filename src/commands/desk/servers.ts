import { LRUCache } from 'lru-cache'
import { setImmediate as breathe } from 'node:timers/promises'
import { assembleOwn, closeOwnNames, prepareOwn, type Keep, type Mixture, type OwnArticle, type OwnGround,
  type Prepared, type TechnologyId } from '../../corpus/index.js'
import type { Locale } from '../../language/index.js'
import type { Memory } from '../../memory/index.js'
import { openReader } from '../../reading/index.js'
import { openSearch, prepareSearch, type Prepared as PreparedSearch } from '../../search/index.js'
import type { HeldArticle } from '../../store/index.js'
import { openVerdict, prepareVerdict } from '../../verdict/index.js'
import { toOwn } from '../corpus/held.js'
import { openSuggestions, spokenOf } from '../suggest/suggest.js'
import { inEach, openLocalizedRooms, type LocalizedRooms, type Rooms } from './rooms.js'

/** The rooms that a server is served from: the shipped ones, or those of a corpus with its own articles. */
export interface Served {
  readonly roomsIn: (locale: Locale) => LocalizedRooms
  readonly suggestionsIn: (locale: Locale) => ReturnType<typeof openSuggestions>
}

export interface Servers {
  readonly shipped: Served
  /** The rooms of a server as its articles stand now. Rejects as the store does where none were known before. */
  of(guild: string | undefined): Promise<Served>
  /** Those that are there at once; the shipped ones where others would have to be made first. */
  known(guild: string | undefined): Served
}

interface ServersOptions {
  readonly rooms: Rooms
  readonly memory: Memory
  readonly keep: Keep
  /** How many passages of servers are held ready in all; the server that asked longest ago goes first. */
  readonly mostPassages?: number
}

/** Another object, another state of a server's articles. */
interface Revision {
  readonly hasArticles: boolean
}

interface Loaded extends Served {
  readonly revision: Revision
  readonly mixture: Mixture
  readonly passages: number
  readonly parts: Parts
}

/** What was made on the way, for the next time. */
interface Parts {
  readonly ground: OwnGround
  readonly prepared: ReadonlyMap<string, { readonly from: string; readonly made: Prepared }>
  readonly search: PreparedSearch
}

// Each takes some ten kilobytes of memory.
const usualPassages = 25_000
// Whoever has not asked for so long is made ready anew.
const idleMs = 30 * 60_000

export function openServers({ rooms, memory, keep, mostPassages = usualPassages }: ServersOptions): Servers {
  const shipped = serve(rooms, keep)
  const revisions = memory.keep('articles', async (guild, store): Promise<Revision> => ({
    hasArticles: (await store.articles.list(guild)).some(({ deleted }) => !deleted) }))
  const loaded = new LRUCache<string, Loaded>({ maxSize: mostPassages, ttl: idleMs,
    updateAgeOnGet: true, ttlAutopurge: true, sizeCalculation: ({ passages }) => Math.min(passages, mostPassages) })
  const making = new Map<string, { readonly revision: Revision; readonly mixture: Mixture;
    readonly made: Promise<Loaded> }>()

  const make = async (guild: string, revision: Revision, mixture: Mixture): Promise<Loaded> => {
    const held = await (await memory.store()).articles.read(guild)
    const made = await load(held.filter(({ deleted }) => !deleted), { rooms, mixture, before: loaded.peek(guild) })
    return { ...made, revision, mixture }
  }

  return {
    shipped,
    known: (guild) => (guild === undefined ? undefined : loaded.peek(guild)) ?? shipped,
    async of(guild) {
      if (guild === undefined) return shipped
      const revision = await revisions(guild)
      const { articles: mixture } = await memory.settings(guild)
      if (!revision.hasArticles || mixture === 'shipped') {
        loaded.delete(guild)
        return shipped
      }
      const isIt = (one: Pick<Loaded, 'revision' | 'mixture'> | undefined): boolean =>
        one?.revision === revision && one.mixture === mixture
      const ready = loaded.get(guild)
      if (ready && isIt(ready)) return ready
      const begun = making.get(guild)
      if (begun && isIt(begun)) return begun.made
      const made = make(guild, revision, mixture)
      making.set(guild, { revision, mixture, made })
      try {
        const fresh = await made
        // What changed while it was made is made again by whoever asks next.
        if (making.get(guild)?.made === made) loaded.set(guild, fresh)
        return fresh
      } finally {
        if (making.get(guild)?.made === made) making.delete(guild)
      }
    },
  }
}

function serve(rooms: Rooms, keep: Keep): Served {
  const roomsIn = openLocalizedRooms(rooms)
  return { roomsIn, suggestionsIn: inEach((locale) => openSuggestions(roomsIn(locale), keep)) }
}

interface Loading {
  readonly rooms: Rooms
  readonly mixture: Mixture
  readonly before: Loaded | undefined
}

/** Reads on from what was there before: of an article that has not changed nothing is worked out again. */
async function load(held: readonly HeldArticle[], { rooms, mixture, before }: Loading): Promise<Omit<Loaded,
  'revision' | 'mixture'>> {
  const pause = openPause()
  const own = held.map(toOwn)
  const { corpus: shipped, reader: { english } } = rooms
  const closed = closeOwnNames(shipped, own, { mixture, isCommon: english.isCommon })
  const isSame = before?.mixture === mixture && JSON.stringify(closed) === JSON.stringify(before.parts.ground)
  const ground = isSame ? before.parts.ground : closed
  const prepared = new Map<string, { readonly from: string; readonly made: Prepared }>()
  for (const article of own) {
    prepared.set(article.id, prepareAgain(article, { shipped, ground, before: isSame ? before : undefined }))
    await pause()
  }
  const corpus = assembleOwn(shipped, Array.from(prepared.values(), ({ made }) => made), { mixture, ground })
  await pause()
  const reader = openReader(corpus, english)
  const search = await finish(prepareSearch(corpus, reader, isSame ? before.parts.search : undefined), pause)
  const judging = await finish(prepareVerdict(corpus), pause)
  const keep: Keep = (name, make) => search.keep(name, () => judging(name, make))
  const found = openSearch(corpus, reader, keep)
  await pause()
  const served = serve({ corpus, reader, search: found, judge: openVerdict(corpus, keep) },
    <T>(name: string, make: () => T) => (name === spokenOf ? namedIn(search, corpus) as T : keep(name, make)))
  return { ...served, passages: corpus.passages.length, parts: { ground, prepared, search } }
}

/** To look for all of them, as is done once for the shipped articles, takes seconds where there are thousands. */
function namedIn({ shelf }: PreparedSearch, { technologies }: Rooms['corpus']): ReadonlySet<TechnologyId> {
  const named = new Set(shelf.items.flatMap((item) => [...item.named]))
  return new Set(technologies.map(({ id }) => id).filter((id) => named.has(id)))
}

function prepareAgain(article: OwnArticle, { shipped, ground, before }: Pick<Loading, 'before'> & {
  readonly shipped: Rooms['corpus']; readonly ground: OwnGround }): { readonly from: string;
  readonly made: Prepared } {
  const from = JSON.stringify(article)
  const known = before?.parts.prepared.get(article.id)
  return known?.from === from
    ? known
    : { from, made: prepareOwn(article, { topics: shipped.topics, technologies: ground.technologies }) }
}

// So long others may have to wait, in milliseconds.
const sliceMs = 20

/** Lets others through when it has been at work for a while. */
function openPause(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < sliceMs) return
    await breathe()
    since = performance.now()
  }
}

async function finish<T>(steps: Generator<unknown, T>, pause: () => Promise<void>): Promise<T> {
  let step = steps.next()
  while (step.done !== true) {
    await pause()
    step = steps.next()
  }
  return step.value
}
