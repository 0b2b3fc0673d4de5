import { foldName } from '../text/index.js'
import type { Changes } from './changes.js'
import { insertAll, insertInto, queryKeys, toStorableText, type Database, type Statements } from './database.js'
import type { CannedEntry, CannedPost, CannedRemoval, CannedSaved, CannedVersion, CannedWrite, GroupEntry, GroupWrite,
  Restriction, Settles, Store } from './model.js'
import { settle } from './moderation.js'
import type { Record } from './records.js'

export function cannedIn(database: Database, changes: Changes, record: Record): Store['canned'] {
  return {
    list: async (guild) =>
      (await database.query<EntryRow>('SELECT * FROM canned WHERE guild = ? ORDER BY name', [guild])).map(toEntry),
    find: async (guild, name) => {
      const [row] = await database.query<EntryRow>('SELECT * FROM canned WHERE guild = ? AND name = ?', [guild, name])
      return row && toEntry(row)
    },
    save: (writes, settles) =>
      changes.write(async (statements, changed) => {
        const saved = await saveCanned(statements, { given: writes, settles }, record)
        if (saved.kind === 'saved') {
          for (const guild of new Set(saved.entries.map((entry) => entry.guild))) changed({ guild, what: 'canned' })
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
    groups: async (guild) =>
      (await database.query<GroupRow>('SELECT * FROM canned_groups WHERE guild = ? ORDER BY name', [guild])).map(
        toGroup,
      ),
    restrictGroup: (write) =>
      changes.write(async (statements, changed) => {
        const saved = await saveGroup(statements, write, record)
        if (saved) changed({ guild: write.guild, what: 'canned' })
        return saved
      }),
    posted: (post) => database.transaction((statements) => addPost(statements, post, record)),
    unposted: (removal) => database.transaction((statements) => removePost(statements, removal, record)),
    findPost: async ({ guild, channel, name }, since) => {
      const [post] = await database.query<CannedPost>(
        `SELECT ${postColumns} FROM canned_posts WHERE guild = ? AND channel = ? AND name = ? AND posted_at >= ?
         ORDER BY posted_at DESC, message DESC LIMIT 1`,
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
        `SELECT name, CAST(COUNT(*) AS INTEGER) AS posts, MAX(posted_at) AS "lastAt" FROM canned_posts
         WHERE guild = ? AND posted_at >= ? GROUP BY name ORDER BY posts DESC, name`,
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

interface GroupRow {
  readonly guild: string
  readonly name: string
  readonly version: number
  readonly restriction: string
}

const toGroup = ({ guild, name, version, restriction }: GroupRow): GroupEntry => ({ guild, name, version,
  restriction: JSON.parse(restriction) as Restriction })

async function saveGroup(statements: Statements, { guild, name, restriction, seen, by, at }: GroupWrite,
  record: Record): Promise<GroupEntry | undefined> {
  const folded = toStorableText(foldName(name))
  const [was] = await statements.query<GroupRow>('SELECT * FROM canned_groups WHERE guild = ? AND folded = ?', [guild,
    folded])
  if ((was?.version ?? 0) !== seen) return undefined
  const after = JSON.stringify(restriction)
  const row = { guild, folded, name, version: seen + 1, restriction: after, changed_at: at, changed_by: by }
  const set = Object.keys(row).slice(2).map((column) => `${column} = excluded.${column}`).join(', ')
  const [saved] = await statements.query<GroupRow>(
    ...insertInto('canned_groups', row, `ON CONFLICT (guild, folded) DO UPDATE SET ${set} RETURNING *`),
  )
  await record(statements, { guild, at, by, verb: 'group.restrict', subject: name, before: was?.restriction ?? '',
    after })
  return saved && toGroup(saved)
}

/** As it stands in the tables of entries and of their versions. */
interface EntryRow {
  readonly guild: string
  readonly name: string
  readonly version: number
  readonly title: string
  readonly body: string
  readonly aliases: string
  readonly group_names: string
  readonly restriction: string
  readonly basis: string
  readonly deleted: number
  readonly changed_at: number
  readonly changed_by: string | null
}

const toEntry = (
  { guild, name, version, title, body, aliases, group_names, restriction, basis, deleted, changed_at,
    changed_by }: EntryRow,
): CannedEntry => ({
  guild,
  name,
  version,
  title,
  body,
  aliases: JSON.parse(aliases) as readonly string[],
  groups: JSON.parse(group_names) as readonly string[],
  restriction: JSON.parse(restriction) as Restriction,
  basis,
  deleted: deleted === 1,
  changedAt: changed_at,
  changedBy: changed_by,
})

/** Within a transaction, and in few statements however many writes there are: all others who change something wait. */
async function saveCanned(statements: Statements,
  { given, settles }: { readonly given: readonly CannedWrite[]; readonly settles: Settles | undefined },
  record: Record): Promise<CannedSaved> {
  const writes = given.map((write) => ({ ...write, name: toStorableText(write.name) }))
  const present = await findPresent(statements, writes)
  if (new Set(writes.map(placeOf)).size < writes.length) throw new RangeError('An entry is written twice.')
  const refusal = findConflict(writes, present) ?? (await findTaken(statements, writes))
  if (refusal) return refusal
  const [first] = writes
  if (settles && first && !(await settle(statements, settles, { ...first, record }))) return { kind: 'settled' }
  const saved = await writeEntries(statements, writes)
  const entries = writes.flatMap((write) => saved.get(placeOf(write)) ?? [])
  await record(
    statements,
    ...entries.map((entry, at) => {
      const before = present.get(placeOf(entry))
      const { guild, name, changedAt, changedBy } = entry
      return { guild, at: changedAt, by: changedBy, verb: `canned.${writes[at]?.change ?? ''}`, subject: name,
        before: before ? describe(before) : '', after: describe(entry) }
    }),
  )
  return { kind: 'saved', entries }
}

interface Place {
  readonly guild: string
  readonly name: string
}

/** An entry's key as one text: no id of a guild has a line end. */
const placeOf = ({ guild, name }: Place): string => `${guild}\n${name}`

const keyOf = ({ guild, name }: Place): readonly string[] => [guild, name]

const byPlace = (rows: readonly EntryRow[]): ReadonlyMap<string, CannedEntry> =>
  new Map(rows.map((row) => [placeOf(row), toEntry(row)]))

async function findPresent(statements: Statements,
  writes: readonly CannedWrite[]): Promise<ReadonlyMap<string, CannedEntry>> {
  return byPlace(
    await queryKeys<EntryRow>(statements, 'SELECT * FROM canned WHERE (guild, name) IN', writes.map(keyOf)),
  )
}

function findConflict(writes: readonly CannedWrite[], present: ReadonlyMap<string, CannedEntry>):
  | CannedSaved
  | undefined {
  const overtaken = writes.find((write) => (present.get(placeOf(write))?.version ?? 0) !== write.seen)
  return overtaken && { kind: 'conflict', current: present.get(placeOf(overtaken)) ?? null, name: overtaken.name }
}

interface NameRow {
  readonly guild: string
  readonly folded: string
  readonly entry: string
}

/** The names and aliases that an entry answers to; a deleted one to none. */
const namesOf = ({ guild, name, aliases, deleted }: CannedWrite) =>
  [...new Set(deleted ? [] : [name, ...aliases].map(foldName))].map((folded) =>
    ({ guild, folded: toStorableText(folded), entry: name }) satisfies NameRow
  )

/** Names may go from one entry to another within the same writes: what counts is who has them afterwards. */
async function findTaken(statements: Statements, writes: readonly CannedWrite[]): Promise<CannedSaved | undefined> {
  const place = ({ guild, folded }: Pick<NameRow, 'guild' | 'folded'>): string => `${guild}\n${folded}`
  const written = new Set(writes.map(placeOf))
  const names = writes.flatMap(namesOf)
  const held = await queryKeys<NameRow>(statements,
    'SELECT guild, folded, entry FROM canned_names WHERE (guild, folded) IN',
    names.map(({ guild, folded }) => [guild, folded]))
  const owners = new Map(
    held.filter(({ guild, entry }) => !written.has(placeOf({ guild, name: entry }))).map((
      row,
    ) => [place(row), row.entry]),
  )
  for (const name of names) {
    const owner = owners.get(place(name))
    if (owner !== undefined) return { kind: 'taken', name: name.folded, by: owner }
    owners.set(place(name), name.entry)
  }
  return undefined
}

async function writeEntries(statements: Statements,
  writes: readonly CannedWrite[]): Promise<ReadonlyMap<string, CannedEntry>> {
  await queryKeys(statements, 'DELETE FROM canned_names WHERE (guild, entry) IN', writes.map(keyOf))
  const versions = writes.map((write) => ({ ...toRow(write), change: write.change }))
  await insertAll(statements, { table: 'canned_names', rows: writes.flatMap(namesOf) })
  await insertAll(statements, { table: 'canned_versions', rows: versions })
  return byPlace(await insertAll<EntryRow>(statements, { table: 'canned', rows: writes.map(toRow) }, overwriting))
}

const toRow = ({ guild, name, title, body, aliases, groups, restriction, basis, deleted, seen, by, at }: CannedWrite) =>
  ({ guild, name, version: seen + 1, title, body, aliases: JSON.stringify(aliases.map(toStorableText)),
    group_names: JSON.stringify(groups.map(toStorableText)), restriction: JSON.stringify(restriction), basis,
    deleted: deleted ? 1 : 0, changed_at: at, changed_by: by }) satisfies EntryRow

const changing = ['version', 'title', 'body', 'aliases', 'group_names', 'restriction', 'basis', 'deleted',
  'changed_at', 'changed_by'] satisfies readonly (keyof EntryRow)[]
const overwriting = `ON CONFLICT (guild, name) DO UPDATE SET ${
  changing.map((column) => `${column} = excluded.${column}`).join(', ')
} RETURNING *`

/** What the record keeps of a state: what a moderator wrote, as JSON. */
const describe = ({ title, body, aliases, groups, restriction, deleted }: CannedEntry): string =>
  JSON.stringify({ title, body, aliases, groups, restriction, deleted })
