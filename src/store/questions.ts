import { insertInto, type Database } from './database.js'
import type { Store } from './model.js'

export function questionsIn(database: Database, newId: (at: number) => string): Store['questions'] {
  return {
    async add(guild, text, at) {
      await database.query(...insertInto('questions', { id: newId(at), guild, content: text, asked_at: at }))
    },
    list: (guild, limit) =>
      database.query('SELECT content AS text, asked_at AS at FROM questions WHERE guild = ? ORDER BY id DESC LIMIT ?', [
        guild,
        limit,
      ]),
    async clear(guild) {
      await database.query('DELETE FROM questions WHERE guild = ?', [guild])
    },
  }
}
