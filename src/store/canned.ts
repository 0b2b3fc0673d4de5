import type { Record } from './audit.js'
import type { Changes } from './changes.js'
import { toEntry, type EntryRow } from './canned-entry.js'
import { saveCanned } from './canned-save.js'
import { insertInto, type Database, type Statements } from './database.js'
import type { CannedPost, CannedRemoval, CannedVersion, Store } from './model.js'

export function cannedIn(database: Database, changes: Changes, record: Record): Store['canned'] {
  return {
    list: async (guild) =>
      (await database.query<EntryRow>('SELECT * FROM canned WHERE guild = ? ORDER BY name', [guild])).map(toEntry),
    find: async (guild, name) => {
      const [row] = await database.query<EntryRow>('SELECT * FROM canned WHERE guild = ? AND name = ?', [guild, name])
      return row && toEntry(row)
    },
    save: (writes) =>
      changes.write(async (statements, changed) => {
        const saved = await saveCanned(statements, writes, record)
        if (saved.kind === 'saved') {
          for (const guild of new Set(saved.entries.map((entry) => entry.guild)))
            changed({
              guild,
              what: 'canned',
            })
        }
        return saved
      }),
    history: async (guild, name) => {
      const rows = await database.query<EntryRow & Pick<CannedVersion, 'change'>>(
        'SELECT * FROM canned_versions WHERE guild = ? AND name = ? ORDER BY version DESC',
        [guild, name],
      )
      return rows.map((row) => ({ ...toEntry(row), change: row.change }))
    },
    posted: (post) => database.transaction((statements) => addPost(statements, post, record)),
    unposted: (removal) => database.transaction((statements) => removePost(statements, removal, record)),
    findPost: async (guild, channel, name, since) => {
      const [post] = await database.query<CannedPost>(
        `SELECT ${postColumns} FROM canned_posts WHERE guild = ? AND channel = ? AND name = ? AND posted_at >= ? ORDER BY posted_at DESC, message DESC LIMIT 1`,
        [guild, channel, name, since],
      )
      return post
    },
    recentPosts: (since, limit) =>
      database.query(
        `SELECT ${postColumns} FROM canned_posts WHERE posted_at >= ? ORDER BY posted_at DESC, guild, message LIMIT ?`,
        [since, limit],
      ),
    uses: (guild, since) =>
      database.query(
        'SELECT name, CAST(COUNT(*) AS INTEGER) AS posts, MAX(posted_at) AS "lastAt" FROM canned_posts WHERE guild = ? AND posted_at >= ? GROUP BY name ORDER BY posts DESC, name',
        [guild, since],
      ),
  }
}

async function addPost(statements: Statements, { guild, channel, message, name, version, by, at }: CannedPost,
  record: Record): Promise<void> {
  const row = { guild, message, channel, name, version, posted_at: at, posted_by: by }
  const added = await statements.query(
    ...insertInto('canned_posts', row, 'ON CONFLICT (guild, message) DO NOTHING RETURNING message'),
  )
  if (added.length > 0)
    await record(statements, { guild, at, by, verb: 'canned.post', subject: name, before: '',
      after: describePost({ channel, message, version }) })
}

async function removePost(statements: Statements, { guild, message, by, at }: CannedRemoval,
  record: Record): Promise<CannedPost | undefined> {
  const [post] = await statements.query<CannedPost>(
    `DELETE FROM canned_posts WHERE guild = ? AND message = ? RETURNING ${postColumns}`,
    [guild, message],
  )
  if (post)
    await record(statements, { guild, at, by, verb: 'canned.unpost', subject: post.name, before: describePost(post),
      after: '' })
  return post
}

const postColumns = 'guild, channel, message, name, version, posted_by AS "by", posted_at AS at'

const describePost = ({ channel, message, version }: Pick<CannedPost, 'channel' | 'message' | 'version'>): string =>
  JSON.stringify({ channel, message, version })
