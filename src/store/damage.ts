import { Fault } from '../errors.js'
import type { Database } from './database.js'

/** What is wrong with a file, as SQLite says; nothing when it is sound. `quick`: without comparing each index with its table. */
export async function findDamage(database: Database, depth: 'quick' | 'whole'): Promise<readonly string[]> {
  try {
    const rows = await database.query<Record<string, string>>(
      depth === 'quick' ? 'PRAGMA quick_check(1)' : 'PRAGMA integrity_check(5)',
    )
    return rows.flatMap((row) => Object.values(row)).flatMap((lines) => lines.split('\n')).filter((line) =>
      line !== 'ok' && !line.startsWith('***')
    )
  } catch (error) {
    if (error instanceof Fault || !(error instanceof Error)) throw error
    // The question is right whatever the file: one that has no answer to it is not as we wrote it.
    return [error.message]
  }
}
