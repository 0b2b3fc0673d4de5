import { describe, expect, it } from 'vitest'
import { permission } from '../../support/discord/index.js'
import { startSession } from '../../support/discord/session.js'
import { openHouse } from '../../support/house.js'
import { openTestStore } from '../../support/store.js'

async function start() {
  const store = await openTestStore()
  const session = await startSession({}, { desk: openHouse(() => Promise.resolve(store), { now: Date.now }) })
  const may = permission.manageMessages
  return { ...session, store, mo: session.discord.member('Mo', { may }), olu: session.discord.member('Olu', { may }) }
}

const learn = { name: 'Learning', title: 'Which first?', aliases: 'first language',
  body: '**Both** are taught.\n[[compare node python learning-curve]]\n[[quote bmc#6]]' }

describe('canned comparisons in Discord', () => {
  it('are written in a form, posted for all to see, and removed by the one who posted them', async () => {
    const { mo, ada, discord, store } = await start()
    const form = await mo.slash('canned-manage create')
    expect(form.modal?.title).toBe('New canned comparison')
    const saved = await mo.fill(form, learn)
    expect(saved.isPrivate).toBe(true)
    expect(saved.text).toContain('Saved: learning, version 1')
    expect((await mo.type('canned', 'name', 'first')).map(({ value }) => value)).toContain('learning')

    const { channelId, guildId = '' } = discord.place()
    const isRemembered = async () =>
      (await store.canned.findPost({ guild: guildId, channel: channelId, name: 'learning' }, 0)) !== undefined
    const post = await mo.slash('canned', { name: 'learning' })
    expect(post.isPrivate).toBe(false)
    expect(post.text).toContain('### Which first?\n**Both** are taught.')
    expect(post.text).toContain('> Ease of use.')
    expect((await ada.press(post, 'Why')).isPrivate).toBe(true)

    await expect.poll(isRemembered).toBe(true)
    const again = await mo.slash('canned', { name: 'learning' })
    expect(again.isPrivate).toBe(true)
    expect(again.text).toContain(post.message.id)
    expect((await ada.press(post, 'Remove')).text).toContain('Only the person who asked')
    await mo.dismiss(post, 'Remove')
    await expect.poll(isRemembered).toBe(false)
    expect((await mo.slash('canned', { name: 'learning' })).isPrivate).toBe(false)
  })

  it.each([
    ['a title that nobody can see', { title: '\u200b' }, 'Saved: n'],
    ['a title of as many signs as the form takes', { title: '🦫'.repeat(100) }, 'Saved: n'],
    ['a title of blanks', { title: '  ' }, 'Saved: n'],
    ['a name of blanks', { name: '  ' }, 'a name needs at least one letter or digit'],
    ['a text of blanks', { body: ' \n ' }, 'It has no text yet'],
    ['other names that nobody can see', { aliases: '\u200b' }, 'Saved: n'],
    ['a text of as many signs as the form takes', { body: '🦫'.repeat(4000) }, 'Saved: n'],
    ['a name that nobody can see', { name: '\u200b' }, 'a name needs at least one letter or digit'],
    ['a text that nobody can see', { body: '\u2800\u200b' }, 'It has no text yet'],
  ])('lose nothing of a form with %s', async (_what, fields, expected) => {
    const { mo } = await start()
    const form = await mo.slash('canned-manage create')
    const answer = await mo.fill(form, { name: 'n', title: 'T', body: 'Mine.', ...fields })
    expect(answer.text).toContain(expected)
    if (!expected.startsWith('Saved')) {
      expect(answer.files).toHaveLength(1)
      return
    }
    const opened = (await mo.slash('canned-manage edit', { name: 'n' })).modal
    expect(opened?.fields.at(-1)?.value).toBe({ body: 'Mine.', ...fields }.body)
    expect(
      (await mo.fill(await mo.slash('canned-manage edit', { name: 'n' }), { title: '\u200b', body: 'Other.' })).text,
    ).toContain('version 2')
  })

  it('are posted once when two moderators post the same one at once, and the second is led to the first', async () => {
    const { mo, olu } = await start()
    const seen = await Promise.all([mo.slash('canned', { name: 'security' }), olu.slash('canned', { name: 'secure' })])
    const [post, other] = [...seen].sort((a, b) => Number(a.isPrivate) - Number(b.isPrivate))
    expect([post?.isPrivate, other?.isPrivate]).toEqual([false, true])
    expect(other?.text).toContain('was posted here a moment ago')
    expect(other?.text).toContain(post?.message.id)
  })

  it('are posted once by a button that is pressed twice', async () => {
    const { mo, discord } = await start()
    await mo.slash('canned', { name: 'security' })
    const pointer = await mo.slash('canned', { name: 'security' })
    const seen = await Promise.all([mo.press(pointer, 'Post it anyway'), mo.press(pointer, 'Post it anyway')])
    expect(seen.map(({ isPrivate }) => isPrivate).sort()).toEqual([false, true])
    expect(discord.messages.filter((message) => message['for'] === null)).toHaveLength(2)
  })

  it('are posted by the second moderator where the first one’s post failed', async () => {
    const { mo, olu, discord } = await start()
    discord.trouble({ path: /callback$/, effect: { status: 400, body: { code: 50035, message: 'No' } } })
    const seen = await Promise.all([mo.slash('canned', { name: 'security' }),
      olu.slash('canned', { name: 'security' })])
    expect(seen.map(({ isPrivate, text }) => [isPrivate, text.includes('Something went wrong')]).sort()).toEqual([[
      false,
      false,
    ], [true, true]])
  })

  it('are posted as a reply to the message they were chosen for', async () => {
    const { mo, ada } = await start()
    const question = ada.say('node or python, for chats?')
    const list = await mo.choose('Reply with a canned comparison', question)
    expect(list.isPrivate).toBe(true)
    await mo.pick(list, list.pickers[0]!.id, ['real-time'])
    const post = mo.screen.find(({ text }) => text.includes('Real-time: chat'))
    expect(post?.message).toMatchObject({ message_reference: { message_id: question.id } })
  })

  it.each([
    ['denied', 'denyChannels', true],
    ['the only one allowed', 'allowChannels', false],
  ] as const)('are restricted in a thread as in its channel: %s', async (_, list, isPrivate) => {
    const { mo, discord, store } = await start()
    await mo.fill(await mo.slash('canned-manage create'), learn)
    const written = await store.canned.find(discord.server.id, 'learning')
    const restriction = { ...written!.restriction, [list]: [discord.place().channelId] }
    await store.canned.save([{ ...written!, guild: discord.server.id, restriction, seen: written!.version,
      change: 'restrict', by: '1', at: 1 }])
    const post = await mo.at(discord.thread()).slash('canned', { name: 'learning' })
    expect(post.isPrivate).toBe(isPrivate)
  })

  it('begin with an answer that was given', async () => {
    const { mo } = await start()
    const answer = await mo.slash('compare', { left: 'node', right: 'python', topic: 'real-time' })
    const form = await mo.choose('Save as canned comparison', answer.message)
    const body = form.modal?.fields.find(({ name }) => name === 'body')
    expect(body?.value).toContain('[[compare node python real-time]]')
    expect((await mo.fill(form, { name: 'chats', title: 'Chats' })).text).toContain('Saved: chats, version 1')
  })

  it('tell two moderators apart who edit the same one, and lose nobody’s words', async () => {
    const { mo, olu } = await start()
    await mo.fill(await mo.slash('canned-manage create'), learn)
    const mine = await mo.slash('canned-manage edit', { name: 'learning' })
    const theirs = await olu.slash('canned-manage edit', { name: 'learning' })
    await olu.fill(theirs, { body: 'Theirs.' })
    const conflict = await mo.fill(mine, { body: 'Mine, and long thought about.' })
    expect(conflict.text).toContain('It was changed after you opened it')
    expect(conflict.text).toContain('+ Mine, and long thought about.')
    expect(conflict.files).toEqual(['learning.md'])
    const again = await mo.press(conflict, 'Continue with my text')
    expect((await mo.fill(again)).text).toContain('version 3')
  })

  it('are not offered to members, and refused to those who ask all the same', async () => {
    const { ada } = await start()
    expect(ada.offered().filter((name) => name.startsWith('canned'))).toEqual([])
    const refused = await ada.slash('canned', { name: 'security' }, { force: true })
    expect(refused).toMatchObject({ isPrivate: true })
    expect(refused.text).toContain('manage messages')
  })

  it('are restricted from lists of roles and channels', async () => {
    const { mo } = await start()
    const screen = await mo.slash('canned-manage restrict', { name: 'security' })
    expect(screen.pickers.map(({ type }) => type)).toEqual([6, 6, 8, 8])
    const after = await mo.pick(screen, screen.pickers[0]!.id, ['123456789012345678'])
    expect(after.message.id).toBe(screen.message.id)
    expect(after.pickers[0]!.picked).toEqual(['123456789012345678'])
    expect((await mo.slash('canned', { name: 'security' })).text).toContain('cannot be posted here')
  })

  it('travel as files', async () => {
    const { mo, discord } = await start()
    await mo.fill(await mo.slash('canned-manage create'), learn)
    const exported = await mo.slash('canned-manage export')
    expect(exported.files).toEqual(['canned-comparisons.json'])
    const text = JSON.stringify({ format: 'backquote-canned', version: 1,
      items: [{ name: 'new', title: 'New', body: 'Words.' }] })
    const plan = await mo.slash('canned-manage import', { file: discord.upload('a.json', text, 'application/json') })
    expect(plan.text).toContain('**Add** new')
    expect((await mo.press(plan, 'Import: 1 change')).text).toContain('1 comparison imported')
  })
})
