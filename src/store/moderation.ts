import type { Changes } from './changes.js'
import { insertInto, type Database, type Statements } from './database.js'
import type { HeldQuestion, PassageMark, PassageWrite, Profile, Settles, Store, Suggestion, SuggestionWrite } from './model.js'
import type { Record } from './records.js'

const suggestionColumns = `id, guild, kind, name, title, body, state, word, suggested_at AS at, suggested_by AS "by",
  decided_at AS "decidedAt", decided_by AS "decidedBy"`

export function suggestionsIn(database: Database, changes: Changes,
  { record, newId }: { readonly record: Record; readonly newId: (at: number) => string }): Store['suggestions'] {
  const select = (where: string, values: readonly (string | number)[]): Promise<readonly Suggestion[]> =>
    database.query(`SELECT ${suggestionColumns} FROM suggestions WHERE ${where}`, values)
  return {
    // One after the other: of two at the same moment each counts the other.
    add: (write, limits) =>
      changes.write(async (statements) => {
        const refused = await countAgainst(statements, write, limits)
        if (refused) return { kind: refused }
        const { guild, kind, name, title, body, by, at } = write
        const id = newId(at)
        await statements.query(
          ...insertInto('suggestions', { id, guild, kind, name, title, body, state: 'open', word: '', suggested_at: at,
            suggested_by: by, decided_at: null, decided_by: null }),
        )
        await record(statements, { guild, at, by, verb: 'suggestion.add', subject: title, before: '', after: '' })
        return { kind: 'added', id }
      }),
    find: async (guild, id) => (await select('guild = ? AND id = ?', [guild, id]))[0],
    open: async (guild, { limit, skip }) => {
      const shown = await select("guild = ? AND state = 'open' ORDER BY id LIMIT ? OFFSET ?", [guild, limit, skip])
      return { all: await countOpen(database, 'suggestions', guild), shown }
    },
    of: (guild, person, limit) =>
      select('guild = ? AND suggested_by = ? ORDER BY id DESC LIMIT ?', [guild, person, limit]),
    decide: ({ guild, id, state, word, by, at }) =>
      changes.write(async (statements) => {
        const [decided] = await decide(statements, { guild, id, state, word, by, at })
        if (decided)
          await record(statements, { guild, at, by, verb: `suggestion.${state}`, subject: decided.title, before: '',
            after: word })
        return decided
      }),
  }
}

async function countOpen(statements: Statements, table: 'suggestions' | 'questions',
  guild: string): Promise<number> {
  const [row] = await statements.query<{ all: number }>(
    `SELECT CAST(COUNT(*) AS INTEGER) AS "all" FROM ${table} WHERE guild = ? AND state = 'open'`,
    [guild],
  )
  return row?.all ?? 0
}

async function countAgainst(statements: Statements, { guild, by, at }: SuggestionWrite,
  { open, recent, withinMs }: Parameters<Store['suggestions']['add']>[1]): Promise<'too-many' | 'too-often' | undefined> {
  const [row] = await statements.query<{ waiting: number; late: number }>(
    `SELECT CAST(COALESCE(SUM(CASE WHEN state = 'open' THEN 1 ELSE 0 END), 0) AS INTEGER) AS waiting,
       CAST(COALESCE(SUM(CASE WHEN suggested_at > ? THEN 1 ELSE 0 END), 0) AS INTEGER) AS late
     FROM suggestions WHERE guild = ? AND suggested_by = ?`,
    [at - withinMs, guild, by],
  )
  return (row?.waiting ?? 0) >= open ? 'too-many' : (row?.late ?? 0) >= recent ? 'too-often' : undefined
}

const decide = (statements: Statements, { guild, id, state, word, by, at }: {
  readonly guild: string; readonly id: string; readonly state: 'approved' | 'refused'; readonly word: string
  readonly by: string; readonly at: number }): Promise<readonly Suggestion[]> =>
  statements.query(
    `UPDATE suggestions SET state = ?, word = ?, decided_at = ?, decided_by = ?
     WHERE guild = ? AND id = ? AND state = 'open' RETURNING ${suggestionColumns}`,
    [state, word, at, by, guild, id],
  )

/** Within the transaction that saves what was made of it. @returns false: somebody has settled it already. */
export async function settle(statements: Statements, { what, id }: Settles,
  { guild, by, at, record }: { readonly guild: string; readonly by: string; readonly at: number;
    readonly record: Record }): Promise<boolean> {
  const settled = what === 'suggestion'
    ? await decide(statements, { guild, id, state: 'approved', word: '', by, at })
    : await closeQuestions(statements, [id], { guild, state: 'done', by, at })
  if (settled.length === 0) return false
  const subject = 'title' in (settled[0] ?? {}) ? (settled[0] as Suggestion).title : id
  const verb = what === 'suggestion' ? 'suggestion.approved' : 'question.done'
  await record(statements, { guild, at, by, verb, subject, before: '', after: '' })
  return true
}

function closeQuestions(statements: Statements, ids: readonly string[],
  { guild, state, by, at }: { readonly guild: string; readonly state: 'done' | 'answered'; readonly by: string | null;
    readonly at: number }): Promise<readonly { readonly id: string }[]> {
  return statements.query(
    `UPDATE questions SET state = ?, closed_at = ?, closed_by = ? WHERE guild = ? AND state = 'open' AND id IN (${
      ids.map(() => '?').join(', ')
    }) RETURNING id`,
    [state, at, by, guild, ...ids],
  )
}

export function questionsIn(database: Database,
  { record, newId }: { readonly record: Record; readonly newId: (at: number) => string }): Store['questions'] {
  const columns = 'id, content AS text, asked_at AS at'
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
    open: async (guild, { limit, skip }) => ({
      all: await countOpen(database, 'questions', guild),
      shown: await database.query<HeldQuestion>(
        `SELECT ${columns} FROM questions WHERE guild = ? AND state = 'open' ORDER BY id LIMIT ? OFFSET ?`,
        [guild, limit, skip],
      ),
    }),
    find: async (guild, id) => {
      const [found] = await database.query<HeldQuestion & { state: string }>(
        `SELECT ${columns}, state FROM questions WHERE guild = ? AND id = ?`,
        [guild, id],
      )
      return found && { id, text: found.text, at: found.at, isOpen: found.state === 'open' }
    },
    close: async (guild, ids, { state, by, at }) => {
      if (ids.length === 0) return 0
      return database.transaction(async (statements) => {
        const closed = await closeQuestions(statements, ids, { guild, state, by, at })
        await record(statements, ...closed.map(({ id }) => ({ guild, at, by, verb: `question.${state}`, subject: id,
          before: '', after: '' })))
        return closed.length
      })
    },
  }
}

const markColumns = `guild, passage, digest, state, reason, version, changed_at AS "changedAt",
  changed_by AS "changedBy"`

export function passagesIn(database: Database, changes: Changes, record: Record): Store['passages'] {
  return {
    list: (guild) =>
      database.query<PassageMark>(`SELECT ${markColumns} FROM passage_marks WHERE guild = ? ORDER BY passage`, [guild]),
    mark: (write) =>
      changes.write(async (statements, changed) => {
        const saved = await saveMark(statements, write, record)
        if (saved) changed({ guild: write.guild, what: 'passages' })
        return saved
      }),
  }
}

async function saveMark(statements: Statements,
  { guild, passage, digest, state, reason, seen, by, at }: PassageWrite,
  record: Record): Promise<PassageMark | undefined> {
  const [was] = await statements.query<PassageMark>(
    `SELECT ${markColumns} FROM passage_marks WHERE guild = ? AND passage = ?`,
    [guild, passage],
  )
  if ((was?.version ?? 0) !== seen) return undefined
  const row = { guild, passage, digest, state, reason, version: seen + 1, changed_at: at, changed_by: by }
  const set = Object.keys(row).slice(2).map((column) => `${column} = excluded.${column}`).join(', ')
  const [saved] = await statements.query<PassageMark>(
    ...insertInto('passage_marks', row,
      `ON CONFLICT (guild, passage) DO UPDATE SET ${set} RETURNING ${markColumns}`),
  )
  const describe = ({ state, reason }: Pick<PassageMark, 'state' | 'reason'>): string =>
    JSON.stringify({ state, reason })
  await record(statements, { guild, at, by, verb: `passage.${state}`, subject: passage,
    before: was ? describe(was) : '', after: describe({ state, reason }) })
  return saved
}

export function profilesIn(database: Database): Store['profiles'] {
  return {
    read: async (guild, person) => {
      const [row] = await database.query<{ needs: string; at: number }>(
        'SELECT needs, changed_at AS at FROM profiles WHERE guild = ? AND person = ?',
        [guild, person],
      )
      return row && { ...(JSON.parse(row.needs) as Pick<Profile, 'heard' | 'ruledOut'>), at: row.at }
    },
    async save(guild, person, { heard, ruledOut, at }) {
      await database.query(
        ...insertInto('profiles', { guild, person, needs: JSON.stringify({ heard, ruledOut }), changed_at: at },
          'ON CONFLICT (guild, person) DO UPDATE SET needs = excluded.needs, changed_at = excluded.changed_at'),
      )
    },
    forget: async (guild, person) =>
      (await database.query('DELETE FROM profiles WHERE guild = ? AND person = ? RETURNING guild', [guild, person]))
        .length > 0,
  }
}
