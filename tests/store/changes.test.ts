import { expect, it, onTestFinished } from 'vitest'
import { openChanges } from '../../src/store/changes.js'
import type { Database, Statements } from '../../src/store/database.js'
import { migrate } from '../../src/store/schema.js'
import type { Change } from '../../src/store/model.js'
import { inMemory, openSqlite } from '../../src/store/sqlite.js'

const ours: Change = { guild: '1', what: 'canned' }

const saying = (change: Change) => (_: Statements, changed: (change: Change) => void): Promise<void> => {
  changed(change)
  return Promise.resolve()
}

const onTrouble = (fault: unknown): never => {
  throw fault
}

it('hears of its own change once, however many hints come at a time', async () => {
  const { changes, hint, told } = await watchedChanges()
  const written = changes.write(saying(ours))
  await Promise.all([written, ...Array.from({ length: 5 }, hint)])
  await Promise.all([hint(), hint(), hint()])
  expect(told).toEqual([ours])
})

it("hears of another's change once, however many hints come at a time", async () => {
  const { database, changes, hint, told } = await watchedChanges()
  const other = await openChanges(database, onTrouble)
  await other.write(saying(ours))
  await Promise.all([hint(), hint(), hint()])
  expect(told).toEqual([ours])
  await changes.write(saying({ guild: '1', what: 'settings' }))
  await hint()
  expect(told).toHaveLength(2)
})

it('reads on after a reading that failed', async () => {
  const { database, hint, told, failOnce } = await watchedChanges()
  const other = await openChanges(database, onTrouble)
  await other.write(saying(ours))
  failOnce()
  await expect(hint()).rejects.toThrow('gone')
  await hint()
  expect(told).toEqual([ours])
})

it('reads again for a hint that comes while it reads', async () => {
  const { database, hint, told, hold } = await watchedChanges()
  const release = hold()
  const first = hint()
  await release.reached
  const other = await openChanges(database, onTrouble)
  await other.write(saying(ours))
  const second = hint()
  release.now()
  await Promise.all([first, second])
  expect(told).toEqual([ours])
})

/** Over a database whose readings of what has changed can be made to fail, or to wait with what they have read. */
async function watchedChanges() {
  const sqlite = await openSqlite(inMemory)
  onTestFinished(() => sqlite.close())
  await migrate(sqlite)
  const told: Change[] = []
  let hint: () => Promise<void> = () => Promise.reject(new Error('nobody watches'))
  let after: () => Promise<void> = () => Promise.resolve()
  const database: Database = {
    ...sqlite,
    async query<Found>(sql: string, values?: Parameters<Database['query']>[1]) {
      const rows = await sqlite.query<Found>(sql, values)
      // What was read arrives late, as from a server.
      await new Promise(setImmediate)
      if (sql.includes('FROM changes')) await after()
      return rows
    },
    watch(onHint) {
      hint = onHint
      return () => undefined
    },
  }
  const changes = await openChanges(database, onTrouble)
  changes.watch((change) => told.push(change))
  return {
    database,
    changes,
    told,
    hint: () => hint(),
    failOnce: () => {
      after = () => {
        after = () => Promise.resolve()
        return Promise.reject(new Error('gone'))
      }
    },
    hold: () => {
      let now: () => void = () => undefined
      let arrive: () => void = () => undefined
      const reached = new Promise<void>((resolve) => (arrive = resolve))
      const released = new Promise<void>((resolve) => (now = resolve))
      after = () => {
        after = () => Promise.resolve()
        arrive()
        return released
      }
      return { reached, now: () => now() }
    },
  }
}
