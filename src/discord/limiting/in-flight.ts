import { LRUCache } from 'lru-cache'

/** What is on its way to where all see it, so that the same is not sent beside it: deduplication of concurrent work. */
export interface InFlight {
  /** @returns Resolves once what is in flight under this key stands, or has failed; undefined: nothing is. */
  find(key: string): Promise<void> | undefined
  /** Something goes on its way. @returns Ends it: it stands, or it has failed. */
  begin(key: string): () => void
}

// Beyond any patience of Discord's client and of the store: whoever waited goes ahead then.
const lapseMs = 30_000
// Ten seconds of a few hundred answers a second; beyond them the oldest are no longer known to be in flight.
const remembered = 5_000

/** In memory, and bounded. Whoever waits for what is forgotten waits no longer. */
export function openInFlight(): InFlight {
  // `perf`: the clock as it is when this is opened, not when the module was loaded.
  const entries = new LRUCache<string, { readonly over: Promise<void>; readonly end: () => void }>({ max: remembered,
    ttl: lapseMs, ttlAutopurge: true, perf: performance, dispose: ({ end }) => end() })
  return {
    find: (key) => entries.peek(key)?.over,
    begin: (key) => {
      let end: () => void = () => undefined
      const over = new Promise<void>((resolve) => (end = resolve))
      entries.set(key, { over, end })
      return () => {
        if (entries.peek(key)?.over === over) entries.delete(key)
      }
    },
  }
}

/** Mutual exclusion: begins the work once nothing is in flight under its key. @param key - undefined: no lock. */
export async function serialize<T>(key: string | undefined, inFlight: InFlight, work: () => Promise<T>): Promise<T> {
  if (key === undefined) return work()
  for (let before = inFlight.find(key); before; before = inFlight.find(key)) await before
  const end = inFlight.begin(key)
  try {
    return await work()
  } finally {
    end()
  }
}

/** What was worked out, and in flight from now on. */
export interface Claim<T> {
  readonly value: T
  readonly end: () => void
}

/**
 * {@link serialize} for work whose key is known only once it is worked out: where the same is in flight already, it is
 * worked out again after that, which may have changed it.
 */
export async function claim<T>(workOut: () => Promise<T>, keyOf: (value: T) => string | undefined,
  inFlight: InFlight): Promise<Claim<T>> {
  for (;;) {
    const value = await workOut()
    const key = keyOf(value)
    const before = key === undefined ? undefined : inFlight.find(key)
    if (!before) return { value, end: key === undefined ? () => undefined : inFlight.begin(key) }
    await before
  }
}
