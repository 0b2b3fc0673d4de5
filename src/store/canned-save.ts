import { foldName } from '../text/index.js'
import type { Record } from './audit.js'
import { toEntry, type EntryRow } from './canned-entry.js'
import { insertAll, queryKeys, toStorableText, type Statements } from './database.js'
import type { CannedEntry, CannedSaved, CannedWrite } from './model.js'

/** Within a transaction, and in few statements however many writes there are: all others who change something wait for it. */
export async function saveCanned(statements: Statements, given: readonly CannedWrite[],
  record: Record): Promise<CannedSaved> {
  const writes = given.map((write) => ({ ...write, name: toStorableText(write.name) }))
  const present = await findPresent(statements, writes)
  if (new Set(writes.map(placeOf)).size < writes.length) throw new RangeError('An entry is written twice.')
  const refusal = findConflict(writes, present) ?? (await findTaken(statements, writes))
  if (refusal) return refusal
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
  await insertAll(statements, 'canned_names', writes.flatMap(namesOf))
  await insertAll(statements, 'canned_versions', writes.map((write) => ({ ...toRow(write), change: write.change })))
  return byPlace(await insertAll<EntryRow>(statements, 'canned', writes.map(toRow), overwriting))
}

const toRow = ({ guild, name, title, body, aliases, restriction, basis, deleted, seen, by, at }: CannedWrite) =>
  ({ guild, name, version: seen + 1, title, body, aliases: JSON.stringify(aliases.map(toStorableText)),
    restriction: JSON.stringify(restriction), basis, deleted: deleted ? 1 : 0, changed_at: at,
    changed_by: by }) satisfies EntryRow

const changing = ['version', 'title', 'body', 'aliases', 'restriction', 'basis', 'deleted', 'changed_at',
  'changed_by'] satisfies readonly (keyof EntryRow)[]
const overwriting = `ON CONFLICT (guild, name) DO UPDATE SET ${
  changing.map((column) => `${column} = excluded.${column}`).join(', ')
} RETURNING *`

/** What the record keeps of a state: what a moderator wrote, as JSON. */
const describe = ({ title, body, aliases, restriction, deleted }: CannedEntry): string =>
  JSON.stringify({ title, body, aliases, restriction, deleted })
