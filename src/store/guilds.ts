import type { Changes } from './changes.js'
import { insertInto, type Database, type Statements } from './database.js'
import type { Change, Store, Time } from './model.js'
import { tables } from './schema.js'

export function guildsIn(database: Database, changes: Changes): Store['guilds'] {
  return {
    async left(guild, at) {
      await database.query(
        ...insertInto('departures', { guild, left_at: at },
          'ON CONFLICT (guild) DO UPDATE SET left_at = excluded.left_at'),
      )
    },
    async joined(guild) {
      await database.query('DELETE FROM departures WHERE guild = ?', [guild])
    },
    async held() {
      const from = tables.filter(({ name }) => !internal.has(name)).map(({ name }) =>
        `SELECT guild FROM ${name} WHERE guild <> ''`
      )
      const rows = await database.query<{ guild: string; departed: number }>(
        `SELECT held.guild, CASE WHEN departures.guild IS NULL THEN 0 ELSE 1 END AS departed FROM (${
          from.join(' UNION ')
        }) AS held LEFT JOIN departures ON departures.guild = held.guild ORDER BY held.guild`,
      )
      return rows.map(({ guild, departed }) => ({ guild, hasLeft: departed === 1 }))
    },
    async purge(guild) {
      await changes.write((statements, changed) => deleteGuild(statements, guild, changed), { erases: true })
      await changes.vacuum()
    },
    export: (guild) => database.snapshot((statements) => exportGuild(statements, guild)),
  }
}

/** Unless it has come back, be it a moment ago. Its rows are not vacuumed yet. @returns Whether it was purged. */
export function purgeDeparted(changes: Changes, guild: string, before: Time): Promise<boolean> {
  return changes.write(async (statements, changed) => {
    const departed = await statements.query('DELETE FROM departures WHERE guild = ? AND left_at < ? RETURNING guild', [
      guild,
      before,
    ])
    if (departed.length === 0) return false
    await deleteGuild(statements, guild, changed)
    return true
  }, { erases: true })
}

/** Nothing of it stays, not even that it changed: other processes are told that anything may have. */
async function deleteGuild(statements: Statements, guild: string, changed: (change: Change) => void): Promise<void> {
  for (const { name } of tables) await statements.query(`DELETE FROM ${name} WHERE guild = ?`, [guild])
  changed({ guild: null, what: 'canned' })
  changed({ guild: null, what: 'settings' })
}

/** Bookkeeping of ours that says nothing of a server. */
const internal: ReadonlySet<string> = new Set(['canned_names', 'changes'])

async function exportGuild(statements: Statements, guild: string): Promise<string> {
  const records: [string, unknown][] = []
  for (const { name, columns, key } of tables) {
    if (internal.has(name)) continue
    const shown = columns.filter((column) => column !== 'person' && column !== 'guild')
    records.push([name,
      await statements.query(`SELECT ${shown.join(', ')} FROM ${name} WHERE guild = ? ORDER BY ${key.join(', ')}`, [
        guild,
      ])])
  }
  return JSON.stringify({ guild, ...Object.fromEntries(records) }, null, 1)
}
