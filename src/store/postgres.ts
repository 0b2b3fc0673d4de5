import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, ClientConfig, Pool, PoolClient } from 'pg'
import { Fault } from '../errors.js'
import { toStorable, type Database, type Row, type Statements, type Value } from './database.js'
import { explainPostgres } from './faults.js'

/** How long a connection, or one statement, is waited for; in milliseconds. */
interface PostgresWaits {
  readonly connectMs: number
  readonly statementMs: number
}

// A member waits at most three seconds for a first word: whoever finds the server gone is to know it within two.
const memberWaits: PostgresWaits = { connectMs: 700, statementMs: 1_200 }
const patientMs = 600_000

// Any number that no other program takes for its own lock in this database.
const migrationLock = 7_242_111

const channel = 'backquote'

/** A lock that every process shares which listens here, that is, has this schema open for longer than a command. */
export const holdClass = 7_242_112
export const holdLock = `${holdClass}, hashtext(current_schema())`

/** Opens a pool of connections to a server. Nothing is tried before the first statement. */
export async function openPostgres(url: string, { connectMs, statementMs } = memberWaits): Promise<Database> {
  const { default: pg } = await import('pg')
  const types: ClientConfig['types'] = {
    // Counts and times come as text, for they could be greater than a number holds; ours are not.
    getTypeParser: (id, format) => (id === pg.types.builtins.INT8
      ? Number
      : (pg.types.getTypeParser(id, format) as (text: string) => unknown)),
  }
  const config = { connectionString: url, application_name: 'backquote', types, connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs, query_timeout: statementMs, keepAlive: true }
  const pool = new pg.Pool({ ...config, max: 10, allowExitOnIdle: true })
  // A connection that breaks leaves the pool by itself, and whoever waits for its answer is told. What it says beside
  // that, between two statements of a transaction say, would end the process if nobody heard it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return postgresOn({ pool, newClient: () => new pg.Client(config), where: describePlace(url), statementMs })
}

interface Server extends Pick<PostgresWaits, 'statementMs'> {
  readonly pool: Pool
  readonly newClient: () => Client
  /** For messages. */
  readonly where: string
}

function postgresOn({ pool, newClient, where, statementMs }: Server): Database {
  const explained = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw explainPostgres(error, where)
    }
  }
  const statementsOn = (client: Pool | PoolClient, timeoutMs: number): Statements => ({
    async query<Found = Row>(sql: string, values: readonly Value[] = []): Promise<readonly Found[]> {
      const query = { text: numberValues(sql), values: values.map(toStorable), query_timeout: timeoutMs }
      return (await explained(() => client.query(query))).rows as Found[]
    },
  })
  const statements = statementsOn(pool, statementMs)
  const transact = async <T>(begin: readonly string[], timeoutMs: number,
    work: (statements: Statements) => Promise<T>): Promise<T> => {
    const client = await explained(() => pool.connect())
    try {
      const own = statementsOn(client, timeoutMs)
      for (const sql of begin) await own.query(sql)
      const result = await work(own)
      await own.query('COMMIT')
      client.release()
      return result
    } catch (error) {
      // Whatever state it is in, the server undoes what a closed connection had not committed.
      client.release(true)
      throw error
    }
  }

  return {
    engine: 'postgres',
    ...statements,
    transaction: (work, { exclusive } = { exclusive: false }) =>
      exclusive
        ? transact(['BEGIN', 'SET LOCAL statement_timeout = 0', `SELECT pg_advisory_xact_lock(${migrationLock})`],
          patientMs, work)
        : transact(['BEGIN'], statementMs, work),
    snapshot: (work) =>
      transact(['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', 'SET LOCAL statement_timeout = 0'], patientMs, work),
    wake: async (own) => {
      await own.query(`NOTIFY ${channel}`)
    },
    watch: (onHint) => listen(newClient, [`SELECT pg_advisory_lock_shared(${holdLock})`, `LISTEN ${channel}`], onHint),
    // Dead rows are the server's own to clean away, as its operator has set that up.
    vacuum: () => Promise.resolve(),
    // A server that stands still does not say goodbye.
    close: () => Promise.race([pool.end(), sleep(statementMs, undefined, { ref: false })]),
  }
}

const numbered = new Map<string, string>()

/** `?` as the other engine has it, `$1`, `$2`, … as this one does. No statement of ours has a `?` in a literal. */
export function numberValues(sql: string): string {
  const known = numbered.get(sql)
  if (known !== undefined) return known
  let count = 0
  const result = sql.replace(/\?/g, () => `$${++count}`)
  numbered.set(sql, result)
  return result
}

/** For messages: without the password. */
export function describePlace(url: string): string {
  if (!URL.canParse(url))
    throw new Fault('store-unavailable',
      'DATABASE_URL is no address; expected postgres://user:password@host:5432/database.')
  const { host, pathname } = new URL(url)
  return `Postgres at ${host}${pathname}`
}

// Waits between attempts to reach a server that is gone, in milliseconds; the last one again and again.
const waits = [100, 250, 500, 1_000]
const lookMs = 5_000

/**
 * Listens on a connection of its own, and finds a new one when it breaks. What was said meanwhile is made up for by a
 * hint on every new connection; a connection that is dead without having said so, by one every few seconds.
 *
 * @param first - Statements to begin each connection with.
 * @returns Ends it.
 */
function listen(newClient: () => Client, first: readonly string[], onHint: () => Promise<void>): () => void {
  let client: Client | undefined
  let attempts = 0
  let ended = false
  const hint = (): void => void onHint().catch(() => undefined)
  const connect = async (): Promise<void> => {
    if (ended) return
    const next = newClient()
    client = next
    next.on('notification', hint)
    // Each broken connection says so here, and then that it has ended.
    next.on('error', () => undefined)
    next.once('end', retry)
    try {
      await next.connect()
      for (const sql of first) await next.query(sql)
      attempts = 0
      hint()
    } catch {
      next.end().catch(() => undefined)
      retry()
    }
  }
  const retry = (): void => {
    if (ended || client === undefined) return
    client.removeListener('end', retry)
    client = undefined
    setTimeout(() => void connect(), waits[Math.min(attempts++, waits.length - 1)]).unref()
  }
  const timer = setInterval(hint, lookMs).unref()
  void connect()
  return () => {
    ended = true
    clearInterval(timer)
    client?.end().catch(() => undefined)
  }
}
