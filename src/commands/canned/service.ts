import { LRUCache } from 'lru-cache'
import { baselineOf, buildCannedIndex, compareBaselines, mayPost, parseBaseline, parseBody, shippedIn, spellBaseline,
  type BaselineChange, type Body, type Canned, type CannedIndex, type Fingerprint,
  type Found } from '../../canned/index.js'
import type { Locale } from '../../language/index.js'
import { withTimeout, type Memory } from '../../memory/index.js'
import type { CannedEntry } from '../../store/index.js'
import { clip, foldName } from '../../text/index.js'
import { digestOf } from '../desk/audit.js'
import type { Choice, SuggestRequest } from '../desk/door.js'
import { inEach, type LocalizedRooms } from '../desk/rooms.js'
import { posterOf } from './item.js'

/** What somebody wrote and could not save, or is about to: their own words, as they were handed in. */
export type Draft = Readonly<Record<string, string>>

/** What its live blocks say now, and what is not as it was when somebody last looked. */
export interface Examined {
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
  keep(draft: Draft): string
  /** undefined: nobody kept it, or too long ago, or another process. */
  draft(code: string): Draft | undefined
}

export interface CannedServiceOptions {
  readonly roomsIn: (locale: Locale) => LocalizedRooms
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

/** @returns The service in a language: shipped comparisons in its words, as far as they have been translated. */
export function openCannedService({ roomsIn, memory, now }: CannedServiceOptions): (locale: Locale) => CannedService {
  const build = (locale: Locale,
    ...own: readonly [entries: readonly CannedEntry[], uses?: ReadonlyMap<string, number>]) =>
    buildCannedIndex(shippedIn(roomsIn(locale).corpus), ...own)
  const shipped = inEach((locale) => build(locale, []))
  const indexes = memory.keep('canned', async (guild, store) => {
    const [entries, uses] = await Promise.all([store.canned.list(guild), store.canned.uses(guild, now() - recentMs)])
    return inEach((locale) => build(locale, entries, new Map(uses.map(({ name, posts }) => [name, posts]))))
  })
  // An index's items live until something in the server changes: what was found out of one holds as long.
  const examined = new WeakMap<Canned, Examined>()
  const fingerprints = new LRUCache<string, Fingerprint>({ max: maxFingerprints })
  const drafts = new LRUCache<string, Draft>({ max: maxDrafts, ttl: draftMs, ttlResolution: 0, perf: { now } })

  return inEach((locale) => {
    const rooms = roomsIn(locale)
    const examine = (item: Canned): Examined => {
      const body = parseBody(item.body, rooms)
      const then = parseBaseline(item.basis)
      return { body, changes: then ? compareBaselines(then, baselineOf(body, rooms, fingerprints), rooms) : [] }
    }
    return {
      index: async (guild) => (guild === undefined ? shipped : await indexes(guild))(locale),
      examine(item) {
        const found = examined.get(item) ?? examine(item)
        examined.set(item, found)
        return found
      },
      spellBaseline: (body) => spellBaseline(baselineOf(parseBody(body, rooms), rooms, fingerprints)),
      keep(draft) {
        const code = digestOf(JSON.stringify(draft))
        drafts.set(code, draft)
        return code
      },
      draft: (code) => drafts.get(code),
    }
  })
}

const maxChoices = 25
const maxCharacters = 100
// Discord wants autocomplete within three seconds, and a person sooner.
const patienceMs = 1000

/** What this person may post here, or manage: best first; what the store does not give in time is not offered. */
export async function suggestCanned({ command, typed, scope }: SuggestRequest,
  service: CannedService): Promise<readonly Choice[]> {
  const index = await withTimeout(service.index(scope.guild), patienceMs)
  if (!index) return []
  const poster = posterOf(scope)
  const deleted = showsDeleted.has(command)
    ? searchDeleted(index, typed, maxChoices).map((item): Found => ({ item, match: 'words', words: '' }))
    : []
  const present = command === 'canned-manage restore'
    ? []
    : index.search(typed.slice(0, maxCharacters), maxChoices,
      command === 'canned' ? ({ restriction }) => mayPost(restriction, poster) : undefined)
  // What is only near is no match beside a deleted one that is.
  const found = [...present.filter(({ match }) => match !== 'near' || deleted.length === 0), ...deleted].slice(0,
    maxChoices)
  return found.map((each) => ({ label: clip(labelOf(each, typed.trim()), maxCharacters), value: each.item.name }))
}

/** Commands that mean deleted ones as well. */
const showsDeleted: ReadonlySet<string> = new Set(['canned-manage restore', 'canned-manage history',
  'canned-manage list'])

/** Deleted ones with this in a name or the title, by name. */
export function searchDeleted(index: CannedIndex, typed: string, limit: number): readonly Canned[] {
  const wanted = foldName(typed)
  return index.deleted.filter(({ name, title, aliases }) =>
    [name, title, ...aliases].some((words) => foldName(words).includes(wanted))
  ).slice(0, limit)
}

/** The title; with the alias it was found by, marked where only its text has the words, and where it is only near. */
function labelOf({ item: { title }, match, words }: Found, typed: string): string {
  switch (match) {
    case 'alias':
      return `${title} (${words})`
    case 'body':
      return `${title} … ${typed}`
    case 'near':
      return `${title} ≈ ${typed}`
    case 'offered':
    case 'exact':
    case 'words':
      return title
  }
}
