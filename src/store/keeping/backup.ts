import { randomUUID } from 'node:crypto'
import { copyFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Fault, parsed, refused, type Parsed } from '../../errors.js'
import { insertInto, type Database, type Row, type Statements } from '../database.js'
import { explainSqlite } from '../faults.js'
import type { Backup } from '../model.js'
import { migrate, readSchemaVersion, tables, type Table } from '../schema.js'
import { findDamage, openSqlite } from '../sqlite.js'
import { checkNewFile, removeDatabase, settle } from './files.js'

/** Writes a backup under a name of its own and gives it the right one when it is whole and on the disk. */
export async function writeBackup(path: string, write: (part: string) => Promise<void>): Promise<Parsed<Backup>> {
  const free = checkNewFile(path)
  if (!free.ok) return free
  // Of its own: two backups of one path at once would take theirs from under one another.
  const part = `${path}.${process.pid}.${randomUUID().slice(0, 8)}.part`
  try {
    await write(part)
    const rows = await openedAt(part, countAll)
    settle(part)
    // Another backup may have taken the name meanwhile.
    const still = checkNewFile(path)
    if (!still.ok) return still
    renameSync(part, path)
    settle(dirname(path))
    return parsed({ path, bytes: statSync(path).size, rows })
  } finally {
    removeDatabase(part)
  }
}

/** Fills a new file with what another engine holds. */
export function copyInto(part: string, from: Statements): Promise<void> {
  return openedAt(part, async (file) => {
    await migrate(file)
    await file.transaction((to) => copyRows(from, to))
  })
}

/**
 * A copy of a backup that is known to be sound and has been brought up to date, for `use`; gone when that ends.
 *
 * @returns An issue where it is no backup of ours, or of a newer program's.
 */
export async function withBackup<T>(path: string, copy: string,
  use: (backup: Database) => Promise<T>): Promise<Parsed<T>> {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile()) {
    const what = stats === undefined ? 'does not exist' : `is ${stats.isDirectory() ? 'a folder' : 'no ordinary file'}`
    return refused({ code: 'no-such-path', path: 'path',
      message: `${path} ${what}; expected a file that “store backup” has written.` })
  }
  try {
    return await useCopy(path, copy, use)
  } catch (error) {
    throw explainSqlite(error, `restoring ${path} by way of ${copy}`)
  }
}

async function useCopy<T>(path: string, copy: string, use: (backup: Database) => Promise<T>): Promise<Parsed<T>> {
  removeDatabase(copy)
  try {
    copyFileSync(path, copy)
    const problem = await openedAt(copy, findProblem).catch(problemOf)
    if (problem !== undefined)
      return refused({ code: 'no-backup', path: 'path',
        message: `${path} cannot be restored: ${problem}. Nothing was changed.` })
    return parsed(await openedAt(copy, use))
  } finally {
    removeDatabase(copy)
  }
}

const notOurs = 'it is no store of Backquote'

async function findProblem(backup: Database): Promise<string | undefined> {
  const [damage] = await findDamage(backup, 'whole')
  if (damage !== undefined) return `it is damaged (${damage})`
  if ((await readSchemaVersion(backup, 'sqlite')) === 0) return notOurs
  await migrate(backup)
  return undefined
}

function problemOf(fault: unknown): string {
  if (!(fault instanceof Fault)) throw fault
  if (fault.code === 'store-foreign') return notOurs
  if (fault.code === 'store-newer') return 'it was written by a newer version of Backquote'
  if (fault.code === 'store-damaged') return 'it is no SQLite file, or a damaged one'
  throw fault
}

async function openedAt<T>(path: string, use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openSqlite(path)
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}

/** In whatever tables there are: it may be of an earlier version. */
async function countAll(backup: Database): Promise<number> {
  const names = await backup.query<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'meta'",
  )
  let sum = 0
  for (const { name } of names)
    sum += (await backup.query<{ rows: number }>(`SELECT COUNT(*) AS rows FROM ${name}`))[0]?.rows ?? 0
  return sum
}

const atOnce = 500

/**
 * Copies every row of one database into another, empty one; both are up to date.
 *
 * @returns How many rows there were.
 */
export async function copyRows(from: Statements, to: Statements): Promise<number> {
  let rows = 0
  for (const table of tables) {
    for await (const row of readRows(from, table)) {
      await to.query(...insertInto(table.name, row))
      rows++
    }
  }
  const [revision] = await from.query<{ number: number }>("SELECT number FROM meta WHERE name = 'revision'")
  await to.query("UPDATE meta SET number = ? WHERE name = 'revision'", [revision?.number ?? 0])
  return rows
}

/** A part at a time, in the order of the key, so that no table need fit into memory. */
async function* readRows(from: Statements, { name, columns, key }: Table): AsyncGenerator<Row> {
  let last: Row | undefined
  for (;;) {
    const after = last ? `WHERE (${key.join(', ')}) > (${key.map(() => '?').join(', ')})` : ''
    const values = last ? key.map((column) => last?.[column] ?? null) : []
    const rows = await from.query(
      `SELECT ${columns.join(', ')} FROM ${name} ${after} ORDER BY ${key.join(', ')} LIMIT ${atOnce}`,
      values,
    )
    yield* rows
    last = rows.at(-1)
    if (rows.length < atOnce) return
  }
}

export async function emptyTables(statements: Statements): Promise<void> {
  for (const { name } of tables) await statements.query(`DELETE FROM ${name}`)
}

export async function countRows(
  statements: Statements,
): Promise<readonly { readonly name: string; readonly rows: number }[]> {
  const counted: { readonly name: string; readonly rows: number }[] = []
  for (const { name } of tables) {
    const [found] = await statements.query<{ rows: number }>(`SELECT COUNT(*) AS rows FROM ${name}`)
    counted.push({ name, rows: found?.rows ?? 0 })
  }
  return counted
}
