import { describe, expect, it } from 'vitest'
import { Fault } from '../../src/errors.js'
import { openBacklog } from '../../src/memory/backlog.js'
import { retention } from '../../src/memory/index.js'
import { openUpkeep, type Census, type Upkeep } from '../../src/memory/retention.js'
import type { Store } from '../../src/store/index.js'
import { openTestStore } from '../support/store.js'

const day = 86_400_000

interface Trial {
  readonly upkeep: Upkeep
  readonly store: Store
  readonly troubles: unknown[]
  clock: number
  isDown: boolean
  /** What the upkeep gets for a store. */
  lent: Store
}

async function begin(): Promise<Trial> {
  const store = await openTestStore()
  const troubles: unknown[] = []
  const lend = (): Promise<Store> =>
    trial.isDown ? Promise.reject(new Fault('store-unavailable', 'gone')) : Promise.resolve(trial.lent)
  const onTrouble = (fault: unknown): void => void troubles.push(fault)
  const trial: Trial = {
    store,
    troubles,
    clock: 1000 * day,
    isDown: false,
    lent: store,
    upkeep: openUpkeep({ store: lend, backlog: openBacklog({ store: lend, onTrouble }), now: () => trial.clock,
      onTrouble }),
  }
  await store.settings.save({ guild: '1', values: '{"mentions":false}', seen: 0, by: '7', at: trial.clock,
    subject: 'mentions', before: 'on', after: 'off' })
  return trial
}

const nowhere = (): Census => ({ guilds: [], serves: () => true })

const isKept = async ({ store }: Trial): Promise<boolean> => (await store.settings.read('1')) !== undefined

describe('upkeep', () => {
  it('purges a server that removed the bot once its time of grace is over, and not before', async () => {
    const trial = await begin()
    await trial.upkeep.left('1')
    await trial.upkeep.attend(nowhere)
    trial.clock += (retention.departedDays - 1) * day
    await trial.upkeep.sweep()
    expect(await isKept(trial)).toBe(true)
    trial.clock += 2 * day
    await trial.upkeep.sweep()
    expect(await isKept(trial)).toBe(false)
    expect(JSON.parse(await trial.store.guilds.export('1'))).toMatchObject({ settings: [], audit: [] })
  })

  it('keeps everything of a server that came back', async () => {
    const trial = await begin()
    await trial.upkeep.left('1')
    await trial.upkeep.joined('1')
    trial.clock += 100 * day
    await trial.upkeep.sweep()
    expect(await isKept(trial)).toBe(true)
  })

  it('tells the store later what it could not hear, with the day on which it was', async () => {
    const trial = await begin()
    trial.isDown = true
    await trial.upkeep.left('1')
    expect(trial.troubles).toMatchObject([{ code: 'store-unavailable' }])
    await trial.upkeep.attend(nowhere)
    trial.isDown = false
    trial.clock += (retention.departedDays + 1) * day
    await trial.upkeep.sweep()
    expect(await isKept(trial)).toBe(false)
  })

  it('notices a farewell that passed while nobody listened, and a return', async () => {
    const trial = await begin()
    let guilds: readonly string[] = ['2']
    await trial.upkeep.attend(() => ({ guilds, serves: () => true }))
    expect(await trial.store.guilds.held()).toEqual([{ guild: '1', hasLeft: true }])
    guilds = ['1', '2']
    await trial.upkeep.sweep()
    expect(await trial.store.guilds.held()).toEqual([{ guild: '1', hasLeft: false }])
    guilds = []
    await trial.upkeep.sweep()
    trial.clock += (retention.departedDays + 1) * day
    await trial.upkeep.sweep()
    expect(await isKept(trial)).toBe(false)
  })

  it.each([
    ['a farewell', 'before', ['1'], (upkeep: Upkeep) => upkeep.left('1'), true],
    ['a farewell', 'after', ['1'], (upkeep: Upkeep) => upkeep.left('1'), true],
    ['a return', 'before', [], (upkeep: Upkeep) => upkeep.joined('1'), false],
    ['a return', 'after', [], (upkeep: Upkeep) => upkeep.joined('1'), false],
  ] as const)('believes %s that comes just %s it reads what is held', async (_what, moment, before, event, hasLeft) => {
    const trial = await begin()
    const { store, upkeep } = trial
    if (!hasLeft) await store.guilds.left('1', trial.clock)
    let guilds: readonly string[] = before
    const happen = (): Promise<void> => {
      guilds = hasLeft ? [] : ['1']
      return event(upkeep)
    }
    const held = async () => {
      if (moment === 'before') await happen()
      const found = await store.guilds.held()
      if (moment === 'after') await happen()
      return found
    }
    trial.lent = { ...store, guilds: { ...store.guilds, held } }
    await upkeep.attend(() => ({ guilds, serves: () => true }))
    expect(await store.guilds.held()).toEqual([{ guild: '1', hasLeft }])
  })

  it('writes a farewell and a return in their order, however long the first takes', async () => {
    const trial = await begin()
    const { store, upkeep } = trial
    const left = async (guild: string, at: number): Promise<void> => {
      await new Promise(setImmediate)
      await store.guilds.left(guild, at)
    }
    trial.lent = { ...store, guilds: { ...store.guilds, left } }
    await Promise.all([upkeep.left('1'), upkeep.joined('1')])
    expect(await store.guilds.held()).toEqual([{ guild: '1', hasLeft: false }])
  })

  it('says nothing of a server that another process serves', async () => {
    const trial = await begin()
    await trial.upkeep.attend(() => ({ guilds: [], serves: (guild) => guild !== '1' }))
    expect(await trial.store.guilds.held()).toEqual([{ guild: '1', hasLeft: false }])
  })

  it.each([
    ['another process serves', () => ({ guilds: [], serves: (guild: string) => guild !== '1' })],
    ['it has not counted yet', undefined],
    ['has come back without the store’s hearing of it', () => ({ guilds: ['1'], serves: () => true })],
  ])('purges no server that %s', async (_whose, census) => {
    const trial = await begin()
    await trial.store.guilds.left('1', trial.clock)
    trial.clock += (retention.departedDays + 1) * day
    // The farewell is known to the store, the return to nobody.
    trial.lent = { ...trial.store,
      guilds: { ...trial.store.guilds, held: () => Promise.reject(new Fault('store-unavailable', 'gone')) } }
    if (census) await trial.upkeep.attend(census)
    await trial.upkeep.sweep()
    expect(await isKept(trial)).toBe(true)
  })

  it('deletes what has been kept long enough, by itself', async () => {
    const trial = await begin()
    await trial.store.questions.add('1', 'old', trial.clock - (retention.questionsDays + 1) * day)
    await trial.store.questions.add('1', 'new', trial.clock)
    const end = trial.upkeep.begin()
    await expect.poll(async () => (await trial.store.questions.list('1', 9)).map(({ text }) => text)).toEqual(['new'])
    end()
  })

  it('goes on when a sweep fails', async () => {
    const trial = await begin()
    trial.isDown = true
    await trial.upkeep.sweep()
    expect(trial.troubles).toHaveLength(1)
  })
})
