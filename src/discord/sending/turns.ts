/** What is on its way to where all see it, so that the same is not sent beside it. */
export interface Turns {
  /** @returns Resolves once what is on its way under this key stands, or has failed; undefined: nothing is. */
  find(key: string): Promise<void> | undefined
  /** Something goes on its way. @returns Ends it: it stands, or it has failed. */
  begin(key: string): () => void
}

// Beyond any patience of Discord's client and of the store: whoever waited goes ahead then.
const lapseMs = 30_000
// Ten seconds of a few hundred answers a second; of the oldest nobody would know any more that they are on their way.
const remembered = 5_000

/** In memory, and bounded. */
export function openTurns(): Turns {
  const turns = new Map<string, { readonly over: Promise<void>; readonly end: () => void }>()
  return {
    find: (key) => turns.get(key)?.over,
    begin: (key) => {
      let tell: () => void = () => undefined
      const over = new Promise<void>((resolve) => (tell = resolve))
      const end = (): void => {
        clearTimeout(timer)
        if (turns.get(key)?.over === over) turns.delete(key)
        tell()
      }
      const timer = setTimeout(end, lapseMs).unref()
      turns.set(key, { over, end })
      if (turns.size > remembered) turns.values().next().value?.end()
      return end
    },
  }
}

/** Does a piece of work once nothing of its name is on its way. @param name - undefined: nothing else is like it. */
export async function alone<T>(name: string | undefined, turns: Turns, work: () => Promise<T>): Promise<T> {
  if (name === undefined) return work()
  for (let before = turns.find(name); before; before = turns.find(name)) await before
  const end = turns.begin(name)
  try {
    return await work()
  } finally {
    end()
  }
}

/** What was thought out, and on its way from now on. */
export interface Turn<T> {
  readonly thought: T
  readonly end: () => void
}

/** For work whose name is known only once it is thought out: thinks again after the same was on its way, for that may have changed it. */
export async function takeTurn<T>(think: () => Promise<T>, nameOf: (thought: T) => string | undefined,
  turns: Turns): Promise<Turn<T>> {
  for (;;) {
    const thought = await think()
    const name = nameOf(thought)
    const before = name === undefined ? undefined : turns.find(name)
    if (!before) return { thought, end: name === undefined ? () => undefined : turns.begin(name) }
    await before
  }
}
