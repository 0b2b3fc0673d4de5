import { randomInt } from 'node:crypto'
import type { Changes } from './changes.js'
import { insertAll, insertInto, type Database, type Statements } from './database.js'
import type { AuditEntry, SettingsRecord, Store, Vote, VoteCount } from './model.js'

/** Makes ids that sort by their time, and within a process by their making: digits alone, for every collation. */
export function openIds(): (at: number) => string {
  let count = 0
  return (at) => {
    count = (count + 1) % 1_000_000
    return [String(Math.max(0, Math.trunc(at))).padStart(15, '0'), String(count).padStart(6, '0'),
      String(randomInt(1_000_000)).padStart(6, '0')].join('')
  }
}

/** Writes entries within the transaction that makes the changes. */
export type Record = (statements: Statements, ...entries: readonly Omit<AuditEntry, 'id'>[]) => Promise<void>

export function openRecord(newId: (at: number) => string): Record {
  return async (statements, ...entries) => {
    const rows = entries.map(({ guild, at, by, verb, subject, before, after }) => ({ id: newId(at), guild, done_at: at,
      done_by: by, verb, subject, state_before: before, state_after: after })
    )
    await insertAll(statements, { table: 'audit', rows })
  }
}

export function auditIn(database: Database): Store['audit'] {
  return {
    list: (guild, { subject, limit, before }) =>
      database.query<AuditEntry>(
        `SELECT id, guild, done_at AS at, done_by AS "by", verb, subject, state_before AS "before",
           state_after AS "after" FROM audit WHERE guild = ? ${subject === undefined ? '' : 'AND subject = ?'} ${
          before === undefined ? '' : 'AND id < ?'
        } ORDER BY id DESC LIMIT ?`,
        [guild, ...(subject === undefined ? [] : [subject]), ...(before === undefined ? [] : [before]), limit],
      ),
  }
}

export function settingsIn(database: Database, changes: Changes, record: Record): Store['settings'] {
  return {
    read: (guild) => find(database, guild),
    save: ({ guild, values, seen, by, at, subject, before, after }) =>
      changes.write(async (statements, changed) => {
        const current = await find(statements, guild)
        if ((current?.version ?? 0) !== seen) return undefined
        const [saved] = await statements.query<SettingsRecord>(
          ...insertInto('settings', { guild, version: seen + 1, content: values },
            `ON CONFLICT (guild) DO UPDATE SET version = excluded.version, content = excluded.content
             RETURNING version, content AS "values"`),
        )
        await record(statements, { guild, at, by, verb: 'settings.save', subject, before, after })
        changed({ guild, what: 'settings' })
        return saved
      }),
  }
}

async function find(statements: Statements, guild: string): Promise<SettingsRecord | undefined> {
  const [found] = await statements.query<SettingsRecord>(
    'SELECT version, content AS "values" FROM settings WHERE guild = ?',
    [guild],
  )
  return found
}

export function countsIn(database: Database): Store['counts'] {
  return {
    async add(counts) {
      const rows = counts.map(({ guild, kind, key, day, by }) => ({ guild: guild ?? '', kind, subject: key, day,
        number: by })
      )
      // Always in one order: two that take the same rows in different orders would wait for each other for ever.
      const place = (row: (typeof rows)[number]): string => [row.guild, row.kind, row.subject, row.day].join('\n')
      rows.sort((a, b) => (place(a) < place(b) ? -1 : 1))
      await database.transaction(async (statements) => {
        for (const row of rows)
          await statements.query(
            ...insertInto('counts', row,
              'ON CONFLICT (guild, kind, subject, day) DO UPDATE SET number = counts.number + excluded.number'),
          )
      })
    },
    top: ({ guild, kind }, sinceDay, limit) =>
      database.query(
        `SELECT subject AS "key", CAST(SUM(number) AS INTEGER) AS count FROM counts
         WHERE guild = ? AND kind = ? AND day >= ? GROUP BY subject ORDER BY count DESC, subject LIMIT ?`,
        [guild ?? '', kind, sinceDay, limit],
      ),
    byDay: (guild, kind, sinceDay) =>
      database.query(
        `SELECT day, CAST(SUM(number) AS INTEGER) AS count FROM counts WHERE guild = ? AND kind = ? AND day >= ?
         GROUP BY day ORDER BY day`,
        [guild, kind, sinceDay],
      ),
  }
}

export function feedbackIn(database: Database): Store['feedback'] {
  return {
    vote: (vote) => database.transaction((statements) => cast(statements, vote)),
    tally: (guild, since) =>
      database.query<VoteCount>(
        `SELECT subject, CAST(SUM(CASE WHEN rating = 'helpful' THEN 1 ELSE 0 END) AS INTEGER) AS helpful,
           CAST(SUM(CASE WHEN rating = 'helpful' THEN 0 ELSE 1 END) AS INTEGER) AS unhelpful
         FROM votes JOIN vote_subjects USING (guild, answer, person) WHERE guild = ? AND voted_at >= ?
         GROUP BY subject ORDER BY COUNT(*) DESC, subject`,
        [guild, since],
      ),
    passages: (guild, since) =>
      database.query<VoteCount>(
        `SELECT subject, CAST(SUM(CASE WHEN rating = 'helpful' THEN 1 ELSE 0 END) AS INTEGER) AS helpful,
           CAST(SUM(CASE WHEN rating = 'helpful' THEN 0 ELSE 1 END) AS INTEGER) AS unhelpful
         FROM (SELECT subject, rating, ROW_NUMBER() OVER (PARTITION BY subject, person ORDER BY voted_at DESC, answer)
             AS place FROM votes JOIN vote_subjects USING (guild, answer, person)
           WHERE guild = ? AND voted_at >= ? AND subject LIKE 'passage:%') AS each_person
         WHERE place = 1 GROUP BY subject ORDER BY unhelpful DESC, helpful DESC, subject`,
        [guild, since],
      ),
  }
}

async function cast(statements: Statements,
  { guild, answer, person, rating, subjects, at }: Vote): Promise<'counted' | 'changed' | 'same'> {
  const key = { guild: guild ?? '', answer, person }
  const first = await statements.query(
    ...insertInto('votes', { ...key, rating, voted_at: at },
      'ON CONFLICT (guild, answer, person) DO NOTHING RETURNING person'),
  )
  if (first.length > 0) {
    for (const subject of new Set(subjects)) await statements.query(...insertInto('vote_subjects', { ...key, subject }))
    return 'counted'
  }
  const changed = await statements.query(
    `UPDATE votes SET rating = ?, voted_at = ? WHERE guild = ? AND answer = ? AND person = ? AND rating <> ?
     RETURNING person`,
    [rating, at, ...Object.values(key), rating],
  )
  return changed.length > 0 ? 'changed' : 'same'
}
