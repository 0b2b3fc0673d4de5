import { Fault } from '../errors.js'
import type { Store } from '../store/index.js'

/** Writes what was done already, one after the other: what the store cannot take yet is given to it again. */
export interface Backlog {
  /** Resolves after the first try. Never rejects. @param write - May be called again after it has failed. */
  add(write: (store: Store) => Promise<void>): Promise<void>
  /** Writes all that waits. Rejects as the store does. */
  drain(): Promise<void>
  /** The last try. Never rejects. */
  close(): Promise<void>
}

interface BacklogOptions {
  readonly store: () => Promise<Store>
  readonly onTrouble: (fault: unknown) => void
}

const againMs = 5000
// A store that is down for long: what is beyond these is not kept in memory.
const maxWaiting = 5000

export function openBacklog({ store, onTrouble }: BacklogOptions): Backlog {
  const waiting: ((store: Store) => Promise<void>)[] = []
  let timer: NodeJS.Timeout | undefined
  let draining: Promise<void> | undefined

  const writeNext = async (write: (store: Store) => Promise<void>): Promise<void> => {
    try {
      await write(await store())
    } catch (fault) {
      if (fault instanceof Fault) throw fault
      // A mistake of ours fails again, and nothing is to wait behind it.
      onTrouble(fault)
    }
    waiting.shift()
  }
  const writeAll = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    try {
      for (let [next] = waiting; next; [next] = waiting) await writeNext(next)
    } catch (fault) {
      onTrouble(fault)
      timer = setTimeout(() => void attempt(), againMs).unref()
      throw fault
    } finally {
      draining = undefined
    }
  }
  // One for all who come while it goes on: what they add is written by it, and its failure is theirs.
  const drain = (): Promise<void> => (draining ??= Promise.resolve().then(writeAll))
  const attempt = (): Promise<void> => drain().catch(() => undefined)

  return {
    add(write) {
      if (waiting.length < maxWaiting) waiting.push(write)
      else onTrouble(new Fault('backlog-full', `A write is lost: ${maxWaiting} others wait for the store already.`))
      return attempt()
    },
    drain,
    async close() {
      await attempt()
      clearTimeout(timer)
    },
  }
}
