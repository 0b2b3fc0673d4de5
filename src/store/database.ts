export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

/**
 * Statements in the SQL that both engines speak, `?` for each value. Times are BIGINT, truth is 0 or 1, lists are JSON
 * in TEXT.
 */
export interface Statements {
  query<Found = Row>(sql: string, values?: readonly Value[]): Promise<readonly Found[]>
}

/** One of the two engines. Rejects with a {@link Fault} where the engine, not the statement, is at fault. */
export interface Database extends Statements {
  readonly engine: 'sqlite' | 'postgres'
  /**
   * All or nothing. Inside, only the statements handed over may be used: waiting for the database itself would never
   * end.
   *
   * `exclusive`: no other process runs one of these beside it, and it may take as long as it likes.
   */
  transaction<T>(work: (statements: Statements) => Promise<T>, options?: { readonly exclusive: boolean }): Promise<T>
  /** Reads everything as it stood at one moment, whoever writes meanwhile and however long it takes. Writes nothing. */
  snapshot<T>(work: (statements: Statements) => Promise<T>): Promise<T>
  /** Within a transaction: wakes those who `watch`, once it is committed. */
  wake(statements: Statements): Promise<void>
  /** Calls back when another process may have written, and again if that fails. @returns Ends it. */
  watch(onHint: () => Promise<void>): () => void
  /** Leaves nothing of what was deleted in its files, as far as that is ours to do and others who read let us. */
  vacuum(): Promise<void>
  close(): Promise<void>
}

/**
 * What both engines take and give back alike: SQLite would cut a text at a NUL, Postgres refuses it, and half a
 * surrogate pair has no UTF-8. Each becomes U+FFFD.
 */
export function toStorableText(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed()
}

export function toStorable(value: Value): Value {
  return typeof value === 'string' ? toStorableText(value) : value
}

/** `INSERT INTO table (…) VALUES (…)` with what is to follow it, and its values. */
export function insertInto(table: string, row: Row, suffix = ''): [sql: string, values: readonly Value[]] {
  return insertRows(table, [row], suffix)
}

function insertRows(table: string, rows: readonly Row[], suffix: string): [sql: string, values: readonly Value[]] {
  const columns = Object.keys(rows[0] ?? {})
  const values = rows.map((row) => columns.map((column) => row[column] ?? null))
  return [`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${placesFor(values)} ${suffix}`, values.flat()]
}

// Each statement is a way to the server and back, while others wait; and has to end in the time that a statement has.
const atOnce = 100

/** Inserts rows of the same columns with few statements. @returns What these give back, in no order. */
export async function insertAll<Found = Row>(statements: Statements,
  { table, rows }: { readonly table: string; readonly rows: readonly Row[] }, suffix = ''): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const part of partsOf(rows)) found.push(...(await statements.query<Found>(...insertRows(table, part, suffix))))
  return found
}

/** Asks for many keys with few statements. @param sql - Up to where they are to stand: `… WHERE (guild, name) IN`. */
export async function queryKeys<Found = Row>(statements: Statements, sql: string,
  keys: readonly (readonly Value[])[]): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const part of partsOf(keys))
    found.push(...(await statements.query<Found>(`${sql} (VALUES ${placesFor(part)})`, part.flat())))
  return found
}

const placesFor = (rows: readonly (readonly Value[])[]): string =>
  rows.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ')

const partsOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / atOnce) }, (_, at) => items.slice(at * atOnce, (at + 1) * atOnce))
