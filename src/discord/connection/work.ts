import { LRUCache } from 'lru-cache'
import pTimeout from 'p-timeout'

/** The queue of events to deal with: deduplicated, one begun after the other, drained before a stop. */
export interface Work {
  /** Begins the task once it is first in line, unless its id was seen lately or work has been stopped. */
  take(id: string, task: () => Promise<void>): void
  /** Takes nothing more. Resolves when what was begun is done, or when the patience is over. */
  finish(): Promise<void>
}

// Discord repeats an event within seconds if at all; a day's worth of ids would only be weight.
const remembered = 1_000
const patienceMs = 10_000

/** @param onFault - Told when a task rejects, which none should: the process is not to end for it. */
export function openWork(onFault: (fault: unknown) => void): Work {
  const running = new Set<Promise<void>>()
  const seen = new LRUCache<string, true>({ max: remembered })
  let stopped = false
  let queue = Promise.resolve()
  return {
    take: (id, task) => {
      if (stopped || seen.has(id)) return
      seen.set(id, true)
      // One task for each round of the event loop: in a rush, what is answered goes out before the next is begun.
      queue = queue.then(nextRound)
      const done: Promise<void> = queue
        .then(task)
        .catch(onFault)
        .finally(() => running.delete(done))
      running.add(done)
    },
    finish: async () => {
      stopped = true
      await pTimeout(Promise.allSettled(running), { milliseconds: patienceMs, message: false })
    },
  }
}

const nextRound = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
