import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openKeeper, openStore, type Store, type StorePlace } from '../../src/store/index.js'
import { migrate, newestVersion } from '../../src/store/schema.js'
import { openDatabase } from '../../src/store/open.js'
import { openScratch } from '../support/scratch.js'
import { fillGuild, filledRows } from '../support/store.js'

const opened = async (place: StorePlace): Promise<Store> => {
  const store = await openStore(place)
  onTestFinished(() => store.close().catch(() => undefined))
  return store
}

/** A store with one server in it, closed again. */
async function filled(place: StorePlace, guild = '1'): Promise<string> {
  const store = await openStore(place)
  await fillGuild(store, guild)
  const all = await store.guilds.export(guild)
  await store.close()
  return all
}

async function exported(place: StorePlace, guild = '1'): Promise<string> {
  const store = await openStore(place)
  return store.guilds.export(guild).finally(() => store.close())
}

/** What every engine's keeper keeps to. */
export function describeKeeper(engine: string, newPlace: () => Promise<StorePlace>): void {
  const newFolder = openScratch()
  const newFile = (): string => join(newFolder(), 'backup.sqlite')

  describe(`a keeper of a store on ${engine}`, () => {
    it('makes one whole backup where two are asked for under one name at once', async () => {
      const place = await newPlace()
      const held = await filled(place)
      const file = newFile()
      const both = await Promise.all([openKeeper(place).backup(file), openKeeper(place).backup(file)])
      expect(both.some(({ ok }) => ok)).toBe(true)
      for (const each of both)
        expect(each).toMatchObject(each.ok ? { value: { rows: filledRows } } : { issues: [{ code: 'path-taken' }] })
      expect(readdirSync(dirname(file))).toEqual(['backup.sqlite'])
      const other = { kind: 'sqlite', folder: newFolder() } as const
      expect(await openKeeper(other).restore(file)).toMatchObject({ ok: true })
      expect(await exported(other)).toBe(held)
    })

    it('backs up what a running store holds, and restores it into any other', async () => {
      const place = await newPlace()
      const store = await opened(place)
      await fillGuild(store, '1')
      const file = newFile()
      expect(await openKeeper(place).backup(file)).toMatchObject({ ok: true, value: { path: file, rows: filledRows } })
      expect(readdirSync(dirname(file))).toEqual(['backup.sqlite'])
      const held = await store.guilds.export('1')
      for (const other of [await newPlace(), { kind: 'sqlite', folder: newFolder() } as const]) {
        expect(await openKeeper(other).restore(file)).toMatchObject({ ok: true, value: { rows: filledRows } })
        expect(await exported(other)).toBe(held)
      }
      expect(readdirSync(dirname(file)).filter((name) => !name.startsWith('backup.sqlite'))).toEqual([])
    })

    it('keeps what was there aside, and can bring that back', async () => {
      const place = await newPlace()
      const file = newFile()
      await filled(place)
      await openKeeper(place).backup(file)
      const later = await filled(place, '2')
      const restored = await openKeeper(place).restore(file)
      expect(JSON.parse(await exported(place, '2'))).toMatchObject({ canned: [] })
      const aside = restored.ok ? (restored.value.aside ?? '') : ''
      expect(await openKeeper(place).restore(aside)).toMatchObject({ ok: true })
      expect(await exported(place, '2')).toBe(later)
    })

    it('restores on a machine where there is not even a folder yet', async () => {
      const place = await newPlace()
      const held = await filled(place)
      const file = newFile()
      await openKeeper(place).backup(file)
      const fresh = { kind: 'sqlite', folder: join(newFolder(), 'not', 'yet') } as const
      expect(await openKeeper(fresh).restore(file)).toMatchObject({ ok: true, value: { rows: filledRows } })
      expect(await exported(fresh)).toBe(held)
    })

    it('never writes a backup over anything, or where there is no folder', async () => {
      const place = await newPlace()
      await filled(place)
      const file = newFile()
      writeFileSync(file, 'mine')
      expect(await openKeeper(place).backup(file)).toMatchObject({ ok: false, issues: [{ code: 'path-taken' }] })
      expect(readFileSync(file, 'utf8')).toBe('mine')
      expect(await openKeeper(place).backup(join(newFolder(), 'nowhere', 'x'))).toMatchObject({ ok: false,
        issues: [{ code: 'no-such-folder' }] })
    })

    it('refuses what cannot be restored, and changes nothing', async () => {
      const place = await newPlace()
      const before = await filled(place)
      const folder = newFolder()
      for (const [name, [make, reason]] of Object.entries(unusable)) {
        make(join(folder, name))
        const restored = await openKeeper(place).restore(join(folder, name))
        expect(restored.ok ? [] : restored.issues.map(({ message }) => message)).toEqual([
          expect.stringContaining(`${name} ${reason}`),
        ])
      }
      expect(await exported(place)).toBe(before)
    })

    it('does not restore while somebody has the store open, and says so', async () => {
      const place = await newPlace()
      const file = newFile()
      await filled(place)
      await openKeeper(place).backup(file)
      const store = await opened(place)
      const stop = store.watch(() => undefined)
      // A connection that listens is there soon, not at once.
      await expect.poll(() => openKeeper(place).restore(file)).toMatchObject({ ok: false,
        issues: [{ code: 'store-in-use' }] })
      expect(await store.canned.list('1')).toHaveLength(1)
      stop()
    })

    it('reports how the store is', async () => {
      const place = await newPlace()
      expect(await openKeeper(place).inspect()).toMatchObject({ version: 0, newest: newestVersion,
        problems: [], tables: [] })
      await filled(place)
      const report = await openKeeper(place).inspect()
      expect(report).toMatchObject({ version: newestVersion, newest: newestVersion, problems: [], holders: [] })
      expect(report.bytes).toBeGreaterThan(50_000)
      expect(report.tables).toContainEqual({ name: 'canned', rows: 1 })
    })

    it('says what it finds where the store is another program’s, or a newer one’s, and backs up neither', async () => {
      for (const [sql, problem, code] of [
        ['CREATE TABLE canned (x TEXT)', 'There is something here that Backquote has not written', 'store-foreign'],
        ["UPDATE meta SET number = 99 WHERE name = 'schema'", 'It was written by a newer version of Backquote',
          'store-newer'],
      ] as const) {
        const place = await newPlace()
        const database = await openDatabase(place)
        if (code === 'store-newer') await migrate(database)
        await database.query(sql)
        await database.close()
        expect(await openKeeper(place).inspect()).toMatchObject({ version: code === 'store-newer' ? 99 : null,
          problems: [expect.stringContaining(problem)] })
        const file = newFile()
        await expect(openKeeper(place).backup(file)).rejects.toMatchObject({ code })
        expect(readdirSync(dirname(file))).toEqual([])
      }
    })

    it('migrates a store of an earlier version', async () => {
      const place = await newPlace()
      const database = await openDatabase(place)
      await migrate(database, 1)
      await database.close()
      expect(await openKeeper(place).inspect()).toMatchObject({ version: 1, problems: [] })
      expect(await openKeeper(place).migrate()).toEqual({ before: 1, after: newestVersion })
      expect(await openKeeper(place).migrate()).toEqual({ before: newestVersion,
        after: newestVersion })
    })
  })
}

/** How to make each, and why it is refused. */
const unusable: Readonly<Record<string, readonly [make: (path: string) => void, reason: string]>> = {
  missing: [() => undefined, 'does not exist'],
  words: [(path) => writeFileSync(path, 'x'.repeat(10_000)),
    'cannot be restored: it is no SQLite file, or a damaged one. Nothing was changed.'],
  empty: [(path) => writeFileSync(path, ''), 'cannot be restored: it is no store of Backquote. Nothing was changed.'],
  another: [(path) => writeDatabase(path, 'CREATE TABLE canned (x TEXT)'),
    'cannot be restored: it is no store of Backquote. Nothing was changed.'],
  newer: [
    (path) =>
      writeDatabase(path, "CREATE TABLE meta (name TEXT, number BIGINT); INSERT INTO meta VALUES ('schema', 99)"),
    'cannot be restored: it was written by a newer version of Backquote. Nothing was changed.',
  ],
  damaged: [damage, 'cannot be restored: it is damaged (Tree 3 page'],
}

function damage(path: string): void {
  const rows = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT i FROM n'
  writeDatabase(path, 'CREATE TABLE meta (name TEXT, number BIGINT); CREATE TABLE filler (x TEXT)',
    `INSERT INTO filler SELECT hex(randomblob(500)) FROM (${rows})`)
  const bytes = readFileSync(path)
  bytes.fill(0x5a, 4_096 * 3, 4_096 * 9)
  writeFileSync(path, bytes)
}

function writeDatabase(path: string, ...sql: readonly string[]): void {
  if (existsSync(path)) throw new Error(`${path} is there.`)
  const database = new DatabaseSync(path)
  for (const each of sql) database.exec(each)
  database.close()
}
