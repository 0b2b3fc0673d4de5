import { afterEach, describe, expect, it, vi } from 'vitest'
import { claim, openInFlight, serialize } from '../../../src/discord/limiting/in-flight.js'

afterEach(() => {
  vi.useRealTimers()
})

const settled = async (promise: Promise<unknown> | undefined): Promise<boolean> =>
  Promise.race([promise?.then(() => true) ?? true, new Promise<boolean>((resolve) =>
    setImmediate(() => resolve(false))
  )])

describe('what is on its way', () => {
  it('is known until it stands', async () => {
    const inFlight = openInFlight()
    expect(inFlight.find('a')).toBeUndefined()
    const end = inFlight.begin('a')
    const before = inFlight.find('a')
    expect([inFlight.find('b'), await settled(before)]).toEqual([undefined, false])
    end()
    expect([inFlight.find('a'), await settled(before)]).toEqual([undefined, true])
  })

  it('is not ended by what came before it', () => {
    const inFlight = openInFlight()
    const first = inFlight.begin('a')
    first()
    inFlight.begin('a')
    first()
    expect(inFlight.find('a')).toBeDefined()
  })

  it('is given up after half a minute', async () => {
    vi.useFakeTimers()
    // By this clock nothing begins at zero.
    vi.advanceTimersByTime(1)
    const inFlight = openInFlight()
    inFlight.begin('a')
    const before = inFlight.find('a')
    vi.advanceTimersByTime(29_999)
    expect(inFlight.find('a')).toBe(before)
    vi.advanceTimersByTime(2)
    expect(inFlight.find('a')).toBeUndefined()
    await before
  })

  it('does not pile up, and nobody waits for what was forgotten', async () => {
    const inFlight = openInFlight()
    inFlight.begin('first')
    const before = inFlight.find('first')
    for (let turn = 0; turn < 5_000; turn++) inFlight.begin(String(turn))
    expect([inFlight.find('first'), inFlight.find('0') !== undefined, await settled(before)]).toEqual([undefined, true,
      true])
  })
})

describe('work of one name', () => {
  it('is done one after the other, the next also after one that failed', async () => {
    const inFlight = openInFlight()
    const done: string[] = []
    const work = (words: string) => async (): Promise<void> => {
      done.push(`${words} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      done.push(`${words} ends`)
      if (words === 'one') throw new Error('no')
    }
    await Promise.allSettled([serialize('a', inFlight, work('one')), serialize('a', inFlight, work('two')),
      serialize('a', inFlight, work('three'))])
    expect(done).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends'])
  })

  it('is worked out again after the same was on its way', async () => {
    const inFlight = openInFlight()
    let results = 0
    const workOut = (): Promise<number> => Promise.resolve(++results)
    const first = await claim(workOut, () => 'a', inFlight)
    const second = claim(workOut, (result) => (result < 3 ? 'a' : undefined), inFlight)
    expect([first.value, await settled(second)]).toEqual([1, false])
    first.end()
    expect((await second).value).toBe(3)
  })
})
