import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore, type Retention, type Store } from '../../src/store/index.js'
import { openStoreOn } from '../../src/store/open.js'
import { inMemory, openSqlite } from '../../src/store/sqlite.js'
import { openScratch } from '../support/scratch.js'
import { cannedWrite, dayMs, fillGuild, vote } from '../support/store.js'

const newFolder = openScratch()
const member = '777777777777777777'
const guild = '888888888888888888'

/** In how many of the files of a store these words stand, whatever the store knows of them. */
const filesWith = (folder: string, words: string): readonly string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(words))

/** Enough of everything to fill pages, split them, and move what stands in them. */
async function fill(store: Store): Promise<void> {
  await fillGuild(store, guild, { by: member, voter: member })
  for (let at = 0; at < 150; at++) {
    await store.feedback.vote(vote({ guild, person: member, answer: `a${at}` }))
    await store.feedback.vote(vote({ guild: '1', person: String(at), answer: `a${at}` }))
    const write = cannedWrite({ guild, by: member, name: `entry ${at}`,
      body: `As <@${member}> says: ${'x'.repeat((at * 397) % 3_900)}` })
    await store.canned.save([write])
    if (at % 3 === 0) await store.canned.save([{ ...write, seen: 1, body: 'Less.', change: 'edit' }])
  }
}

describe('what is erased', () => {
  it.each([
    ['a person who is forgotten', member, (store: Store) => store.forget(member)],
    ['a server that is purged', guild, (store: Store) => store.guilds.purge(guild)],
  ])('is in no file any more: %s', async (_who, id, erase) => {
    const folder = newFolder()
    const store = await openStore({ kind: 'sqlite', folder })
    onTestFinished(() => store.close().catch(() => undefined))
    await fill(store)
    expect(filesWith(folder, id)).not.toEqual([])
    await erase(store)
    expect(filesWith(folder, id)).toEqual([])
    await store.close()
    expect(filesWith(folder, id)).toEqual([])
  })
})

describe('the file of the store', () => {
  it('is written anew for an erasure, and not when nothing was held', async () => {
    const { store, vacuums } = await watchedStore()
    await fillGuild(store, guild, { voter: member })
    await store.forget(member)
    expect(vacuums()).toBe(1)
    for (let time = 0; time < 3; time++) expect(await store.forget(member)).toBe(0)
    expect(vacuums()).toBe(1)
  })

  it('is written anew at most twice for many who are forgotten at once, and before each is told', async () => {
    const { store, vacuums } = await watchedStore()
    const members = Array.from({ length: 6 }, (_, at) => `${member}${at}`)
    for (const person of members) await store.feedback.vote(vote({ guild, person }))
    const vacuumed = await Promise.all(members.map(async (person) => [await store.forget(person), vacuums()]))
    for (const [held, before] of vacuumed) expect([held, before! > 0]).toEqual([1, true])
    expect(vacuums()).toBeLessThanOrEqual(2)
  })

  it('is written anew once for all servers that a sweep purges, and not for none', async () => {
    const { store, vacuums } = await watchedStore()
    for (const each of ['1', '2', '3']) await fillGuild(store, each, { at: 100 * dayMs })
    expect(await store.sweep(129 * dayMs, onlyDeparted, () => true)).toBe(0)
    expect(vacuums()).toBe(0)
    expect(await store.sweep(131 * dayMs, onlyDeparted, () => true)).toBe(3)
    expect(vacuums()).toBe(1)
  })

  it('that cannot be written anew undoes nothing, is told of, and is written anew by the next sweep', async () => {
    const { store, vacuums, failNext, troubles } = await watchedStore()
    await fillGuild(store, '1', { voter: member, at: 100 * dayMs })
    failNext()
    expect(await store.forget(member)).toBe(2)
    failNext()
    expect(await store.sweep(131 * dayMs, onlyDeparted, () => true)).toBe(1)
    expect([vacuums(), troubles]).toEqual([0, [new Error('full'), new Error('full')]])
    expect(await store.sweep(131 * dayMs, onlyDeparted, () => true)).toBe(0)
    expect(vacuums()).toBe(1)
  })
})

const onlyDeparted: Retention = { countsDays: 999, votesDays: 999, questionsDays: 999, suggestionsDays: 999,
        profilesDays: 999, postsDays: 999, auditDays: 999,
  departedDays: 30 }

/** A store in memory that counts how often its file would have been written anew, and can fail to. */
async function watchedStore() {
  const database = await openSqlite(inMemory)
  const troubles: unknown[] = []
  let count = 0
  let fails = false
  const vacuum = async (): Promise<void> => {
    if (fails) {
      fails = false
      throw new Error('full')
    }
    await database.vacuum()
    count++
  }
  const store = await openStoreOn({ ...database, vacuum }, (fault) => troubles.push(fault))
  onTestFinished(() => store.close())
  return { store, troubles, vacuums: () => count, failNext: () => void (fails = true) }
}
