import { Fault, parsed, refused } from '../../errors.js'
import type { Database, Statements } from '../database.js'
import { storeFault } from '../faults.js'
import { checkKnown, migrate, newestVersion, readSchemaVersion, tables } from '../schema.js'
import { describePlace, holdClass, holdLock, openPostgres } from '../postgres.js'
import { copyInto, copyRows, countRows, emptyTables, withBackup, writeBackup } from './backup.js'
import { asideOf } from './files.js'
import type { Restored, StoreKeeper, StoreReport } from '../model.js'

export function openPostgresKeeper(url: string): StoreKeeper {
  const opened = <T>(use: (database: Database) => Promise<T>): Promise<T> => openedAt(url, use)
  return {
    backup: (path) =>
      opened((database) => writeBackup(path, (part) => database.snapshot((statements) => copyOut(statements, part)))),
    restore: (path) =>
      opened(async (database) => {
        await migrate(database)
        const restored = await withBackup(path, `${path}.restoring`,
          (backup) => database.transaction((statements) => replace(statements, backup, path), { exclusive: true }))
        if (!restored.ok) return restored
        if (restored.value) return parsed(restored.value)
        return refused({ code: 'store-in-use',
          message: `${describePlace(url)} is in use by ${
            (await findHolders(database)).join(', ')
          }; stop the bot first. Nothing was changed.` })
      }),
    inspect: () => inspect(url),
    migrate: () =>
      opened(async (database) => {
        const before = await readSchemaVersion(database, 'postgres')
        await migrate(database)
        return { before, after: newestVersion }
      }),
  }
}

async function copyOut(statements: Statements, part: string): Promise<void> {
  const version = await readSchemaVersion(statements, 'postgres')
  checkKnown(version)
  if (version < newestVersion)
    throw storeFault('store-unavailable', `its version is ${version}; run “store migrate” first`)
  await copyInto(part, statements)
}

/** @returns undefined where others use it: nothing was changed. */
async function replace(statements: Statements, backup: Statements, path: string): Promise<Restored | undefined> {
  const [free] = await statements.query<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock(${holdLock}) AS free`)
  if (free?.free !== true) return undefined
  // What is kept aside is what is then deleted: whoever still writes waits.
  await statements.query(`LOCK TABLE meta, ${tables.map(({ name }) => name).join(', ')} IN SHARE ROW EXCLUSIVE MODE`)
  const aside = asideOf(path)
  const kept = await writeBackup(aside, (part) => copyInto(part, statements))
  if (!kept.ok) throw storeFault('store-unavailable', `what is there cannot be kept aside in ${aside}`)
  await emptyTables(statements)
  return { rows: await copyRows(backup, statements), aside }
}

/** Each process that may hear of changes holds a lock that it shares with the others. */
async function findHolders(database: Database): Promise<readonly string[]> {
  const rows = await database.query<{ who: string }>(
    `SELECT COALESCE(a.application_name, '?') || ' from ' || COALESCE(CAST(a.client_addr AS TEXT), 'this machine')
       || ', connected since ' || to_char(a.backend_start, 'YYYY-MM-DD HH24:MI') AS who
     FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.granted
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND CAST(l.classid AS BIGINT) = ${holdClass}
       AND CAST(l.objid AS BIGINT) = (CAST(hashtext(current_schema()) AS BIGINT) & 4294967295)
     ORDER BY a.backend_start`,
  )
  return rows.map(({ who }) => who)
}

async function inspect(url: string): Promise<StoreReport> {
  const about = { engine: 'postgres', where: describePlace(url), newest: newestVersion } as const
  try {
    return await openedAt(url, async (database) => {
      const version = await readSchemaVersion(database, 'postgres')
      const problems = version > newestVersion
        ? ['It was written by a newer version of Backquote, which alone may open it.']
        : []
      const isOurs = version === newestVersion
      return { ...about, version, problems, holders: await findHolders(database),
        bytes: isOurs ? await countBytes(database) : 0, tables: isOurs ? await countRows(database) : [] }
    })
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    return { ...about, version: null, problems: [fault.message], bytes: 0, tables: [] }
  }
}

async function countBytes(database: Database): Promise<number> {
  const [found] = await database.query<{ bytes: number }>(
    `SELECT ${tables.map(({ name }) => `pg_total_relation_size('${name}')`).join(' + ')} AS bytes`,
  )
  return found?.bytes ?? 0
}

async function openedAt<T>(url: string, use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openPostgres(url)
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}
