import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { openKeeper, openStore } from '../../src/store/index.js'
import type { Value } from '../../src/store/database.js'
import { openDatabase, openStoreOn } from '../../src/store/open.js'
import { openPostgres } from '../../src/store/postgres.js'
import { describeStore } from '../contracts/store.js'
import { startStandIn } from '../support/pglite.js'
import { startTestServer } from '../support/postgres.js'
import { openScratch } from '../support/scratch.js'
import { fillGuild, filledRows, person, vote } from '../support/store.js'

const newFolder = openScratch()
const server = await startTestServer()
const standIn = server ? undefined : await startStandIn()

afterAll(async () => {
  await server?.close()
  await standIn?.close()
})

if (server) {
  describeStore('Postgres', async () => {
    const url = await server.newUrl()
    // What is kept to is not a question of how fast the machine is: how long a member waits is measured where the
    // server goes away.
    return () => openPostgres(url, { connectMs: 20_000, statementMs: 20_000 })
  })

  describe('what is read from Postgres while somebody writes', () => {
    it('is an export of one moment', async () => {
      const url = await server.newUrl()
      const store = await openStore({ kind: 'postgres', url })
      onTestFinished(() => store.close())
      const exported = await whileSomebodyWrites(url, () => store.guilds.export('1'))
      expect(JSON.parse(exported)).toMatchObject({ canned_posts: [], counts: [] })
    })

    it('leaves nothing of a forgotten person that has no vote', async () => {
      const url = await server.newUrl()
      const database = await openDatabase({ kind: 'postgres', url })
      const other = await openStore({ kind: 'postgres', url })
      onTestFinished(() => other.close())
      let isCast = false
      const store = await openStoreOn({
        ...database,
        transaction: (work, options) =>
          database.transaction((statements) =>
            work({
              async query<Found>(sql: string, values: readonly Value[] = []) {
                const rows = await statements.query<Found>(sql, values)
                if (sql.startsWith('DELETE FROM vote') && !isCast)
                  isCast = (await other.feedback.vote(vote())) === 'counted'
                return rows
              },
            }), options),
      })
      onTestFinished(() => store.close())
      await store.forget(person)
      expect(isCast).toBe(true)
      expect(await database.query('SELECT * FROM vote_subjects')).toEqual([])
    })

    it('is a backup of one moment', async () => {
      const url = await server.newUrl()
      await (await openStore({ kind: 'postgres', url })).close()
      const backup = await whileSomebodyWrites(url, () =>
        openKeeper({ kind: 'postgres', url }).backup(join(newFolder(), 'backup.sqlite')))
      expect(backup).toMatchObject({ ok: true, value: { rows: 0 } })
    })

    it('is kept aside whole before a restore', async () => {
      const url = await server.newUrl()
      const keeper = openKeeper({ kind: 'postgres', url })
      const store = await openStore({ kind: 'postgres', url })
      const folder = newFolder()
      await keeper.backup(join(folder, 'empty.sqlite'))
      await fillGuild(store, '2')
      await store.close()
      const restored = await whileSomebodyWrites(url, () => keeper.restore(join(folder, 'empty.sqlite')))
      const aside = restored.ok ? (restored.value.aside ?? '') : ''
      expect(await keeper.restore(aside)).toMatchObject({ ok: true, value: { rows: filledRows + 2 } })
    })
  })
}

if (standIn) {
  describe('Postgres', () => {
    it.skip('is not tried as a server: neither BACKQUOTE_TEST_PG_URL nor initdb is here; PGlite stands in', () =>
      undefined)
  })
  describeStore('PGlite', () => standIn.newPlace())
}

/** Lets a reader come as far as a table in the middle, and has then written into one before that and one after it. */
async function whileSomebodyWrites<T>(url: string, read: () => Promise<T>): Promise<T> {
  const writer = new pg.Client({ connectionString: url })
  await writer.connect()
  onTestFinished(() => writer.end())
  await writer.query('BEGIN')
  await writer.query(
    `INSERT INTO canned_posts (guild, message, channel, name, version, posted_at)
     VALUES ('1', '70', '7', 'speed', 1, 1000)`,
  )
  await writer.query('LOCK TABLE settings IN ACCESS EXCLUSIVE MODE')
  const reading = read()
  await expect.poll(async () =>
    (await writer.query(
      "SELECT 1 FROM pg_locks WHERE NOT granted AND relation IN ('settings'::regclass, 'canned_posts'::regclass)",
    )).rowCount
  ).toBe(1)
  await writer.query(
    "INSERT INTO counts (guild, kind, subject, day, number) VALUES ('1', 'asked', 'speed', '2026-01-01', 1); COMMIT",
  )
  return reading
}
