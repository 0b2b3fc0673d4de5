import { foldName } from '../text/index.js'
import type { Record } from './audit.js'
import type { Changes } from './changes.js'
import { insertInto, toStorableText, type Database, type Row, type Statements } from './database.js'
import type { CannedEntry, CannedPost, CannedRemoval, CannedSaved, CannedVersion, CannedWrite, Restriction, Store } from './model.js'

export function cannedIn(database: Database, changes: Changes, record: Record): Store['canned'] {
  return {
    list: async (guild) => (await database.query<EntryRow>('SELECT * FROM canned WHERE guild = ? ORDER BY name', [guild])).map(toEntry),
    find: (guild, name) => find(database, guild, name),
    save: (writes) =>
      changes.write(async (statements, changed) => {
        const refusal = (await findConflict(statements, writes)) ?? (await findTaken(statements, writes))
        if (refusal) return refusal
        for (const { guild, name } of writes) await statements.query('DELETE FROM canned_names WHERE guild = ? AND entry = ?', [guild, name])
        const entries: CannedEntry[] = []
        for (const write of writes) entries.push(await writeEntry(statements, write, record))
        for (const guild of new Set(writes.map((write) => write.guild))) changed({ guild, what: 'canned' })
        return { kind: 'saved', entries }
      }),
    history: async (guild, name) => {
      const rows = await database.query<EntryRow & Pick<CannedVersion, 'change'>>('SELECT * FROM canned_versions WHERE guild = ? AND name = ? ORDER BY version DESC', [guild, name])
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
    uses: (guild, since) =>
      database.query(
        'SELECT name, CAST(COUNT(*) AS INTEGER) AS posts, MAX(posted_at) AS "lastAt" FROM canned_posts WHERE guild = ? AND posted_at >= ? GROUP BY name ORDER BY posts DESC, name',
        [guild, since],
      ),
  }
}

interface EntryRow {
  readonly guild: string
  readonly name: string
  readonly version: number
  readonly title: string
  readonly body: string
  readonly aliases: string
  readonly restriction: string
  readonly basis: string
  readonly deleted: number
  readonly changed_at: number
  readonly changed_by: string | null
}

const toEntry = ({ guild, name, version, title, body, aliases, restriction, basis, deleted, changed_at, changed_by }: EntryRow): CannedEntry => ({
  guild,
  name,
  version,
  title,
  body,
  aliases: JSON.parse(aliases) as readonly string[],
  restriction: JSON.parse(restriction) as Restriction,
  basis,
  deleted: deleted === 1,
  changedAt: changed_at,
  changedBy: changed_by,
})

async function find(statements: Statements, guild: string, name: string): Promise<CannedEntry | undefined> {
  const [row] = await statements.query<EntryRow>('SELECT * FROM canned WHERE guild = ? AND name = ?', [guild, name])
  return row && toEntry(row)
}

async function findConflict(statements: Statements, writes: readonly CannedWrite[]): Promise<CannedSaved | undefined> {
  for (const { guild, name, seen } of writes) {
    const current = await find(statements, guild, name)
    if ((current?.version ?? 0) !== seen) return { kind: 'conflict', current: current ?? null, name }
  }
  return undefined
}

/** The names and aliases that an entry answers to; a deleted one to none. */
const namesOf = ({ name, aliases, deleted }: CannedWrite): ReadonlySet<string> => new Set(deleted ? [] : [name, ...aliases].map(foldName))

/** Names may go from one entry to another within the same writes: what counts is who has them afterwards. */
async function findTaken(statements: Statements, writes: readonly CannedWrite[]): Promise<CannedSaved | undefined> {
  const place = (guild: string, name: string): string => `${guild}\n${name}`
  const written = new Set(writes.map(({ guild, name }) => place(guild, name)))
  if (written.size < writes.length) throw new RangeError('An entry is written twice.')
  const owners = new Map<string, string>()
  for (const write of writes) {
    const { guild, name } = write
    for (const folded of namesOf(write)) {
      const [found] = await statements.query<{ entry: string }>('SELECT entry FROM canned_names WHERE guild = ? AND folded = ?', [guild, folded])
      const owner = owners.get(place(guild, folded)) ?? (found && !written.has(place(guild, found.entry)) ? found.entry : undefined)
      if (owner !== undefined) return { kind: 'taken', name: folded, by: owner }
      owners.set(place(guild, folded), name)
    }
  }
  return undefined
}

async function writeEntry(statements: Statements, write: CannedWrite, record: Record): Promise<CannedEntry> {
  const { guild, name, title, body, aliases, restriction, basis, deleted, seen, change, by, at } = write
  const state = { title, body, aliases: JSON.stringify(aliases.map(toStorableText)), restriction: JSON.stringify(restriction), basis, deleted: deleted ? 1 : 0, changed_at: at, changed_by: by }
  const before = await find(statements, guild, name)
  const [saved] = await statements.query<EntryRow>(...upsertEntry({ guild, name, version: seen + 1, ...state }))
  if (!saved) throw new Error('A written row came back empty.')
  for (const folded of namesOf(write)) await statements.query(...insertInto('canned_names', { guild, folded, entry: name }))
  await statements.query(...insertInto('canned_versions', { guild, name, version: seen + 1, change, ...state }))
  const entry = toEntry(saved)
  await record(statements, { guild, at, by, verb: `canned.${change}`, subject: name, before: before ? describe(before) : '', after: describe(entry) })
  return entry
}

function upsertEntry(row: Row): ReturnType<typeof insertInto> {
  const changing = Object.keys(row).filter((column) => column !== 'guild' && column !== 'name')
  return insertInto('canned', row, `ON CONFLICT (guild, name) DO UPDATE SET ${changing.map((column) => `${column} = excluded.${column}`).join(', ')} RETURNING *`)
}

/** What the record keeps of a state: what a moderator wrote, as JSON. */
const describe = ({ title, body, aliases, restriction, deleted }: CannedEntry): string => JSON.stringify({ title, body, aliases, restriction, deleted })

async function addPost(statements: Statements, { guild, channel, message, name, version, by, at }: CannedPost, record: Record): Promise<void> {
  const row = { guild, message, channel, name, version, posted_at: at, posted_by: by }
  const added = await statements.query(...insertInto('canned_posts', row, 'ON CONFLICT (guild, message) DO NOTHING RETURNING message'))
  if (added.length > 0) await record(statements, { guild, at, by, verb: 'canned.post', subject: name, before: '', after: describePost({ channel, message, version }) })
}

async function removePost(statements: Statements, { guild, message, by, at }: CannedRemoval, record: Record): Promise<CannedPost | undefined> {
  const [post] = await statements.query<CannedPost>(`DELETE FROM canned_posts WHERE guild = ? AND message = ? RETURNING ${postColumns}`, [guild, message])
  if (post) await record(statements, { guild, at, by, verb: 'canned.unpost', subject: post.name, before: describePost(post), after: '' })
  return post
}

const postColumns = 'guild, channel, message, name, version, posted_by AS "by", posted_at AS at'

const describePost = ({ channel, message, version }: Pick<CannedPost, 'channel' | 'message' | 'version'>): string => JSON.stringify({ channel, message, version })
