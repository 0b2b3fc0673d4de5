import { describe, expect, it } from 'vitest'
import { makeRole, makeServer, permission, type Member, type Seen } from '../../support/discord/index.js'
import { foreignMarks, moderators } from '../../support/discord/markdown.js'
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
