import { LRUCache } from 'lru-cache'
import pTimeout from 'p-timeout'
import { Fault } from '../errors.js'

/** How a kept value is got anew, and what happens when it cannot be. */
interface CacheOptions<T> {
  readonly read: (guild: string) => Promise<T>
  /** So many servers at most; the one that was asked for longest ago goes first. */
  readonly limit: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds without another attempt after one has failed: of this value, or of any if the store was at fault. */
  readonly restMs: number
  readonly onTrouble: (fault: unknown) => void
}

/** One value for each server, read when it is first asked for and again once it has changed. */
export interface Cache<T> {
  /** The present value; the last one known when it cannot be read. Rejects when there is none. */
  get(guild: string): Promise<T>
  /** What {@link get} gave last, whether or not it still holds. */
  known(guild: string): T | undefined
  /** The value of one server, or all (null), has changed. */
  expire(guild: string | null): void
}

interface Failure {
  readonly fault: unknown
  /** When it failed, by the clock of then. */
  readonly at: number
}

interface Entry<T> {
  failed: Failure | undefined
  known: { readonly value: T } | undefined
  isFresh: boolean
  reading: Promise<T> | undefined
}

export function openCache<T>({ read, limit, now, restMs, onTrouble }: CacheOptions<T>): Cache<T> {
  const entries = new LRUCache<string, Entry<T>>({ max: limit })
  // The store's, which all entries share.
  let failed: Failure | undefined

  const readInto = async (entry: Entry<T>, guild: string): Promise<T> => {
    const reading = read(guild)
    entry.reading = reading
    // What expired while it was read is known, but not fresh: somebody else may be reading it again by now.
    const isCurrent = (): boolean => entry.reading === reading
    try {
      const value = await reading
      if (isCurrent() || !entry.known) entry.known = { value }
      if (isCurrent()) entry.isFresh = true
      entry.failed = undefined
      failed = undefined
      return value
    } catch (fault) {
      entry.failed = { fault, at: now() }
      if (fault instanceof Fault) failed = entry.failed
      onTrouble(fault)
      if (entry.known) return entry.known.value
      throw fault
    } finally {
      if (isCurrent()) entry.reading = undefined
    }
  }

  return {
    async get(guild) {
      const entry: Entry<T> = entries.get(guild) ??
        { failed: undefined, known: undefined, isFresh: false, reading: undefined }
      entries.set(guild, entry)
      if (entry.isFresh && entry.known) return entry.known.value
      if (entry.reading) return entry.reading.catch((fault: unknown) => knownOr(entry, fault))
      const time = now()
      // A clock that was put back says nothing of how long ago it was: then it is tried again.
      const failure = [entry.failed, failed].find((one) => one && one.at <= time && time < one.at + restMs)
      return failure ? knownOr(entry, failure.fault) : readInto(entry, guild)
    },
    known: (guild) => entries.peek(guild)?.known?.value,
    expire(guild) {
      for (const entry of guild === null ? entries.values() : [entries.peek(guild)]) {
        if (!entry) continue
        entry.isFresh = false
        entry.reading = undefined
      }
    },
  }
}

function knownOr<T>({ known }: Entry<T>, fault: unknown): T {
  if (known) return known.value
  throw fault instanceof Error ? fault : new Error('The value could not be read.', { cause: fault })
}

/** @returns undefined when it rejects, or takes longer than so many milliseconds. Never rejects. */
export const withTimeout = <T>(value: Promise<T>, milliseconds: number): Promise<T | undefined> =>
  pTimeout<T, undefined>(value, { milliseconds, fallback: () => undefined }).catch(() => undefined)
