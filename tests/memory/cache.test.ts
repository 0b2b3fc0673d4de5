import { describe, expect, it } from 'vitest'
import { Fault } from '../../src/errors.js'
import { openCache, type Cache } from '../../src/memory/cache.js'

interface Trial {
  readonly cache: Cache<string>
  readonly reads: string[]
  readonly troubles: unknown[]
  clock: number
  /** What the next reads give. */
  answer: (guild: string) => Promise<string>
}

function begin(limit = 10): Trial {
  const reads: string[] = []
  const troubles: unknown[] = []
  const trial: Trial = {
    reads,
    troubles,
    clock: 0,
    answer: (guild) => Promise.resolve(`${guild}, read ${reads.length}`),
    cache: openCache({
      read(guild) {
        reads.push(guild)
        return trial.answer(guild)
      },
      limit,
      now: () => trial.clock,
      restMs: 1000,
      onTrouble: (fault) => troubles.push(fault),
    }),
  }
  return trial
}

const down = (): Promise<string> => Promise.reject(new Fault('store-unavailable', 'down'))

describe('a cache', () => {
  it('tries again after a failure when its clock is put back', async () => {
    const trial = begin()
    const working = trial.answer
    trial.answer = down
    trial.clock = 10_000_000
    await expect(trial.cache.get('1')).rejects.toThrow('down')
    trial.answer = working
    await expect(trial.cache.get('1')).rejects.toThrow('down')
    trial.clock -= 3_600_000
    expect(await trial.cache.get('1')).toBe('1, read 2')
  })

  it('reads a value once, for those who wait for it together as well', async () => {
    const { cache, reads } = begin()
    expect(await Promise.all([cache.get('a'), cache.get('a')])).toEqual(['a, read 1', 'a, read 1'])
    expect(await cache.get('a')).toBe('a, read 1')
    expect(reads).toEqual(['a'])
  })

  it('reads again what has expired, and nothing else', async () => {
    const { cache, reads } = begin()
    await cache.get('a')
    await cache.get('b')
    cache.expire('a')
    expect([await cache.get('a'), await cache.get('b')]).toEqual(['a, read 3', 'b, read 2'])
    cache.expire(null)
    await cache.get('a')
    await cache.get('b')
    expect(reads).toEqual(['a', 'b', 'a', 'a', 'b'])
  })

  it('does not keep as fresh what expired while it was being read', async () => {
    const trial = begin()
    let finish: (value: string) => void = () => undefined
    trial.answer = () => new Promise((resolve) => (finish = resolve))
    const early = trial.cache.get('a')
    trial.cache.expire('a')
    trial.answer = () => Promise.resolve('new')
    const late = trial.cache.get('a')
    finish('old')
    expect(await early).toBe('old')
    expect([await late, await trial.cache.get('a'), trial.cache.known('a')]).toEqual(['new', 'new', 'new'])
  })

  it('gives the last value known when it cannot be read anew, and rests before it tries again', async () => {
    const trial = begin()
    await trial.cache.get('a')
    trial.cache.expire('a')
    trial.answer = down
    expect(await trial.cache.get('a')).toBe('a, read 1')
    expect(await trial.cache.get('a')).toBe('a, read 1')
    expect(trial.reads).toHaveLength(2)
    expect(trial.troubles).toHaveLength(1)
    trial.clock = 1000
    trial.answer = () => Promise.resolve('back')
    expect(await trial.cache.get('a')).toBe('back')
  })

  it('rejects as long as nothing is known', async () => {
    const trial = begin()
    trial.answer = down
    await expect(trial.cache.get('a')).rejects.toThrow('down')
    await expect(trial.cache.get('b')).rejects.toThrow('down')
    expect(trial.reads).toEqual(['a'])
  })

  it('reads on for other servers when only one cannot be read', async () => {
    const trial = begin()
    trial.answer = (guild) => (guild === 'a' ? Promise.reject(new Error('not a shelf')) : Promise.resolve('there'))
    await expect(trial.cache.get('a')).rejects.toThrow('not a shelf')
    expect(await trial.cache.get('b')).toBe('there')
    await expect(trial.cache.get('a')).rejects.toThrow('not a shelf')
    expect(trial.reads).toEqual(['a', 'b'])
  })

  it('keeps so many servers, and lets go of the one asked for longest ago', async () => {
    const { cache, reads } = begin(2)
    for (const guild of ['a', 'b', 'a', 'c']) await cache.get(guild)
    expect([cache.known('a'), cache.known('b'), cache.known('c')]).toEqual(['a, read 1', undefined, 'c, read 3'])
    expect(reads).toEqual(['a', 'b', 'c'])
  })
})
