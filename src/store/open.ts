import { join } from 'node:path'
import { passagesIn, profilesIn, questionsIn, suggestionsIn } from './moderation.js'
import { auditIn, countsIn, feedbackIn, openIds, openRecord, settingsIn } from './records.js'
import { articlesIn } from './articles.js'
import { cannedIn } from './canned.js'
import { openChanges, type OnTrouble } from './changes.js'
import { findDamage, inMemory, openSqlite } from './sqlite.js'
import type { Database } from './database.js'
import { storeFault } from './faults.js'
import { forgetPerson, sweepStore } from './erase.js'
import { guildsIn } from './guilds.js'
import { migrate } from './schema.js'
import type { Store } from './model.js'
import { openPostgres } from './postgres.js'

/** Where things are remembered. `memory`: until the store is closed. */
export type StorePlace = { readonly kind: 'memory' } | { readonly kind: 'sqlite'; readonly folder: string } | {
  readonly kind: 'postgres'
  readonly url: string
}

/** Opens a store and brings it up to date. @throws {Fault} One sentence that says what is wrong and what to do. */
export async function openStore(place: StorePlace, onTrouble: OnTrouble = () => undefined): Promise<Store> {
  return openStoreOn(await openDatabase(place), onTrouble)
}

/** The same over any engine that keeps the promises of {@link Database}; closed with the store, or when that fails. */
export async function openStoreOn(database: Database, onTrouble: OnTrouble = () => undefined): Promise<Store> {
  try {
    await migrate(database)
    return await storeOn(database, onTrouble)
  } catch (error) {
    await database.close()
    throw error
  }
}

export const databaseFile = (folder: string): string => join(folder, 'backquote.sqlite')

export function openDatabase(place: StorePlace): Promise<Database> {
  switch (place.kind) {
    case 'memory':
      return openSqlite(inMemory)
    case 'sqlite':
      return openSound(databaseFile(place.folder))
    case 'postgres':
      return openPostgres(place.url)
  }
}

/** Nothing is written to a file that is damaged: what is still in it may be all there is. */
async function openSound(path: string): Promise<Database> {
  const database = await openSqlite(path)
  try {
    const [damage] = await findDamage(database, 'quick')
    if (damage !== undefined) throw storeFault('store-damaged', path, damage)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function storeOn(database: Database, onTrouble: OnTrouble): Promise<Store> {
  const changes = await openChanges(database, onTrouble)
  const newId = openIds()
  const record = openRecord(newId)
  return {
    canned: cannedIn(database, changes, record),
    articles: articlesIn(database, changes, record),
    settings: settingsIn(database, changes, record),
    feedback: feedbackIn(database),
    counts: countsIn(database),
    questions: questionsIn(database, { record, newId }),
    suggestions: suggestionsIn(database, changes, { record, newId }),
    passages: passagesIn(database, changes, record),
    profiles: profilesIn(database),
    audit: auditIn(database),
    guilds: guildsIn(database, changes),
    forget: (person) => forgetPerson(changes, person),
    sweep: (now, keep, isGone) => sweepStore(database, changes, { now, keep, isGone }),
    watch: (listener) => changes.watch(listener),
    async close() {
      changes.close()
      await database.close()
    },
  }
}
