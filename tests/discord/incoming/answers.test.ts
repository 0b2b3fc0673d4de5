import { describe, expect, it } from 'vitest'
import { standardSettings } from '../../../src/memory/index.js'
import { acknowledged } from '../../support/discord/acknowledged.js'
import { flatten, stringsIn } from '../../support/discord/checks.js'
import { code, makeAnswer, makeSlowDesk, say } from '../../support/discord/fake-desk.js'
import { makeRole, makeServer, permission } from '../../support/discord/index.js'
import { flags } from '../../support/discord/limits.js'
import { readMarkdown } from '../../support/discord/markdown.js'
import { startSession } from '../../support/discord/session.js'

describe('a slash command', () => {
  it('is answered to the asker alone when told to hide', async () => {
    const { ada, desk } = await startSession()
    const seen = await ada.slash('ask', { question: 'why?', hide: true })
    expect(seen.isPrivate).toBe(true)
    expect(desk.asked[0]?.args).toEqual({ question: 'why?' })
  })

  it('is answered to the asker alone when the answer is private', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () => makeAnswer(say('only for you'), { private: true })
    expect(await ada.slash('ask', { question: 'why?' })).toMatchObject({ isPrivate: true, text: 'only for you' })
  })

  it('is acknowledged first when its command is slow', async () => {
    const { ada, discord } = await startSession()
    expect((await ada.slash('ponder')).text).toContain('heron')
    const types = discord.calls.filter(({ path }) => path.endsWith('/callback')).map(({ body }) =>
      (body as { type: number }).type
    )
    expect(types).toEqual([5])
  })

  it.each([
    ['to all', {}, {}, 0],
    ['privately when its asker hides it', {}, { hide: true }, flags.ephemeral],
    ['privately where answers are private', { visibility: 'private' }, {}, flags.ephemeral],
    ['to all where answers are private and its asker wants it shown', { visibility: 'private' }, { hide: false }, 0],
    ['privately in a channel that the server did not name', { channels: ['123'] }, {}, flags.ephemeral],
  ] as const)('is acknowledged %s', async (_, settings, options, expected) => {
    const desk = { ...makeSlowDesk(), settings: () => Promise.resolve({ ...standardSettings, ...settings }) }
    const { ada, discord } = await startSession({}, { desk })
    await ada.slash('ask', { question: 'why?', ...options })
    expect(acknowledged(discord)).toEqual([expected])
  })

  it('is acknowledged privately when its command answers the asker alone', async () => {
    const { ada, discord } = await startSession()
    expect((await ada.slash('ponder')).isPrivate).toBe(true)
    expect(acknowledged(discord)).toEqual([flags.ephemeral])
  })

  it('is acknowledged in time when its answer takes unexpectedly long', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () => new Promise((resolve) => setTimeout(() => resolve(makeAnswer(say('at last'))), 1_800))
    const seen = await ada.slash('ask', { question: 'why?' })
    expect(seen.text).toBe('at last')
    expect(seen.afterMs).toBeLessThan(3_000)
  })

  it('turns private when a late answer is for the asker alone', async () => {
    const desk = makeSlowDesk()
    const { ada, discord } = await startSession({}, { desk })
    desk.answers = () => makeAnswer(say('only for you'), { private: true })
    const seen = await ada.slash('ask', { question: 'why?' })
    expect(seen).toMatchObject({ isPrivate: true, text: 'only for you' })
    expect(discord.member('Bob').screen).toEqual([])
  })

  it('that Discord still lists but we no longer know gets a polite word', async () => {
    const { ada } = await startSession()
    expect(await ada.slash('forgotten')).toMatchObject({ isPrivate: true,
      text: expect.stringContaining('no longer know') })
  })

  it('for a terminal only is not run', async () => {
    const { ada, desk } = await startSession()
    expect((await ada.slash('eval', { file: '/etc/passwd' })).isPrivate).toBe(true)
    expect(desk.asked).toEqual([])
  })

  it('works where the bot is not: somebody brought it along', async () => {
    const elsewhere = makeServer('Elsewhere', { hasBot: false })
    const { ada, discord } = await startSession({ servers: [makeServer('Home'), elsewhere] })
    const seen = await ada.at(discord.place(elsewhere)).slash('ask', { question: 'why?' })
    expect(seen.text).toContain('heron')
    expect((await ada.at(discord.place(elsewhere)).press(seen, 'Why')).text).toContain('pressed show')
  })

  it('works over as many shards as Discord recommends', async () => {
    const servers = Array.from({ length: 4 }, (_, number) => makeServer(`Server ${number}`))
    const { ada, discord } = await startSession({ shards: 2, servers })
    for (const server of servers)
      expect((await ada.at(discord.place(server)).slash('ask', { question: 'why?' })).text).toContain('heron')
    expect(discord.gateway.heard.filter((opcode) => opcode === 2)).toHaveLength(2)
  })

  it('works in direct messages and in threads', async () => {
    const { ada, discord } = await startSession()
    for (const place of [discord.direct(), discord.thread()])
      expect((await ada.at(place).slash('ask', { question: 'why?' })).text).toContain('heron')
  })

  it('gets an apology with a reference when the desk breaks its promise, and the log has the rest', async () => {
    const { ada, desk, log, discord } = await startSession()
    desk.answers = () => {
      throw new Error('the roof is open')
    }
    const seen = await ada.slash('ask', { question: 'a secret of mine' })
    const reference = /Reference: (\d+)/.exec(seen.text)?.[1]
    expect(seen.isPrivate).toBe(true)
    expect(log.lines.find(({ level }) => level === 'error')).toMatchObject({ fields: { command: 'ask', reference } })
    await discord.until('the log has its line',
      () => log.lines.find(({ fields }) => 'outcome' in fields && fields.outcome === 'failed'))
  })

  it('leaves one line in the log, without what was asked', async () => {
    const { ada, log, discord } = await startSession()
    const before = log.lines.length
    await ada.slash('ask', { question: 'a secret of mine' })
    const lines = await discord.until('the log has its line',
      () => (log.lines.length > before ? log.lines.slice(before) : undefined))
    expect(lines).toMatchObject([{ level: 'info',
      fields: { command: 'ask', outcome: 'answered', ms: expect.any(Number), reference: expect.any(String) } }])
    expect(stringsIn(lines).filter((words) => words.includes('secret'))).toEqual([])
  })
})

describe('hostile words', () => {
  it.each([
    ['calls', '@everyone @here <@&123> <@123>'],
    ['Markdown', '```\n# **x** ||y||'],
    ['links', '[a](https://evil.example) https://evil.example'],
    ['invisible signs', '\u202egnp.exe \u200b\u0000'],
    ['6,000 characters', 'x'.repeat(6_000)],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['lines', '\n\n> a\n- b'],
  ])('such as %s are answered, ping nobody and format nothing', async (_, question) => {
    const { ada, discord, log } = await startSession()
    const seen = await ada.slash('ask', { question })
    const [restated = ''] = flatten(seen.message.components).map(({ content }) => content).filter((content) =>
      typeof content === 'string'
    )
    expect(readMarkdown(restated).marks.filter((mark) => !mark.startsWith('address'))).toEqual([])
    const mention = discord.nextMessage()
    ada.say(`<@${discord.bot.id}> ${question}`)
    await mention
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('as the name of an option are only a name', async () => {
    const { ada, desk } = await startSession()
    const options: Record<string, string> = Object.fromEntries([['__proto__', 'polluted'], ['question', 'why?']])
    await ada.slash('ask', options)
    expect(Object.entries(desk.asked[0]?.args ?? {})).toEqual([['__proto__', 'polluted'], ['question', 'why?']])
    expect(Object.getPrototypeOf(desk.asked[0]?.args)).toBe(Object.prototype)
  })
})

describe('autocomplete', () => {
  it('never shows more or longer entries than Discord takes, nor a value that was cut', async () => {
    const { ada, desk } = await startSession()
    const entries = Array.from({ length: 40 },
      (_, at) => ({ label: `${at} ${'y'.repeat(200)}`, value: at === 0 ? 'z'.repeat(101) : String(at) }))
    desk.suggest = () => Promise.resolve(entries)
    const choices = await ada.type('compare', 'left', '')
    expect(choices).toHaveLength(25)
    expect(choices[0]).toMatchObject({ value: '1' })
  })

  it('is an empty list when suggesting fails', async () => {
    const { ada, desk, log } = await startSession()
    desk.suggest = () => {
      throw new Error('no list today')
    }
    expect(await ada.type('compare', 'left', 'her')).toEqual([])
    expect(log.lines.at(-1)).toMatchObject({ level: 'error', message: 'suggesting failed' })
  })
})

describe('a button', () => {
  it('of an older version says that it has expired, to whom pressed it', async () => {
    const { ada, log } = await startSession()
    const seen = await ada.slash('ask', { question: 'why?' })
    for (const id of ['bq0:show:why:abc', 'rate-helpful', 'bq1:t:b:1', 'x'.repeat(100)]) {
      expect(await ada.press(seen, id)).toMatchObject({ isPrivate: true, text: expect.stringContaining('expired') })
    }
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('works for somebody else, and after a restart', async () => {
    const first = await startSession()
    const seen = await first.ada.slash('ask', { question: 'why?' })
    await first.bot.stop()
    const { desk, discord } = await startSession()
    expect((await discord.member('Bob').press(seen, 'Why')).text).toContain('pressed show')
    expect(desk.pressed).toEqual([{ action: { kind: 'show', view: 'why', answer: code }, given: { question: 'why?' } }])
  })

  it('never holds what a person wrote', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () => makeAnswer(Array.from({ length: 60 }, () => say('word '.repeat(60))).flat())
    const seen = await ada.slash('ask', { question: 'my secret' })
    expect(seen.text).toContain('shortened')
    expect(seen.buttons.filter(({ id }) => id.includes('secret'))).toEqual([])
  })

  it('turns pages: privately for a public answer, in place for a private one', async () => {
    const { ada, desk } = await startSession()
    const items = Array.from({ length: 300 }, (_, at) => [{ kind: 'text', text: `entry ${at} of many` } as const])
    const long = makeAnswer([{ kind: 'list', ordered: false, items }])
    desk.answers = () => long
    desk.press = () => Promise.resolve(long)
    const first = await ada.slash('compare', { left: 'heron', right: 'stork' })
    const second = await ada.press(first, 'More ▶')
    expect(second.text).toContain('Page 2 of')
    expect(second.isPrivate).toBe(true)
    expect(second.message.id).not.toBe(first.message.id)
    const back = await ada.press(second, '◀ Back')
    expect(back.text).toContain('Page 1 of')
    expect(back.message.id).toBe(second.message.id)
  })
})

describe('a mention', () => {
  it('without words gets two lines of help', async () => {
    const { ada, discord, desk } = await startSession()
    const answer = discord.nextMessage()
    ada.say(`<@${discord.bot.id}>`)
    const { text } = await answer
    expect(text.split('\n')).toHaveLength(2)
    expect(text).toContain('which bird stands still')
    expect(desk.asked).toEqual([])
  })

  it('in direct messages needs no name', async () => {
    const { ada, discord, desk } = await startSession()
    const answer = discord.nextMessage()
    ada.at(discord.direct()).say('which bird?')
    await answer
    expect(desk.asked[0]?.args).toEqual({ question: 'which bird?' })
  })

  it('is answered in a thread, and there where the history may not be read, without a reference', async () => {
    const { ada, discord } = await startSession({ servers: [makeServer('Quiet', { without: permission.readHistory })] })
    for (const place of [discord.place(), discord.thread()]) {
      const answer = discord.nextMessage()
      ada.at(place).say(`<@${discord.bot.id}> why?`)
      expect((await answer).message['message_reference']).toBeUndefined()
    }
  })

  it('is answered where the bot was told nothing of roles and members', async () => {
    const { ada, discord } = await startSession({ servers: [makeServer('Terse', { tellsAll: false })] })
    const answer = discord.nextMessage()
    ada.say(`<@${discord.bot.id}> why?`)
    expect((await answer).text).toContain('heron')
  })

  it('is passed over where the bot may not speak', async () => {
    const { ada, discord } = await startSession({
      servers: [makeServer('Silent', { without: permission.sendMessages })],
    })
    ada.say(`<@${discord.bot.id}> why?`)
    ada.at(discord.direct()).say('hello')
    await discord.until('the direct message is answered', () => (discord.messages.length === 3 ? true : undefined))
    expect(discord.calls.filter(({ method, status }) => method === 'POST' && status === 403)).toEqual([])
  })

  it('by a program, by a webhook, of everyone or by a reply is not answered', async () => {
    const { ada, discord, desk } = await startSession()
    discord.member('Robot', { bot: true }).say(`<@${discord.bot.id}> why?`)
    ada.say(`<@${discord.bot.id}> why?`, { webhook_id: '77' })
    ada.say('@everyone why?')
    ada.say('no name', { mentions: [discord.bot], type: 19 })
    ada.say('<@&55> why?', { mention_roles: ['55'] })
    ada.say('joined', { type: 7 })
    const answer = discord.nextMessage()
    ada.say(`<@!${discord.bot.id}> the last one`)
    await answer
    expect(desk.asked.map(({ args }) => args)).toEqual([{ question: 'the last one' }])
  })
})

describe('the words of a message', () => {
  const bird = makeRole('Birds')

  it.each(['by mention', 'by the menu'])('are read %s without whom and where they name', async (way) => {
    const { ada, discord, desk } = await startSession({ servers: [makeServer('Home', { roles: [bird] })] })
    const bo = discord.member('Bo **x**')
    const { channelId } = discord.place()
    const text = `<@${discord.bot.id}> hi <@!${bo.user.id}> and <@&${bird.id}> in <#${channelId}>, ` +
      '<:heron:123456> </ask:123> <t:1700000000:R> <@9> is it patient?'
    if (way === 'by mention') {
      const answer = discord.nextMessage()
      ada.say(text)
      await answer
    } else await ada.choose('Answer from the articles', ada.say(text))
    expect(String(desk.asked[0]?.args['question']).replace(/ +/g, ' ')).toBe('hi and in , :heron: /ask is it patient?')
  })
})

describe('a private answer', () => {
  it('can be shared: with the question, the name of who shares it, its views, and a way to remove it', async () => {
    const { ada, discord } = await startSession()
    const hidden = await ada.slash('ask', { question: 'why?', hide: true })
    expect(hidden.buttons.map(({ label }) => label)).toEqual(['Why', 'Share'])
    const shared = await ada.press(hidden, 'Share')
    expect(shared.isPrivate).toBe(false)
    expect(shared.text).toMatch(/^-# Shared by Ada\n“why\?”\n/)
    expect(shared.buttons.map(({ label }) => label)).toEqual(['Why', 'Remove'])
    const why = await discord.member('Bob').press(shared, 'Why')
    expect(why.text).toBe('“why?”\npressed show')
    expect((await ada.press(why, 'Share')).text).toBe('-# Shared by Ada\n“why?”\npressed show')
  })

  it('is shared with its pages, lists and votes', async () => {
    const { ada, discord, desk } = await startSession()
    const controls = [{ label: 'Why', action: { kind: 'show', view: 'why', answer: code } }, { label: 'Helpful',
      action: { kind: 'rate', answer: code, rating: 'helpful' } }] as const
    const pickers = [{ kind: 'choices', label: 'Needs', options: [{ label: 'Speed', value: 'speed', picked: false }],
      min: 0, max: 1, action: { kind: 'rejudge', answer: code, page: 0 } }] as const
    const long = makeAnswer([{ kind: 'question', text: 'why?' },
      ...Array.from({ length: 60 }, () => say('word '.repeat(60))).flat()], { controls, pickers })
    desk.answers = () => long
    desk.press = () => Promise.resolve({ ...long, private: true })
    const why = await ada.press(await ada.slash('ask', { question: 'why?', hide: true }), 'Why')
    const shared = await ada.press(why, 'Share')
    expect(shared.buttons.map(({ label }) => label)).toEqual(
      why.buttons.map(({ label }) => (label === 'Share' ? 'Remove' : label)),
    )
    expect(shared.pickers).toEqual(why.pickers)
    expect(shared.text).toContain('Page 1 of')
    const second = await discord.member('Bob').press(shared, 'More ▶')
    expect([second.isPrivate, second.text.includes('Page 2 of')]).toEqual([true, true])
  })

  it('of any length is within the limits when it is shared', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () =>
      makeAnswer([{ kind: 'question', text: 'q'.repeat(300) }, ...Array.from({ length: 60 }, () =>
        say('word '.repeat(60))).flat()])
    const shared = await ada.press(await ada.slash('ask', { question: 'why?', hide: true }), 'Share')
    expect(shared.text).toContain('shortened')
  })

  it('is not shared by somebody who may not write here', async () => {
    const { ada, discord } = await startSession({
      servers: [makeServer('Read only', { without: permission.sendMessages })],
    })
    const seen = await ada.press(await ada.slash('ask', { question: 'why?', hide: true }), 'Share')
    expect(seen).toMatchObject({ isPrivate: true, text: expect.stringContaining('cannot write') })
    expect(discord.member('Bob').screen).toEqual([])
  })

  it('does not let a name ping or format', async () => {
    const { discord } = await startSession()
    const mallory = discord.member('@everyone **<@1>**')
    const shared = await mallory.press(await mallory.slash('ask', { question: 'why?', hide: true }), 'Share')
    expect(readMarkdown(shared.text.split('\n')[0] ?? '').marks).toEqual(['small'])
  })

  it('in direct messages has nobody to be shared with, and what is not an answer is not shared', async () => {
    const { ada, discord, desk } = await startSession()
    const direct = await ada.at(discord.direct()).slash('ask', { question: 'why?', hide: true })
    desk.answers = () => makeAnswer(say('no'), { status: 'refused', private: true })
    const refused = await ada.slash('ask', { question: 'why?' })
    expect([...direct.buttons, ...refused.buttons].map(({ label }) => label)).toEqual(['Why'])
  })
})

describe('a public answer', () => {
  it('is removed by its asker and by moderators, by nobody else', async () => {
    const { ada, discord } = await startSession()
    const bob = discord.member('Bob')
    const seen = await ada.slash('ask', { question: 'why?' })
    expect(await bob.press(seen, 'Remove')).toMatchObject({ isPrivate: true,
      text: expect.stringContaining('Only the person who asked') })
    // With an id of one's own in the button: it is Discord that says whose answer it is.
    expect((await bob.press(seen, `bq1:x:${bob.user.id}`)).text).toContain('Only the person who asked')
    expect(ada.screen).toHaveLength(1)
    await ada.dismiss(seen, 'Remove')
    expect(ada.screen).toEqual([])
    const other = await bob.slash('ask', { question: 'why not?' })
    await discord.member('Mo', { may: permission.manageMessages }).dismiss(other, 'Remove')
    expect(ada.screen).toEqual([])
  })

  it('to a mention is removed likewise, and goes when its question is deleted', async () => {
    const { ada, discord } = await startSession()
    const first = discord.nextMessage()
    ada.say(`<@${discord.bot.id}> why?`)
    await ada.dismiss(await first, 'Remove')
    const answer = discord.nextMessage()
    const asked = ada.say(`<@${discord.bot.id}> why not?`)
    const { message } = await answer
    await discord.until('it is sent',
      () => (discord.calls.some(({ path, status }) => path.endsWith('/messages') && status === 200) ? true : undefined))
    discord.erase(asked)
    await discord.until('the answer is gone', () => (discord.messages.includes(message) ? undefined : true))
  })
})

describe('a message menu', () => {
  it('answers the chosen message with a reply to it, and says who asked', async () => {
    const { ada, discord, desk } = await startSession()
    const asked = discord.member('Bob').say('which bird stands still?')
    const seen = await ada.choose('Answer from the articles', asked)
    expect(seen).toMatchObject({ isPrivate: true, text: expect.stringContaining('Answered as a reply') })
    const [answer] = discord.member('Cy').screen.slice(-1)
    expect(answer?.message['message_reference']).toMatchObject({ message_id: asked.id })
    expect(answer?.text).toMatch(/^-# Asked by Ada\n“which bird stands still\?”/)
    expect(answer?.buttons.map(({ label }) => label)).toEqual(['Why', 'Remove'])
    expect(desk.asked[0]?.args).toEqual({ question: 'which bird stands still?' })
  })

  it('answers by itself where the bot may not write or is not', async () => {
    const elsewhere = makeServer('Elsewhere', { hasBot: false })
    const { ada, discord } = await startSession({
      servers: [makeServer('Silent', { without: permission.sendMessages }), elsewhere],
    })
    for (const place of [discord.place(), discord.place(elsewhere), discord.direct()]) {
      const asked = ada.at(place).say('which bird stands still?')
      expect(await ada.at(place).choose('Answer from the articles', asked)).toMatchObject({ isPrivate: false,
        text: expect.stringContaining('heron') })
    }
  })

  it('gives the answer to the one who asked when Discord does not let it be posted', async () => {
    const { ada, discord } = await startSession()
    discord.trouble({ path: /\/channels\/\d+\/messages$/,
      effect: { status: 403, body: { code: 50013, message: 'Missing Permissions' } } })
    const seen = await ada.choose('Answer from the articles', ada.say('which bird stands still?'))
    expect(seen).toMatchObject({ isPrivate: true, text: expect.stringContaining('heron') })
    expect(seen.buttons.map(({ label }) => label)).toEqual(['Why', 'Share'])
  })

  it('keeps a private answer private', async () => {
    const { ada, desk, discord } = await startSession()
    desk.answers = () => makeAnswer(say('too long'), { status: 'refused', private: true })
    const asked = discord.member('Bob').say('which bird?')
    expect(await ada.choose('Answer from the articles', asked)).toMatchObject({ isPrivate: true, text: 'too long' })
    expect(discord.member('Cy').screen).toHaveLength(1)
  })

  it('says so when the message holds no words', async () => {
    const { ada } = await startSession()
    expect(await ada.choose('Answer from the articles', ada.say(' '))).toMatchObject({ isPrivate: true,
      text: expect.stringContaining('no text') })
  })
})
