import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/answer/index.js'
import { standardSettings, type ServerSettings } from '../../../src/memory/index.js'
import { openCooldown, type Cooldown } from '../../../src/discord/limiting/cooldown.js'
import { acknowledged } from '../../support/discord/acknowledged.js'
import { code, makeAnswer, say, type FakeDesk } from '../../support/discord/fake-desk.js'
import { permission, type Discord, type Member, type Seen } from '../../support/discord/index.js'
import { flags } from '../../support/discord/limits.js'
import { startSession } from '../../support/discord/session.js'

let current: Awaited<ReturnType<typeof startSession>> | undefined

/** One for which no time passes: how often somebody has asked does not depend on how fast the machine answers. */
function stoppedCooldown(): Cooldown {
  const cooldown = openCooldown()
  return { take: (windows) => cooldown.take(windows, 0) }
}

async function start(settings: Partial<ServerSettings> = {}) {
  const session = await startSession({}, { cooldown: stoppedCooldown(), repeats: undefined })
  current = session
  session.desk.settings = (guild) =>
    Promise.resolve(guild === undefined ? standardSettings : { ...standardSettings, ...settings })
  return session
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const label = ({ buttons }: Seen): readonly string[] => buttons.map(({ label }) => label)
/** Uses a command, and lets the bot hear that its answer has arrived: it knows of an answer from then on. */
async function use(member: Member, command: string, options: Parameters<Member['slash']>[1]): Promise<Seen> {
  const answers = (): number => current?.log.lines.filter(({ message }) => message === 'answered').length ?? 0
  const before = answers()
  const seen = await member.slash(command, options)
  await current?.discord.until('the bot has heard', () => (answers() > before ? true : undefined))
  return seen
}

const ask = (member: Member, question: string, more = {}): Promise<Seen> => use(member, 'ask', { question, ...more })

/** Lets the desk's next answers wait. @returns Gives the one that was asked for last. */
function hold(desk: FakeDesk): (more?: Partial<Answer>) => void {
  let give: (answer: Answer) => void = () => expect.unreachable('nothing was asked')
  desk.answers = () => new Promise((resolve) => (give = resolve))
  return (more) => give(makeAnswer(say('at last'), more))
}

const isToldToWait = (discord: Discord): true | undefined =>
  acknowledged(discord).includes(flags.ephemeral) || undefined

const fromBot = ({ messages, bot }: Discord) => messages.filter(({ author }) => author.id === bot.id)

describe('asking often', () => {
  it('is refused beyond the limit, privately and with the seconds that are left', async () => {
    const { ada, desk } = await start({ memberLimit: { answers: 2, seconds: 10 } })
    await ask(ada, 'one')
    await ask(ada, 'two')
    const refused = await ask(ada, 'three')
    expect(refused.isPrivate).toBe(true)
    expect(refused.text).toMatch(
      /^You have asked twice within 10 s, which is the limit here\. Ask again in 10 s\.$/,
    )
    expect(desk.asked).toHaveLength(2)
  })

  it('is counted for each member alone', async () => {
    const { ada, discord } = await start({ memberLimit: { answers: 1, seconds: 10 } })
    await ask(ada, 'one')
    expect((await ask(discord.member('Bo'), 'two')).text).toContain('heron')
  })

  it('by many fills a channel, in which a hidden answer can still be had, and which threads do not share', async () => {
    const { ada, discord } = await start({ channelLimit: { answers: 1, seconds: 10 } })
    await ask(ada, 'one')
    const bo = discord.member('Bo')
    expect((await ask(bo, 'two')).text).toMatch(/^I have answered once within 10 s in this channel.*hide the answer/)
    expect((await ask(bo, 'two', { hide: true })).text).toContain('heron')
    expect((await ask(bo.at(discord.thread()), 'two')).text).toContain('heron')
  })

  it('keeps nobody from what is given however often it is asked for', async () => {
    const { ada, desk } = await start({ memberLimit: { answers: 1, seconds: 10 } })
    Object.assign(desk, {
      commands: desk.commands.map((command) => (command.name === 'ponder' ? { ...command, free: true } : command)),
    })
    desk.answers = () =>
      makeAnswer(say('your right'), { private: true,
        controls: [{ label: 'Again', action: { kind: 'run', command: 'ponder', args: {} } }] })
    await ask(ada, 'one')
    for (let turn = 0; turn < 3; turn++) expect((await ada.slash('ponder')).text).toBe('your right')
    const seen = await ada.slash('ponder')
    for (let turn = 0; turn < 6; turn++) expect((await ada.press(seen, 'Again')).text).toBe('pressed run')
  })

  it('is free to those who manage messages', async () => {
    const { discord } = await start({ memberLimit: { answers: 1, seconds: 10 } })
    const moderator = discord.member('Mo', { may: permission.manageMessages })
    for (const question of ['one', 'two', 'three']) expect((await ask(moderator, question)).text).toContain('heron')
  })

  it('by button counts a quarter, and for the presser alone', async () => {
    const { ada } = await start({ memberLimit: { answers: 1, seconds: 10 }, channelLimit: { answers: 1, seconds: 10 } })
    const seen = await ask(ada, 'one')
    for (let turn = 0; turn < 4; turn++) expect((await ada.press(seen, 'Why')).text).toContain('pressed show')
    expect((await ada.press(seen, 'Why')).text).toContain('You have asked 4 times within 10 s')
  })

  it('in direct messages has the standard limit, and no channel', async () => {
    const { discord, ada } = await start({ memberLimit: { answers: 1, seconds: 10 } })
    const alone = ada.at(discord.direct())
    for (let turn = 0; turn < 5; turn++) expect((await ask(alone, `question ${turn}`)).text).toContain('heron')
    expect((await ask(alone, 'one more')).text).toContain('You have asked 5 times')
  })

  it('by mention is told so once, then met with silence', async () => {
    const { ada, discord, desk } = await start({ memberLimit: { answers: 1, seconds: 10 } })
    for (let turn = 0; turn < 6; turn++) ada.say(`<@${discord.bot.id}> question ${turn}`)
    await discord.until('two messages came', () => (fromBot(discord).length === 2 ? true : undefined))
    await wait(50)
    expect(fromBot(discord)).toHaveLength(2)
    expect(ada.screen.map(({ text }) => text).find((text) => text.startsWith('I have reached'))).toMatch(
      /^I have reached my limit here\. Ask again in \d+ s\.$/,
    )
    expect(desk.asked).toHaveLength(1)
  })
})

describe('a question asked again', () => {
  it('leads to the earlier answer, privately, and is answered anew by a button', async () => {
    const { ada, discord, desk } = await start()
    const first = await ask(ada, 'Is a *heron* patient?')
    const bo = discord.member('Bo')
    const again = await ask(bo, ' is a *heron* PATIENT ')
    expect(again.isPrivate).toBe(true)
    expect(again.text).toContain(
      `(<https://discord.com/channels/${discord.server.id}/${first.message.channel_id}/${first.message.id}>)`,
    )
    expect(label(again)).toEqual(['Answer anyway'])
    expect(desk.asked).toHaveLength(1)
    const anew = await bo.press(again, 'Answer anyway')
    expect(anew.isPrivate).toBe(false)
    expect(label(anew)).toContain('Remove')
    expect(desk.asked.map(({ args }) => args)).toEqual([{ question: 'Is a *heron* patient?' }, {
      question: 'is a *heron* PATIENT',
    }])
  })

  it('by several at the same moment is answered once, and the others are led there', async () => {
    const { ada, discord, desk } = await start()
    desk.answers = async () => (await wait(30), makeAnswer(say('at last')))
    const all = await Promise.all(
      [ada, discord.member('Bo'), discord.member('Cy')].map((member) => member.slash('ask', { question: 'patient?' })),
    )
    const [answer] = all.filter(({ isPrivate }) => !isPrivate)
    expect(all.map(({ isPrivate }) => isPrivate).sort()).toEqual([false, true, true])
    expect(all.filter(({ text }) => text.includes(answer?.message.id ?? '?'))).toHaveLength(2)
    expect(desk.asked).toHaveLength(1)
  })

  it('by several at the same moment is answered by the next one where the first was not', async () => {
    const { ada, discord, desk } = await start()
    desk.answers =
      async () => (await wait(30),
        makeAnswer(say('no'), { status: desk.asked.length === 1 ? 'failed' : 'answered',
          private: desk.asked.length === 1 }))
    const all = await Promise.all(
      [ada, discord.member('Bo'), discord.member('Cy')].map((member) => member.slash('ask', { question: 'patient?' })),
    )
    expect(all.map(({ isPrivate }) => isPrivate).sort()).toEqual([false, true, true])
    expect(desk.asked).toHaveLength(2)
  })

  it('that waits long for the same to be answered is acknowledged privately meanwhile', async () => {
    const { ada, discord, desk } = await start()
    const answer = hold(desk)
    const both = Promise.all([ada.slash('ask', { question: 'patient?' }),
      discord.member('Bo').slash('ask', { question: 'patient?' })])
    await discord.until('the second is acknowledged', () => isToldToWait(discord))
    answer()
    const [first, second] = await both
    expect([first.isPrivate, second.isPrivate, second.text.includes(first.message.id)]).toEqual([false, true, true])
    expect(label(second)).toEqual(['Answer anyway'])
  })

  it('by a button that is pressed twice is answered once more, not twice', async () => {
    const { ada, discord, desk } = await start()
    await ask(ada, 'patient?')
    const bo = discord.member('Bo')
    const again = await bo.slash('ask', { question: 'patient?' })
    desk.answers = async () => (await wait(30), makeAnswer(say('once more')))
    const seen = await Promise.all([bo.press(again, 'Answer anyway'), bo.press(again, 'Answer anyway')])
    expect(seen.map(({ isPrivate }) => isPrivate).sort()).toEqual([false, true])
    expect(desk.asked).toHaveLength(2)
  })

  it('by mention while the same is on its way leads there', async () => {
    const { ada, discord, desk } = await start()
    desk.answers = async () => (await wait(30), makeAnswer(say('at last')))
    for (const member of [ada, discord.member('Bo')]) member.say(`<@${discord.bot.id}> patient?`)
    await discord.until('both are answered', () => (fromBot(discord).length === 2 ? true : undefined))
    expect(desk.asked).toHaveLength(1)
  })

  it('keeps what was picked in the button itself', async () => {
    const { ada, desk } = await start()
    await use(ada, 'compare', { left: 'heron', right: 'stork' })
    const again = await ada.slash('compare', { right: 'stork', left: 'heron' })
    expect(again.isPrivate).toBe(true)
    await ada.press(again, 'Answer anyway')
    expect(desk.asked[1]).toMatchObject({ command: 'compare', args: { left: 'heron', right: 'stork' } })
  })

  it('by mention, or by the menu, leads there too', async () => {
    const { ada, discord, desk } = await start()
    const first = await ask(ada, 'patient?')
    const answer = discord.nextMessage()
    const asked = ada.say(`<@${discord.bot.id}> patient?`)
    expect((await answer).text).toContain(first.message.id)
    expect((await ada.choose('Answer from the articles', discord.member('Bo').say('patient'))).text).toContain(
      first.message.id,
    )
    expect(desk.asked).toHaveLength(1)
    expect(asked.id).not.toBe(first.message.id)
  })

  it.each([
    ['was removed', (ada: Member, seen: Seen) => ada.dismiss(seen, 'Remove')],
    [
      'was deleted',
      (_: Member, { message }: Seen, discord: Discord) => {
        discord.erase(message)
        return Promise.resolve()
      },
    ],
    [
      'was deleted with others',
      (ada: Member, { message }: Seen, discord: Discord) => {
        discord.erase(ada.say('hello'), message)
        return Promise.resolve()
      },
    ],
  ])('is answered where the earlier answer %s', async (_, remove) => {
    const { ada, discord } = await start()
    await remove(ada, await ask(ada, 'patient?'), discord)
    expect((await ask(ada, 'patient?')).isPrivate).toBe(false)
  })

  it.each([
    ['hidden', async (ada: Member) => ask(ada, 'patient?', { hide: true })],
    ['in another channel', async (ada: Member, discord: Discord) => ask(ada.at(discord.thread()), 'patient?')],
  ])('%s is answered', async (_, again) => {
    const { ada, discord, desk } = await start()
    await ask(ada, 'patient?')
    await again(ada, discord)
    expect(desk.asked).toHaveLength(2)
  })

  it.each([
    ['was hidden', 'answered' as const, { hide: true }],
    ['had failed', 'failed' as const, {}],
    ['had been refused', 'refused' as const, {}],
  ])('is answered when the earlier answer %s', async (_, status, options) => {
    const { ada, desk } = await start()
    desk.answers = () => makeAnswer(say('said'), { status })
    await ask(ada, 'patient?', options)
    await ask(ada, 'patient?')
    expect(desk.asked).toHaveLength(2)
  })

  it('by the menu, and answered all the same, is answered as a reply', async () => {
    const { ada, discord } = await start()
    await ask(ada, 'patient?')
    const asked = discord.member('Bo').say('patient?')
    const notice = await ada.press(await ada.choose('Answer from the articles', asked), 'Answer anyway')
    expect(notice.text).toContain('Answered as a reply')
    expect(fromBot(discord).at(-1)?.['message_reference']).toMatchObject({ message_id: asked.id })
  })

  it('in other words that mean the same leads there', async () => {
    const { ada, desk } = await start()
    desk.settle = (asked) => ({ ...asked, args: { left: 'heron', right: 'stork' } })
    await ada.slash('compare', { left: 'heron', right: 'stork' })
    expect((await ada.slash('compare', { left: 'White Stork', right: 'herons' })).isPrivate).toBe(true)
  })

  it('that was shared meanwhile leads there', async () => {
    const { ada, discord, desk } = await start()
    const hidden = await ask(ada, 'patient?', { hide: true })
    const shared = await ada.press(hidden, 'Share')
    expect((await ask(discord.member('Bo'), 'patient?')).text).toContain(shared.message.id)
    expect(desk.asked).toHaveLength(1)
  })

  it.each([
    ['leads there once it stands', {}, true],
    ['shares all the same where it fails', { status: 'failed', private: true }, false],
  ] as const)('and shared while it is under way for long %s', async (_, more, isLed) => {
    const { ada, discord, desk } = await start()
    const bo = discord.member('Bo')
    const hidden = await ask(bo, 'patient?', { hide: true })
    const answer = hold(desk)
    const asking = ada.slash('ask', { question: 'patient?' })
    await discord.until('it is under way', () => (desk.asked.length === 2 ? true : undefined))
    const sharing = bo.press(hidden, 'Share')
    await discord.until('who shares is acknowledged', () => isToldToWait(discord))
    answer(more)
    const [first, shared] = [await asking, await sharing]
    expect([shared.isPrivate, shared.text.includes(first.message.id), shared.text.includes('Shared by Bo')]).toEqual([
      isLed,
      isLed,
      !isLed,
    ])
  })

  it('is shared once, however often Share is pressed, until what was shared is gone', async () => {
    const { ada, discord } = await start({ memberLimit: { answers: 50, seconds: 10 } })
    const hidden = await ask(ada, 'patient?', { hide: true })
    for (const seen of [hidden, await ada.press(hidden, 'Why')]) {
      const both = await Promise.all([ada.press(seen, 'Share'), ada.press(seen, 'Share')])
      const [shared] = both.filter(({ isPrivate }) => !isPrivate)
      expect(both.map(({ isPrivate }) => isPrivate).sort()).toEqual([false, true])
      expect((await ada.press(seen, 'Share')).text).toContain(shared?.message.id)
      if (shared) discord.erase(shared.message)
      expect((await ada.press(seen, 'Share')).isPrivate).toBe(false)
    }
  })

  it('is answered where a pick has changed the earlier answer, or the one that is then shared', async () => {
    const { ada, discord, desk } = await start()
    const pickers = [{ kind: 'choices', label: 'Needs', options: [{ label: 'Speed', value: 'speed', picked: false }],
      min: 0, max: 1, action: { kind: 'rejudge', answer: code, page: 0 } }] as const
    const change = (words: string) => () => Promise.resolve(makeAnswer(say(words), { inPlace: true, pickers }))
    desk.answers = () => makeAnswer(say('asked'), { pickers })
    desk.press = change('picked')
    const open = await ask(ada, 'patient?')
    expect((await ada.pick(open, 'Needs', ['speed'])).message.id).toBe(open.message.id)
    expect((await ask(discord.member('Bo'), 'patient?')).isPrivate).toBe(false)
    const hidden = await ask(ada, 'quick?', { hide: true })
    const shared: Seen[] = []
    for (const words of ['once', 'twice']) {
      desk.press = change(words)
      shared.push(await ada.press(await ada.pick(hidden, 'Needs', ['speed']), 'Share'))
    }
    expect(shared.map(({ isPrivate, text }) => [isPrivate, text])).toEqual([[false, '-# Shared by Ada\nonce'], [false,
      '-# Shared by Ada\ntwice']])
    expect((await ask(discord.member('Bo'), 'quick?')).isPrivate).toBe(false)
  })

  it('in direct messages is answered each time', async () => {
    const { ada, discord, desk } = await start()
    const alone = ada.at(discord.direct())
    await ask(alone, 'patient?')
    await ask(alone, 'patient?')
    expect(desk.asked).toHaveLength(2)
  })

  it('that came late, with its answer deferred, is known all the same', async () => {
    const { ada, desk } = await start()
    desk.answers = async () => {
      await wait(1_600)
      return makeAnswer(say('slow'))
    }
    await ask(ada, 'patient?')
    expect((await ask(ada, 'patient?')).isPrivate).toBe(true)
  })
})

describe('a server that wants private answers', () => {
  it('gets them, unless the asker says otherwise', async () => {
    const { ada } = await start({ visibility: 'private' })
    const seen = await ask(ada, 'one')
    expect(seen.isPrivate).toBe(true)
    expect(label(seen)).toContain('Share')
    expect((await ask(ada, 'two', { hide: false })).isPrivate).toBe(false)
  })

  it('gets them from the menu, too', async () => {
    const { ada, discord } = await start({ visibility: 'private' })
    const seen = await ada.choose('Answer from the articles', discord.member('Bo').say('patient?'))
    expect(seen.isPrivate).toBe(true)
    expect(seen.text).toContain('heron')
    expect(fromBot(discord)).toHaveLength(1)
  })
})

describe('a server that names the channels', () => {
  it('is answered for all in them and in their threads', async () => {
    const { ada, discord, desk } = await start()
    const [channel] = discord.server.channels
    desk.settings = () => Promise.resolve({ ...standardSettings, channels: [channel?.id ?? ''] })
    expect((await ask(ada, 'one')).isPrivate).toBe(false)
    expect((await ask(ada.at(discord.thread()), 'one')).isPrivate).toBe(false)
  })

  it('is answered privately elsewhere, with where it would not have been, and nothing to share', async () => {
    const { ada, discord } = await start({ channels: ['123', '456', '789', '10'] })
    for (const options of [{}, { hide: false }]) {
      const seen = await ask(ada, 'one', options)
      expect(seen.isPrivate).toBe(true)
      expect(seen.text).toContain(
        'Only you can see this. In this server I answer publicly in [another channel](<https://discord.com/channels/',
      )
      expect(seen.text).toContain('and 1 more.')
      expect(label(seen)).toEqual(['Why'])
      expect(label(await ada.press(seen, 'Why'))).toEqual([])
    }
    expect((await ask(ada, 'two', { hide: true })).text).not.toContain('Only you can see this')
    expect((await ada.choose('Answer from the articles', discord.member('Bo').say('patient?'))).isPrivate).toBe(true)
  })

  it('does not let an older answer be shared elsewhere', async () => {
    const { ada, desk } = await start()
    const seen = await ask(ada, 'one', { hide: true })
    desk.settings = () => Promise.resolve({ ...standardSettings, channels: ['123'] })
    expect((await ada.press(seen, 'Share')).text).toContain('cannot be shared here')
  })

  it.each([
    ['elsewhere', { channels: ['123'] }],
    ['where the server wants none', { mentions: false }],
  ])('is not answered by mention %s', async (_, settings) => {
    const { ada, discord, desk } = await start(settings)
    ada.say(`<@${discord.bot.id}> patient?`)
    ada.say(`<@${discord.bot.id}>`)
    await wait(50)
    expect([desk.asked.length, fromBot(discord).length]).toEqual([0, 0])
    const alone = ada.at(discord.direct())
    const answer = discord.nextMessage()
    alone.say('patient?')
    expect((await answer).text).toContain('heron')
  })
})
