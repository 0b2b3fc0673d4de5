import { storeFault, type StoreFaultCode } from './faults.js'

// https://sqlite.org/rescode.html: the primary code is the last byte of the extended one.
const codes: ReadonlyMap<number, StoreFaultCode> = new Map([
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
  // DATA_DIR is a file, or below one.
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
  const code = codes.get(primaryCode(error)) ??
    systemCodes.get((error as NodeJS.ErrnoException | undefined)?.code ?? '')
  return code === undefined ? error : storeFault(code, path, error)
}
