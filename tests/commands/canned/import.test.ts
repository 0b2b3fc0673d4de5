import { describe, expect, it } from 'vitest'
import { toJson } from '../../../src/answer/index.js'
import { buildCannedIndex, planImport } from '../../../src/canned/index.js'
import type { Draft } from '../../../src/commands/canned/service.js'
import { offerUndo } from '../../../src/commands/canned/import.js'
import { textsIn } from '../../../src/language/index.js'
import { makeEntry, rooms } from '../../canned/house.js'
import { button, wordsOf } from '../../support/answers.js'
import { moderator, openCannedDesk } from './house.js'

const file = (
  ...items: readonly { readonly name: string; readonly body?: string; readonly aliases?: readonly string[] }[]
) =>
  JSON.stringify({ format: 'backquote-canned', version: 1,
    items: items.map(({ name, body = `About ${name}.`, aliases = [] }) => ({ name, title: name, aliases, body })) },
    null, 2)

describe('export and import', () => {
  it('looks for what is near of a few unknown names only, however many a file has', () => {
    const counts = { near: 0, known: 0 }
    const reader: typeof rooms.reader = { ...rooms.reader,
      technologies: (typed) => (counts.near++, rooms.reader.technologies(typed)),
      topics: (typed) => (counts.near++, rooms.reader.topics(typed)),
      knownTopic: (typed) => (counts.known++, rooms.reader.knownTopic(typed)) }
    const body = (item: number): string =>
      Array.from({ length: 100 }, (_, line) => `[[compare node python tpic${line}x${item}]]`).join('\n')
    const names = Array.from({ length: 20 }, (_, item) => ({ name: `h${item}`, body: body(item) }))
    const plan = planImport(file(...names), { index: buildCannedIndex([], []), ground: { ...rooms, reader },
      reserved: new Set(), texts: textsIn('en') })
    expect(plan.ok ? plan.value.map(({ kind, issues }) => [kind, issues.length]) : []).toEqual(
      Array(20).fill(['refuse', 100]),
    )
    expect(counts.known).toBeGreaterThanOrEqual(2_000)
    expect(counts.near).toBeLessThanOrEqual(20)
  })

  it('says nothing of a file to another server, whose code of it is known there', async () => {
    const { manage } = await openCannedDesk()
    const plan = await manage('import', { file: file({ name: 'secret plan' }) })
    const { action } = button(plan, 'Import: 1 change')
    const args = 'args' in action ? action.args : {}
    expect(String(args['draft'])).not.toBe('undefined')
    expect(wordsOf(await manage('import', args))).toContain('1 comparison imported')
    const elsewhere = await manage('import', args, { ...moderator, guild: '901' })
    expect([elsewhere.status, wordsOf(elsewhere).includes('secret')]).toEqual(['refused', false])
  })

  it('writes what cannot be seen as escapes, which mean the same', async () => {
    const { write, manage } = await openCannedDesk()
    await write('one', { body: 'a\u202eb\u009bc' })
    const { file: exported } = await manage('export')
    expect(exported!.text).not.toMatch(/[\u202e\u009b]/u)
    const plan = await manage('import', { file: exported!.text }, { ...moderator, guild: '901' })
    expect(toJson(plan)).toMatchObject({ plan: [{ kind: 'add', name: 'one' }] })
  })

  it('carries comparisons to another server, without roles and channels', async () => {
    const { write, manage, desk, run, press } = await openCannedDesk()
    await write('one', { aliases: 'first', body: 'One.\n[[quote bmc#6]]' })
    await write('two')
    const { pickers } = await manage('restrict', { name: 'one' })
    await desk.press(pickers![0]!.action, moderator, { picked: ['123456789'] })
    const { file: exported } = await manage('export')
    expect(exported?.text).not.toContain('123456789')
    const elsewhere = { ...moderator, guild: '901' }
    const plan = await manage('import', { file: exported!.text }, elsewhere)
    expect(toJson(plan)).toMatchObject({ plan: [{ kind: 'add', name: 'one' }, { kind: 'add', name: 'two' }] })
    expect((await run('canned', { name: 'first' }, elsewhere)).status).toBe('refused')
    expect(wordsOf(await press(button(plan, 'Import: 2 changes'), elsewhere))).toContain('2 comparisons imported')
    expect((await run('canned', { name: 'first' }, elsewhere)).receipt).toBe('canned:1:one')
    expect(toJson(await manage('import', { file: exported!.text }, elsewhere))).toMatchObject({
      plan: [{ kind: 'skip' }, { kind: 'skip' }],
      confirm: null,
    })
  })

  it('comes in parts that an import takes', async () => {
    const { store, manage, press, run } = await openCannedDesk()
    const names = Array.from({ length: 201 }, (_, at) => `item ${String(at).padStart(3, '0')}`)
    const entry = { guild: '900', title: 'T', aliases: [], groups: [], basis: '[]',
      restriction: { allowRoles: [], denyRoles: [], allowChannels: [], denyChannels: [] }, deleted: false, seen: 0,
      change: 'create', by: '1', at: 1 } as const
    await store.canned.save(names.map((name) => ({ ...entry, name, body: name })))
    const first = await manage('export')
    expect(wordsOf(first)).toContain('This is part 1 of 2')
    const second = await press(button(first, 'More ▶'))
    expect((await run('canned export', { guild: '900', part: '2' }, { surface: 'terminal' })).file).toEqual(second.file)
    const elsewhere = { ...moderator, guild: '901' }
    for (const { file: part } of [first, second]) {
      const plan = await manage('import', { file: part!.text }, elsewhere)
      await press(plan.controls.at(-1)!, elsewhere)
    }
    expect((await store.canned.list('901')).map(({ name }) => name)).toEqual(names)
    expect((await manage('export', {}, elsewhere)).controls).toHaveLength(1)
  })

  it('keeps what is restricted here when its words are replaced', async () => {
    const { write, manage, desk, press, store } = await openCannedDesk()
    await write('one')
    const { pickers } = await manage('restrict', { name: 'one' })
    await desk.press(pickers![0]!.action, moderator, { picked: ['123456789'] })
    await press(button(await manage('import', { file: file({ name: 'one', body: 'New.' }) }), 'Import: 1 change'))
    expect(await store.canned.find('900', 'one')).toMatchObject({ body: 'New.',
      restriction: { allowRoles: ['123456789'] } })
  })

  it('shows of a long plan what fits a message, and hands over the whole of it', async () => {
    const { manage, run } = await openCannedDesk()
    const names = Array.from({ length: 150 }, (_, at) => `item ${at}`)
    const plan = await manage('import', { file: file(...names.map((name) => ({ name }))) })
    expect(wordsOf(plan)).toContain('the file attached to this message has all 150 lines')
    expect(wordsOf(plan).match(/^Add /gm)).toHaveLength(20)
    expect(plan.file?.text.split('\n')).toEqual([...names.map((name) => `Add ${name}`), ''])
    const refused = await manage('import', {
      file: file(...names.map((name) => ({ name, body: '[[quote bmc#999]]' }))),
    })
    expect(wordsOf(refused).match(/not a passage/g)).toHaveLength(10)
    expect(refused.file?.text.match(/file:\d+ .*not a passage/g)).toHaveLength(150)
    const unread = await manage('import', { file: file(...names.map((name) => ({ name, body: '' }))) })
    expect(wordsOf(unread).match(/file:\d+/g)).toHaveLength(10)
    expect(unread.file?.text.match(/file:\d+/g)).toHaveLength(150)
    const terminal = await run('canned import', { file: file(...names.map((name) => ({ name }))), guild: '900' }, {
      surface: 'terminal',
    })
    expect(wordsOf(terminal).match(/^Add /gm)).toHaveLength(150)
    expect(terminal.file).toBeUndefined()
  })

  it('changes nothing as long as anything is refused', async () => {
    const { manage, store } = await openCannedDesk()
    const refusal = await manage('import', {
      file: file({ name: 'fine' }, { name: 'everyone' }, { name: 'broken', body: '[[quote bmc#999]]' }),
    })
    expect(refusal.status).toBe('refused')
    expect(refusal.controls).toEqual([])
    expect(wordsOf(refusal)).toMatch(/file:12 .*everyone[\s\S]*file:21 .*bmc#999[\s\S]*Add fine/)
    expect(await store.canned.list('900')).toEqual([])
  })

  it('applies exactly the plan that was shown, or shows the new one', async () => {
    const { manage, press, write, store } = await openCannedDesk()
    const plan = await manage('import', { file: file({ name: 'one' }, { name: 'two' }) })
    await write('one', { body: 'Somebody was quicker.' })
    const again = await press(button(plan, 'Import: 2 changes'))
    expect(wordsOf(again)).toContain('Something has changed since the plan was shown')
    expect(toJson(again)).toMatchObject({ plan: [{ kind: 'replace', name: 'one' }, { kind: 'add', name: 'two' }] })
    expect((await store.canned.list('900')).map(({ name }) => name)).toEqual(['one'])
    await press(button(again, 'Import: 2 changes'))
    expect((await store.canned.list('900')).map(({ name }) => name)).toEqual(['one', 'two'])
  })

  it('says in the language that is spoken there why a file is refused', async () => {
    const { manage } = await openCannedDesk()
    const refused = await manage('import', { file: file({ name: 'everyone' }) }, { ...moderator, locale: 'it' })
    expect(wordsOf(refused)).toContain("Il nome 'everyone' non va: questa parola è riservata")
    expect(wordsOf(await manage('import', { file: '[1,' }, { ...moderator, locale: 'it' }))).toContain(
      'Questo non è JSON valido',
    )
  })

  it('asks for the file again when it is no longer held', async () => {
    const { manage, press, clock } = await openCannedDesk()
    const plan = await manage('import', { file: file({ name: 'one' }) })
    clock.now += 31 * 60_000
    expect(wordsOf(await press(button(plan, 'Import: 1 change')))).toContain('upload it again')
    expect((await manage('import')).status).toBe('refused')
  })

  it('is taken back with one press, all of it, unless somebody has changed something since', async () => {
    const { write, edit, manage, press, store } = await openCannedDesk()
    await write('one', { body: 'Mine.', aliases: 'first' })
    const take = async () =>
      press(
        button(
          await manage('import', {
            file: file({ name: 'one', body: 'Theirs.' }, { name: 'two' }, { name: 'security', body: 'Theirs.' }),
          }),
          'Import: 3 changes',
        ),
      )
    expect(wordsOf(await press(button(await take(), 'Undo')))).toBe('Import\nImport undone: 3 comparisons restored.')
    expect(await store.canned.find('900', 'one')).toMatchObject({ body: 'Mine.', aliases: ['first'], version: 3 })
    expect(await store.canned.find('900', 'two')).toMatchObject({ deleted: true })
    expect(await store.canned.find('900', 'security')).toMatchObject({ title: '', body: '', aliases: [],
      deleted: false })
    expect(wordsOf(await manage('list', { search: 'security' }))).toContain('(shipped)')
    const again = await take()
    expect((await press(button(again, 'Undo'), { ...moderator, guild: '901' })).status).toBe('refused')
    await edit('two', { body: 'Changed.' })
    expect(await press(button(again, 'Undo'))).toMatchObject({ status: 'refused',
      record: { error: { code: 'conflict' } } })
    expect((await store.canned.find('900', 'one'))?.body).toBe('Theirs.')
  })

  it('says that it cannot be taken back where nothing is kept of the server any more', async () => {
    const { write, manage, press, store } = await openCannedDesk()
    await write('one', { body: 'Mine.' })
    const done = await press(
      button(await manage('import', { file: file({ name: 'one', body: 'Theirs.' }) }), 'Import: 1 change'),
    )
    await store.guilds.purge('900')
    expect(await press(button(done, 'Undo'))).toMatchObject({ status: 'refused',
      record: { error: { code: 'undo-gone' } } })
    expect(await store.canned.list('900')).toEqual([])
  })

  it('gives back other names and restrictions with the words that a server follows', async () => {
    const { manage, press, store } = await openCannedDesk()
    await manage('alias', { name: 'security', add: 'safer' })
    const before = await store.canned.find('900', 'security')
    const done = await press(
      button(await manage('import', { file: file({ name: 'security', body: 'Theirs.' }) }), 'Import: 1 change'),
    )
    await press(button(done, 'Undo'))
    expect(await store.canned.find('900', 'security')).toEqual({ ...before, version: 3 })
  })

  it('holds none of the words to take an import back: they are with the versions', () => {
    const entry = makeEntry('one', { body: 'Mine. '.repeat(500) })
    const kept: Draft[] = []
    const keep = (draft: Draft): string => String(kept.push(draft))
    offerUndo([{ ...entry, version: 2 }], buildCannedIndex([], [entry]), { canned: { keep }, scope: moderator,
      texts: textsIn('en') })
    expect(JSON.stringify(kept)).not.toContain('Mine.')
  })

  it('records who imported what', async () => {
    const { manage, press, store } = await openCannedDesk()
    await press(button(await manage('import', { file: file({ name: 'one' }) }), 'Import: 1 change'))
    expect((await store.audit.list('900', { subject: 'one', limit: 5 })).map(({ verb, by }) => [verb, by])).toEqual([[
      'canned.import',
      moderator.person.id,
    ]])
  })
})

describe('the terminal', () => {
  const terminal = { surface: 'terminal' } as const

  it('lists, shows, lints and exports the shipped ones, and those of a server that is named', async () => {
    const { run, write } = await openCannedDesk()
    await write('one')
    expect(wordsOf(await run('canned list', {}, terminal))).not.toContain('one ·')
    expect(toJson(await run('canned list', { guild: '900' }, terminal))).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ name: 'one', version: 1 })]) as unknown,
    })
    expect(toJson(await run('canned show', { name: 'one', guild: '900' }, terminal))).toMatchObject({
      body: 'About one.',
    })
    expect((await run('canned show', { name: 'one' }, terminal)).status).toBe('refused')
    expect(await run('canned lint', {}, terminal)).toMatchObject({ status: 'answered',
      record: { data: { items: [] } } })
    // In each language that it has words in.
    expect(wordsOf(await run('canned lint', { name: 'security' }, terminal))).toContain('2 looked at')
    expect(JSON.parse((await run('canned export', {}, terminal)).file!.text)).toMatchObject({
      format: 'backquote-canned',
    })
    expect((await run('canned list', { guild: 'x' }, terminal)).status).toBe('refused')
  })

  it('imports with the code of the plan', async () => {
    const { run, store } = await openCannedDesk()
    const args = { file: file({ name: 'one' }), guild: '900' }
    const plan = await run('canned import', args, terminal)
    const confirm = /--confirm (\w+)/.exec(wordsOf(plan))?.[1]
    expect(await store.canned.list('900')).toEqual([])
    await run('canned import', { ...args, confirm: confirm! }, terminal)
    expect(await store.canned.list('900')).toMatchObject([{ name: 'one', changedBy: 'terminal' }])
    expect((await run('canned import', { file: args.file }, terminal)).status).toBe('refused')
  })
})
