import { insertInto, type Database, type Statements } from './database.js'
import type { Change } from './model.js'

/** Writes that others want to hear of, and the telling. */
export interface Changes {
  /**
   * A transaction in which `changed` says what others are to read again. Such transactions wait for one another,
   * in all processes, so that what one has read still holds when it writes. `erases`: one that goes through whole
   * tables, and so may take longer than a member waits; if it says that something is to be read again, it has erased
   * something.
   */
  write<T>(work: (statements: Statements, changed: (change: Change) => void) => Promise<T>,
    options?: { readonly erases: boolean }): Promise<T>
  /**
   * Leaves nothing in the files of what such writes have erased until now. Costs nothing when they erased nothing.
   * Never rejects, for they are done: what fails is told, and done with the next one.
   */
  vacuum(): Promise<void>
  watch(listener: (change: Change) => void): () => void
  close(): void
}

/** Told of a failure that undoes nothing of what was asked for. */
export type OnTrouble = (fault: unknown) => void

/** Every change has a number: whoever was away, or missed a word, reads on from the last one seen. */
export async function openChanges(database: Database, onTrouble: OnTrouble): Promise<Changes> {
  const listeners = new Set<(change: Change) => void>()
  const tell = (change: Change): void => listeners.forEach((listener) => listener(change))
  const ours = new Set<number>()
  let seen = await readRevision(database)
  let stop: (() => void) | undefined

  const readNow = async (): Promise<void> => {
    for (const { guild, what, revision } of await readSince(database, seen)) {
      seen = Math.max(seen, revision)
      if (!ours.has(revision)) tell({ guild: guild === '' ? null : guild, what })
    }
    for (const revision of ours) if (revision <= seen) ours.delete(revision)
  }

  // The whole file is written anew, while nothing else can be done: once for all that were erased before it begins.
  let isErased = false
  let vacuuming: Promise<void> = Promise.resolve()
  const vacuumNow = async (): Promise<void> => {
    if (!isErased) return
    isErased = false
    try {
      await database.vacuum()
    } catch (fault) {
      isErased = true
      onTrouble(fault)
    }
  }

  // One after the other: two that read the same would tell of it twice, or take our own for another's. Hints that come
  // while one waits for its turn have nothing to add to it.
  let reading: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  const readOn = (): Promise<void> => (next ??= reading.catch(() => undefined).then(() => {
    next = undefined
    return (reading = readNow())
  }))

  return {
    async write(work, { erases } = { erases: false }) {
      const changes: Change[] = []
      let revision = 0
      const run = async (statements: Statements): ReturnType<typeof work> => {
        revision = await nextRevision(statements)
        const result = await work(statements, (change) => changes.push(change))
        for (const change of changes) await record(statements, change, revision)
        if (changes.length > 0) await database.wake(statements)
        // Before it is committed: the hint may be here first.
        if (stop) ours.add(revision)
        return result
      }
      const result = await database.transaction(run, { exclusive: erases }).catch((fault: unknown) => {
        ours.delete(revision)
        throw fault
      })
      if (erases && changes.length > 0) isErased = true
      changes.forEach(tell)
      return result
    },
    vacuum: () => (vacuuming = vacuuming.then(vacuumNow)),
    watch(listener) {
      const own = (change: Change): void => listener(change)
      listeners.add(own)
      stop ??= database.watch(readOn)
      return () => listeners.delete(own)
    },
    close: () => stop?.(),
  }
}

/** Holds the row until the transaction ends: this is what makes writers wait for one another. */
async function nextRevision(statements: Statements): Promise<number> {
  const [row] = await statements.query<{ number: number }>(
    "UPDATE meta SET number = number + 1 WHERE name = 'revision' RETURNING number",
  )
  return row?.number ?? 0
}

async function readRevision(statements: Statements): Promise<number> {
  const [row] = await statements.query<{ number: number }>("SELECT number FROM meta WHERE name = 'revision'")
  return row?.number ?? 0
}

async function record(statements: Statements, { guild, what }: Change, revision: number): Promise<void> {
  await statements.query(
    ...insertInto('changes', { guild: guild ?? '', what, revision },
      'ON CONFLICT (guild, what) DO UPDATE SET revision = excluded.revision'),
  )
}

function readSince(statements: Statements,
  revision: number): Promise<readonly { guild: string; what: Change['what']; revision: number }[]> {
  return statements.query('SELECT guild, what, revision FROM changes WHERE revision > ? ORDER BY revision', [revision])
}
