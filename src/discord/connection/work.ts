/** What is being answered, so that nothing is begun twice and a stop can wait for the rest. */
export interface Work {
  /** Begins the task when its turn comes, unless its id was seen lately or work has been stopped. */
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
  const seen = new Set<string>()
  let stopped = false
  let turn = Promise.resolve()

  const isNew = (id: string): boolean => {
    if (seen.has(id)) return false
    seen.add(id)
    const [oldest] = seen
    if (seen.size > remembered && oldest !== undefined) seen.delete(oldest)
    return true
  }

  return {
    take: (id, task) => {
      if (stopped || !isNew(id)) return
      // One task for each round of the event loop: in a rush, what is answered goes out before the next is thought about.
      turn = turn.then(nextRound)
      const done: Promise<void> = turn
        .then(task)
        .catch(onFault)
        .finally(() => running.delete(done))
      running.add(done)
    },
    finish: async () => {
      stopped = true
      await withPatience(Promise.allSettled(running), patienceMs)
    },
  }
}

const nextRound = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function withPatience(work: Promise<unknown>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([work, over])
  clearTimeout(timer)
}
