import { insertAll, type Database, type Statements } from './database.js'
import type { AuditEntry, Store } from './model.js'

/** Writes entries within the transaction that makes the changes. */
export type Record = (statements: Statements, ...entries: readonly Omit<AuditEntry, 'id'>[]) => Promise<void>

export function openRecord(newId: (at: number) => string): Record {
  return async (statements, ...entries) => {
    const rows = entries.map(({ guild, at, by, verb, subject, before, after }) => ({ id: newId(at), guild, done_at: at,
      done_by: by, verb, subject, state_before: before, state_after: after })
    )
    await insertAll(statements, 'audit', rows)
  }
}

export function auditIn(database: Database): Store['audit'] {
  return {
    list: (guild, { subject, limit, before }) =>
      database.query<AuditEntry>(
        `SELECT id, guild, done_at AS at, done_by AS "by", verb, subject, state_before AS "before", state_after AS "after" FROM audit
         WHERE guild = ? ${subject === undefined ? '' : 'AND subject = ?'} ${
          before === undefined ? '' : 'AND id < ?'
        } ORDER BY id DESC LIMIT ?`,
        [guild, ...(subject === undefined ? [] : [subject]), ...(before === undefined ? [] : [before]), limit],
      ),
  }
}
