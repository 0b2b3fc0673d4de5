import { Fault } from '../errors.js'

/** What can be wrong with a store, and what its operator is told. */
const sentences = {
  'store-unavailable':
    'The store cannot be reached; nothing was written. Try again in a moment, and look at the disk or ' +
    'the database server if it lasts.',
  'store-full': 'The store has no room left; nothing was written. Make room on its disk, then try again.',
  'store-read-only':
    'The store may not be written to; nothing was written. Give the user who runs Backquote write access to it.',
  'store-damaged':
    'The store is damaged, and nothing is written to it any more. Look with “store doctor”, then bring a ' +
    'backup back with “store restore”.',
  'store-foreign':
    'There is something here that Backquote has not written; it was left as it is. Give Backquote a place ' +
    'of its own: another DATA_DIR, or another database or schema in DATABASE_URL.',
  'store-newer':
    'The store was written by a newer version of Backquote. Run that version, or restore a backup from before it.',
} as const

type StoreFaultCode = keyof typeof sentences

export function storeFault(code: StoreFaultCode, where: string, cause?: unknown): Fault {
  return new Fault(code, `${sentences[code]} (${where})`, { cause })
}

const noFolder = 'There is no folder for the store, and none can be made; nothing was written. Set DATA_DIR to a ' +
  'folder that can be written to.'
const noWriting = 'The store may not be written to; nothing was written. Give the user who runs Backquote write ' +
  'access to it, or set DATA_DIR to another folder.'

// https://sqlite.org/rescode.html: the primary code is the last byte of the extended one.
const sqliteCodes: ReadonlyMap<number, StoreFaultCode> = new Map([
  [3, 'store-read-only'],
  [5, 'store-unavailable'],
  [6, 'store-unavailable'],
  [8, 'store-read-only'],
  [10, 'store-unavailable'],
  [11, 'store-damaged'],
  [13, 'store-full'],
  [14, 'store-unavailable'],
  [26, 'store-damaged'],
])
const systemCodes: ReadonlyMap<string, StoreFaultCode> = new Map([
  ['EACCES', 'store-read-only'],
  ['EPERM', 'store-read-only'],
  ['EROFS', 'store-read-only'],
  ['ENOSPC', 'store-full'],
  ['EEXIST', 'store-unavailable'],
  ['ENOENT', 'store-unavailable'],
  ['ENOTDIR', 'store-unavailable'],
])

// The binding's `all` drops the code of what went wrong and keeps SQLite's own word for it, which is fixed for these.
const words: ReadonlyMap<string, number> = new Map([
  ['access permission denied', 3],
  ['database is locked', 5],
  ['database table is locked', 6],
  ['attempt to write a readonly database', 8],
  ['disk I/O error', 10],
  ['database disk image is malformed', 11],
  ['database or disk is full', 13],
  ['unable to open database file', 14],
  ['file is not a database', 26],
])

function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'errcode' in error ? error.errcode : words.get(error.message)
  return typeof code === 'number' ? code : undefined
}

const primaryCode = (error: unknown): number => (codeOf(error) ?? -1) & 0xff

/** Another file has been put in the place of the one that was opened. */
export const hasMoved = (error: unknown): boolean => codeOf(error) === 1032

/** Another connection is writing just now. */
export function isBusy(error: unknown): boolean {
  const code = primaryCode(error)
  return code === 5 || code === 6
}

/** A fault where the file is to blame; anything else (a wrong statement) as it came. */
export function explainSqlite(error: unknown, path: string): unknown {
  const code = sqliteCodes.get(primaryCode(error)) ??
    systemCodes.get((error as NodeJS.ErrnoException | undefined)?.code ?? '')
  if (code === undefined) return error
  if (code === 'store-read-only') return new Fault(code, `${noWriting} (${path})`, { cause: error })
  if (isFolderMissing(error)) return new Fault(code, `${noFolder} (${path})`, { cause: error })
  return storeFault(code, path, error)
}

/** DATA_DIR is a file or below one, or was taken away; SQLite's own code for a file that it cannot open is 14. */
const isFolderMissing = (error: unknown): boolean =>
  primaryCode(error) === 14 ||
  ['EEXIST', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException | undefined)?.code ?? '')

// https://www.postgresql.org/docs/current/errcodes-appendix.html: the first two characters are the class.
const states: ReadonlyMap<string, StoreFaultCode> = new Map([
  ['53100', 'store-full'],
  ['25006', 'store-read-only'],
  ['42501', 'store-read-only'],
  ['XX001', 'store-damaged'],
  ['XX002', 'store-damaged'],
  // Locked out by others: a deadlock, a serialisation failure, a lock or a statement that took too long.
  ['40P01', 'store-unavailable'],
  ['40001', 'store-unavailable'],
  ['55P03', 'store-unavailable'],
  ['57014', 'store-unavailable'],
])
// Connection, authorisation, database gone, resources, an operator's stop, the system beneath.
const stateClasses: ReadonlyMap<string, StoreFaultCode> = new Map(
  ['08', '28', '3D', '53', '57', '58'].map((name) => [name, 'store-unavailable']),
)

/** A fault where the server or the way to it is to blame; anything else (a wrong statement) as it came. */
export function explainPostgres(error: unknown, where: string): unknown {
  const state = sqlState(error)
  const code = state === undefined ? 'store-unavailable' : (states.get(state) ?? stateClasses.get(state.slice(0, 2)))
  if (code === undefined) return error
  const sentence = state === undefined ? undefined : refusals.get(state) ?? refusals.get(state.slice(0, 2))
  const told = [where, state ?? reasonOf(error)].filter((part) => part !== undefined).join(', ')
  if (sentence === undefined) return storeFault(code, told, error)
  return new Fault(code, `${sentence} (${told})`, { cause: error })
}

// What no waiting mends: the server is there, and refuses what DATABASE_URL says.
const refusals: ReadonlyMap<string, string> = new Map([
  ['28', 'The database refuses the user or the password in DATABASE_URL; nothing was written. Correct them there.'],
  ['3D', 'The database that DATABASE_URL names does not exist; nothing was written. Make it, or name another one.'],
])

/** Why there was no way to the server: ENOTFOUND, ECONNREFUSED, a problem of its certificate. */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return 'code' in error && typeof error.code === 'string' ? error.code : reasonOf(error.cause)
}

/** undefined: it does not come from the server, which is then not there, or not in time. */
function sqlState(error: unknown): string | undefined {
  const isServers = typeof error === 'object' && error !== null && 'severity' in error && 'code' in error
  return isServers && typeof error.code === 'string' ? error.code : undefined
}
