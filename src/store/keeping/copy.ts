import { insertInto, type Row, type Statements } from '../database.js'
import { tables, type Table } from '../tables.js'

const atOnce = 500

/**
 * Copies every row of one database into another, empty one; both are up to date.
 *
 * @returns How many rows there were.
 */
export async function copyRows(from: Statements, to: Statements): Promise<number> {
  let rows = 0
  for (const table of tables) {
    for await (const row of readRows(from, table)) {
      await to.query(...insertInto(table.name, row))
      rows++
    }
  }
  const [revision] = await from.query<{ number: number }>("SELECT number FROM meta WHERE name = 'revision'")
  await to.query("UPDATE meta SET number = ? WHERE name = 'revision'", [revision?.number ?? 0])
  return rows
}

/** A part at a time, in the order of the key, so that no table need fit into memory. */
async function* readRows(from: Statements, { name, columns, key }: Table): AsyncGenerator<Row> {
  let last: Row | undefined
  for (;;) {
    const after = last ? `WHERE (${key.join(', ')}) > (${key.map(() => '?').join(', ')})` : ''
    const values = last ? key.map((column) => last?.[column] ?? null) : []
    const rows = await from.query(
      `SELECT ${columns.join(', ')} FROM ${name} ${after} ORDER BY ${key.join(', ')} LIMIT ${atOnce}`,
      values,
    )
    yield* rows
    last = rows.at(-1)
    if (rows.length < atOnce) return
  }
}

export async function emptyTables(statements: Statements): Promise<void> {
  for (const { name } of tables) await statements.query(`DELETE FROM ${name}`)
}

export async function countRows(
  statements: Statements,
): Promise<readonly { readonly name: string; readonly rows: number }[]> {
  const counted: { readonly name: string; readonly rows: number }[] = []
  for (const { name } of tables) {
    const [found] = await statements.query<{ rows: number }>(`SELECT COUNT(*) AS rows FROM ${name}`)
    counted.push({ name, rows: found?.rows ?? 0 })
  }
  return counted
}
