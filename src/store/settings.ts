import type { Record } from './audit.js'
import type { Changes } from './changes.js'
import type { Database, Statements } from './database.js'
import type { SettingsRecord, Store } from './model.js'

export function settingsIn(database: Database, changes: Changes, record: Record): Store['settings'] {
  return {
    read: (guild) => find(database, guild),
    save: ({ guild, values, seen, by, at, subject, before, after }) =>
      changes.write(async (statements, changed) => {
        const current = await find(statements, guild)
        if ((current?.version ?? 0) !== seen) return undefined
        const [saved] = await statements.query<SettingsRecord>(
          'INSERT INTO settings (guild, version, content) VALUES (?, ?, ?) ON CONFLICT (guild) DO UPDATE SET version = excluded.version, content = excluded.content RETURNING version, content AS "values"',
          [guild, seen + 1, values],
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
