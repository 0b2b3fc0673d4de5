import { LRUCache } from 'lru-cache'
import { baselineOf, buildCannedIndex, compareBaselines, parseBaseline, parseBody, shippedIn, spellBaseline,
  type BaselineChange, type Body, type Canned, type CannedIndex, type Fingerprint } from '../../canned/index.js'
import type { Locale } from '../../language/index.js'
import type { Memory } from '../../memory/index.js'
import type { CannedEntry } from '../../store/index.js'
import { foldName } from '../../text/index.js'
import { digestOf } from '../desk/audit.js'
import { inEach, type LocalizedRooms } from '../desk/rooms.js'

/** What somebody wrote and could not save, or is about to: their own words, as they were handed in. */
export type Draft = Readonly<Record<string, string>>

/** What its live blocks say now, and what is not as it was when somebody last looked. */
interface Examined {
  readonly body: Body
  readonly changes: readonly BaselineChange[]
}

/** What the commands of canned comparisons share, in one language. */
export interface CannedService {
  /** Those of a server; elsewhere the shipped ones. Rejects as the store does, unless older ones are known. */
  index(guild: string | undefined): Promise<CannedIndex>
  examine(item: Canned): Examined
  /** What a body rests on, as it is kept with it. */
  spellBaseline(body: string): string
  /** Keeps a draft for the time of a conversation. @returns A short code, for a button. */
  keep(draft: Draft, guild: string | undefined): string
  /** undefined: nobody kept it, or too long ago, or another process, or another server. */
  draft(code: string, guild: string | undefined): Draft | undefined
}

type RoomsIn = (locale: Locale) => LocalizedRooms

interface CannedServiceOptions {
  readonly memory: Memory
  readonly now: () => number
}

const day = 24 * 60 * 60 * 1000
/** So long a post counts for what is offered first. */
export const recentMs = 30 * day
// Nothing is lost with a draft: its words are handed back with the answer that offers to go on with them.
const draftMs = 30 * 60 * 1000
const maxDrafts = 100
// Needs can be put together in more ways than are worth keeping.
const maxFingerprints = 5000

interface Held {
  readonly entries: readonly CannedEntry[]
  readonly besides: NonNullable<Parameters<typeof buildCannedIndex>[2]>
}

const nothingHeld: Held = { entries: [], besides: {} }

/** @returns The service of some rooms in a language: shipped comparisons in its words, where they are translated. */
export function openCannedService({ memory,
  now }: CannedServiceOptions): (roomsIn: RoomsIn, locale: Locale) => CannedService {
  const held = memory.keep('canned', async (guild, store): Promise<Held> => {
    const [entries, uses, groups] = await Promise.all([store.canned.list(guild),
      store.canned.uses(guild, now() - recentMs), store.canned.groups(guild)])
    return { entries, besides: { uses: new Map(uses.map(({ name, posts }) => [name, posts])), groups } }
  })
  const drafts = new LRUCache<string, { readonly draft: Draft; readonly guild: string | undefined }>({
    max: maxDrafts, ttl: draftMs, ttlResolution: 0, perf: { now } })

  const open = (roomsIn: RoomsIn): (locale: Locale) => CannedService => {
    const indexes = new WeakMap<Held, (locale: Locale) => CannedIndex>()
    const indexOf = (found: Held): (locale: Locale) => CannedIndex => {
      const known = indexes.get(found) ??
        inEach((locale) => buildCannedIndex(shippedIn(roomsIn(locale).corpus), found.entries, found.besides))
      indexes.set(found, known)
      return known
    }
    // An index's items live until something in the server changes: what was found out of one holds as long.
    const examined = new WeakMap<Canned, Examined>()
    const fingerprints = new LRUCache<string, Fingerprint>({ max: maxFingerprints })
    return inEach((locale) => {
      const rooms = roomsIn(locale)
      const examine = (item: Canned): Examined => {
        const body = parseBody(item.body, rooms)
        const then = parseBaseline(item.basis)
        return { body, changes: then ? compareBaselines(then, baselineOf(body, rooms, fingerprints), rooms) : [] }
      }
      return {
        index: async (guild) => indexOf(guild === undefined ? nothingHeld : await held(guild))(locale),
        examine(item) {
          const found = examined.get(item) ?? examine(item)
          examined.set(item, found)
          return found
        },
        spellBaseline: (body) => spellBaseline(baselineOf(parseBody(body, rooms), rooms, fingerprints)),
        keep(draft, guild) {
          const code = digestOf(JSON.stringify([guild ?? null, draft]))
          drafts.set(code, { draft, guild })
          return code
        },
        draft: (code, guild) => {
          const kept = drafts.get(code)
          return kept && kept.guild === guild ? kept.draft : undefined
        },
      }
    })
  }
  const opened = new WeakMap<RoomsIn, (locale: Locale) => CannedService>()
  return (roomsIn, locale) => {
    const service = opened.get(roomsIn) ?? open(roomsIn)
    opened.set(roomsIn, service)
    return service(locale)
  }
}

/** Deleted ones with this in a name or the title, by name. */
export function searchDeleted(index: CannedIndex, typed: string, limit: number): readonly Canned[] {
  const wanted = foldName(typed)
  return index.deleted.filter(({ name, title, aliases }) =>
    [name, title, ...aliases].some((words) => foldName(words).includes(wanted))
  ).slice(0, limit)
}
