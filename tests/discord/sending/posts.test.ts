import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/answer/index.js'
import { standardSettings } from '../../../src/memory/index.js'
import type { Scope, Sent } from '../../../src/commands/index.js'
import { markdownIn, stringsIn, type Data } from '../../support/discord/checks.js'
import { makeAnswer, makeDesk, makeSlowDesk, say } from '../../support/discord/fake-desk.js'
import { makeRole, makeServer, permission, type Discord, type DiscordOptions, type Seen,
  type Trouble } from '../../support/discord/index.js'
import { startSession } from '../../support/discord/session.js'

/** A desk that posts things, and remembers where they went. */
async function startPosting(options: DiscordOptions = {}, post: Partial<Answer> = {}) {
  const told: { readonly what: string; readonly sent: Sent; readonly scope: Scope }[] = []
  const desk = {
    ...makeDesk(),
    sent: (receipt: string, sent: Sent, scope: Scope) =>
      Promise.resolve(void told.push({ what: `sent ${receipt}`, sent, scope })),
    removed: (sent: Sent, scope: Scope) => Promise.resolve(void told.push({ what: 'removed', sent, scope })),
  }
  desk.answers = () => makeAnswer(say('At a glance'), { receipt: 'glance 3', ...post })
  const session = await startSession(options, { desk })
  return { ...session, desk, told }
}

const placeOf = ({ message }: Seen): Sent => ({ message: message.id, channel: message.channel_id })

describe('an answer with a receipt', () => {
  it('is reported once it stands somewhere', async () => {
    const { ada, told, discord } = await startPosting()
    const seen = await ada.slash('ask', { question: 'glance' })
    await discord.until('the desk was told', () => told[0])
    expect(told).toMatchObject([{ what: 'sent glance 3', sent: placeOf(seen),
      scope: { guild: discord.server.id, person: { id: ada.user.id } } }])
  })

  it('is shown to its poster alone, neither reported nor to be shared, when told to hide', async () => {
    const { ada, told } = await startPosting()
    const seen = await ada.slash('ask', { question: 'glance', hide: true })
    expect([seen.isPrivate, seen.buttons]).toEqual([true, []])
    expect(told).toEqual([])
  })

  it('is posted for all to see where answers are private as a rule', async () => {
    const { ada, desk, discord, told } = await startPosting()
    desk.settings = () => Promise.resolve({ ...standardSettings, visibility: 'private' })
    expect((await ada.slash('ask', { question: 'glance' })).isPrivate).toBe(false)
    await discord.until('the desk was told', () => told[0])
  })

  it('is reported also where Discord carried it out and then said that it had failed', async () => {
    const { ada, discord, told } = await startPosting()
    discord.trouble({ path: /callback/, effect: 'after' })
    const seen = await ada.slash('ask', { question: 'glance' })
    await discord.until('the desk was told', () => told[0])
    expect(told).toMatchObject([{ what: 'sent glance 3', sent: placeOf(seen) }])
  })

  it('is not reported when it could not be said', async () => {
    const { ada, told, discord } = await startPosting()
    discord.trouble({ path: /callback/,
      effect: { status: 404, body: { code: 10062, message: 'Unknown interaction' } } })
    void ada.slash('ask', { question: 'glance' }).catch(() => undefined)
    await discord.until('the answer was refused', () => discord.calls.find(({ status }) => status === 404))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(told).toEqual([])
  })

  it.each(['by its poster', 'by a moderator', 'by a role that may', 'by somebody who deletes it'] as const)(
    'is reported when it is taken away %s',
    async (how) => {
      const keepers = makeRole('Keepers')
      const home = makeServer('Home', { roles: [keepers] })
      const { ada, told, discord, desk } = await startPosting({ servers: [home] })
      desk.settings = () => Promise.resolve({ ...standardSettings, managerRoles: [keepers.id] })
      const seen = await ada.slash('ask', { question: 'glance' })
      await discord.until('the desk was told', () => told[0])
      if (how === 'by its poster') await ada.dismiss(seen, 'Remove')
      if (how === 'by a moderator')
        await discord.member('Mo', { may: permission.manageMessages }).dismiss(seen, 'Remove')
      if (how === 'by a role that may') await discord.member('Kim', { roles: [keepers] }).dismiss(seen, 'Remove')
      if (how === 'by somebody who deletes it') discord.erase(seen.message)
      await discord.until('the desk was told again', () => told[1])
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(told).toHaveLength(2)
      expect(told[1]).toMatchObject({ what: 'removed', sent: placeOf(seen), scope: { guild: home.id } })
    },
  )

  it('is still watched when Discord did not let it be taken away', async () => {
    const { ada, told, discord, log } = await startPosting()
    const seen = await ada.slash('ask', { question: 'glance' })
    await discord.until('the desk was told', () => told[0])
    discord.trouble({ method: 'DELETE', path: /@original$/,
      effect: { status: 403, body: { code: 50013, message: 'Missing Permissions' } } })
    void ada.dismiss(seen, 'Remove').catch(() => undefined)
    await discord.until('it was refused', () => log.lines.find(({ level }) => level === 'warn'))
    expect(told).toHaveLength(1)
    discord.erase(seen.message)
    await discord.until('the desk was told again', () => told[1])
  })

  it('is not taken away by anyone else', async () => {
    const { ada, discord, told } = await startPosting()
    const seen = await ada.slash('ask', { question: 'glance' })
    await discord.until('the desk was told', () => told[0])
    expect((await discord.member('Bob').press(seen, 'Remove')).text).toContain('can remove this')
    expect(told.map(({ what }) => what)).toEqual(['sent glance 3'])
  })
})

describe('a post that follows a private acknowledgement', () => {
  const start = async () => {
    const desk = { ...makeSlowDesk(),
      settings: () => Promise.resolve({ ...standardSettings, visibility: 'private' as const }) }
    desk.answers = () => makeAnswer(say('At a glance'), { receipt: 'glance 3' })
    return startSession({}, { desk })
  }
  const toAll = ({ messages }: Discord) => messages.filter((message) => message['for'] === null)

  it('stands once, for all to see', async () => {
    const { ada, discord } = await start()
    expect(await ada.slash('ask', { question: 'glance' })).toMatchObject({ isPrivate: false, text: 'At a glance' })
    expect(discord.messages).toHaveLength(1)
  })

  it.each([
    ['failed after it was carried out', 'after', 1],
    ['failed', { status: 500, body: { message: 'No' } }, 0],
    ['was cut off', 'break', 0],
  ] as const)('is never sent twice, and apologised for, where the call %s', async (_, effect, stand) => {
    const { ada, discord, log } = await start()
    discord.trouble({ method: 'POST', path: /^\/webhooks\//, effect })
    await ada.slash('ask', { question: 'glance' }).catch(() => undefined)
    const apology = await discord.until('an apology came',
      () => ada.screen.find(({ text }) => text.includes('Something went wrong')))
    expect([apology.isPrivate, toAll(discord).length]).toEqual([true, stand])
    expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([{
      fields: { lost: expect.stringContaining('sent once') },
    }])
    expect(stringsIn(log.lines).filter((words) => words.includes('At a glance'))).toEqual([])
  })
})

describe('an answer to be posted as a reply', () => {
  const pickOne = async (options: DiscordOptions = {}, more: Partial<Answer> = {},
    { trouble, may = 0n, channels = [] }: { readonly trouble?: Trouble; readonly may?: bigint;
      readonly channels?: readonly string[] } = {}) => {
    const session = await startPosting(options)
    const { desk, discord } = session
    const ada = discord.member('Ada', { may })
    desk.settings = () => Promise.resolve({ ...standardSettings, channels })
    desk.answers = () =>
      makeAnswer(say('Choose'), { private: true,
        controls: [{ label: 'Post it', action: { kind: 'run', command: 'ask', args: {} } }] })
    const question = ada.say('Which one, please?')
    desk.press = () =>
      Promise.resolve(makeAnswer(say('At a glance'), { receipt: 'glance 3', replyTo: question.id, ...more }))
    const menu = await ada.slash('ask', { question: 'which?' })
    if (trouble) discord.trouble(trouble)
    const done = await ada.press(menu, 'Post it')
    const posts = discord.messages.filter((message) =>
      message.author.id === discord.bot.id && message['for'] === undefined
    )
    return { ...session, ada, question, menu, done, posts }
  }

  it('stands in the channel, names who posted it, and leaves a link where the button was', async () => {
    const { posts, question, menu, done, told, ada } = await pickOne()
    expect(posts).toMatchObject([{ message_reference: { message_id: question.id } }])
    expect(posts.map(({ components }) => markdownIn(components)[0])).toEqual(['-# Posted by Ada'])
    expect([done.message.id, done.isPrivate]).toEqual([menu.message.id, true])
    expect(done.text).toContain('Answered as a reply')
    expect(told).toMatchObject([{ what: 'sent glance 3', sent: { message: posts[0]?.id },
      scope: { person: { id: ada.user.id } } }])
  })

  it('is posted and reported once, however often Discord fails at the notice', async () => {
    const { posts, told, done } = await pickOne({}, {}, {
      trouble: { path: /callback$/, effect: { status: 503 }, times: 3 },
    })
    expect([posts.length, told.length]).toEqual([1, 1])
    expect(done.text).toContain('Answered as a reply')
  })

  it("is the interaction's own public answer where the bot may not write", async () => {
    const { done, told, posts, discord } = await pickOne({
      servers: [makeServer('Read only', { without: permission.sendMessages })],
    }, {}, { may: permission.sendMessages })
    expect(posts).toEqual([])
    expect(done).toMatchObject({ isPrivate: false, text: 'At a glance' })
    await discord.until('the desk was told', () => told[0])
    expect(told).toMatchObject([{ sent: { message: done.message.id } }])
  })

  it('is for its poster alone, unreported and with the reason, where the poster may not write', async () => {
    const { done, told, posts } = await pickOne({
      servers: [makeServer('Read only', { without: permission.sendMessages })],
    })
    expect(done).toMatchObject({ isPrivate: true, buttons: [],
      text: expect.stringMatching(/^At a glance\nYou cannot write in this channel/) })
    expect([posts, told]).toEqual([[], []])
  })

  it.each([['a reply', {}], ['none', { replyTo: undefined }]] as const)(
    'is for its poster alone, unreported and with the reason, in a channel that the server did not name, be it %s',
    async (_, more) => {
      const { done, told, posts } = await pickOne({}, more as Partial<Answer>, { channels: ['123'] })
      expect(done).toMatchObject({ isPrivate: true, buttons: [],
        text: expect.stringMatching(/^At a glance\nOnly you can see this/) })
      expect([posts, told]).toEqual([[], []])
    },
  )

  it('is for its poster alone there also by command', async () => {
    const { ada, desk, discord, told, question } = await pickOne({}, {}, { channels: ['123'] })
    desk.answers = () => makeAnswer(say('At a glance'), { receipt: 'glance 3', replyTo: question.id })
    expect((await ada.slash('ask', { question: 'glance' })).isPrivate).toBe(true)
    expect([told,
      discord.messages.filter((message) => message.author.id === discord.bot.id && message['for'] === undefined)])
      .toEqual([[], []])
  })

  it('calls the one person whom it is to call, and nobody else', async () => {
    const { discord, question } = await pickOne({}, { mention: '123456789012345678', blocks: say('<@99> @everyone') })
    const sent = discord.calls.find(({ method, path }) => method === 'POST' && path.endsWith('/messages'))
    expect(sent?.body).toMatchObject({ allowed_mentions: { parse: [], users: ['123456789012345678'] },
      message_reference: { message_id: question.id } })
    expect(markdownIn((sent?.body as Data)['components'])[0]).toBe('<@123456789012345678>')
  })
})

describe('whom an answer calls', () => {
  it('is nobody when only the asker sees it, or when it is no person', async () => {
    const { ada, discord, desk } = await startSession()
    desk.answers = () => makeAnswer(say('psst'), { mention: '123456789012345678' })
    await ada.slash('ask', { question: 'a', hide: true })
    desk.answers = () => makeAnswer(say('psst'), { mention: '@everyone' })
    await ada.slash('ask', { question: 'b' })
    const answers = discord.calls.filter(({ path }) => path.endsWith('/callback')).map(({ body }) => body)
    expect(answers).toMatchObject([{ data: { allowed_mentions: { users: [] } } }, { data: { allowed_mentions: {
      users: [],
    } } }])
    expect(stringsIn(answers).filter((words) => words.includes('<@'))).toEqual([])
  })
})
