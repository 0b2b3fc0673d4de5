import { copyFileSync, existsSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Fault, parsed, refused, type Parsed } from '../../errors.js'
import { findDamage } from '../damage.js'
import type { Database, Statements } from '../database.js'
import { migrate, readSchemaVersion } from '../migrations.js'
import { explainSqlite } from '../sqlite-faults.js'
import { openSqlite } from '../sqlite.js'
import { copyRows } from './copy.js'
import { checkNewFile, removeDatabase, settle } from './files.js'
import type { Backup } from './model.js'

/** Writes a backup under a name of its own and gives it the right one when it is whole and on the disk. */
export async function writeBackup(path: string, write: (part: string) => Promise<void>): Promise<Parsed<Backup>> {
  const free = checkNewFile(path)
  if (!free.ok) return free
  const part = `${path}.part`
  removeDatabase(part)
  try {
    await write(part)
    const rows = await openedAt(part, countAll)
    settle(part)
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
  if (!existsSync(path))
    return refused({ code: 'no-such-path', path: 'path',
      message: `${path} does not exist; expected a file that “store backup” has written.` })
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
