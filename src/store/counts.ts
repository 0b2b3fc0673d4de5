import { insertInto, type Database } from './database.js'
import type { Store } from './model.js'

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
    top: (guild, kind, sinceDay, limit) =>
      database.query(
        'SELECT subject AS "key", CAST(SUM(number) AS INTEGER) AS count FROM counts WHERE guild = ? AND kind = ? AND day >= ? GROUP BY subject ORDER BY count DESC, subject LIMIT ?',
        [
          guild ?? '',
          kind,
          sinceDay,
          limit,
        ],
      ),
    byDay: (guild, kind, sinceDay) =>
      database.query(
        'SELECT day, CAST(SUM(number) AS INTEGER) AS count FROM counts WHERE guild = ? AND kind = ? AND day >= ? GROUP BY day ORDER BY day',
        [guild, kind, sinceDay],
      ),
  }
}
