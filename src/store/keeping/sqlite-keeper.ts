import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Fault, refused } from '../../errors.js'
import { findDamage, makeFolder, openSqlite } from '../sqlite.js'
import type { Database } from '../database.js'
import { checkKnown, migrate, newestVersion, readSchemaVersion } from '../schema.js'
import { explainSqlite } from '../faults.js'
import { copyRows, countRows, withBackup, writeBackup } from './backup.js'
import { asideOf, findHolders, holdDatabase, isEmpty, keepDatabase, putInPlace, removeDatabase } from './files.js'
import type { Restored, StoreKeeper, StoreReport } from '../model.js'

export function openSqliteKeeper(path: string): StoreKeeper {
  return {
    async backup(to) {
      if (!existsSync(path))
        return refused({ code: 'no-store', message: `Nothing has been remembered yet: ${path} does not exist.` })
      return writeBackup(to, (part) =>
        opened(path, async (database) => {
          checkKnown(await readSchemaVersion(database, 'sqlite'))
          await database.query('VACUUM INTO ?', [part])
        }, { readOnly: true }))
    },
    async restore(from) {
      try {
        makeFolder(dirname(path))
      } catch (error) {
        throw explainSqlite(error, `restoring ${from} into ${path}`)
      }
      const isThere = !isEmpty(path)
      const release = await holdDatabase(path)
      if (!release)
        return refused({ code: 'store-in-use',
          message: `${path} is in use${sayHolders(path)}; stop the bot first. Nothing was changed.` })
      try {
        return await withBackup(from, `${path}.restoring`, (backup) => replace(path, backup, isThere))
      } finally {
        release()
      }
    },
    inspect: () => (existsSync(path)
      ? inspect(path)
      : Promise.resolve({ engine: 'sqlite', where: path, version: 0, newest: newestVersion, problems: [], bytes: 0,
        tables: [], holders: [] })),
    migrate: () =>
      opened(path, async (database) => {
        const before = await readSchemaVersion(database, 'sqlite')
        await migrate(database)
        return { before, after: newestVersion }
      }),
  }
}

/** Written beside the present one, which has another name by the time that it is replaced. */
async function replace(path: string, backup: Database, isThere: boolean): Promise<Restored> {
  const fresh = `${path}.new`
  removeDatabase(fresh)
  const rows = await opened(fresh, async (database) => {
    await migrate(database)
    return database.transaction((to) => copyRows(backup, to))
  })
  const aside = isThere ? asideOf(path) : undefined
  if (aside !== undefined) keepDatabase(path, aside)
  putInPlace(fresh, path)
  return { rows, ...(aside === undefined ? {} : { aside }) }
}

async function inspect(path: string): Promise<StoreReport> {
  const holders = findHolders(path)
  const bytes = [path, `${path}-wal`].reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
  const about = { engine: 'sqlite', where: path, newest: newestVersion, bytes,
    ...(holders ? { holders } : {}) } as const
  try {
    return await opened(path, async (database) => {
      const damage = await findDamage(database, 'whole')
      const version = await readSchemaVersion(database, 'sqlite')
      const isOurs = version === newestVersion
      const newer = version > newestVersion
        ? ['It was written by a newer version of Backquote, which alone may open it.']
        : []
      return { ...about, version, problems: [...sayDamage(damage), ...newer],
        tables: isOurs ? await countRows(database) : [] }
    })
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    const problems = fault.code === 'store-damaged' && fault.cause instanceof Error
      ? sayDamage([fault.cause.message])
      : [fault.message]
    return { ...about, version: null, problems, tables: [] }
  }
}

const sayDamage = (damage: readonly string[]): readonly string[] =>
  damage.length === 0
    ? []
    : [...damage.map((line) => `Damaged: ${line}.`),
      'Bring a backup back with “store restore”; what is there now is kept aside.']

async function opened<T>(path: string, use: (database: Database) => Promise<T>,
  options?: { readonly readOnly: boolean }): Promise<T> {
  const database = await openSqlite(path, options)
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}

function sayHolders(path: string): string {
  const holders = findHolders(path) ?? []
  return holders.length > 0 ? ` by ${holders.join(', ')}` : ''
}
