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
])

const primaryCode = (error: unknown): number | undefined => {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}

/** Another connection is writing just now. */
export function isBusy(error: unknown): boolean {
  const code = primaryCode(error)
  return code === 5 || code === 6
}

/** A fault where the file is to blame; anything else (a wrong statement) as it came. */
export function explainSqlite(error: unknown, path: string): unknown {
  const code = codes.get(primaryCode(error) ?? -1) ?? systemCodes.get((error as NodeJS.ErrnoException | undefined)?.code ?? '')
  return code === undefined ? error : storeFault(code, path, error)
}
