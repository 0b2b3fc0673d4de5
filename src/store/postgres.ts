import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, ClientConfig, Pool, PoolClient } from 'pg'
import { Fault } from '../errors.js'
import { toStorable, type Database, type Row, type Statements, type Value } from './database.js'
import { explainPostgres } from './postgres-faults.js'
import { listen } from './postgres-listen.js'

/** How long a connection, or one statement, is waited for; in milliseconds. */
export interface PostgresWaits {
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
    transaction: (work) => transact(['BEGIN'], statementMs, work),
    alone: (work) =>
      transact(['BEGIN', 'SET LOCAL statement_timeout = 0', `SELECT pg_advisory_xact_lock(${migrationLock})`],
        patientMs, work),
    snapshot: (work) =>
      transact(['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', 'SET LOCAL statement_timeout = 0'], patientMs, work),
    wake: async (own) => {
      await own.query(`NOTIFY ${channel}`)
    },
    watch: (onHint) => listen(newClient, [`SELECT pg_advisory_lock_shared(${holdLock})`, `LISTEN ${channel}`], onHint),
    // Dead rows are the server's own to clean away, as its operator has set that up.
    scrub: () => Promise.resolve(),
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
