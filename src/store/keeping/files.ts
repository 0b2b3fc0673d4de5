import { closeSync, constants, copyFileSync, existsSync, fsyncSync, openSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parsed, refused, type Parsed } from '../../errors.js'
import { isBusy } from '../sqlite-faults.js'

/** The files that belong to a database: SQLite keeps what is not in the first one yet beside it. */
const endings = ['', '-wal', '-shm'] as const

/** Copies a database with all that belongs to it: what was acknowledged may be in the second of its files alone. */
export function copyDatabase(from: string, to: string): void {
  for (const ending of endings) if (existsSync(from + ending)) copyFileSync(from + ending, to + ending, constants.COPYFILE_FICLONE)
}

/** Puts a closed database in the place of another: under its name there is the one or the other at every moment. */
export function putInPlace(fresh: string, path: string): void {
  for (const ending of endings.slice(1)) rmSync(path + ending, { force: true })
  renameSync(fresh, path)
  settle(dirname(path))
}

export function removeDatabase(path: string): void {
  for (const ending of endings) rmSync(path + ending, { force: true })
}

/** Has what was written to a file, or the names in a folder, on the disk before we say so. */
export function settle(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Refused where something is there already, or where there is no folder for it. */
export function checkNewFile(path: string): Parsed<string> {
  if (existsSync(path)) return refused({ code: 'path-taken', path: 'path', message: `${path} is there already; expected the name of a new file, for no backup is written over.` })
  if (!existsSync(dirname(path))) return refused({ code: 'no-such-folder', path: 'path', message: `${dirname(path)} does not exist; expected a file in a folder that does.` })
  return parsed(path)
}

/** Whether anybody else has a database open: only one who is alone can have it to himself. */
export async function isInUse(path: string): Promise<boolean> {
  if (!existsSync(path)) return false
  const { DatabaseSync } = await import('@photostructure/sqlite')
  const connection = new DatabaseSync(path, { timeout: 0 })
  try {
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK')
    return false
  } catch (error) {
    return isBusy(error)
  } finally {
    connection.close()
  }
}

/** The processes that have a file open, where the system shows that (Linux); we are not among them. */
export function findHolders(path: string): readonly string[] | undefined {
  if (!existsSync('/proc/self/fd') || !existsSync(path)) return undefined
  const target = realpathSync(path)
  const others = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  return others.filter((id) => openFiles(id).includes(target)).map((id) => `process ${id}`)
}

function openFiles(processId: string): readonly string[] {
  const folder = join('/proc', processId, 'fd')
  try {
    return readdirSync(folder).flatMap((name) => linkOf(join(folder, name)))
  } catch {
    // It is another user's, or has ended meanwhile.
    return []
  }
}

function linkOf(path: string): readonly string[] {
  try {
    return [readlinkSync(path)]
  } catch {
    return []
  }
}

/** A name beside a file for what it held until now. */
export function asideOf(path: string): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  return join(dirname(path), `${basename(path)}.before-${stamp}`)
}
