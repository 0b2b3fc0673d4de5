import { RateLimitError, REST, Routes } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restOptions } from '../../../src/discord/connection/rest.js'
import { describeError, toFault } from '../../../src/discord/faults.js'
import { openDiscord, type Discord } from '../../support/discord/index.js'
import type { Failing } from '../../support/discord/wire.js'

let discord: Discord
let told: string[]

beforeEach(async () => {
  discord = await openDiscord()
  told = []
})

afterEach(() => discord.close())

const open = (): REST =>
  new REST(restOptions({
    apiBase: discord.apiBase,
    patience: { timeoutMs: 300, mostWaitMs: 5_000 },
    monitor: { callRefused: (status) => void told.push(String(status)), rateLimited: () => void told.push('held') },
  })).setToken(discord.token)

const me = /^\/applications\/@me$/
const ask = (): Promise<unknown> => open().get(Routes.currentApplication())
const trouble = (effect: Failing, times = 1): void => discord.trouble({ path: me, effect, times })

describe('a call', () => {
  it.each(['hang', 'stall', 'half-close', 'break'] as const)('that meets "%s" twice fails, and is not sent again',
    async (effect) => {
      trouble(effect, 9)
      await expect(ask()).rejects.toThrow()
      expect(discord.calls.length).toBeLessThanOrEqual(2)
    })

  it('whose body stalls once is sent again', async () => {
    trouble('stall')
    expect(await ask()).toMatchObject({ id: expect.any(String) })
    expect(discord.calls).toHaveLength(2)
  })

  it.each(['limit', 'bare-limit'] as const)('that meets "%s" waits as long as is said, and is counted once',
    async (effect) => {
      trouble(effect)
      await ask()
      const [first, second] = discord.calls.map(({ at }) => at)
      expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(190)
      expect(told).toEqual(['429', 'held'])
    })

  it('that is turned away again and again is given up after a few tries', async () => {
    trouble('bare-limit', 99)
    const error = await ask().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RateLimitError)
    expect(discord.calls).toHaveLength(3)
    expect(told.filter((word) => word === 'held')).toHaveLength(3)
  })

  it('that is to wait for an hour is given up at once, with a sentence', async () => {
    trouble('long-limit')
    const error = await ask().catch((thrown: unknown) => thrown)
    expect(toFault(error, undefined)).toMatchObject({ code: 'discord-limited',
      message: expect.stringMatching(/wait 360\d s/) })
    expect(discord.calls).toHaveLength(1)
  })

  it('that says neither in a header nor in its body how long to wait, waits all the same', async () => {
    discord.trouble({ path: me, effect: { status: 429, body: 'no' } })
    await ask()
    const [first, second] = discord.calls.map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(900)
  })
})

it('an error of a call that was held back keeps the token of an interaction to itself', () => {
  const error = new RateLimitError({ global: false, method: 'POST', limit: 1, hash: '', majorParameter: '', route: '/',
    retryAfter: 9, scope: 'user', sublimitTimeout: 0, timeToReset: 0,
    url: 'https://discord.com/api/v10/interactions/5/secret/callback' })
  expect(JSON.stringify(describeError(error))).not.toContain('secret')
})
