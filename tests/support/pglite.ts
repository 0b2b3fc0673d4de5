import { PGlite } from '@electric-sql/pglite'
import { type Database, type Row, type Statements, type Value, toStorable } from '../../src/store/database.js'
import { numberValues } from '../../src/store/postgres.js'

/** Postgres itself, in this process and with one connection for all: its SQL, not its concurrency or its durability. */
export interface StandIn {
  /** Empties it, and gives a way to open it as several processes would. */
  newPlace(): Promise<() => Promise<Database>>
  close(): Promise<void>
}

export async function startStandIn(): Promise<StandIn> {
  const postgres = await PGlite.create({ parsers: { 20: Number } })
  return {
    async newPlace() {
      await postgres.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
      return () => Promise.resolve(databaseOn(postgres))
    },
    close: () => postgres.close(),
  }
}

function databaseOn(postgres: PGlite): Database {
  const statementsOn = (runner: Pick<PGlite, 'query'>): Statements => ({
    async query<Found = Row>(sql: string, values: readonly Value[] = []): Promise<readonly Found[]> {
      return (await runner.query(numberValues(sql), values.map(toStorable))).rows as Found[]
    },
  })
  const transaction = <T>(work: (statements: Statements) => Promise<T>): Promise<T> =>
    postgres.transaction((own) => work(statementsOn(own as unknown as Pick<PGlite, 'query'>)))
  return {
    engine: 'postgres',
    ...statementsOn(postgres),
    transaction,
    snapshot: transaction,
    wake: async (statements) => {
      await statements.query('NOTIFY backquote')
    },
    watch(onHint) {
      // The place may be gone by the time that it is read.
      const hint = (): void => void onHint().catch(() => undefined)
      const ending = postgres.listen('backquote', hint)
      // What was said before it listened.
      void ending.then(hint)
      return () => void ending.then((end) => end())
    },
    vacuum: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}
