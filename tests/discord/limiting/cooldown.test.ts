import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCooldown, type Window } from '../../../src/discord/limiting/cooldown.js'

const five: Window = { key: 'ada', limit: { answers: 5, seconds: 10 } }
const thirty: Window = { key: 'general', limit: { answers: 3, seconds: 20 } }

describe('a cooldown', () => {
  it('lets so many through, then says how long it takes until there is a place again', () => {
    const cooldown = openCooldown()
    const tries = [0, 100, 200, 300, 4_000, 4_500, 9_999, 10_000, 10_050].map((now) =>
      cooldown.take([five], now)?.seconds
    )
    expect(tries).toEqual([undefined, undefined, undefined, undefined, undefined, 6, 1, undefined, 1])
  })

  it('takes a place in every window or in none, and names the one with the longest wait', () => {
    const cooldown = openCooldown()
    for (const now of [0, 1, 2]) expect(cooldown.take([five, thirty], now)).toBeUndefined()
    expect(cooldown.take([five, thirty], 3)).toEqual({ window: thirty, seconds: 20 })
    expect(cooldown.take([five], 4)).toBeUndefined()
    expect(cooldown.take([five], 5)).toBeUndefined()
    expect(cooldown.take([five, thirty], 6)?.window).toBe(thirty)
    expect(cooldown.take([five], 7)).toEqual({ window: five, seconds: 10 })
  })

  it('counts each key for itself', () => {
    const cooldown = openCooldown()
    for (let turn = 0; turn < 5; turn++) cooldown.take([five], turn)
    expect(cooldown.take([five], 6)).toBeDefined()
    expect(cooldown.take([{ ...five, key: '__proto__' }], 6)).toBeUndefined()
  })

  it('heeds a limit that was lowered meanwhile', () => {
    const cooldown = openCooldown()
    for (let turn = 0; turn < 5; turn++) cooldown.take([five], turn * 1000)
    const lower: Window = { ...five, limit: { answers: 2, seconds: 10 } }
    expect(cooldown.take([lower], 12_000)?.seconds).toBe(1)
    expect(cooldown.take([lower], 13_000)).toBeUndefined()
  })

  it('forgets those who have not asked for the longest time, never those who just did', () => {
    const cooldown = openCooldown()
    const once = (key: string): Window => ({ key, limit: { answers: 1, seconds: 1_000 } })
    for (let person = 0; person < 20_001; person++) cooldown.take([once(String(person))], person)
    expect(cooldown.take([once('20000')], 20_001)).toBeDefined()
    expect(cooldown.take([once('0')], 20_002)).toBeUndefined()
  })

  it('never lets more through than the limit within any stretch of its length', () => {
    const limits = fc.record({ answers: fc.integer({ min: 1, max: 6 }), seconds: fc.integer({ min: 1, max: 30 }) })
    fc.assert(
      fc.property(limits, fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 60 }), (limit, pauses) => {
        const cooldown = openCooldown()
        const taken: number[] = []
        let now = 0
        for (const pause of pauses) {
          now += pause
          const full = cooldown.take([{ key: 'a', limit }], now)
          if (!full) taken.push(now)
          expect(taken.filter((time) => time > now - limit.seconds * 1000).length).toBeLessThanOrEqual(limit.answers)
          if (full) expect(full.seconds).toBeLessThanOrEqual(limit.seconds)
        }
      }),
    )
  })
})
