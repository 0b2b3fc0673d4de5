import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseSyncInstance as Connection, StatementSyncInstance as Prepared } from '@photostructure/sqlite'
import { Fault } from '../errors.js'
import { toStorable, type Database, type Row, type Statements, type Value } from './database.js'
import { explainSqlite, hasMoved, isBusy } from './faults.js'
import { readSchemaVersion } from './schema.js'

// The engine waits without giving the event loop its turn, so it waits briefly and we go on waiting between turns.
const busyMs = 50
const patienceMs = 2_000

export const inMemory = ':memory:'

/**
 * Opens a file, or a database that is gone when it is closed. One connection: everything on it takes its turn.
 *
 * `readOnly`: it is left as it is.
 */
export async function openSqlite(path: string, { readOnly } = { readOnly: false }): Promise<Database> {
  const connection = await connect(path, readOnly)
  const statements = openStatements(connection)
  let last: Promise<unknown> = Promise.resolve()
  let damage: Fault | undefined

  // A statement that slipped into another caller's transaction would be rolled back with it, after it was acknowledged.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      if (damage) throw damage
      try {
        return await work()
      } catch (error) {
        const explained = explainSqlite(error, path)
        if (explained instanceof Fault && explained.code === 'store-damaged') damage = explained
        throw explained
      }
    })
    last = turn.catch(() => undefined)
    return turn
  }
  const transaction = <T>(work: (statements: Statements) => Promise<T>): Promise<T> =>
    inTurn(() => runTransaction(connection, statements, work))

  return {
    engine: 'sqlite',
    query: (sql, values) => inTurn(() => persist(() => statements.query(sql, values))),
    transaction,
    snapshot: transaction,
    wake: () => Promise.resolve(),
    watch: (
      onHint,
    ) => (path === inMemory
      ? () => undefined
      : pollVersion({ query: (sql, values) => inTurn(() => statements.query(sql, values)) }, onHint)),
    vacuum: () =>
      inTurn(async () => {
        // Rows that were moved leave copies of themselves in their pages: only a file that is written anew has none.
        await persist(() => statements.query('VACUUM'))
        await statements.query('PRAGMA wal_checkpoint(TRUNCATE)')
      }),
    close: () => last.then(() => (readOnly ? connection.close() : disconnect(connection))),
  }
}

async function connect(path: string, readOnly: boolean): Promise<Connection> {
  for (;;) {
    try {
      return await connectTo(path, readOnly)
    } catch (error) {
      // Whoever waited while a backup was restored has the file that was there before.
      if (!hasMoved(error)) throw explainSqlite(error, path)
    }
  }
}

async function connectTo(path: string, readOnly: boolean): Promise<Connection> {
  // Loaded only here: most commands of a terminal remember nothing.
  const { DatabaseSync } = await import('@photostructure/sqlite')
  if (readOnly) return new DatabaseSync(path, { timeout: busyMs, readOnly })
  if (path !== inMemory) makeFolder(dirname(path))
  const connection = new DatabaseSync(path, { timeout: busyMs })
  try {
    // Somebody else's file stays as it is, down to its journal mode.
    await persist(() => readSchemaVersion(openStatements(connection), 'sqlite'))
    await persist(() => soon(() => connection.exec('PRAGMA journal_mode = WAL')))
    // In WAL mode this build would leave a commit in the system's cache; FULL has it on the disk before we say so.
    // What is deleted would stay readable in the file until something else takes its place.
    connection.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON')
  } catch (error) {
    connection.close()
    throw error
  }
  return connection
}

/**
 * Leaves one whole file behind where nobody else has it open. This binding keeps a connection until its statements
 * are collected, and with it the files beside the database: leaving WAL mode is what lets go of them.
 */
function disconnect(connection: Connection): void {
  try {
    connection.exec('PRAGMA journal_mode = DELETE')
  } catch {
    // Somebody else has it open, or it is damaged: all that was acknowledged is on the disk as it is.
    tidyUp(connection)
  }
  connection.close()
}

/** Brings what is in the file beside over into the first, as far as others let us. */
function tidyUp(connection: Connection): void {
  try {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // Whoever opens it next does.
  }
}

/** Statements are prepared once each: there are some hundreds, and none is made of what a person typed. */
function openStatements(connection: Connection): Statements {
  const prepared = new Map<string, Prepared>()
  return {
    query<Found = Row>(sql: string, values: readonly Value[] = []): Promise<readonly Found[]> {
      const statement = prepared.get(sql) ?? connection.prepare(sql)
      prepared.set(sql, statement)
      // Plain objects, as the other engine gives them.
      return Promise.resolve(statement.all(...values.map(toStorable)).map((row) => ({ ...(row as object) }) as Found))
    },
  }
}

async function runTransaction<T>(connection: Connection, statements: Statements,
  work: (statements: Statements) => Promise<T>): Promise<T> {
  await persist(() => soon(() => connection.exec('BEGIN IMMEDIATE')))
  try {
    const result = await work(statements)
    connection.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk ends the transaction by itself.
    if (connection.isTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

/** A call that is over when it returns, as a promise. */
const soon = (call: () => void): Promise<void> =>
  new Promise((resolve) => {
    call()
    resolve()
  })

/** Tries again while another process is writing. */
async function persist<T>(work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > patienceMs) throw error
      await sleep(5 + Math.random() * 20)
    }
  }
}

// A change is to be seen within a second, by whoever reads again after it.
const pollMs = 250

/**
 * The version of the data changes when another connection has committed. The first look hints too: what was committed
 * before it has no version to differ from. Never keeps the process alive.
 *
 * @returns Ends it.
 */
function pollVersion(statements: Statements, onHint: () => Promise<void>): () => void {
  let known: Value | undefined
  const look = async (): Promise<void> => {
    const version = await readVersion(statements)
    if (version !== known) await onHint()
    known = version
  }
  const quietly = (): void => void look().catch(() => undefined)
  quietly()
  const timer = setInterval(quietly, pollMs).unref()
  return () => clearInterval(timer)
}

const readVersion = async (statements: Statements): Promise<Value | undefined> =>
  (await statements.query('PRAGMA data_version'))[0]?.['data_version']

/** What is wrong with a file, as SQLite says; nothing when it is sound. `quick`: indexes are not compared. */
export async function findDamage(database: Database, depth: 'quick' | 'whole'): Promise<readonly string[]> {
  try {
    const rows = await database.query<Record<string, string>>(
      depth === 'quick' ? 'PRAGMA quick_check(1)' : 'PRAGMA integrity_check(5)',
    )
    return rows.flatMap((row) => Object.values(row)).flatMap((lines) => lines.split('\n')).filter((line) =>
      line !== 'ok' && !line.startsWith('***')
    )
  } catch (error) {
    if (error instanceof Fault || !(error instanceof Error)) throw error
    // The question is right whatever the file: one that has no answer to it is not as we wrote it.
    return [error.message]
  }
}

/**
 * Makes a folder, and those above it. Node's own way of doing both never returns where the system says that it cannot
 * be (below /proc).
 */
export function makeFolder(path: string): void {
  if (isMade(path)) return
  makeFolder(dirname(path))
  if (!isMade(path)) mkdirSync(path)
}

/** @returns Whether it is there now; not where a folder above it is missing. */
function isMade(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return true
    if (code === 'ENOENT' && dirname(path) !== path) return false
    throw error
  }
}
