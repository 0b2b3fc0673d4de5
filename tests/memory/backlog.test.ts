import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Fault } from '../../src/errors.js'
import { openBacklog, type Backlog } from '../../src/memory/backlog.js'
import { openTestStore } from '../support/store.js'

interface Trial {
  readonly backlog: Backlog
  readonly troubles: unknown[]
  readonly done: string[]
  /** Writes a word, if the store is there. */
  readonly say: (word: string) => Promise<void>
  isDown: boolean
}

async function begin(): Promise<Trial> {
  const store = await openTestStore()
  const troubles: unknown[] = []
  const done: string[] = []
  const trial: Trial = {
    troubles,
    done,
    isDown: false,
    say: (word) => trial.backlog.add(() => Promise.resolve(void done.push(word))),
    backlog: openBacklog({
      store: () => (trial.isDown ? Promise.reject(new Fault('store-unavailable', 'gone')) : Promise.resolve(store)),
      onTrouble: (fault) => troubles.push(fault),
    }),
  }
  onTestFinished(() => trial.backlog.close())
  return trial
}

describe('a backlog', () => {
  it('writes at once what the store can take', async () => {
    const { say, done } = await begin()
    await say('one')
    expect(done).toEqual(['one'])
  })

  it('writes what the store could not take when it can again, in order and once', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const trial = await begin()
    trial.isDown = true
    await trial.say('one')
    await trial.say('two')
    expect([trial.done, trial.troubles.length]).toEqual([[], 2])
    trial.isDown = false
    await vi.advanceTimersByTimeAsync(10_000)
    await trial.say('three')
    expect(trial.done).toEqual(['one', 'two', 'three'])
  })

  it('writes what waits when it closes, and rejects while it cannot where somebody has to know', async () => {
    const trial = await begin()
    trial.isDown = true
    await trial.say('one')
    await expect(trial.backlog.drain()).rejects.toMatchObject({ code: 'store-unavailable' })
    trial.isDown = false
    await trial.backlog.close()
    expect(trial.done).toEqual(['one'])
  })

  it('holds nothing up behind a mistake of ours', async () => {
    const { backlog, say, done, troubles } = await begin()
    await backlog.add(() => Promise.reject(new RangeError('ours')))
    await say('two')
    expect([done, troubles]).toEqual([['two'], [new RangeError('ours')]])
  })

  it('keeps those who come while it tries waiting for that one try, and tells of its failure once', async () => {
    const troubles: unknown[] = []
    let asked = 0
    let fail: (fault: Fault) => void = () => undefined
    const store = (): Promise<never> => (asked++, new Promise((_, reject) => (fail = reject)))
    const backlog = openBacklog({ store, onTrouble: (fault) => troubles.push(fault) })
    const added = Array.from({ length: 6 }, () => backlog.add(() => Promise.resolve()))
    await new Promise(setImmediate)
    fail(new Fault('store-unavailable', 'gone'))
    await Promise.all(added)
    expect([asked, troubles.length]).toEqual([1, 1])
  })

  it('keeps so many and no more, and tells of each that is lost', async () => {
    const trial = await begin()
    trial.isDown = true
    await Promise.all(Array.from({ length: 5_002 }, (_, at) => trial.say(String(at))))
    expect(trial.troubles.map((fault) => fault instanceof Fault && fault.code)).toEqual(['backlog-full', 'backlog-full',
      'store-unavailable'])
    trial.isDown = false
    await trial.backlog.drain()
    expect([trial.done.length, trial.done.at(-1)]).toEqual([5_000, '4999'])
  })
})
