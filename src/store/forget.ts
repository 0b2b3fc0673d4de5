import { randomUUID } from 'node:crypto'
import type { Changes } from './changes.js'
import type { Statements } from './database.js'
import type { PersonId } from './model.js'
import { tables, type Table } from './tables.js'

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
  await changes.scrub()
  return held
}

/** Finds a person in words. Only a platform's ids can stand there; a word like “terminal” is just a word. */
export const idInWords = (
  person: PersonId,
): RegExp | undefined => (/^\d+$/.test(person) ? new RegExp(String.raw`(?<!\d)${person}(?!\d)`, 'g') : undefined)

async function replaceInWords(statements: Statements, person: PersonId): Promise<number> {
  const id = idInWords(person)
  if (!id) return 0
  // The same word everywhere: a name that held the id is still one name in every table.
  const instead = `forgotten-${randomUUID().slice(0, 8)}`
  let held = 0
  for (const table of tables.filter(({ words }) => words.length > 0)) {
    for (const row of await findMentions(statements, table, person))
      held += await rewrite(statements, table, row, (text) => text.replace(id, instead))
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

/** @returns 1 where something was to be replaced. */
async function rewrite(statements: Statements, { name, key, words }: Table, row: TextRow,
  replace: (text: string) => string): Promise<number> {
  const changed = words.filter((column) => replace(row[column] ?? '') !== row[column])
  if (changed.length === 0) return 0
  await statements.query(
    `UPDATE ${name} SET ${changed.map((column) => `${column} = ?`).join(', ')} WHERE ${
      key.map((column) => `${column} = ?`).join(' AND ')
    }`,
    [
      ...changed.map((column) => replace(row[column] ?? '')),
      ...key.map((column) => row[column] ?? ''),
    ],
  )
  return 1
}
