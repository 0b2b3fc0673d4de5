import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type StorePlace } from '../../src/store/index.js'
import { startOwnServer } from '../support/postgres.js'
import { openScratch } from '../support/scratch.js'

// A handful in every run; `BACKQUOTE_KILL_ROUNDS=50 npx vitest run tests/store/kill.test.ts` to be sure.
const rounds = Number(process.env['BACKQUOTE_KILL_ROUNDS'] ?? 3)
const root = join(import.meta.dirname, '..', '..')
const writer = join(root, 'dist', 'kill-writer.js')
const newFolder = openScratch()
const server = await startOwnServer()

beforeAll(() =>
  build({ entryPoints: [join(root, 'tests/support/kill-writer.ts')], outfile: writer, bundle: true,
    packages: 'external', platform: 'node', format: 'esm', logLevel: 'silent' })
)
afterAll(() => server?.close())

/** Starts a writer, and lets `strike` end it in the middle of its work. @returns The numbers it had acknowledged. */
async function writeUntil(place: StorePlace, first: number,
  strike: (kill: () => void) => Promise<void>): Promise<readonly number[]> {
  const child = spawn(process.execPath, [writer, JSON.stringify(place), String(first)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complaint = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const ended = new Promise((resolve) => child.once('close', resolve))
  // Some of them, so that every round has writes to lose.
  await Promise.race([expect.poll(() => said).toMatch(/(?:\d+\n){3}/), ended])
  if (said === '') throw new Error(`The writer wrote nothing: ${complaint}`)
  // A different place within its work each time.
  await sleep(Math.random() * 120)
  await strike(() => child.kill('SIGKILL'))
  child.kill('SIGKILL')
  await ended
  // The last line may be cut, and is then no acknowledgement.
  return said.slice(0, said.lastIndexOf('\n')).split('\n').map(Number)
}

interface Held {
  readonly canned: readonly { readonly name: string; readonly body: string }[]
  readonly articles: readonly { readonly id: string; readonly deleted: number }[]
  readonly article_texts: readonly { readonly id: string; readonly body: string }[]
  readonly article_reviews: readonly { readonly id: string }[]
  readonly counts: readonly { readonly number: number }[]
  readonly audit: readonly { readonly subject: string; readonly verb: string }[]
  readonly suggestions: readonly { readonly name: string; readonly state: string }[]
  readonly canned_groups: readonly { readonly name: string }[]
  readonly passage_marks: readonly { readonly passage: string }[]
  readonly profiles: readonly { readonly needs: string }[]
  readonly questions: readonly { readonly content: string }[]
}

/** Each acknowledged write is there whole, and nothing is there in part. */
async function check(place: StorePlace, acknowledged: ReadonlySet<number>): Promise<void> {
  const store = await openStore(place)
  // Of one moment: a server may still be at the last writes of a process that is no more.
  const held = JSON.parse(await store.guilds.export('1')) as Held
  await store.close()
  const entries = new Map(held.canned.map((entry) => [entry.name, entry]))
  const lost = [...acknowledged].filter((number) => entries.get(`entry ${number}`)?.body.length !== 1_000)
  const texts = new Map(held.article_texts.map(({ id, body }) => [id, body]))
  const reviewed = new Set(held.article_reviews.map(({ id }) => id))
  const articles = new Map(held.articles.map(({ id, deleted }) => [id, deleted]))
  expect([...acknowledged].filter((number) =>
    articles.get(`own-${number}`) !== 1 || !reviewed.has(`own-${number}`))).toEqual([])
  expect([...articles.keys()].filter((id) => texts.get(id)?.length !== 1_000)).toEqual([])
  expect(texts.size).toBe(articles.size)
  const record = new Set(held.audit.filter(({ verb }) => verb === 'canned.create').map(({ subject }) => subject))
  for (const names of [held.canned_groups.map(({ name }) => name), held.passage_marks.map(({ passage }) => passage),
    held.profiles.map(({ needs }) => (JSON.parse(needs) as { readonly heard: readonly string[] }).heard[0] ?? ''),
    held.questions.map(({ content }) => content)]) {
    const there = new Set(names)
    expect([...acknowledged].filter((number) => !there.has(`entry ${number}`))).toEqual([])
  }
  expect(held.suggestions.filter(({ state }) => state === 'approved').map(({ name }) => name).sort()).toEqual(
    [...entries.keys()].sort(),
  )
  expect(lost).toEqual([])
  expect(held.counts[0]?.number).toBeGreaterThanOrEqual(acknowledged.size)
  expect([...entries.keys()].filter((name) => !record.has(name))).toEqual([])
  expect(record.size).toBe(entries.size)
}

async function strikeRounds(place: StorePlace, count: number,
  strike: (kill: () => void) => Promise<void>): Promise<void> {
  const acknowledged = new Set<number>()
  for (let round = 0; round < count; round++) {
    for (const number of await writeUntil(place, round * 1_000_000, strike)) acknowledged.add(number)
    await check(place, acknowledged)
  }
  expect(acknowledged.size).toBeGreaterThan(count)
  if (rounds > 3)
    process.stderr.write(
      `${place.kind}: ${count} rounds, ${acknowledged.size} writes acknowledged, 0 lost, opened ${count} of ${count}\n`,
    )
}

const killIt = (kill: () => void): Promise<void> => {
  kill()
  return Promise.resolve()
}

describe('a process that is killed in the middle of its writes', () => {
  it('loses nothing that it acknowledged to SQLite',
    () => strikeRounds({ kind: 'sqlite', folder: newFolder() }, rounds, killIt), rounds * 40_000)

  it.skipIf(!server)('loses nothing that it acknowledged to Postgres', async () => {
    await strikeRounds({ kind: 'postgres', url: await server!.newUrl() }, rounds, killIt)
  }, rounds * 40_000)

  it.skipIf(!server)('loses nothing when it is the server that is killed', async () => {
    await strikeRounds({ kind: 'postgres', url: await server!.newUrl() }, Math.ceil(rounds / 5), async () => {
      await server!.process!.kill()
      await server!.process!.start()
    })
  }, rounds * 40_000)
})
