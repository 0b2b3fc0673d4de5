import { Fault } from '../errors.js'

/** What can be wrong with a store, and what its operator is told. */
const sentences = {
  'store-unavailable':
    'The store cannot be reached; nothing was written. Try again in a moment, and look at the disk or the database server if it lasts.',
  'store-full': 'The store has no room left; nothing was written. Make room on its disk, then try again.',
  'store-read-only':
    'The store may not be written to; nothing was written. Give the user who runs Backquote write access to it.',
  'store-damaged':
    'The store is damaged, and nothing is written to it any more. Look with “store doctor”, then bring a backup back with “store restore”.',
  'store-foreign':
    'There is something here that Backquote has not written; it was left as it is. Give Backquote a place of its own: another DATA_DIR, or another database or schema in DATABASE_URL.',
  'store-newer':
    'The store was written by a newer version of Backquote. Run that version, or restore a backup from before it.',
} as const

export type StoreFaultCode = keyof typeof sentences

export function storeFault(code: StoreFaultCode, where: string, cause?: unknown): Fault {
  return new Fault(code, `${sentences[code]} (${where})`, { cause })
}
