import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Fault } from '../../src/errors.js'
import { cautiousSettings, openMemory, standardSettings, type Memory } from '../../src/memory/index.js'
import { openStore, type Store } from '../../src/store/index.js'
import { stopIntervals } from '../support/intervals.js'
import { openScratch } from '../support/scratch.js'
import { openTestStore } from '../support/store.js'

interface Trial {
  readonly memory: Memory
  readonly troubles: unknown[]
}

function remember(openStore: () => Promise<Store>, patienceMs = 10_000): Trial {
  const troubles: unknown[] = []
  const memory = openMemory({ openStore, now: () => 5, onTrouble: (fault) => troubles.push(fault), patienceMs })
  onTestFinished(() => memory.close())
  return { memory, troubles }
}

async function mute(memory: Memory, guild = '1'): Promise<unknown> {
  const held = await memory.readSettings(guild)
  return memory.changeSetting({ guild, by: '7', name: 'mentions', value: false, held, before: 'on', after: 'off' })
}

const makeFolder = openScratch()
const openInMemory = (): Promise<Store> => openStore({ kind: 'memory' })
const gone = (): Promise<never> => Promise.reject(new Fault('store-unavailable', 'The database is gone.'))

describe('settings in memory', () => {
  it('are the standard ones until somebody decides, and where there is no server', async () => {
    const { memory } = remember(openInMemory)
    expect([await memory.settings('1'), await memory.settings(undefined)]).toEqual([standardSettings, standardSettings])
  })

  it('open no store for a question outside servers', async () => {
    const open = vi.fn(openInMemory)
    await remember(open).memory.settings(undefined)
    expect(open).not.toHaveBeenCalled()
  })

  it('change for one server at once, with who changed what in its record', async () => {
    const { memory } = remember(openInMemory)
    await memory.settings('1')
    expect(await mute(memory)).toEqual({ settings: { ...standardSettings, mentions: false }, version: 1 })
    expect([(await memory.settings('1')).mentions, (await memory.settings('2')).mentions]).toEqual([false, true])
    const record = await (await memory.store()).audit.list('1', { limit: 5 })
    expect(record).toMatchObject([{ verb: 'settings.save', subject: 'mentions', before: 'on', after: 'off', by: '7',
      at: 5 }])
  })

  it('are not written over what somebody else has written since', async () => {
    const { memory } = remember(openInMemory)
    const held = await memory.readSettings('1')
    await mute(memory)
    expect(
      await memory.changeSetting({ guild: '1', by: '8', name: 'visibility', value: 'private', held, before: 'public',
        after: 'private' }),
    ).toBeUndefined()
    expect(await memory.settings('1')).toEqual({ ...standardSettings, mentions: false })
  })

  it('let no answer be seen by all while the store is gone, and the true ones once it is back', async () => {
    const store = await openTestStore()
    await store.settings.save({ guild: '1', values: '{"mentions":false}', seen: 0, by: '7', at: 1, subject: 'mentions',
      before: 'on', after: 'off' })
    let open: () => Promise<Store> = gone
    let now = 0
    const troubles: unknown[] = []
    const memory = openMemory({ openStore: () => open(), now: () => now, onTrouble: (fault) => troubles.push(fault) })
    expect(await memory.settings('1')).toMatchObject({ visibility: 'private', mentions: false })
    expect(await memory.settings(undefined)).toEqual(standardSettings)
    expect(troubles).toMatchObject([{ code: 'store-unavailable' }])
    open = () => Promise.resolve(store)
    now = 60_000
    expect((await memory.settings('1')).mentions).toBe(false)
  })

  it('do not keep an answer waiting for a store that hangs', async () => {
    const { memory } = remember(() => new Promise(() => undefined), 1)
    expect(await memory.settings('1')).toEqual(cautiousSettings)
  })

  it('are seen by another process on the same file within a second', async () => {
    stopIntervals()
    const folder = makeFolder()
    const [one, other] = [remember(() => openStore({ kind: 'sqlite', folder })),
      remember(() => openStore({ kind: 'sqlite', folder }))]
    expect((await other.memory.settings('1')).mentions).toBe(true)
    await mute(one.memory)
    expect((await other.memory.settings('1')).mentions).toBe(true)
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await other.memory.settings('1')).mentions).toBe(false)
  })
})

describe('what is kept of a server', () => {
  it('is made once, and anew after a change of its matter alone', async () => {
    const { memory } = remember(openInMemory)
    const read = vi.fn((guild: string) => Promise.resolve(`shelf of ${guild}`))
    const shelfOf = memory.keep('settings', read)
    expect([await shelfOf('1'), await shelfOf('1'), await shelfOf('2')]).toEqual(['shelf of 1', 'shelf of 1',
      'shelf of 2'])
    expect(read).toHaveBeenCalledTimes(2)
    await mute(memory)
    await shelfOf('1')
    await shelfOf('2')
    expect(read.mock.calls.map(([guild]) => guild)).toEqual(['1', '2', '1'])
  })
})
