/** What does an operator do to a store from outside? */
import { refused } from '../../errors.js'
import { type StorePlace, databaseFile } from '../open.js'
import type { StoreKeeper } from '../model.js'
import { openPostgresKeeper } from './postgres-keeper.js'
import { openSqliteKeeper } from './sqlite-keeper.js'

export type { Backup, Restored, StoreKeeper, StoreReport } from '../model.js'

export function openKeeper(place: StorePlace): StoreKeeper {
  switch (place.kind) {
    case 'memory':
      return memoryKeeper
    case 'sqlite':
      return openSqliteKeeper(databaseFile(place.folder))
    case 'postgres':
      return openPostgresKeeper(place.url)
  }
}

const nothing = refused({ code: 'no-store', message: 'This program remembers nothing between runs.' })

const memoryKeeper: StoreKeeper = {
  backup: () => Promise.resolve(nothing),
  restore: () => Promise.resolve(nothing),
  inspect: () =>
    Promise.resolve({ engine: 'sqlite', where: 'memory', version: 0, newest: 0, problems: [], bytes: 0, tables: [],
      holders: [] }),
  migrate: () => Promise.resolve({ before: 0, after: 0 }),
}
