import { describe, expect, it } from 'vitest'
import { Fault } from '../../src/errors.js'
import { openTally, type Tally } from '../../src/memory/tally.js'
import type { Store } from '../../src/store/index.js'
import { openTestStore } from '../support/store.js'

interface Trial {
  readonly tally: Tally
  readonly store: Store
  readonly troubles: unknown[]
  isDown: boolean
  keeps: boolean
}

async function begin(): Promise<Trial> {
  const store = await openTestStore()
  const troubles: unknown[] = []
  const down = new Fault('store-unavailable', 'gone')
  const trial: Trial = {
    store,
    troubles,
    isDown: false,
    keeps: false,
    tally: openTally({
      store: () => (trial.isDown ? Promise.reject(down) : Promise.resolve(store)),
      keepsQuestions: () => Promise.resolve(trial.keeps),
      now: () => Date.UTC(2026, 0, 31, 12),
      onTrouble: (fault) => troubles.push(fault),
    }),
  }
  return trial
}

const asked = (key: string,
  guild?: string): { readonly guild: string | undefined; readonly kind: string; readonly key: string } => ({ guild,
    kind: 'asked', key })

describe('a tally', () => {
  it('counts by server and day, and everywhere together', async () => {
    const { tally, store } = await begin()
    tally.count([asked('a', '1'), asked('a', '1'), asked('b', '1')])
    tally.count([asked('a', '2'), asked('a')])
    await tally.flush()
    expect(await store.counts.top({ guild: '1', kind: 'asked' }, '2026-01-31', 9)).toEqual([{ key: 'a', count: 2 }, {
      key: 'b',
      count: 1,
    }])
    expect(await store.counts.top({ guild: null, kind: 'asked' }, '2026-01-31', 9)).toEqual([{ key: 'a', count: 4 }, {
      key: 'b',
      count: 1,
    }])
    expect(await store.counts.byDay('1', 'asked', '2026-01-01')).toEqual([{ day: '2026-01-31', count: 3 }])
  })

  it('writes what the store could not take once it can, and nothing twice', async () => {
    const trial = await begin()
    const { tally, store, troubles } = trial
    trial.isDown = true
    tally.count([asked('a', '1')])
    await tally.flush()
    tally.count([asked('a', '1')])
    trial.isDown = false
    await tally.flush()
    await tally.close()
    expect(troubles).toHaveLength(1)
    expect(await store.counts.top({ guild: '1', kind: 'asked' }, '2026-01-01', 9)).toEqual([{ key: 'a', count: 2 }])
  })

  it('does not grow without end while the store is down', async () => {
    const trial = await begin()
    trial.isDown = true
    for (let at = 0; at < 20_000; at += 1) trial.tally.count([asked(`key ${at}`)])
    trial.tally.count([asked('key 0')])
    trial.isDown = false
    await trial.tally.flush()
    const kept = await trial.store.counts.top({ guild: null, kind: 'asked' }, '2026-01-01', 20_000)
    expect(kept).toHaveLength(5000)
    expect(kept[0]).toEqual({ key: 'key 0', count: 2 })
  })

  it('does not hold a question whose server only later asks for them', async () => {
    const trial = await begin()
    trial.tally.keepQuestion('1', 'before anybody agreed')
    await new Promise(setImmediate)
    trial.keeps = true
    await trial.tally.flush()
    expect(await trial.store.questions.list('1', 9)).toEqual([])
  })

  it('keeps declined questions in words only where the server has asked for it, cut to a length', async () => {
    const trial = await begin()
    const { tally, store } = trial
    tally.keepQuestion('1', 'before anybody agreed')
    await tally.flush()
    trial.keeps = true
    tally.keepQuestion('1', 'x'.repeat(4000))
    await tally.close()
    expect((await store.questions.list('1', 9)).map(({ text }) => text)).toEqual(['x'.repeat(300)])
  })

  it('forgets who is named in a question that waits, and keeps the others', async () => {
    const trial = await begin()
    const { tally, store } = trial
    trial.keeps = true
    tally.keepQuestion('1', 'what does <@77000000000000001> say of kites?')
    tally.keepQuestion('1', 'and of boats?')
    tally.keepQuestion('1', 'and <@770000000000000019>?')
    expect(await tally.forget('boats')).toBe(0)
    expect(await tally.forget('77000000000000001')).toBe(1)
    await tally.close()
    expect((await store.questions.list('1', 9)).map(({ text }) => text)).toEqual(['and <@770000000000000019>?',
      'and of boats?'])
  })
})
