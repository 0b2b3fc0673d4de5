import { describe, expect, it } from 'vitest'
import { openLateness } from '../../../src/discord/limiting/policy.js'

/** An id as Discord makes them, of something that happened then, by Discord's own clock. */
const idOf = (ms: number): string => ((BigInt(ms) << 22n) + 7n).toString()

describe('lateness', () => {
  it('is what an event took beyond the promptest, however far the clocks are apart', () => {
    const lateness = openLateness()
    const took = (at: number, ms: number): number => lateness.of(idOf(1_000_000 + at), at - 77_000 + ms)
    expect([took(0, 40), took(100, 50), took(200, 2_040), took(300, 30), took(400, 530)]).toEqual([0, 10, 2_000, 0,
      500])
  })

  it('follows clocks that part, and remembers how prompt events can be for ten minutes at least', () => {
    const lateness = openLateness()
    lateness.of(idOf(0), 40)
    expect(lateness.of(idOf(601_000), 603_040)).toBe(2_000)
    expect(lateness.of(idOf(1_190_000), 1_192_040)).toBe(2_000)
    expect(lateness.of(idOf(1_300_000), 1_302_040)).toBe(0)
  })
})
