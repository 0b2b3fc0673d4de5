import { describe, expect, it } from 'vitest'
import { startBot } from '../../../src/discord/index.js'
import { stringsIn } from '../../support/discord/checks.js'
import { makeAnswer, makeDesk, makeSlowDesk, say } from '../../support/discord/fake-desk.js'
import { openDiscord } from '../../support/discord/index.js'
import { makeLog } from '../../support/discord/log.js'
import { startSession } from '../../support/discord/session.js'
import { findFreePort } from '../../support/port.js'

const callbacks = /\/callback$/
const refusal = (status: number, code: number) => ({ status, body: { code, message: 'No' } })
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('starting', () => {
  const start = (apiBase: string, token: string) =>
    startBot({ token, apiBase, desk: makeDesk(), log: makeLog(), onFatal: () => undefined })

  it('with a wrong token fails with a sentence that says where to get the right one', async () => {
    const discord = await openDiscord()
    await expect(start(discord.apiBase, 'not.the.token')).rejects.toMatchObject({ code: 'discord-token',
      message: expect.stringContaining('Reset Token') })
    await discord.close()
  })

  it('with a token that holds impossible signs says so', async () => {
    await expect(start('http://127.0.0.1:9/api', 'a b\n')).rejects.toMatchObject({ code: 'discord-token' })
  })

  it.each([
    [4004, 'discord-token'],
    [4014, 'discord-intents'],
    [4011, 'discord-shards'],
  ])('when the gateway closes with %i fails with %s', async (closeCode, fault) => {
    const discord = await openDiscord()
    discord.gateway.mood.refuses = closeCode
    await expect(start(discord.apiBase, discord.token)).rejects.toMatchObject({ code: fault })
    await discord.close()
  })

  it('without a network says that nothing was reached, and where', async () => {
    const port = await findFreePort()
    const failure = { code: 'discord-unreachable', message: expect.stringContaining(`127.0.0.1:${port}`) }
    await expect(start(`http://127.0.0.1:${port}/api`, 'a.b.c')).rejects.toMatchObject(failure)
  })

  it('goes on when commands cannot be registered, and warns', async () => {
    const discord = await openDiscord()
    discord.trouble({ method: 'PUT', path: /\/commands$/, effect: refusal(403, 50001) })
    discord.registry.seed([{ name: 'ask', description: 'Older' }], discord.server.id)
    const log = makeLog()
    const bot = await startBot({ token: discord.token, apiBase: discord.apiBase, desk: makeDesk(), log,
      onFatal: () => undefined })
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'info'])
    await bot.stop()
    // Listed nowhere else, it is all that there is.
    expect(discord.registry.listed(discord.server.id)).toHaveLength(1)
    await discord.close()
  })

  it('again, lists commands anew only when they differ', async () => {
    const { discord } = await startSession()
    const { token, apiBase } = discord
    const again = await startBot({ token, apiBase, desk: makeDesk(), log: makeLog(), onFatal: () => undefined })
    await again.stop()
    expect(discord.calls.filter(({ method }) => method === 'PUT')).toHaveLength(1)
  })
})

describe('a call of an answer', () => {
  it.each([
    ['comes too late (10062)', refusal(404, 10062)],
    ['lacks a permission (50013)', refusal(403, 50013)],
    ['lacks access (50001)', refusal(403, 50001)],
  ])('that %s is said once in the log, and not tried again', async (_, effect) => {
    const { ada, discord, log } = await startSession()
    discord.trouble({ path: callbacks, effect })
    void ada.slash('ask', { question: 'why?' }).catch(() => undefined)
    const line = await discord.until('the log says so', () => log.lines.find(({ level }) => level === 'warn'))
    expect(line.message).toContain('not delivered')
    await wait(50)
    expect(discord.calls.filter(({ path }) => callbacks.test(path))).toHaveLength(1)
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('that Discord carried out and then reported as failed counts as answered, and is not answered twice', async () => {
    const { ada, discord, log } = await startSession()
    discord.trouble({ path: callbacks, effect: 'after' })
    expect((await ada.slash('ask', { question: 'why?' })).text).toContain('heron')
    await discord.until('the log says so', () => log.lines.find(({ message }) => message === 'answered'))
    expect(discord.calls.filter(({ path }) => callbacks.test(path)).map(({ status }) => status)).toEqual([500, 400])
    expect(ada.screen).toHaveLength(1)
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('that acknowledged, and was reported as failed, is followed by its answer', async () => {
    const { ada, discord } = await startSession()
    discord.trouble({ path: callbacks, effect: 'after' })
    expect((await ada.slash('ponder')).text).toContain('ponder')
  })

  it('that fails again and again for a moment is answered after it', async () => {
    const { ada, discord, log } = await startSession()
    discord.trouble({ path: callbacks, times: 5, effect: { status: 503, body: { message: 'Busy' } } })
    expect((await ada.slash('ask', { question: 'why?' })).text).toContain('heron')
    const answer = discord.nextMessage()
    discord.trouble({ method: 'POST', path: /\/messages$/, times: 5,
      effect: { status: 503, body: { message: 'Busy' } } })
    ada.say(`<@${discord.bot.id}> why?`)
    expect((await answer).text).toContain('heron')
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('that is cut off in a channel is tried again, and said once', async () => {
    const { ada, discord } = await startSession()
    discord.trouble({ method: 'POST', path: /\/messages$/, effect: 'break' })
    const answer = discord.nextMessage()
    ada.say(`<@${discord.bot.id}> why?`)
    expect((await answer).text).toContain('heron')
  })

  it('that hangs is sent again while its asker still waits', async () => {
    const { ada, discord } = await startSession()
    discord.trouble({ path: callbacks, effect: 'hang' })
    expect((await ada.slash('ask', { question: 'why?' })).afterMs).toBeLessThan(3_000)
  })

  it.each(['stall', 'half-close', 'bare-limit'] as const)('that meets "%s" is said once, and frees its handler',
    async (effect) => {
      const { ada, discord, log } = await startSession()
      discord.trouble({ path: callbacks, effect })
      expect((await ada.slash('ask', { question: 'why?' })).text).toContain('heron')
      const answer = discord.nextMessage()
      discord.trouble({ method: 'POST', path: /\/messages$/, effect })
      ada.say(`<@${discord.bot.id}> why?`)
      expect((await answer).text).toContain('heron')
      await discord.until('both are done',
        () => (log.lines.filter(({ message }) => message === 'answered').length === 2 ? true : undefined))
      expect(discord.messages.filter(({ author }) => author.id === discord.bot.id)).toHaveLength(2)
    })

  it('that fails after its placeholder was taken away is tried again', async () => {
    const desk = makeSlowDesk()
    const { ada, discord } = await startSession({}, { desk })
    desk.answers = () => makeAnswer(say('for you alone'), { private: true })
    discord.trouble({ method: 'POST', path: /^\/webhooks\//, times: 2,
      effect: { status: 503, body: { message: 'Busy' } } })
    expect(await ada.slash('ask', { question: 'why?' })).toMatchObject({ isPrivate: true, text: 'for you alone' })
  })

  it('that fails once is tried again', async () => {
    const { ada, discord } = await startSession()
    discord.trouble({ path: callbacks, effect: { status: 503, body: { message: 'Busy' } } })
    expect((await ada.slash('ask', { question: 'why?' })).text).toContain('heron')
  })

  it('that is cut off is tried again', async () => {
    const { ada, discord } = await startSession()
    discord.trouble({ path: callbacks, effect: 'break' })
    expect((await ada.slash('ask', { question: 'why?' })).text).toContain('heron')
  })

  it('that meets a rate limit waits its turn', async () => {
    const { ada, discord } = await startSession()
    discord.trouble({ path: callbacks, effect: 'limit' })
    expect((await ada.slash('ask', { question: 'why?' })).text).toContain('heron')
  })

  it('that Discord refuses for its form becomes an apology', async () => {
    const { ada, discord, log } = await startSession()
    discord.trouble({ path: callbacks, effect: refusal(400, 50035) })
    expect(await ada.slash('ask', { question: 'a secret of mine' })).toMatchObject({ isPrivate: true,
      text: expect.stringContaining('Reference') })
    expect(stringsIn(log.lines).filter((words) => /secret|token-/.test(words))).toEqual([])
  })
})

describe('a late answer for its asker alone', () => {
  it.each([
    ['was carried out all the same', 'after' as const, ['for you alone', 'Something went wrong']],
    ['was cut off', 'break' as const, ['Something went wrong']],
  ])('is said at most once where the call %s, and apologised for', async (_, effect, expected) => {
    const desk = makeSlowDesk()
    const { ada, discord } = await startSession({}, { desk })
    desk.answers = () => makeAnswer(say('for you alone'), { private: true })
    discord.trouble({ method: 'POST', path: /^\/webhooks\//, effect })
    void ada.slash('ask', { question: 'why?' })
    await discord.until('an apology came', () => ada.screen.find(({ text }) => text.includes('Something went wrong')))
    expect(ada.screen.map(({ text, isPrivate }) => [text.slice(0, 20), isPrivate])).toEqual(
      expected.map((text) => [text.slice(0, 20), true]),
    )
  })
})

describe('a button', () => {
  const busy = { times: 5, effect: { status: 503, body: { message: 'Busy' } } } as const
  const start = async (hide: boolean) => {
    const session = await startSession()
    const seen = await session.ada.slash('ask', { question: 'why?', hide })
    const toAll = () => session.discord.member('Bob').screen
    const outcomes = () =>
      session.log.lines.flatMap((
        { fields },
      ) => ('outcome' in fields && 'command' in fields ? [`${String(fields.command)}: ${String(fields.outcome)}`] : []))
    const loud = () => session.log.lines.filter(({ level }) => level !== 'info')
    return { ...session, seen, toAll, outcomes, loud }
  }

  it('shares what it is to, after Discord has been busy for a moment', async () => {
    const { ada, discord, seen, toAll, loud } = await start(true)
    discord.trouble({ path: callbacks, ...busy })
    expect((await ada.press(seen, 'Share')).text).toContain('Shared by Ada')
    expect([toAll().length, loud()]).toEqual([1, []])
  })

  it('shares once, and counts as answered, where Discord shared and then said that it had failed', async () => {
    const { ada, discord, seen, toAll, outcomes, loud } = await start(true)
    discord.trouble({ path: callbacks, effect: 'after' })
    await ada.press(seen, 'Share')
    await discord.until('it is counted', () => outcomes().find((outcome) => outcome === 'button share: answered'))
    expect([toAll().length, loud()]).toEqual([1, []])
  })

  it('apologises when it cannot share', async () => {
    const { ada, discord, seen, outcomes } = await start(true)
    discord.trouble({ path: callbacks, effect: refusal(400, 50035) })
    expect(await ada.press(seen, 'Share')).toMatchObject({ isPrivate: true,
      text: expect.stringContaining('Something went wrong') })
    await discord.until('it is counted', () => outcomes().find((outcome) => outcome === 'button share: failed'))
  })

  it.each([
    ['the press', { path: callbacks, ...busy }],
    ['the press, carried out all the same', { path: callbacks, effect: 'after' as const }],
    ['the removal', { method: 'DELETE', path: /@original/, ...busy }],
    ['the removal, carried out all the same', { method: 'DELETE', path: /@original/, effect: 'after' as const }],
    ['the removal, cut off', { method: 'DELETE', path: /@original/, effect: 'break' as const }],
  ])('takes away what it is to, where Discord has trouble with %s', async (_, trouble) => {
    const { ada, discord, seen, toAll, outcomes, loud } = await start(false)
    discord.trouble(trouble)
    await ada.dismiss(seen, 'Remove')
    await discord.until('it is counted', () => outcomes().find((outcome) => outcome === 'button remove: answered'))
    expect([toAll(), loud()]).toEqual([[], []])
  })

  it('apologises when it cannot take away, and leaves the message as it is', async () => {
    const { ada, discord, seen, toAll } = await start(false)
    discord.trouble({ method: 'DELETE', path: /@original/, ...busy, times: 6 })
    expect(await ada.press(seen, 'Remove')).toMatchObject({ isPrivate: true,
      text: expect.stringContaining('Something went wrong') })
    expect(toAll().map(({ text }) => text)).toEqual([seen.text])
  })
})

describe('a half typed word', () => {
  it('is completed after Discord has been busy for a moment', async () => {
    const { ada, discord, log } = await startSession()
    discord.trouble({ path: callbacks, times: 5, effect: { status: 503, body: { message: 'Busy' } } })
    expect(await ada.type('compare', 'left', 'her')).not.toEqual([])
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })
})

describe('a mention', () => {
  it('that was posted and then reported as failed is posted once', async () => {
    const { ada, discord } = await startSession()
    discord.trouble({ path: /\/messages$/, effect: 'after' })
    const answer = discord.nextMessage()
    ada.say(`<@${discord.bot.id}> why?`)
    await answer
    await discord.until('it is tried again',
      () => (discord.calls.filter(({ path }) => path.endsWith('/messages')).length === 2 ? true : undefined))
    expect(ada.screen.filter(({ message }) => message.author.id === discord.bot.id)).toHaveLength(1)
  })

  it('whose message is deleted meanwhile leaves nothing behind', async () => {
    const { ada, discord, desk, log } = await startSession()
    desk.answers = () => {
      discord.erase(asked)
      return makeAnswer(say('too late'))
    }
    const asked = ada.say(`<@${discord.bot.id}> why?`)
    await discord.until('the answer is taken back',
      () => discord.calls.find(({ method, status }) => method === 'DELETE' && status === 204))
    expect(discord.messages).toEqual([])
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('whose channel is gone is said once in the log', async () => {
    const { ada, discord, log } = await startSession()
    discord.trouble({ path: /\/messages$/, effect: refusal(404, 10003) })
    ada.say(`<@${discord.bot.id}> why?`)
    await discord.until('the log says so', () => log.lines.find(({ level }) => level === 'warn'))
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('an event', () => {
  it('that Discord sends twice is answered once', async () => {
    const { ada, discord, desk, log } = await startSession()
    discord.repeatEvents()
    await ada.slash('ask', { question: 'why?' })
    const answer = discord.nextMessage()
    ada.say(`<@${discord.bot.id}> why?`)
    await answer
    await wait(50)
    expect(desk.asked).toHaveLength(2)
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('that two processes receive is answered once', async () => {
    const { ada, discord } = await startSession()
    const { token, apiBase } = discord
    const second = await startBot({ token, apiBase, desk: makeDesk(), log: makeLog(), onFatal: () => undefined })
    await ada.slash('ask', { question: 'why?' })
    ada.say(`<@${discord.bot.id}> why?`)
    const answers = (): readonly unknown[] =>
      discord.calls.filter(({ path, status }) => (callbacks.test(path) || path.endsWith('/messages')) && status > 0)
    await discord.until('both have tried', () => (answers().length === 4 ? true : undefined))
    await second.stop()
    expect(ada.screen).toHaveLength(3)
  })
})

describe('stopping', () => {
  it('finishes what was begun, and takes nothing more', async () => {
    const { ada, desk, bot, discord } = await startSession()
    let finish: (answer: ReturnType<typeof makeAnswer>) => void = () => undefined
    desk.answers = () => new Promise((resolve) => (finish = resolve))
    const seen = ada.slash('ask', { question: 'first' })
    await discord.until('it is begun', () => desk.asked[0])
    const stopped = bot.stop()
    void ada.slash('ask', { question: 'second' }).catch(() => undefined)
    await wait(30)
    finish(makeAnswer(say('finished')))
    expect((await seen).text).toBe('finished')
    await stopped
    expect(desk.asked).toHaveLength(1)
  })

  it('twice is once', async () => {
    const { bot } = await startSession()
    await Promise.all([bot.stop(), bot.stop()])
  })
})
