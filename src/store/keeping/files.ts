import { closeSync, constants, copyFileSync, existsSync, fsyncSync, linkSync, openSync, readdirSync, readlinkSync,
  realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parsed, refused, type Parsed } from '../../errors.js'
import { isBusy } from '../faults.js'

/** The files that belong to a database: SQLite keeps what is not in the first one yet beside it. */
const endings = ['', '-wal', '-shm', '-journal'] as const

/**
 * Keeps a database under another name too, with all that belongs to it: what was acknowledged may be in the second of
 * its files alone.
 */
export function keepDatabase(from: string, to: string): void {
  for (const ending of endings) if (existsSync(from + ending)) keepFile(from + ending, to + ending)
}

/** By a second name rather than by a copy, for SQLite's locks on a file end when anything closes it in this process. */
function keepFile(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // This file system has one name for each file.
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
  }
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
  if (existsSync(path))
    return refused({ code: 'path-taken', path: 'path',
      message: `${path} is there already; expected the name of a new file, for no backup is written over.` })
  if (!existsSync(dirname(path)))
    return refused({ code: 'no-such-folder', path: 'path',
      message: `${dirname(path)} does not exist; expected a file in a folder that does.` })
  return parsed(path)
}

export const isEmpty = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0

/**
 * Has a database to ourselves until it is released, be there one yet or not (but its folder is): whoever opens it
 * meanwhile waits.
 *
 * @returns Releases it; undefined where somebody else has it open.
 */
export async function holdDatabase(path: string): Promise<(() => void) | undefined> {
  const { DatabaseSync } = await import('@photostructure/sqlite')
  const connection = new DatabaseSync(path, { timeout: 0 })
  try {
    // Out of WAL mode first: closing in it would take away the file beside whatever is in this place by then.
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE')
    // Of an empty file SQLite does not notice that another is put in its place.
    if (isEmpty(path)) connection.exec('PRAGMA user_version = 0')
    connection.exec('BEGIN EXCLUSIVE')
    return () => connection.close()
  } catch (error) {
    connection.close()
    // One that is damaged cannot be held, but neither can it be opened.
    return isBusy(error) ? undefined : () => undefined
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
