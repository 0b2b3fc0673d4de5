import type { Change, Store } from '../store/index.js'
import { openBacklog, type Backlog } from './backlog.js'
import { openCache, withTimeout, type Cache } from './cache.js'
import { openUpkeep, type Upkeep } from './retention.js'
import { cautiousSettings, parseSettings, spellSettings, standardSettings,
  type ServerSettings } from './server-settings.js'
import { openTally, readPopular, type PopularSubject, type Tally } from './tally.js'

interface MemoryOptions {
  /** Called at the first need, and again after it has failed. */
  readonly openStore: () => Promise<Store>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Told of every failure that costs nobody an answer: the store's, mostly. */
  readonly onTrouble: (fault: unknown) => void
  /** So long an answer waits for settings that are not in memory yet, in milliseconds. */
  readonly patienceMs?: number
}

/** A server's settings as the store holds them, for whoever edits them. */
interface HeldSettings {
  readonly settings: ServerSettings
  readonly version: number
}

interface SettingsChange<Name extends keyof ServerSettings = keyof ServerSettings> {
  readonly guild: string
  readonly by: string
  readonly name: Name
  readonly value: ServerSettings[Name]
  readonly held: HeldSettings
  /** How the setting reads, for the record. */
  readonly before: string
  readonly after: string
}

export interface Memory {
  /** Opened at the first call: a question asked in a terminal needs no database. */
  store(): Promise<Store>
  /** Those that hold; when they cannot be had soon, the last ones known, or else cautious ones. Never rejects. */
  settings(guild: string | undefined): Promise<ServerSettings>
  /** As they are in the store now. Rejects as the store does. */
  readSettings(guild: string): Promise<HeldSettings>
  /** @returns undefined when somebody was quicker: nothing was written. */
  changeSetting<Name extends keyof ServerSettings>(change: SettingsChange<Name>): Promise<HeldSettings | undefined>
  /**
   * Keeps what `read` makes of a server's data, until that has changed.
   *
   * @returns The present value; when the store fails, the last one known. Rejects when there is none.
   */
  keep<T>(what: Change['what'], read: (guild: string, store: Store) => Promise<T>): (guild: string) => Promise<T>
  /** What is asked often, in this server first: at most ten, some minutes old. Never rejects. */
  popular(guild: string | undefined): Promise<readonly PopularSubject[]>
  /** Takes a person's id out of everything, written or not. @returns How often it stood there. Rejects as the store. */
  forget(person: string): Promise<number>
  readonly tally: Tally
  /** For what was done already, and must be written whenever that can be. */
  readonly backlog: Pick<Backlog, 'add'>
  readonly upkeep: Upkeep
  /** Writes what has been counted, and lets go of the store. */
  close(): Promise<void>
}

// Thousands of servers, each a few hundred bytes of settings.
const maxServers = 5000
const restMs = 1000
const standardPatienceMs = 250
const closingMs = 2000
const popularMs = 600_000
// No server's id.
const everywhere = ''

/** Opens what is known of servers: read once, and again when it has changed, here or through another process. */
export function openMemory({ openStore, now, onTrouble, patienceMs = standardPatienceMs }: MemoryOptions): Memory {
  const caches: { readonly what: Change['what']; readonly cache: Cache<unknown> }[] = []
  const expire = ({ guild, what }: Change): void => {
    for (const kept of caches) if (guild === null || kept.what === what) kept.cache.expire(guild)
  }
  const { store, close } = openOnce(openStore, expire)
  const open = <T>(read: (guild: string, store: Store) => Promise<T>): Cache<T> =>
    openCache({ read: async (guild) => read(guild, await store()), limit: maxServers, now, restMs, onTrouble })
  const cacheOf = <T>(what: Change['what'], read: (guild: string, store: Store) => Promise<T>): Cache<T> => {
    const cache = open(read)
    caches.push({ what, cache })
    return cache
  }
  /** The present value if it is to be had soon, else the last one known. */
  const getSoon = async <T>(cache: Cache<T>, guild: string): Promise<T | undefined> =>
    (await withTimeout(cache.get(guild), patienceMs)) ?? cache.known(guild)
  const held = cacheOf('settings', readHeld)
  const settings = async (guild: string | undefined): Promise<ServerSettings> =>
    guild === undefined ? standardSettings : ((await getSoon(held, guild))?.settings ?? cautiousSettings)
  const tally = openTally({ store, keepsQuestions: async (guild) => (await settings(guild)).keepsQuestions, now,
    onTrouble })
  const backlog = openBacklog({ store, onTrouble })
  const popular = open(async (guild, store) => {
    const at = now()
    return { at, subjects: await readPopular(guild === everywhere ? null : guild, store, at) }
  })
  return {
    store,
    settings,
    readSettings: async (guild) => readHeld(guild, await store()),
    async changeSetting({ guild, by, name, value, held: { settings, version }, before, after }) {
      const changed = { ...settings, [name]: value }
      const write = { guild, values: spellSettings(changed), seen: version, by, at: now(), subject: name, before,
        after }
      const saved = await (await store()).settings.save(write)
      return saved && { settings: changed, version: saved.version }
    },
    keep(what, read) {
      const cache = cacheOf(what, read)
      return (guild) => cache.get(guild)
    },
    async popular(guild = everywhere) {
      const known = popular.known(guild)
      if (known && now() - known.at > popularMs) popular.expire(guild)
      return (await getSoon(popular, guild))?.subjects ?? []
    },
    async forget(person) {
      // What waits comes first: nothing of it is written behind the store's back.
      await backlog.drain()
      return (await tally.forget(person)) + (await (await store()).forget(person))
    },
    tally,
    backlog,
    upkeep: openUpkeep({ store, backlog, now, onTrouble }),
    async close() {
      await tally.close()
      await backlog.close()
      await close()
    },
  }
}

async function readHeld(guild: string, store: Store): Promise<HeldSettings> {
  const record = await store.settings.read(guild)
  return record
    ? { settings: parseSettings(record.values), version: record.version }
    : { settings: standardSettings, version: 0 }
}

/** One store for all, watched from before its first use; an opening that failed is tried again at the next need. */
function openOnce(openStore: () => Promise<Store>,
  onChange: (change: Change) => void): Pick<Memory, 'store' | 'close'> {
  let opened: Promise<Store> | undefined
  const open = async (): Promise<Store> => {
    try {
      const store = await openStore()
      store.watch(onChange)
      return store
    } catch (fault) {
      opened = undefined
      throw fault
    }
  }
  return {
    store: () => (opened ??= open()),
    async close() {
      const opening = opened ?? Promise.resolve(undefined)
      opened = undefined
      // One that does not open is not waited for when all others have gone.
      await (await withTimeout<Store | undefined>(opening, closingMs))?.close()
    },
  }
}
