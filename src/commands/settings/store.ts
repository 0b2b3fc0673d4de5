import { resolve } from 'node:path'
import { composeIssues, composeLines, line, list, quiet, say, strong, text, type Answer, type Block,
  type Json } from '../../answer/index.js'
import { english } from '../../language/index.js'
import type { StoreReport } from '../../store/index.js'
import { defineCommand } from '../command.js'
import { composeOperatorTrouble, orStoreTrouble } from '../desk/guards.js'

const { count } = english.words

export const storeBackup = defineCommand({
  name: 'store backup',
  summary: 'Back up the whole store to a new file; the bot may be running.',
  only: 'terminal',
  slow: true,
  args: { path: { kind: 'path', summary: 'The new file' } },
  examples: ['store backup backquote-backup.sqlite'],
  run: ({ path }, { keeper }) =>
    orFailure(async () => {
      const backup = await keeper.backup(resolve(path))
      if (!backup.ok) return composeIssues(backup.issues, english)
      const { rows, bytes } = backup.value
      const said = [line(strong(`${path} holds ${count(rows, 'record', 'records')} (${sizeOf(bytes)}).`)),
        line(quiet('To bring it back, here or into another store: '), text(`store restore ${path}`))]
      return report(said, { backup: { path: backup.value.path, rows, bytes } })
    }),
})

export const storeRestore = defineCommand({
  name: 'store restore',
  summary: 'Replace the store with a backup, keeping the old one aside; stop the bot first.',
  only: 'terminal',
  slow: true,
  args: { path: { kind: 'path', summary: 'A file written by “store backup”' } },
  examples: ['store restore backquote-backup.sqlite'],
  run: ({ path }, { keeper }) =>
    orFailure(async () => {
      const restored = await keeper.restore(resolve(path))
      if (!restored.ok) return composeIssues(restored.issues, english)
      const { rows, aside } = restored.value
      const kept = aside === undefined ? 'There was nothing to keep aside.' : `What was there before is in ${aside}`
      return report([line(strong(`${count(rows, 'record', 'records')} restored from ${path}.`)), say(kept)], {
        restored: { rows, aside: aside ?? null },
      })
    }),
})

export const storeDoctor = defineCommand({
  name: 'store doctor',
  summary: 'Check the store: integrity, size, contents, and which processes have it open.',
  only: 'terminal',
  slow: true,
  args: {},
  examples: ['store doctor'],
  run: (_args, { keeper }) => orFailure(async () => composeReport(await keeper.inspect())),
})

export const storeMigrate = defineCommand({
  name: 'store migrate',
  summary: 'Migrate the store to this version of the program; the bot also does this on start.',
  only: 'terminal',
  slow: true,
  args: {},
  examples: ['store migrate'],
  run: (_args, { keeper }) =>
    orFailure(async () => {
      const { before, after } = await keeper.migrate()
      const said = before === after
        ? `The store is at version ${after}; there was nothing to do.`
        : `The store went from version ${before} to ${after}.`
      return report([line(strong(said))], { migrated: { before, after } })
    }),
})

function composeReport({ engine, where, version, newest, problems, bytes, tables, holders }: StoreReport): Answer {
  const facts = [`Where: ${where} (${engine === 'sqlite' ? 'SQLite' : 'Postgres'})`,
    `Version: ${version ?? 'not known'} of ${newest}`, `Size: ${sizeOf(bytes)}`, `Open in: ${sayHolders(holders)}`]
  const counted = tables.filter(({ rows }) => rows > 0).map(({ name, rows }) =>
    `${name}: ${count(rows, 'row', 'rows')}`
  )
  const blocks: Block[] = [
    line(
      strong(problems.length > 0
        ? 'The store is not well.'
        : version === 0
        ? 'Nothing is remembered yet.'
        : 'The store is sound.'),
    ),
    ...problems.map((problem) => say(problem)),
    list([...facts, ...counted].map((each) => [text(each)])),
    ...(version !== null && version > 0 && version < newest
      ? [say('“store migrate” brings it up to date; the bot does so when it starts.')]
      : []),
  ]
  const answer = report(blocks, { engine, where, version, newest, problems: [...problems], bytes,
    tables: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])), holders: holders ? [...holders] : null })
  return problems.length > 0 ? { ...answer, status: 'failed' } : answer
}

function sayHolders(holders: readonly string[] | undefined): string {
  if (!holders) return 'not known here'
  return holders.length > 0 ? english.words.and(holders) : 'no other process'
}

const report = (blocks: readonly Block[], record: Json): Answer => composeLines(blocks, record)

/** An operator is told which file or server it is, and what to do; a member is not. */
const orFailure = (work: () => Promise<Answer>): Promise<Answer> => orStoreTrouble(work, composeOperatorTrouble)

const sizeOf = (
  bytes: number,
): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`)
