import { describe, expect, it } from 'vitest'
import type { Gateway } from '../../support/discord/index.js'
import { startSession } from '../../support/discord/session.js'

const callbacks = /\/callback$/
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('the connection', () => {
  it.each([
    ['is dropped', (gateway: Gateway) => gateway.drop(4000), 6],
    ['is asked to be made again', (gateway: Gateway) => gateway.ask(7), 6],
    ['is told that its session is over', (gateway: Gateway) => gateway.ask(9), 2],
  ])('that %s comes back by itself', async (_, break_, opcode) => {
    const { ada, discord, faults } = await startSession()
    const before = discord.gateway.heard.length
    break_(discord.gateway)
    await discord.until('it is back', () => (discord.gateway.heard.slice(before).includes(opcode) ? true : undefined))
    expect((await ada.slash('ask', { question: 'why?' })).text).toContain('heron')
    expect(faults).toEqual([])
  })

  it('that is not greeted is made again in seconds, not in a minute', async () => {
    const { discord } = await startSession()
    const before = discord.gateway.heard.length
    discord.gateway.mood.silent = 1
    discord.gateway.drop(4000)
    const isBack = (): true | undefined => (discord.gateway.heard.slice(before).some((op) => op === 2 || op === 6)
      ? true
      : undefined)
    await discord.until('it is greeted', isBack)
  })

  it('that comes back brings what was missed', async () => {
    const { ada, discord } = await startSession()
    discord.gateway.drop(4000)
    expect((await ada.slash('ask', { question: 'meanwhile' })).text).toContain('meanwhile')
  })

  it('that is refused for good ends the bot with a sentence, once', async () => {
    const { discord, faults } = await startSession()
    discord.gateway.drop(4004)
    await discord.until('the bot gives up', () => faults[0])
    await wait(50)
    expect(faults).toMatchObject([{ code: 'discord-token' }])
  })

  it('ends with a sentence when Discord no longer takes the token', async () => {
    const { ada, discord, faults } = await startSession()
    discord.trouble({ path: /\/messages$/, effect: { status: 401, body: { code: 0, message: '401: Unauthorized' } } })
    ada.say(`<@${discord.bot.id}> why?`)
    await discord.until('the bot gives up', () => faults[0])
    expect(faults).toMatchObject([{ code: 'discord-token' }])
  })

  it('outlives an interaction whose token has lapsed', async () => {
    const { ada, discord, faults } = await startSession()
    discord.trouble({ path: callbacks,
      effect: { status: 401, body: { code: 50027, message: 'Invalid Webhook Token' } } })
    void ada.slash('ask', { question: 'lost' }).catch(() => undefined)
    await discord.until('the call was refused', () => discord.calls.find(({ status }) => status === 401))
    expect((await ada.slash('ask', { question: 'why?' })).text).toContain('heron')
    expect(faults).toEqual([])
  })

  it('frees the handler of a call that hangs in seconds, while others are answered', async () => {
    const { ada, discord, log } = await startSession()
    discord.trouble({ path: callbacks, times: 2, effect: 'hang' })
    void ada.slash('ask', { question: 'lost' }).catch(() => undefined)
    await discord.until('the call hangs twice',
      () => (discord.calls.filter(({ path }) => callbacks.test(path)).length === 2 ? true : undefined))
    expect((await ada.slash('ask', { question: 'why?' })).text).toContain('heron')
    await discord.until('the handler is free', () => log.lines.find(({ level }) => level === 'error'))
  })
})
