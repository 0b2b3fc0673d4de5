import { describe, expect, it } from 'vitest'
import { makeRole, makeServer, permission, type Member, type Seen } from '../../support/discord/index.js'
import { foreignMarks, moderators } from '../../support/discord/markdown.js'
import { spellSettings, standardSettings, type ServerSettings } from '../../../src/memory/index.js'
import type { Store } from '../../../src/store/index.js'
import { startSession } from '../../support/discord/session.js'
import { openHouse } from '../../support/house.js'
import { openTestStore } from '../../support/store.js'

const staff = makeRole('Staff')

async function start() {
  const store = await openTestStore()
  const desk = openHouse(() => Promise.resolve(store), { now: Date.now })
  const session = await startSession({ servers: [makeServer('Home', { roles: [staff] })] }, { desk })
  const may = permission.manageMessages
  const { discord } = session
  const write = async (who: Member, fields: Readonly<Record<string, string>>): Promise<Seen> =>
    who.fill(await who.slash('canned-manage create'), { title: 'T', body: 'Words.', ...fields })
  return { ...session, store, desk, write, mo: discord.member('Mo', { may }), olu: discord.member('Olu', { may,
    roles: [staff] }), max: discord.member('Max', { may: may | permission.manageGuild }) }
}

/** A member without rights is refused it in private, whatever they send. */
async function expectRefused(member: Member, command: string, options: Readonly<Record<string, string>> = {}) {
  const refused = await member.slash(command, options, { force: true })
  expect([refused.isPrivate, refused.text.includes('manage messages')], command).toEqual([true, true])
}

/** Nothing calls anybody, nothing is broken out of. */
const expectCalm = ({ message }: Seen): void => expect(foreignMarks(message.components, moderators)).toEqual([])

const hostile = '@everyone <@&1> [[quote x#1]] **z** ```js\n||y||'

/** What a manager picks in /settings. */
const choose = async (store: Store, guild: string, settings: Partial<ServerSettings>) =>
  store.settings.save({ guild, values: spellSettings({ ...standardSettings, ...settings }), seen: 0, by: '1', at: 1,
    subject: 'suggestions', before: 'off', after: 'on' })

describe('suggestions', () => {
  const mine = { name: 'pay', title: 'What it pays', body: '[[compare node python security]]\nAbout it.' }
  const suggest = async (who: Member, fields: Readonly<Record<string, string>>) =>
    who.fill(await who.slash('suggest comparison'), fields)

  it('are taken where the server wants them, wait with a preview, and are approved, edited or refused', async () => {
    const { ada, mo, olu, store, discord } = await start()
    expect((await ada.slash('suggest comparison')).text).toContain('does not take suggestions')
    await choose(store, discord.server.id, { suggestions: true })
    const thanks = await suggest(ada, mine)
    expect([thanks.isPrivate, thanks.text.includes('waits for the moderators')]).toEqual([true, true])
    await suggest(ada, { ...mine, name: 'edit me' })
    await suggest(ada, { ...mine, name: 'refuse me', title: hostile, body: hostile.slice(0, 40) })
    expect((await suggest(ada, { ...mine, name: 'fourth' })).text).toContain('which is the most there may be')
    await expectRefused(ada, 'canned-manage suggestions')

    const first = await mo.slash('canned-manage suggestions')
    expect(first.text).toContain('1 of 3')
    expect(first.text).toContain(`<@${ada.user.id}>`)
    expect(first.text).toContain('### What it pays')
    const both = [first, await olu.slash('canned-manage suggestions')]
    expect((await mo.press(both[0]!, 'Approve')).text).toContain('Saved: pay, version 1')
    expect((await olu.press(both[1]!, 'Approve')).text).toContain('Somebody has already decided')
    expect((await mo.slash('canned', { name: 'pay' })).isPrivate).toBe(false)

    const second = await mo.slash('canned-manage suggestions')
    const form = await mo.press(second, 'Edit and approve')
    expect((await mo.fill(form, { name: 'pay' })).text).toContain('There is already one called “pay”')
    const again = await mo.press(second, 'Edit and approve')
    expect((await mo.fill(again, { name: 'edited' })).text).toContain('Saved: edited, version 1')

    const third = await mo.slash('canned-manage suggestions')
    expectCalm(third)
    const no = await mo.fill(await mo.press(third, 'Refuse'), { word: `Sorry. ${hostile}` })
    expect(no.text).toContain('Refused:')
    expectCalm(no)
    expect((await mo.press(no, 'Next suggestion')).text).toContain('No suggestion waits')
    expect((await mo.press(third, 'Approve')).text).toContain('Somebody has already decided')
    const own = await ada.slash('suggest list')
    expect(own.text).toMatch(/refused “Sorry\.[\s\S]*edit me[\s\S]*approved|What it pays\*\* approved/)
    expectCalm(own)
    expect((await olu.slash('suggest list')).text).toContain('not suggested anything')
    await store.forget(ada.user.id)
    expect(await store.guilds.export(discord.server.id)).not.toContain(ada.user.id)
    expect((await ada.slash('suggest list')).text).toContain('not suggested anything')
  })

  it('may be of an article, which is read, looked over and added before it is approved', async () => {
    const { ada, mo, store, discord } = await start()
    await choose(store, discord.server.id, { suggestions: true })
    const form = await ada.slash('suggest article')
    const words = 'Python is easy to learn for beginners.\n\nNode.js handles many connections at once.'
    await ada.fill(form, { title: `Kites ${hostile.slice(0, 30)}`, url: 'https://example.org/kites', text: words })
    const bare = await ada.fill(await ada.slash('suggest article'), { title: ' ', text: words })
    expect([bare.text.includes('are needed'), bare.files]).toEqual([true, ['article.md']])
    const queue = await mo.slash('canned-manage suggestions')
    expect(queue.text).toContain('Python is easy to learn')
    expectCalm(queue)
    const opened = await mo.press(queue, 'Open as an article')
    expect(opened.buttons.map(({ label }) => label).join()).toMatch(/Add/)
    expectCalm(opened)
    expect((await mo.press(queue, 'Approve: it is added')).text).toContain('Approved: Kites')
    expect((await mo.press(queue, 'Approve: it is added')).text).toContain('Somebody has already decided')
    expect((await ada.slash('suggest list')).text).toContain('approved')
  })

  it('lose nobody’s words where they cannot be taken', async () => {
    const { ada, mo, write, store, discord } = await start()
    await choose(store, discord.server.id, { suggestions: true })
    await write(mo, { name: 'pay' })
    for (const [fields, why] of [[mine, 'already belongs'], [{ ...mine, name: '@x' }, 'a name has letters'],
      [{ ...mine, name: 'n', body: '[[quote nothing#1]]' }, 'Readers would see a gap'],
      [{ ...mine, name: ' ' }, 'at least one letter']] as const) {
      const refused = await suggest(ada, fields)
      expect(refused.text).toContain(why)
      expect(refused.files).toHaveLength(1)
      const back = await ada.press(refused, 'Continue with my text')
      expect(back.modal?.fields.at(-1)?.value).toBe(fields.body)
    }
    expect((await store.suggestions.open(discord.server.id, { limit: 1, skip: 0 })).all).toBe(0)
  })
})

describe('questions without an answer', () => {
  const declined = 'Should I write embedded firmware in Rust?'

  it('wait page by page until somebody is done with them, writes a comparison, or an article answers', async () => {
    const { ada, mo, store, discord } = await start()
    const guild = discord.server.id
    const off = await mo.slash('unanswered')
    expect(off.text).toContain('is not kept here')
    await ada.slash('ask', { question: declined })
    expect((await mo.slash('unanswered')).text).toMatch(/Rust|Embedded/i)
    await choose(store, guild, { keepsQuestions: true })
    await ada.slash('ask', { question: `${declined} ${hostile}` })
    for (let at = 0; at < 11; at++) await store.questions.add(guild, `Which kite flies ${at} metres high?`, 1_000 + at)
    await store.questions.add(guild, 'Which is easier to learn?', 999)
    await expectRefused(ada, 'unanswered')

    const queue = await mo.slash('unanswered')
    expect(queue.text).toContain('The articles now answer 1 question that waited; it is closed:')
    expect(queue.text).toContain('Which is easier to learn?')
    expect(queue.text).toContain('12 questions · page 1 of 2')
    expectCalm(queue)
    const next = await mo.press(queue, 'More ▶')
    expect(next.text).toContain('embedded firmware')
    expect(next.text).not.toContain('easier to learn')
    expectCalm(next)
    const open = await mo.pick(queue, queue.pickers[0]!.id, [queue.pickers[0]!.options[0]!.value])
    expect(open.text).toContain('flies 0 metres')
    const done = await mo.press(open, 'Done')
    expect(done.text).toContain('11 questions')
    expect((await mo.press(open, 'Done')).text).toContain('already closed')
    const [, second] = queue.pickers[0]!.options
    const opened = await mo.pick(await mo.slash('unanswered'), queue.pickers[0]!.label, [second!.value])
    const form = await mo.press(opened, 'Make a canned comparison of it')
    expect(form.modal?.fields.find(({ name }) => name === 'title')?.value).toBe('Which kite flies 1 metres high?')
    expect((await mo.fill(form, { name: 'kites', body: 'None does.' })).text).toContain('Saved: kites, version 1')
    expect((await mo.slash('unanswered')).text).toContain('10 questions')
    expect(JSON.stringify(await store.audit.list(guild, { limit: 50 }))).not.toContain('metres high?"')
  })

  it('change no figure of /insights', async () => {
    const { ada, mo, store, discord } = await start()
    await choose(store, discord.server.id, { keepsQuestions: true, suggestions: true })
    await ada.slash('ask', { question: declined })
    await ada.slash('ask', { question: 'Which is easier to learn?' })
    const figures = async () => (await mo.slash('insights')).text
    const before = await figures()
    await ada.fill(await ada.slash('suggest comparison'), { name: 'n', title: 'T', body: 'B' })
    const queue = await mo.slash('unanswered')
    await mo.press(await mo.pick(queue, queue.pickers[0]!.id, [queue.pickers[0]!.options[0]!.value]), 'Done')
    await mo.slash('canned-manage suggestions')
    expect(await figures()).toBe(before)
  })
})

describe('a profile for /recommend', () => {
  const project = 'An internal dashboard for a small company.'

  it('is kept when told to, shown above what it adds to, changed and forgotten by its owner alone', async () => {
    const { ada, mo, store, discord } = await start()
    const plain = await mo.slash('recommend', { project })
    expect(plain.text).not.toContain('profile')
    const told = await ada.slash('recommend', { project: 'We train a machine learning model.', remember: true })
    expect(told.text).toContain('I remember for you in this server:')
    const answer = await ada.slash('recommend', { project: `${project} ${hostile}` })
    expect(answer.text).toContain('From the asker’s profile:** Machine learning')
    expect(answer.text).toMatch(/Needs:\*\*.*Machine learning/)
    expectCalm(answer)
    expect((await mo.slash('recommend', { project: `${project} ${hostile}` })).text).not.toContain('profile')
    const without = await ada.press(answer, 'Without the profile')
    expect(without.text).not.toMatch(/Needs:\*\*.*Machine learning/)

    const screen = await ada.press(answer, 'My profile')
    expect(screen.isPrivate).toBe(true)
    const [picker] = screen.pickers
    expect(picker!.options[0]!.label).toBe('Machine learning')
    expect(JSON.stringify(screen.message.components)).toMatch(/"Machine learning"[^}]*"default":true/)
    const iot = picker!.options.find(({ label }) => label !== 'Machine learning')!
    const changed = await ada.pick(screen, picker!.id, [iot.value])
    expect(changed.text).toContain(iot.label)
    expect(changed.text).not.toMatch(/Needs:\*\*.*Machine learning/)
    expect((await mo.slash('profile')).text).toContain('I remember no needs')
    expect(await store.guilds.export(discord.server.id)).not.toContain(ada.user.id)
    const gone = await ada.press(changed, 'Forget them')
    expect(gone.text).toContain('Forgotten')
    await ada.slash('recommend', { project: 'We train a machine learning model.', remember: true })
    await ada.slash('privacy', { action: 'forget' })
    expect((await ada.slash('profile')).text).toContain('I remember no needs')
    const empty = await ada.slash('recommend', { project: 'something or other', remember: true })
    expect(empty.text).toContain('nothing to remember')
  })

  it('is kept for one server, and changes no figure of /insights', async () => {
    const { ada, mo, desk, discord } = await start()
    await ada.slash('recommend', { project: 'We train a machine learning model.', remember: true })
    const person = { id: ada.user.id, name: 'Ada' }
    const elsewhere = await desk.dispatch({ command: 'profile', args: {}, scope: { surface: 'discord', guild: '5',
      channel: '6', person } })
    expect(JSON.stringify(elsewhere.record)).toContain('"heard":[]')
    const ask = (who: typeof person) =>
      desk.dispatch({ command: 'recommend', args: { project }, scope: { surface: 'discord', guild: discord.server.id,
        channel: '6', person: who } })
    const [kept, plain] = [await ask(person), await ask({ id: mo.user.id, name: 'Mo' })]
    expect(kept.personal).toBe(true)
    expect(kept.reference).toEqual(plain.reference)
  })
})

describe('feedback on passages', () => {
  const question = 'Which is easier to learn?'
  const plain = ({ text }: Seen): string => text.replaceAll('**', '')
  const rated = async (who: Member, seen: Seen, rating: 'Helpful' | 'Not helpful') => who.press(seen, rating)

  it('lands on what was quoted, and moderators lower or hide a passage with a reason, and bring it back', async () => {
    const { ada, mo, olu, store, desk, discord } = await start()
    expect((await mo.slash('passages')).text).toContain('Nobody has rated a passage')
    const answer = await ada.slash('ask', { question })
    const before = await mo.slash('insights')
    const [first] = (await desk.dispatch({ command: 'ask', args: { question }, scope: { surface: 'discord' } })).blocks
      .flatMap((block) => (block.kind === 'quote' ? [block] : []))
    const words = first!.text.map((span) => ('text' in span ? span.text : '')).join('').slice(0, 30)
    expect(plain(answer)).toContain(words)
    await rated(ada, answer, 'Not helpful')
    await rated(ada, answer, 'Not helpful')
    await rated(olu, answer, 'Helpful')
    const insights = await mo.slash('insights')
    expect(insights.text).not.toContain('passage')
    expect(insights.text.split('\n').slice(0, 6)).toEqual(before.text.split('\n').slice(0, 6))

    const list = await mo.slash('passages')
    expect(list.text).toContain(`${first!.passage}** helpful 1 time, not helpful 1 time`.replaceAll('_', '\\_'))
    const screen = await mo.pick(list, list.pickers[0]!.id, [first!.passage])
    expect(plain(screen)).toContain(words)
    const hidden = await mo.fill(await mo.press(screen, 'Hide'), { reason: `Out of date. ${hostile}` })
    expect(hidden.text).toContain('Done: it holds from the next answer on')
    expectCalm(hidden)
    expect((await olu.fill(await olu.press(screen, 'Lower'), { reason: 'x' })).text).toContain(
      'Somebody decided in the meantime',
    )
    const again = await olu.slash('ask', { question, hide: true })
    expect(plain(again)).not.toContain(words)
    expect(again.text).toContain('is hidden here by moderators: Out of date.')
    expectCalm(again)
    // Nowhere else do its words stand either: not in another view, nor in its article. Elsewhere it is as it was.
    const article = await ada.slash('sources', { article: first!.passage.split('#')[0]!, hide: true })
    expect(plain(article)).not.toContain(words)
    const elsewhere = await desk.dispatch({ command: 'ask', args: { question }, scope: { surface: 'discord',
      guild: '5' } })
    expect(elsewhere.blocks).toContainEqual(first)

    const shown = await mo.slash('passages', { passage: first!.passage })
    expect(plain(shown)).toContain(words)
    const lowered = await mo.fill(await mo.press(shown, 'Lower'), { reason: 'Too short.' })
    expect(plain(lowered)).toContain('lowered “Too short.”')
    const { blocks } = await desk.dispatch({ command: 'sources', args: { article: first!.passage.split('#')[0]! },
      scope: { surface: 'discord', guild: discord.server.id } })
    expect(blocks.at(-1)).toMatchObject({ passage: first!.passage,
      notes: [{ label: 'Lowered here by moderators', text: 'Too short.' }] })
    await mo.press(await mo.slash('passages', { passage: first!.passage }), 'Bring it back')
    expect(plain(await mo.slash('ask', { question, hide: true }))).toContain(words)
    await expectRefused(ada, 'passages')
    expect((await store.audit.list(discord.server.id, { limit: 9 })).map(({ verb }) => verb)).toEqual([
      'passage.shown', 'passage.lowered', 'passage.hidden'])
  })

  it('is no longer in force where the words are others by now', async () => {
    const { ada, mo, store, discord } = await start()
    const guild = discord.server.id
    await store.passages.mark({ guild, passage: 'bmc#6', digest: 'others', state: 'hidden', reason: 'old', seen: 0,
      by: '1', at: 1 })
    expect((await mo.slash('passages')).text).toContain('its words have changed')
    expect((await ada.slash('sources', { article: 'bmc' })).text).not.toContain('hidden here')
  })
})

describe('somebody’s message, saved as a canned comparison', () => {
  const words = '@everyone <@1> **Node** is fine\n# really\n[[quote bmc#6]]\n```js\nawait x()\n```\n||psst||'

  it('fills in a form with its words, made safe, and who said so where', async () => {
    const { ada, mo, store, discord } = await start()
    const message = ada.say(words)
    const form = await mo.choose('Save as canned comparison', message)
    const body = form.modal?.fields.find(({ name }) => name === 'body')?.value ?? ''
    expect(body).toContain('\\*\\*Node\\*\\* is fine\n\\# really\n\\[\\[quote bmc#6\\]\\]\n```js\nawait x()\n```')
    expect(body).not.toContain('<@')
    expect(body.split('\n').at(-1)).toBe(`— [Ada](<https://discord.com/users/${ada.user.id}>) · ` +
      `[original message](<https://discord.com/channels/${discord.server.id}/${message.channel_id}/${message.id}>)`)
    expect((await mo.fill(form, { name: 'said' })).text).toContain('Saved: said, version 1')
    const post = await mo.slash('canned', { name: 'said' })
    expect(post.text).toContain('\\*\\*Node\\*\\*')
    expectCalm(post)
    await store.forget(ada.user.id)
    const kept = await store.guilds.export(discord.server.id)
    expect(kept).not.toContain(ada.user.id)
    expect(kept).not.toContain('[Ada]')
    expect(kept).toContain('is fine')
  })

  it('holds what is longest and worst, and is not offered to members', async () => {
    const { ada, mo } = await start()
    for (const text of ['*'.repeat(2000), '```\n'.repeat(500), `${'x'.repeat(1999)}\\`, hostile.repeat(20)]) {
      const form = await mo.choose('Save as canned comparison', ada.say(text))
      const body = form.modal?.fields.find(({ name }) => name === 'body')?.value ?? ''
      expect(body).toContain('original message')
      expectCalm(await mo.fill(form, { name: `said ${text.length}` }))
      expectCalm(await mo.slash('canned', { name: `said ${text.length}` }))
    }
    const bare = await mo.choose('Save as canned comparison', ada.say(''))
    expect(bare.text).toContain('no text that I could save')
    const refused = await ada.choose('Save as canned comparison', ada.say('mine'), { force: true })
    expect([refused.modal, refused.isPrivate]).toEqual([undefined, true])
  })
})

describe('groups, in Discord', () => {
  it('are filled in a form, restricted from lists, and say who is kept out', async () => {
    const { ada, mo, olu, write } = await start()
    await write(mo, { name: 'pay', groups: 'Crew' })
    const screen = await mo.slash('canned-manage groups', { group: 'crew' })
    expect(screen.pickers.map(({ type }) => type)).toEqual([6, 6, 8, 8])
    const after = await mo.pick(screen, screen.pickers[0]!.id, [staff.id])
    expect(after.message.id).toBe(screen.message.id)
    const refused = await mo.slash('canned', { name: 'pay' })
    expect(refused.isPrivate).toBe(true)
    expect(refused.text).toContain(`Only these roles may post it: <@&${staff.id}>`)
    expect((await olu.slash('canned', { name: 'pay' })).isPrivate).toBe(false)
    const why = await mo.slash('canned-manage why', { name: 'pay', role: staff.id })
    expect(why.text).toContain('Yes: nothing stops it')
    expect(why.text).toContain('posted there within the last 10 minutes')
    for (const task of ['why', 'group', 'raw']) await expectRefused(ada, `canned-manage ${task}`, { name: 'pay' })
    await expectRefused(ada, 'canned-manage groups')
  })

  it('show the raw text as a file, whatever stands in it, and what its live lines say', async () => {
    const { mo, write } = await start()
    await write(mo, { name: 'pay', title: hostile, body: `${hostile.slice(0, 40)}\n[[quote bmc#6]]` })
    const raw = await mo.slash('canned-manage raw', { name: 'pay' })
    expect(raw.files).toEqual(['pay.md'])
    expect(raw.text).toContain('> Ease of use.')
    expectCalm(raw)
  })
})
