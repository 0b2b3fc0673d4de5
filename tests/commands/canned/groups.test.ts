import { describe, expect, it } from 'vitest'
import { toJson } from '../../../src/answer/index.js'
import { wordsOf } from '../../support/answers.js'
import { manager, member, moderator, openCannedDesk } from './house.js'

const elsewhere = { ...moderator, person: { id: '77000000000000009', name: 'Olu' }, roles: ['51'] }
const namesIn = (answer: Parameters<typeof toJson>[0]): unknown =>
  (toJson(answer) as { readonly names: unknown }).names

describe('groups of canned comparisons', () => {
  it('hold what is put into them, however they are spelt, and are found by their name', async () => {
    const { manage, write, run, desk, store } = await openCannedDesk()
    await write('pay', { groups: 'Rowers, Crew' })
    await manage('group', { name: 'security', add: 'ROWERS' })
    expect(namesIn(await manage('list', { group: 'rowers' }))).toEqual(['pay', 'security'])
    expect(namesIn(await manage('list', { group: 'rowers', search: 'pay' }))).toEqual(['pay'])
    expect(namesIn(await manage('list', { search: 'crew' }))).toEqual(['pay'])
    const offered = (command: string, argument: string) =>
      desk.suggest({ command, argument, typed: 'rower', scope: moderator })
    expect((await offered('canned', 'name')).map(({ value }) => value)).toEqual(['pay', 'security'])
    expect((await offered('canned-manage groups', 'group')).map(({ value }) => value)).toEqual(['rowers'])
    expect(await desk.suggest({ command: 'canned-manage groups', argument: 'group', typed: '', scope: member })).toEqual(
      [],
    )
    await manage('group', { name: 'pay', remove: 'crew', add: 'money' })
    expect(wordsOf(await manage('groups'))).toContain('money 1 comparison')
    expect((await store.canned.history('900', 'pay')).map(({ change, groups }) => [change, groups])).toEqual([['group',
      ['rowers', 'money']], ['create', ['rowers', 'crew']]])
    // A shipped one that is grouped follows what is shipped all the same.
    expect((await store.canned.find('900', 'security'))?.body).toBe('')
    expect((await run('canned', { name: 'security' })).receipt).toBe('canned:1:security')
  })

  it('come back with the version that had them, and stay when words are edited', async () => {
    const { manage, write, edit, store } = await openCannedDesk()
    await write('pay', { groups: 'team' })
    await edit('pay', { body: 'Other words.' })
    await manage('group', { name: 'pay', remove: 'team' })
    await manage('history', { name: 'pay', version: 2, revert: 3 })
    expect((await store.canned.find('900', 'pay'))?.groups).toEqual(['team'])
    expect(wordsOf(await manage('history', { name: 'pay', version: 3 }))).toContain('Groups: team.')
  })

  it('are refused where there are too many of them, or one is no name', async () => {
    const { manage, write } = await openCannedDesk()
    expect(wordsOf(await manage('group', { name: 'security', add: 'a,b,c,d,e,f' }))).toContain('5 at most')
    expect(wordsOf(await manage('group', { name: 'security', add: '@everyone' }))).toContain('a name has letters')
    expect((await write('pay', { groups: '<@1>' })).status).toBe('refused')
    expect(wordsOf(await manage('groups', { group: 'no such' }))).toContain('No group here')
  })

  it('travel with an export, and stay as they are where a file says nothing of them', async () => {
    const [from, to] = [await openCannedDesk(), await openCannedDesk()]
    await from.write('pay', { groups: 'team, money' })
    await from.write('plain')
    const file = (await from.manage('export')).file!.text
    const put = async (text: string) => {
      const { confirm } = toJson(await to.manage('import', { file: text })) as { readonly confirm: string }
      return to.manage('import', { file: text, confirm })
    }
    await put(file)
    expect((await to.store.canned.find('900', 'pay'))?.groups).toEqual(['team', 'money'])
    expect(file.match(/"groups"/g)).toHaveLength(1)
    await put(JSON.stringify({ format: 'backquote-canned', version: 1,
      items: [{ name: 'pay', title: 'New', body: 'New.' }] }))
    expect(await to.store.canned.find('900', 'pay')).toMatchObject({ title: 'New', groups: ['team', 'money'] })
    const bad = await to.manage('import', { file: file.replace('"team"', '"@here"') })
    expect(wordsOf(bad)).toContain('as a name')
  })

  it('restrict all that is in them, tell it in the log, and refuse whoever was overtaken', async () => {
    const { manage, run, desk, store } = await openCannedDesk()
    await desk.dispatch({ command: 'settings', args: { set: 'logChannel', value: '999' }, scope: manager })
    const told: string[] = []
    desk.watchRecord((_guild, _channel, record) => told.push(wordsOf(record)))
    await manage('group', { name: 'security', add: 'staff' })
    const screen = await manage('groups', { group: 'staff' })
    const pick = (ids: readonly string[]) => desk.press(screen.pickers![0]!.action, moderator, { picked: ids })
    await pick(['51'])
    expect(told.at(-1)).toContain('changed who can post the group “staff”')
    expect((await store.canned.groups('900'))[0]).toMatchObject({ name: 'staff', version: 1,
      restriction: { allowRoles: ['51'] } })
    expect(wordsOf(await pick(['52']))).toContain('was changed after you opened it')
    const refused = await run('canned', { name: 'security' })
    expect(refused.status).toBe('refused')
    expect(wordsOf(refused)).toContain('Group “staff”: Only these roles may post it')
    expect((await run('canned', { name: 'security' }, elsewhere)).receipt).toBe('canned:1:security')
    const offered = async (scope: typeof moderator | typeof elsewhere) =>
      (await desk.suggest({ command: 'canned', argument: 'name', typed: 'security', scope })).length
    expect([await offered(moderator), await offered(elsewhere)]).toEqual([0, 1])
  })
})

describe('“why not here?”', () => {
  it('names each restriction that stops somebody, for a role and a channel of one’s choice', async () => {
    const { manage, store } = await openCannedDesk()
    await manage('restrict', { name: 'security', list: 'denyChannels', ids: '901' })
    await manage('restrict', { name: 'security', list: 'allowRoles', ids: '51' })
    await manage('group', { name: 'security', add: 'staff' })
    await manage('groups', { group: 'staff', list: 'allowChannels', ids: '905' })
    const bars = async (args: Readonly<Record<string, string>>) =>
      toJson(await manage('why', { name: 'security', ...args })) as { readonly allowed: boolean;
        readonly bars: unknown }
    expect(await bars({})).toMatchObject({ allowed: false, bars: [{ group: null, list: 'allowRoles' }, { group: null,
      list: 'denyChannels' }, { group: 'staff', list: 'allowChannels' }] })
    expect(await bars({ role: '51' })).toMatchObject({ bars: [{ list: 'denyChannels' }, { group: 'staff' }] })
    expect(await bars({ role: '51', channel: '902' })).toMatchObject({ bars: [{ group: 'staff' }] })
    expect(await bars({ role: '51', channel: '905' })).toMatchObject({ allowed: true, bars: [] })
    await store.canned.posted({ guild: '900', channel: '905', message: '5', name: 'security', version: 1, by: '1',
      at: 1_000_000_000 })
    expect(wordsOf(await manage('why', { name: 'security', role: '51', channel: '905' }))).toContain(
      'posted there within the last 10 minutes',
    )
    await manage('delete', { name: 'security' })
    expect(await bars({ role: '51', channel: '905' })).toMatchObject({ allowed: false })
  })

  it('knows a stale one that the server does not post until it is approved', async () => {
    const { run, manage, press, write, store, desk } = await openCannedDesk()
    await write('pay', { body: '[[compare node python security]]' })
    const entry = (await store.canned.find('900', 'pay'))!
    await store.canned.save([{ ...entry, seen: 1, change: 'edit', by: '1', at: 1,
      basis: entry.basis.replace(/"outcome":"[a-z-]+"/, '"outcome":"none"') }])
    expect((await run('canned', { name: 'pay' })).status).toBe('answered')
    expect(wordsOf(await manage('why', { name: 'pay' }))).toContain('posted with a note')
    await desk.dispatch({ command: 'settings', args: { set: 'blocksStale', value: 'on' }, scope: manager })
    const refused = await run('canned', { name: 'pay' })
    expect(wordsOf(refused)).toContain('does not post stale ones')
    expect(toJson(await manage('why', { name: 'pay' }))).toMatchObject({ allowed: false, stale: true })
    const review = await press(refused.controls[0]!)
    await press(review.controls[0]!)
    expect((await run('canned', { name: 'pay' })).status).toBe('answered')
  })
})

describe('the raw text of a canned comparison', () => {
  it('is given for any version as a file, with what each live line says now', async () => {
    const { manage, write, edit } = await openCannedDesk()
    const body = '**Both.**\n[[quote bmc#6]]\n[[quote no-such#1]]'
    await write('pay', { body: 'First.', groups: 'team' })
    await edit('pay', { body: body.replace('\n[[quote no-such#1]]', '') })
    expect((await manage('raw', { name: 'pay', version: 1 })).file).toEqual({ name: 'pay.md',
      text: '---\nname: "pay"\ntitle: "pay"\naliases: []\ngroups: ["team"]\n---\nFirst.' })
    const now = await manage('raw', { name: 'pay' })
    expect(now.file?.text).toContain('**Both.**\n[[quote bmc#6]]')
    expect(wordsOf(now)).toContain("Line 2:")
    expect(now.blocks.some(({ kind }) => kind === 'quote')).toBe(true)
    expect(wordsOf(await manage('raw', { name: 'security', version: 0 }))).toContain('Shipped with me')
    expect((await manage('raw', { name: 'pay', version: 9 })).status).toBe('refused')
  })
})
