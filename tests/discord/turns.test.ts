import { afterEach, describe, expect, it, vi } from 'vitest'
import { alone, openTurns, takeTurn } from '../../src/discord/sending/turns.js'

afterEach(() => {
  vi.useRealTimers()
})

const settled = async (promise: Promise<unknown> | undefined): Promise<boolean> =>
  Promise.race([promise?.then(() => true) ?? true, new Promise<boolean>((resolve) =>
    setImmediate(() => resolve(false))
  )])

describe('what is on its way', () => {
  it('is known until it stands', async () => {
    const turns = openTurns()
    expect(turns.find('a')).toBeUndefined()
    const end = turns.begin('a')
    const before = turns.find('a')
    expect([turns.find('b'), await settled(before)]).toEqual([undefined, false])
    end()
    expect([turns.find('a'), await settled(before)]).toEqual([undefined, true])
  })

  it('is not ended by what came before it', () => {
    const turns = openTurns()
    const first = turns.begin('a')
    first()
    turns.begin('a')
    first()
    expect(turns.find('a')).toBeDefined()
  })

  it('is given up after half a minute', async () => {
    vi.useFakeTimers()
    const turns = openTurns()
    turns.begin('a')
    const before = turns.find('a')
    vi.advanceTimersByTime(29_999)
    expect(turns.find('a')).toBe(before)
    vi.advanceTimersByTime(1)
    expect(turns.find('a')).toBeUndefined()
    await before
  })

  it('does not pile up, and nobody waits for what was forgotten', async () => {
    const turns = openTurns()
    turns.begin('first')
    const before = turns.find('first')
    for (let turn = 0; turn < 5_000; turn++) turns.begin(String(turn))
    expect([turns.find('first'), turns.find('0') !== undefined, await settled(before)]).toEqual([undefined, true, true])
  })
})

describe('work of one name', () => {
  it('is done one after the other, the next also after one that failed', async () => {
    const turns = openTurns()
    const done: string[] = []
    const work = (words: string) => async (): Promise<void> => {
      done.push(`${words} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      done.push(`${words} ends`)
      if (words === 'one') throw new Error('no')
    }
    await Promise.allSettled([alone('a', turns, work('one')), alone('a', turns, work('two')),
      alone('a', turns, work('three'))])
    expect(done).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends'])
  })

  it('is thought about again after the same was on its way', async () => {
    const turns = openTurns()
    let thoughts = 0
    const think = (): Promise<number> => Promise.resolve(++thoughts)
    const first = await takeTurn(think, () => 'a', turns)
    const second = takeTurn(think, (thought) => (thought < 3 ? 'a' : undefined), turns)
    expect([first.thought, await settled(second)]).toEqual([1, false])
    first.end()
    expect((await second).thought).toBe(3)
  })
})
