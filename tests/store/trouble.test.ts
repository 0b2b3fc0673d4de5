import { chmodSync, closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { retention } from '../../src/memory/index.js'
import { openKeeper, openStore, type Store } from '../../src/store/index.js'
import { holdDatabase, putInPlace } from '../../src/store/keeping/files.js'
import { openDatabase, openStoreOn } from '../../src/store/open.js'
import { openScratch } from '../support/scratch.js'
import { cannedWrite, dayMs, fillGuild, vote } from '../support/store.js'

const newFolder = openScratch()

async function openIn(folder: string): Promise<Store> {
  const store = await openStore({ kind: 'sqlite', folder })
  onTestFinished(() => store.close().catch(() => undefined))
  return store
}

const manyWrites = (count: number) =>
  Array.from({ length: count }, (_, at) => cannedWrite({ name: `entry ${at}`, body: 'x'.repeat(3_000) }))

/** Writes until that fails. @returns How many were acknowledged, and what then went wrong. */
async function fill(store: Store): Promise<{ readonly written: number; readonly fault: unknown }> {
  for (let written = 0;; written++) {
    try {
      await store.canned.save([cannedWrite({ name: `entry ${written}`, body: 'x'.repeat(4_000) })])
    } catch (fault) {
      return { written, fault }
    }
  }
}

describe('a store in a file', () => {
  it('has each commit on the disk before it is acknowledged', async () => {
    const folder = newFolder()
    const database = await openDatabase({ kind: 'sqlite', folder })
    onTestFinished(() => database.close())
    expect(await database.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
    expect(await database.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }])
    expect(await database.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
  })

  it.each([['there was one', true], ['there was none', false]])(
    'is opened after a restore that was under way, where %s',
    async (_what, isThere) => {
      const [folder, from] = [newFolder(), newFolder()]
      const path = join(folder, 'backquote.sqlite')
      if (isThere) await (await openStore({ kind: 'sqlite', folder })).close()
      const source = await openIn(from)
      await source.canned.save([cannedWrite({ name: 'restored' })])
      await source.close()
      const release = await holdDatabase(path)
      const opening = openIn(folder)
      await new Promise((resolve) => setTimeout(resolve, 200))
      putInPlace(join(from, 'backquote.sqlite'), path)
      release?.()
      const store = await opening
      expect((await store.canned.list('1')).map(({ name }) => name)).toEqual(['restored'])
      expect(await store.canned.save([cannedWrite({ name: 'new' })])).toMatchObject({ kind: 'saved' })
      await store.close()
      expect((await (await openIn(folder)).canned.list('1')).map(({ name }) => name)).toEqual(['new', 'restored'])
    },
  )

  it('cannot be opened while it is held for a restore', async () => {
    const folder = newFolder()
    const release = await holdDatabase(join(folder, 'backquote.sqlite'))
    onTestFinished(() => release?.())
    await expect(openStore({ kind: 'sqlite', folder })).rejects.toMatchObject({ code: 'store-unavailable' })
  })

  it.runIf(existsSync('/proc'))('lies in a folder that cannot be made', async () => {
    await expect(openStore({ kind: 'sqlite', folder: '/proc/nowhere/data' })).rejects.toMatchObject({
      code: 'store-unavailable',
    })
    await expect(openKeeper({ kind: 'sqlite', folder: '/proc/nowhere/data' }).restore(join(newFolder(), 'none')))
      .rejects.toMatchObject({ code: 'store-unavailable' })
  })

  it('is nobody else’s file: that is refused, and not changed by a byte', async () => {
    const folder = newFolder()
    const path = join(folder, 'backquote.sqlite')
    const other = new DatabaseSync(path)
    other.exec('CREATE TABLE notes (x TEXT); PRAGMA journal_mode = WAL')
    other.close()
    const before = readFileSync(path)
    await expect(openStore({ kind: 'sqlite', folder })).rejects.toMatchObject({ code: 'store-foreign',
      message: expect.stringContaining('another DATA_DIR') as string })
    expect(await openKeeper({ kind: 'sqlite', folder }).inspect()).toMatchObject({ version: null,
      problems: [expect.stringContaining('a table of the name notes')] })
    expect(readFileSync(path)).toEqual(before)
  })

  it('overwrites what is deleted', async () => {
    const database = await openDatabase({ kind: 'sqlite', folder: newFolder() })
    onTestFinished(() => database.close())
    expect(await database.query('PRAGMA secure_delete')).toEqual([{ secure_delete: 1 }])
  })

  it('keeps a write that comes during a transaction of another that is rolled back', async () => {
    const database = await openDatabase({ kind: 'memory' })
    onTestFinished(() => database.close())
    await database.query('CREATE TABLE notes (text TEXT)')
    const failing = database.transaction(async (statements) => {
      await statements.query("INSERT INTO notes VALUES ('lost')")
      await new Promise((resolve) => setImmediate(resolve))
      throw new Error('changed my mind')
    })
    const written = database.query("INSERT INTO notes VALUES ('kept')")
    await expect(failing).rejects.toThrow('changed my mind')
    await written
    expect(await database.query('SELECT text FROM notes')).toEqual([{ text: 'kept' }])
  })

  it('waits for another process that writes, and says so when that takes too long', async () => {
    const folder = newFolder()
    const store = await openIn(folder)
    const other = new DatabaseSync(join(folder, 'backquote.sqlite'))
    onTestFinished(() => other.close())
    other.exec('BEGIN IMMEDIATE')
    const saved = store.canned.save([cannedWrite()])
    // By the next round it has tried once, and begun to wait.
    await new Promise(setImmediate)
    other.exec('ROLLBACK')
    expect(await saved).toMatchObject({ kind: 'saved' })
    other.exec('BEGIN IMMEDIATE')
    await expect(store.canned.save([cannedWrite({ name: 'late' })])).rejects.toMatchObject({
      code: 'store-unavailable',
    })
    expect(await store.canned.list('1')).toHaveLength(1)
    other.exec('ROLLBACK')
    expect(await store.canned.save([cannedWrite({ name: 'late' })])).toMatchObject({ kind: 'saved' })
  })

  it('loses nothing when its disk is full, and goes on when there is room again', async () => {
    const database = await openDatabase({ kind: 'sqlite', folder: newFolder() })
    const store = await openStoreOn(database)
    onTestFinished(() => store.close())
    await database.query('PRAGMA max_page_count = 100')
    const { written, fault } = await fill(store)
    expect(fault).toMatchObject({ code: 'store-full',
      message: expect.stringContaining('Make room on its disk, then try again.') as string })
    expect(written).toBeGreaterThan(2)
    expect(await store.canned.list('1')).toHaveLength(written)
    await database.query('PRAGMA max_page_count = 1000')
    expect(await store.canned.save([cannedWrite({ name: `entry ${written}` })])).toMatchObject({ kind: 'saved' })
  })

  it('sweeps away what a vote was counted under that is no more', async () => {
    const database = await openDatabase({ kind: 'memory' })
    const store = await openStoreOn(database)
    onTestFinished(() => store.close())
    await store.feedback.vote(vote({ at: 1_000 * dayMs }))
    await database.query(
      "INSERT INTO vote_subjects (guild, answer, person, subject) VALUES ('1', 'gone', '9', 'topic:speed')",
    )
    await store.sweep(1_000 * dayMs, retention, () => true)
    expect(await database.query("SELECT subject FROM vote_subjects WHERE answer = 'gone'")).toEqual([])
    expect(await store.feedback.tally('1', 0)).not.toEqual([])
  })

  it('says that its folder may not be written to', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o555)
    await asNobody(() =>
      expect(openStore({ kind: 'sqlite', folder })).rejects.toMatchObject({ code: 'store-read-only',
        message: expect.stringContaining('Give the user who runs Backquote write access to it, or set DATA_DIR') as string })
    )
  })

  it('says that its file may not be written to', async () => {
    const folder = newFolder()
    await (await openStore({ kind: 'sqlite', folder })).close()
    chmodSync(join(folder, 'backquote.sqlite'), 0o444)
    chmodSync(folder, 0o555)
    await asNobody(() =>
      expect(openStore({ kind: 'sqlite', folder })).rejects.toMatchObject({ code: 'store-read-only' })
    )
  })

  it('is backed up from where nothing may be written', async () => {
    const [folder, to] = [newFolder(), newFolder()]
    await (await openStore({ kind: 'sqlite', folder })).close()
    chmodSync(join(folder, 'backquote.sqlite'), 0o444)
    chmodSync(folder, 0o555)
    chmodSync(dirname(folder), 0o755)
    chmodSync(to, 0o777)
    await asNobody(async () =>
      expect(await openKeeper({ kind: 'sqlite', folder }).backup(join(to, 'backup.sqlite'))).toMatchObject({ ok: true })
    )
  })

  it('says that nothing can be restored where it may not write', async () => {
    const [from, to] = [newFolder(), newFolder()]
    const file = join(from, 'backup.sqlite')
    const store = await openIn(from)
    await openKeeper({ kind: 'sqlite', folder: from }).backup(file)
    await store.close()
    chmodSync(to, 0o555)
    const folder = join(to, 'data')
    await asNobody(() =>
      expect(openKeeper({ kind: 'sqlite', folder }).restore(file)).rejects.toMatchObject({ code: 'store-read-only',
        message: expect.stringContaining(`restoring ${file} into ${folder}`) as string })
    )
  })

  it.each([
    ['at its head', 0],
    ['in its middle', 20],
  ])('is not opened when it is damaged %s; its doctor says so, and a backup brings it back', async (_where, page) => {
    const folder = newFolder()
    const path = join(folder, 'backquote.sqlite')
    const keeper = openKeeper({ kind: 'sqlite', folder })
    const store = await openStore({ kind: 'sqlite', folder })
    await fillGuild(store, '1')
    await store.canned.save(manyWrites(40))
    const held = await store.guilds.export('1')
    await store.close()
    await keeper.backup(join(folder, 'good'))
    scribble(path, page)
    const before = readFileSync(path)
    await expect(openStore({ kind: 'sqlite', folder })).rejects.toMatchObject({ code: 'store-damaged',
      message: expect.stringContaining('“store restore”') as string })
    expect((await keeper.inspect()).problems).not.toEqual([])
    expect(readFileSync(path).subarray(100)).toEqual(before.subarray(100))
    expect(await keeper.restore(join(folder, 'good'))).toMatchObject({ ok: true })
    expect(await (await openIn(folder)).guilds.export('1')).toBe(held)
  })

  it('is let go of and told as damaged where it cannot even be checked', async () => {
    const folder = newFolder()
    const path = join(folder, 'backquote.sqlite')
    const store = await openStore({ kind: 'sqlite', folder })
    await fillGuild(store, '1')
    await store.close()
    const keeper = openKeeper({ kind: 'sqlite', folder })
    await keeper.backup(join(folder, 'good'))
    writeFileSync(path, readFileSync(path, 'latin1').replaceAll('deleted INTEGER NOT NULL', 'deleted INT  CHECK(zz())'),
      'latin1')
    await expect(openStore({ kind: 'sqlite', folder })).rejects.toMatchObject({ code: 'store-damaged' })
    expect((await keeper.inspect()).problems).toEqual(['Damaged: unknown function: zz().',
      'Bring a backup back with “store restore”; what is there now is kept aside.'])
    expect(await keeper.restore(join(folder, 'good'))).toMatchObject({ ok: true })
  })

  it('is written to no more once it has been found damaged', async () => {
    const folder = newFolder()
    const store = await openIn(folder)
    await store.canned.save(manyWrites(100))
    const database = new DatabaseSync(join(folder, 'backquote.sqlite'))
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    database.close()
    scribble(join(folder, 'backquote.sqlite'), 30, 250)
    await expect(store.audit.list('1', { limit: 1_000 })).rejects.toMatchObject({ code: 'store-damaged' })
    await expect(store.counts.add([{ guild: '1', kind: 'asked', key: 'a', day: '2026-01-01', by: 1 }])).rejects
      .toMatchObject({ code: 'store-damaged' })
  })
})

function scribble(path: string, page: number, pages = 4): void {
  expect(statSync(path).size).toBeGreaterThan((page + pages) * 4_096)
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(pages * 4_096, 0x5a), 0, pages * 4_096, page * 4_096)
  closeSync(file)
}

/** Root may write anywhere: be somebody else for a moment. */
async function asNobody(work: () => Promise<unknown>): Promise<void> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}
