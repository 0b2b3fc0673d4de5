import { randomUUID } from 'node:crypto'
import type { Changes } from './changes.js'
import type { Database, Statements } from './database.js'
import { purgeDeparted } from './guilds.js'
import type { GuildId, PersonId, Retention, Time } from './model.js'
import { tables, type Table } from './schema.js'

/**
 * Takes a person's id out of everything, in one transaction: their votes go, what they did stays without a name, and
 * where somebody's words mention them stands a random word.
 *
 * @returns How many rows held it.
 */
export async function forgetPerson(changes: Changes, person: PersonId): Promise<number> {
  const held = await changes.write(async (statements, changed) => {
    let held = (await statements.query('DELETE FROM votes WHERE person = ? RETURNING answer', [person])).length
    // After the votes: of one that is cast meanwhile nothing is left that has no vote.
    await statements.query('DELETE FROM vote_subjects WHERE person = ?', [person])
    held += (await statements.query('DELETE FROM profiles WHERE person = ? RETURNING guild', [person])).length
    for (const { name, persons } of tables) {
      for (const column of persons)
        held += (await statements.query(`UPDATE ${name} SET ${column} = NULL WHERE ${column} = ? RETURNING 1 AS done`, [
          person,
        ])).length
    }
    held += await replaceInWords(statements, person)
    if (held > 0) changed({ guild: null, what: 'canned' })
    return held
  }, { erases: true })
  await changes.vacuum()
  return held
}

/** Finds a person in words. Only a platform's ids can stand there; a word like “terminal” is just a word. */
export const idInWords = (
  person: PersonId,
): RegExp | undefined => (/^\d+$/.test(person) ? new RegExp(String.raw`(?<!\d)${person}(?!\d)`, 'g') : undefined)

async function replaceInWords(statements: Statements, person: PersonId): Promise<number> {
  const id = idInWords(person)
  if (!id) return 0
  // A link to somebody stands behind their name: that goes with it.
  const link = new RegExp(String.raw`\[(?:[^\]\\\n]|\\.)*\]\(<?[^)\s]*(?<!\d)${person}(?!\d)[^)\s]*\)`, 'g')
  // The same word everywhere: a name that held the id is still one name in every table.
  const instead = `forgotten-${randomUUID().slice(0, 8)}`
  let held = 0
  for (const table of tables.filter(({ words }) => words.length > 0)) {
    for (const row of await findMentions(statements, table, person))
      held += await rewrite(statements, table, { row, replace: (text) =>
        text.replace(link, instead).replace(id, instead) })
  }
  return held
}

type TextRow = Readonly<Record<string, string>>

function findMentions(statements: Statements, { name, key, words }: Table,
  person: PersonId): Promise<readonly TextRow[]> {
  const columns = [...new Set([...key, ...words])]
  return statements.query(
    `SELECT ${columns.join(', ')} FROM ${name} WHERE ${words.map((column) => `${column} LIKE ?`).join(' OR ')}`,
    words.map(() => `%${person}%`),
  )
}

interface Rewriting {
  readonly row: TextRow
  readonly replace: (text: string) => string
}

/** @returns 1 where something was to be replaced. */
async function rewrite(statements: Statements, { name, key, words }: Table,
  { row, replace }: Rewriting): Promise<number> {
  const changed = words.filter((column) => replace(row[column] ?? '') !== row[column])
  if (changed.length === 0) return 0
  const set = changed.map((column) => `${column} = ?`).join(', ')
  const where = key.map((column) => `${column} = ?`).join(' AND ')
  await statements.query(`UPDATE ${name} SET ${set} WHERE ${where}`, [
    ...changed.map((column) => replace(row[column] ?? '')),
    ...key.map((column) => row[column] ?? ''),
  ])
  return 1
}

const dayMs = 86_400_000

interface Ageing {
  readonly table: string
  readonly key: string
  readonly age: string
  readonly before: string | Time
}

interface Sweeping {
  readonly now: Time
  readonly keep: Retention
  readonly isGone: (guild: GuildId) => boolean
}

/** Deletes what is older than it may be, a little at a time, so that nobody waits long. @returns How many rows went. */
export async function sweepStore(database: Database, changes: Changes,
  { now, keep, isGone }: Sweeping): Promise<number> {
  const ago = (days: number): Time => now - days * dayMs
  const ageing: readonly Ageing[] = [
    { table: 'counts', key: 'guild, kind, subject, day', age: 'day',
      before: new Date(ago(keep.countsDays)).toISOString().slice(0, 10) },
    { table: 'questions', key: 'id', age: 'asked_at', before: ago(keep.questionsDays) },
    { table: 'suggestions', key: 'id', age: 'suggested_at', before: ago(keep.suggestionsDays) },
    { table: 'profiles', key: 'guild, person', age: 'changed_at', before: ago(keep.profilesDays) },
    { table: 'canned_posts', key: 'guild, message', age: 'posted_at', before: ago(keep.postsDays) },
    { table: 'audit', key: 'id', age: 'done_at', before: ago(keep.auditDays) },
  ]
  let gone = await sweepVotes(database, ago(keep.votesDays))
  for (const each of ageing) gone += await sweepTable(database, each)
  const leftBefore = ago(keep.departedDays)
  const departed = await database.query<{ guild: string }>('SELECT guild FROM departures WHERE left_at < ?', [
    leftBefore,
  ])
  for (const { guild } of departed) if (isGone(guild) && (await purgeDeparted(changes, guild, leftBefore))) gone += 1
  await changes.vacuum()
  return gone
}

const atOnce = 500

async function sweepTable(database: Database, { table, key, age, before }: Ageing): Promise<number> {
  let gone = 0
  for (;;) {
    const rows = await database.query(
      `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${age} < ? LIMIT ${atOnce})
       RETURNING 1 AS gone`,
      [before],
    )
    gone += rows.length
    if (rows.length < atOnce) return gone
  }
}

/** A vote goes with what it was counted under. */
async function sweepVotes(database: Database, before: Time): Promise<number> {
  const gone = await sweepTable(database, { table: 'votes', key: 'guild, answer, person', age: 'voted_at', before })
  await database.query(
    `DELETE FROM vote_subjects AS s WHERE NOT EXISTS
       (SELECT 1 FROM votes AS v WHERE v.guild = s.guild AND v.answer = s.answer AND v.person = s.person)`,
  )
  return gone
}
