import { describe, expect, it } from 'vitest'
import { toJson, type Answer } from '../../../src/answer/index.js'
import { Fault } from '../../../src/errors.js'
import { openHouse } from '../../support/house.js'
import { openTestStore } from '../../support/store.js'
import { button, wordsOf } from '../../support/answers.js'
import { rooms } from '../../support/verdicts.js'
import { member, moderator, openCannedDesk, openFailingDesk } from './house.js'

const other = { ...moderator, person: { id: '77000000000000009', name: 'Olu' } }

describe('canned', () => {
  it('posts a shipped one for all to see, with what is behind it', async () => {
    const { run } = await openCannedDesk()
    const answer = await run('canned', { name: 'Real-Time' })
    expect(answer).toMatchObject({ status: 'answered', private: false, receipt: 'canned:0:real-time' })
    expect(answer.blocks[0]).toEqual({ kind: 'heading', text: 'Real-time: chat, live updates, streaming' })
    expect(answer.controls.map(({ label }) => label)).toEqual(['Why', 'Other side', 'Context', 'Sources'])
    for (const control of answer.controls)
      expect((await (await openCannedDesk()).press(control)).status).toBe('answered')
  })

  it('says our own words of a shipped one in the language that is spoken there, and quotes as they were written', async () => {
    const { run, manage, edit, desk } = await openCannedDesk()
    const italian = { ...moderator, locale: 'it' } as const
    const [here, there] = [await run('canned', { name: 'security' }),
      await run('canned', { name: 'security' }, italian)]
    expect(there.blocks[0]).toEqual({ kind: 'heading', text: 'Sicurezza: a che cosa fare attenzione' })
    const quotes = (answer: Answer) => answer.blocks.flatMap((block) => (block.kind === 'quote' ? [block.text] : []))
    expect(quotes(there)).toEqual(quotes(here))
    expect(wordsOf(await manage('list', {}, italian))).toContain('Tempo reale: chat')
    const offered = await desk.suggest({ command: 'canned', argument: 'name', typed: 'sicur', scope: italian })
    expect(offered.map(({ value }) => value)).toEqual(['security'])
    expect(
      (await manage('edit', { name: 'security' }, italian)).form?.fields.find(({ name }) => name === 'title')?.value,
    ).toBe('Sicurezza: a che cosa fare attenzione')
    await edit('security', { title: 'Ours', body: 'Our own words.' })
    expect((await run('canned', { name: 'security' }, italian)).blocks.slice(0, 2)).toEqual([{ kind: 'heading',
      text: 'Ours' }, { kind: 'markdown', text: 'Our own words.' }])
  })

  it('pings the one person who was named, and replies where it was asked to', async () => {
    const { run } = await openCannedDesk()
    expect(await run('canned', { name: 'chat', mention: '42', reply: '43' })).toMatchObject({ mention: '42',
      replyTo: '43' })
    expect(await run('canned', { name: 'chat' })).not.toHaveProperty('mention')
  })

  it('names near ones for a name that there is none of', async () => {
    const { run, press } = await openCannedDesk()
    const refusal = await run('canned', { name: 'securty' })
    expect(refusal.status).toBe('refused')
    expect((await press(button(refusal, 'Security: what to watch'))).receipt).toBe('canned:0:security')
  })

  it('points to the earlier post within the cooldown, and posts again when told to or later', async () => {
    const { run, press, desk, clock } = await openCannedDesk()
    const { receipt } = await run('canned', { name: 'security' })
    await desk.sent(receipt!, { channel: '901', message: '500' }, moderator)
    clock.now += 9 * 60_000
    const again = await run('canned', { name: 'security', mention: '42' })
    expect(again).toMatchObject({ private: true })
    expect(again.blocks[0]).toMatchObject({
      line: [{}, { kind: 'message', guild: '900', channel: '901', message: '500' }],
    })
    expect(await press(button(again, 'Post it anyway'))).toMatchObject({ private: false, mention: '42' })
    expect(await run('canned', { name: 'security' }, { ...moderator, channel: '902' })).toMatchObject({
      private: false,
    })
    clock.now += 2 * 60_000
    expect(await run('canned', { name: 'security' })).toMatchObject({ private: false })
  })

  it('forgets a post that was removed', async () => {
    const { run, desk, store } = await openCannedDesk()
    await desk.sent('canned:0:security', { channel: '901', message: '500' }, moderator)
    await desk.removed({ channel: '901', message: '500' }, moderator)
    await desk.removed({ channel: '901', message: '501' }, moderator)
    expect((await store.audit.list('900', { limit: 9 })).map(({ verb, subject }) => [verb, subject])).toEqual([[
      'canned.unpost',
      'security',
    ], ['canned.post', 'security']])
    expect(await run('canned', { name: 'security' })).toMatchObject({ private: false })
  })

  it('posts what is in memory while the store is gone, and records it once it is back', async () => {
    const { run, desk, store, health } = await openFailingDesk()
    await run('canned', { name: 'security' })
    health.isGone = true
    expect(await run('canned', { name: 'security' })).toMatchObject({ private: false, receipt: 'canned:0:security' })
    await desk.sent('canned:0:security', { channel: '901', message: '500' }, moderator)
    await desk.sent('canned:0:hiring', { channel: '901', message: '501' }, moderator)
    await desk.removed({ channel: '901', message: '501' }, moderator)
    expect(await desk.dispatch({ command: 'privacy', args: { action: 'forget' }, scope: moderator })).toMatchObject({
      status: 'refused',
    })
    health.isGone = false
    await desk.close()
    expect((await store.audit.list('900', { limit: 9 })).map(({ verb, subject }) => [verb, subject])).toEqual([[
      'canned.unpost',
      'hiring',
    ], ['canned.post', 'hiring'], ['canned.post', 'security']])
    expect(await store.canned.uses('900', 0)).toMatchObject([{ name: 'security', posts: 1 }])
  })

  it('leaves nobody in the record who was forgotten while their post waited to be recorded', async () => {
    const { desk, store, health } = await openFailingDesk()
    health.isGone = true
    await desk.sent('canned:0:security', { channel: '901', message: '500' }, moderator)
    health.isGone = false
    expect(await desk.dispatch({ command: 'privacy', args: { action: 'forget' }, scope: moderator })).toMatchObject({
      record: { data: { forgotten: 2 } },
    })
    await desk.close()
    expect(await store.audit.list('900', { limit: 9 })).toMatchObject([{ verb: 'canned.post', by: null }])
  })

  it('records who removed a post, however long ago it was posted, and nobody where Discord says nobody', async () => {
    const { desk, store } = await openCannedDesk()
    await desk.sent('canned:0:security', { channel: '901', message: '499' }, moderator)
    await desk.sent('canned:0:security', { channel: '901', message: '500' }, moderator)
    for (let at = 0; at < 250; at++)
      await desk.sent('canned:0:hiring', { channel: '901', message: String(1000 + at) }, moderator)
    await desk.removed({ channel: '901', message: '499' }, other)
    await desk.removed({ channel: '901', message: '500' }, { surface: 'discord', guild: '900', channel: '901' })
    expect(await store.audit.list('900', { subject: 'security', limit: 2 })).toMatchObject([
      { verb: 'canned.unpost', by: null, before: '{"channel":"901","message":"500","version":0}' },
      { verb: 'canned.unpost', by: other.person.id, before: '{"channel":"901","message":"499","version":0}' },
    ])
  })

  it('takes no receipt for one of its own that is not, and is not troubled by a store that is gone', async () => {
    const { desk, store } = await openCannedDesk()
    await desk.sent('elsewhere:0:security', { channel: '901', message: '500' }, moderator)
    expect(await store.canned.uses('900', 0)).toEqual([])
    const gone = openHouse(() => Promise.reject(new Fault('store-unavailable', 'gone')))
    await expect(gone.sent('canned:0:security', { channel: '901', message: '500' }, moderator)).resolves.toBeUndefined()
  })

  it('is refused in each of its commands to a member without rights, and outside servers', async () => {
    const { desk } = await openCannedDesk()
    const commands = desk.commands.filter(({ name, only }) => name.startsWith('canned') && only === 'discord')
    expect(commands).toHaveLength(19)
    for (const { name, args } of commands) {
      const given = Object.hasOwn(args, 'name') ? { name: 'security' } : {}
      for (const scope of [member, { surface: 'discord', person: moderator.person, rights: ['moderate'] } as const]) {
        const answer = await desk.press({ kind: 'run', command: name, args: given }, scope)
        expect([name, answer.status, answer.private, answer.form]).toEqual([name, 'refused', true, undefined])
        expect(await desk.suggest({ command: name, argument: 'name', typed: '', scope })).toEqual([])
      }
    }
    for (const action of [{ kind: 'reply', message: '1', page: 0 } as const])
      expect((await desk.press(action, member)).status).toBe('refused')
  })
})

describe('writing', () => {
  it('creates by a form, shows what all will see, and is found at once by its names', async () => {
    const { write, run, manage } = await openCannedDesk()
    const saved = await write('Tabs  or SPACES', { title: 'Tabs or spaces', aliases: 'tabs, Spaces',
      body: 'Neither.\n[[quote bmc#6]]' })
    expect(saved).toMatchObject({ status: 'answered', private: true,
      record: { data: { name: 'tabs or spaces', version: 1, problems: [] } } })
    expect(saved.blocks.map(({ kind }) => kind)).toEqual(['heading', 'separator', 'heading', 'markdown', 'quote'])
    for (const name of ['tabs or spaces', 'TABS', 'spaces'])
      expect((await run('canned', { name })).receipt).toBe('canned:1:tabs or spaces')
    expect(wordsOf(await manage('preview', { name: 'tabs' }))).toContain('Version 1, by <person 77000000000000002>')
  })

  it.each([
    ['everyone', 'reserved'],
    ['__proto__', 'reserved'],
    ['canned-manage', 'reserved'],
    ['edit', 'reserved'],
    ['#hash', 'letters, digits'],
    ['@someone', 'letters, digits'],
    ['x'.repeat(61), 'at most 60'],
  ])('refuses the name %s and gives the words back', async (name, why) => {
    const { fill, manage } = await openCannedDesk()
    const { form } = await manage('create')
    const refusal = await fill(form!, { name, title: 'Say "T"', aliases: 'also, too', body: 'Mine.' })
    expect(wordsOf(refusal)).toContain(why)
    expect(refusal).toMatchObject({ status: 'refused',
      file: { text: `---\nname: ${JSON.stringify(name)}\ntitle: "Say \\"T\\""\naliases: ["also","too"]\n---\nMine.` } })
  })

  it('takes names as technologies have them', async () => {
    const { write, run } = await openCannedDesk()
    await write('.NET or Node')
    expect(await run('canned', { name: '.net or node' })).toMatchObject({ receipt: 'canned:1:.net or node' })
    expect(await write('..', { body: 'Mine.' })).toMatchObject({ status: 'refused' })
  })

  it('overwrites nothing: an existing name is told, and the words can go on as a new version', async () => {
    const { write, press, fill, store } = await openCannedDesk()
    await write('mine', { body: 'First.' })
    const refusal = await write('MINE', { body: 'Second.' }, other)
    expect(wordsOf(refusal)).toContain('There is already one called “mine”')
    const { form } = await press(button(refusal, 'Continue with my text'), other)
    expect(form?.fields.find(({ name }) => name === 'body')?.value).toBe('Second.')
    expect(await fill(form!, {}, other)).toMatchObject({ record: { data: { version: 2 } } })
    expect((await store.canned.history('900', 'mine')).map(({ body }) => body)).toEqual(['Second.', 'First.'])
  })

  it('does not save what would break, names the line, and goes on with the words', async () => {
    const { write, press, store } = await openCannedDesk()
    const refusal = await write('broken', { body: 'Mine.\n[[quote bmc#999]]' })
    expect(wordsOf(refusal)).toContain('Line 2: “bmc#999” is not a passage')
    expect(await store.canned.list('900')).toEqual([])
    const { form } = await press(button(refusal, 'Continue with my text'))
    expect(form?.fields.map(({ value }) => value)).toEqual(['broken', 'broken', '', '', 'Mine.\n[[quote bmc#999]]'])
  })

  it('tells who was quicker, shows both versions, and lets the slower one save on top', async () => {
    const { write, manage, fill, press, store } = await openCannedDesk()
    await write('shared', { body: 'one\ntwo\nthree' })
    const { form: mine } = await manage('edit', { name: 'shared' })
    const { form: theirs } = await manage('edit', { name: 'shared' }, other)
    await fill(theirs!, { body: 'one\nTWO\nthree' }, other)
    const conflict = await fill(mine!, { body: 'one\ntwo\nTHREE' })
    expect(wordsOf(conflict)).toContain('It was changed after you opened it: <person 77000000000000009>')
    expect(wordsOf(conflict)).toContain('-two\n+TWO')
    expect(conflict).toMatchObject({ status: 'refused', private: true,
      file: { name: 'shared.md', text: expect.stringContaining('one\ntwo\nTHREE') } })
    const { form: again } = await press(button(conflict, 'Continue with my text'))
    expect(again?.fields.at(-1)?.value).toBe('one\ntwo\nTHREE')
    expect(await fill(again!, {})).toMatchObject({ record: { data: { version: 3 } } })
    expect((await store.canned.history('900', 'shared')).map(({ body }) => body)).toEqual(['one\ntwo\nTHREE',
      'one\nTWO\nthree', 'one\ntwo\nthree'])
  })

  it('lets exactly one of twenty win each version, and gives the others their words back', async () => {
    const { write, manage, fill } = await openCannedDesk()
    await write('busy')
    const forms = await Promise.all(Array.from({ length: 20 }, () => manage('edit', { name: 'busy' })))
    const answers = await Promise.all(forms.map(({ form }, at) => fill(form!, { body: `Words of ${at}.` })))
    expect(answers.filter(({ status }) => status === 'answered')).toHaveLength(1)
    answers.forEach((answer, at) => {
      if (answer.status !== 'answered') expect(answer.file?.text).toContain(`Words of ${at}.`)
    })
  })

  it('gives the words back when the store cannot take them, and saves them when it can again', async () => {
    const store = await openTestStore()
    const health = { isGone: false }
    const save: typeof store.canned.save = (
      writes,
    ) => (health.isGone ? Promise.reject(new Fault('store-full', 'full')) : store.canned.save(writes))
    const { write, press, fill } = await openCannedDesk(() =>
      Promise.resolve({ ...store, canned: { ...store.canned, save } })
    )
    health.isGone = true
    const failed = await write('later', { body: 'Precious words.' })
    expect(failed).toMatchObject({ status: 'failed', private: true,
      file: { text: expect.stringContaining('Precious words.') } })
    expect(wordsOf(failed)).toContain('store is full')
    health.isGone = false
    const { form } = await press(button(failed, 'Continue with my text'))
    expect(await fill(form!, {})).toMatchObject({ status: 'answered' })
  })

  it('hands out no words that nobody wrote when the store fails at another change, or somebody was quicker', async () => {
    const { write, manage, run, health, store } = await openFailingDesk()
    await write('kept', { body: 'one' })
    await manage('preview', { name: 'kept' })
    health.isGone = true
    for (const [task, args] of [['delete', {}], ['alias', { add: 'other' }], ['restrict', { list: 'denyRoles',
      ids: '7' }]] as const) {
      const failed = await manage(task, { name: 'kept', ...args })
      expect([task, failed.status, failed.file]).toEqual([task, 'failed', undefined])
      expect(wordsOf(failed)).not.toContain('Your words')
    }
    health.isGone = false
    const late = await run('canned-manage delete', { name: 'kept', seen: 0 })
    expect(late).toMatchObject({ status: 'refused' })
    expect(late).not.toHaveProperty('file')
    expect(wordsOf(late)).not.toContain('Your words')
    expect((await store.canned.find('900', 'kept'))?.version).toBe(1)
  })

  it('opens no form upon a form: blanks are told, and the rest goes on', async () => {
    const { manage, fill, press } = await openCannedDesk()
    const { form } = await manage('create')
    for (const fields of [{ name: ' ', title: 'T', body: 'Mine.' }, { name: 'n', title: 'T', body: ' ' }]) {
      const refusal = await fill(form!, fields)
      expect(refusal).toMatchObject({ status: 'refused' })
      expect(refusal.form).toBeUndefined()
      const again = await press(button(refusal, 'Continue with my text'))
      expect(again.form?.fields.find(({ name }) => name === 'title')?.value).toBe('T')
    }
    const gone = await fill({ ...form!,
      action: { kind: 'run', command: 'canned-manage edit', args: { name: '#gone', seen: '1' } } }, { title: 'T',
      body: 'Mine.' })
    expect(gone).toMatchObject({ status: 'refused', file: { text: expect.stringContaining('Mine.') } })
    expect((await press(button(gone, 'Continue with my text'))).form?.title).toBe('New canned comparison')
  })

  it.each(['create', 'edit'])('gives the words back when nothing at all can be reached: %s', async (task) => {
    const desk = openHouse(() => Promise.reject(new Fault('store-unavailable', 'gone')))
    const action = { kind: 'run', command: `canned-manage ${task}`,
      args: task === 'edit' ? { name: 'security', seen: '1' } : {} } as const
    const fields = { ...(task === 'create' ? { name: 'new' } : {}), title: 'New', body: 'Precious words.' }
    expect(await desk.press(action, moderator, { fields })).toMatchObject({ status: 'failed',
      file: { text: expect.stringContaining('Precious words.') } })
  })

  it('makes a shipped one the server’s own when it is edited, and goes back to the shipped one', async () => {
    const { edit, run, manage, press, pick } = await openCannedDesk()
    expect(await edit('security', { title: 'Ours' })).toMatchObject({ record: { data: { version: 1 } } })
    expect((await run('canned', { name: 'security' })).blocks[0]).toEqual({ kind: 'heading', text: 'Ours' })
    const history = await manage('history', { name: 'security' })
    const shipped = await pick(history, '0')
    expect(wordsOf(shipped)).toContain('+Ours')
    await press(button(shipped, 'Go back to version 0'))
    expect((await run('canned', { name: 'security' })).blocks[0]).toEqual({ kind: 'heading',
      text: 'Security: what to watch' })
  })

  it('saves no version that changes nothing', async () => {
    const { write, edit, manage, desk, store } = await openCannedDesk()
    await write('mine', { aliases: 'own', body: 'One.\n\nTwo.\n' })
    expect(wordsOf(await edit('mine', {}))).toContain('Nothing was changed.')
    expect(wordsOf(await edit('security', {}))).toContain('Nothing was changed.')
    expect(wordsOf(await manage('alias', { name: 'mine', remove: 'never' }))).toContain('Nothing was changed.')
    const { pickers } = await manage('restrict', { name: 'mine' })
    expect(wordsOf(await desk.press(pickers![0]!.action, moderator, { picked: [] }))).toContain('Nothing was changed.')
    expect((await store.canned.list('900')).map(({ name, version }) => [name, version])).toEqual([['mine', 1]])
    await manage('delete', { name: 'mine' })
    expect(await edit('mine', {})).toMatchObject({ record: { data: { version: 3 } } })
  })

  it('takes every shipped one as it is, edited and imported', async () => {
    const { run, edit } = await openCannedDesk()
    const { file } = await run('canned export', {}, { surface: 'terminal' })
    for (const { name, title }
      of (JSON.parse(file!.text) as { readonly items: readonly { readonly name: string; readonly title: string }[] })
        .items) {
      expect(await edit(name, { title: `${title}.` }), name).toMatchObject({ status: 'answered' })
    }
    const { manage } = await openCannedDesk()
    expect(wordsOf(await manage('import', { file: file!.text }))).not.toContain('Refuse')
  })

  it('goes on following what is shipped, whatever else is decided about it', async () => {
    const { desk, run, manage, press, edit, store } = await openCannedDesk()
    await press(button(await manage('delete', { name: 'security' }), 'Undo'))
    const { pickers } = await manage('restrict', { name: 'security' })
    await desk.press(pickers![2]!.action, moderator, { picked: [moderator.channel!] })
    expect(await store.canned.find('900', 'security')).toMatchObject({ version: 3, body: '',
      restriction: { allowChannels: [moderator.channel] } })
    expect(wordsOf(await manage('list', { search: 'security' }))).toContain('(shipped, restricted)')
    expect((await manage('export')).file).toBeUndefined()
    expect((await run('canned', { name: 'security' }, { ...moderator, channel: '9' })).status).toBe('refused')
    expect((await run('canned', { name: 'security' })).blocks[0]).toEqual({ kind: 'heading',
      text: 'Security: what to watch' })
    const italian = await run('canned', { name: 'security' }, { ...moderator, locale: 'it' })
    expect(italian.blocks[0]).toEqual({ kind: 'heading',
      text: rooms.corpus.canned.find(({ name }) => name === 'security')?.translations.it?.title })
    expect(wordsOf(await manage('history', { name: 'security', version: 3 }))).toContain('+Only in these channels')

    await edit('security', { title: 'Ours' })
    const first = await press(button(await manage('preview', { name: 'security' }), 'Back to the shipped version'))
    await press(button(first, 'Go back to version 0'))
    expect(await store.canned.find('900', 'security')).toMatchObject({ version: 5, body: '', title: '' })
    expect(wordsOf(await manage('list', { search: 'security' }))).toContain('(shipped)')
  })

  it('stays in everybody’s language when a moderator of another gives a shipped one other names', async () => {
    const { run, manage, pick, press, store } = await openCannedDesk()
    const italian = { ...moderator, locale: 'it' } as const
    await manage('alias', { name: 'security', add: 'sicurezza', remove: 'safe' }, italian)
    expect(await store.canned.find('900', 'security')).toMatchObject({ title: '', body: '', basis: '',
      aliases: ['secure', 'dependencies', 'sicurezza'] })
    expect((await run('canned', { name: 'sicurezza' })).blocks[0]).toEqual({ kind: 'heading',
      text: 'Security: what to watch' })
    expect((await run('canned', { name: 'sicurezza' }, italian)).blocks[0]).toEqual({ kind: 'heading',
      text: 'Sicurezza: a che cosa fare attenzione' })
    expect((await run('canned', { name: 'safe' })).status).toBe('refused')
    expect(wordsOf(await manage('list', { search: 'security' }))).toContain('(shipped)')

    await press(button(await manage('delete', { name: 'security' }), 'Undo'))
    expect((await run('canned', { name: 'sicurezza' })).status).toBe('answered')
    const none = await manage('alias', { name: 'security', remove: 'secure, dependencies, sicurezza' })
    expect(wordsOf(none)).not.toContain('secure')
    expect((await run('canned', { name: 'secure' })).status).toBe('refused')
    await press(button(await pick(await manage('history', { name: 'security' }), '1'), 'Go back to version 1'))
    expect((await run('canned', { name: 'sicurezza' })).receipt).toBe('canned:5:security')
    await press(button(await pick(await manage('history', { name: 'security' }), '0'), 'Go back to version 0'))
    expect((await run('canned', { name: 'secure' })).receipt).toBe('canned:6:security')
  })

  it('begins with an answer: its verdict and its quotes, live', async () => {
    const { desk, run, fill } = await openCannedDesk()
    const answer = await run('compare', { left: 'node', right: 'python', topic: 'real-time' })
    const show = answer.controls.find(({ action }) => action.kind === 'show')!
    const code = 'answer' in show.action ? show.action.answer : undefined
    const { form } = await desk.press({ kind: 'save', answer: code! }, moderator, {
      question: 'node or python for chat?',
    })
    expect(form?.fields.map(({ name }) => name)).toEqual(['name', 'title', 'aliases', 'groups', 'body'])
    expect(form?.fields.at(-1)?.value).toMatch(/^\[\[compare node python real-time\]\]\n\[\[quote /)
    expect(await fill(form!, { name: 'chats' })).toMatchObject({ record: { data: { name: 'chats', problems: [] } } })
    expect((await desk.press({ kind: 'save', answer: code! }, member)).form).toBeUndefined()
  })
})

describe('managing', () => {
  it('adds and takes away other names, and refuses what belongs to another', async () => {
    const { write, manage, run } = await openCannedDesk()
    await write('one')
    await write('two', { aliases: 'second' })
    await manage('alias', { name: 'one', add: 'first, eins' })
    expect((await run('canned', { name: 'eins' })).receipt).toBe('canned:2:one')
    expect(wordsOf(await manage('alias', { name: 'one', add: 'second' }))).toContain('belongs to “two”')
    await manage('alias', { name: 'one', remove: 'eins' })
    expect((await run('canned', { name: 'eins' })).status).toBe('refused')
    expect(wordsOf(await manage('alias', { name: 'one', add: Array.from({ length: 11 }, (_, at) => `n${at}`).join() })))
      .toContain('at most 10')
  })

  it('restricts by roles and channels, denying before allowing, for posting and for what is offered', async () => {
    const { desk, write, manage, run } = await openCannedDesk()
    await write('closed')
    const screen = await manage('restrict', { name: 'closed' })
    expect(screen.pickers?.map(({ kind }) => kind)).toEqual(['roles', 'roles', 'channels', 'channels'])
    const pick = async (at: number, ...picked: readonly string[]) => {
      const { pickers } = await manage('restrict', { name: 'closed' })
      return desk.press(pickers![at]!.action, moderator, { picked })
    }
    const may = async (roles: readonly string[], channel: string): Promise<boolean> => {
      const offered = await desk.suggest({ command: 'canned', argument: 'name', typed: 'closed',
        scope: { ...moderator, roles, channel } })
      const posted = (await run('canned', { name: 'closed' }, { ...moderator, roles, channel })).status === 'answered'
      expect(offered.some(({ value }) => value === 'closed')).toBe(posted)
      return posted
    }
    await pick(0, '1', '2')
    expect([await may(['1'], '9'), await may(['3'], '9')]).toEqual([true, false])
    await pick(1, '2')
    expect([await may(['1'], '9'), await may(['1', '2'], '9')]).toEqual([true, false])
    await pick(2, '9')
    expect([await may(['1'], '9'), await may(['1'], '8')]).toEqual([true, false])
    await pick(3, '9')
    expect(await may(['1'], '9')).toBe(false)
    const cleared = await pick(3)
    expect(cleared).toMatchObject({ inPlace: true })
    expect(await may(['1'], '9')).toBe(true)
    const stale = screen.pickers![0]!
    expect((await desk.press(stale.action, moderator, { picked: ['5'] })).status).toBe('refused')
  })

  it('deletes softly, hides a shipped one of that name, and brings back', async () => {
    const { desk, write, manage, run, press } = await openCannedDesk()
    await write('mine')
    for (const name of ['mine', 'security']) {
      const deleted = await manage('delete', { name })
      expect((await run('canned', { name })).status).toBe('refused')
      expect(
        (await desk.suggest({ command: 'canned-manage restore', argument: 'name', typed: '', scope: moderator })).map((
          { value },
        ) => value),
      ).toEqual([name])
      await press(button(deleted, 'Undo'))
      expect((await run('canned', { name })).status).toBe('answered')
    }
    await manage('delete', { name: 'mine' })
    expect(wordsOf(await manage('delete', { name: 'mine' }))).toContain('already deleted')
    await manage('restore', { name: 'mine' })
    expect(wordsOf(await manage('restore', { name: 'mine' }))).toContain('is not deleted')
  })

  it('numbers every version with who made it, shows what each changed, and goes back to any', async () => {
    const { desk, write, edit, manage, press, pick, store } = await openCannedDesk()
    await write('told', { body: 'one' })
    await edit('told', { body: 'two' }, other)
    await desk.sent('canned:2:told', { channel: '901', message: '500' }, moderator)
    const history = await manage('history', { name: 'told' })
    expect(wordsOf(history)).toContain('2 edited by <person 77000000000000009>')
    expect(wordsOf(history)).toContain('1 written by <person 77000000000000002>')
    expect(wordsOf(history)).toContain('<person 77000000000000002> <channel 901>')
    expect(wordsOf(history)).not.toContain('removed by')
    await desk.removed({ channel: '901', message: '500' }, other)
    expect(wordsOf(await manage('history', { name: 'told' }))).toMatch(
      /<person 77000000000000002> <channel 901> · .*removed by <person 77000000000000009>/,
    )
    const second = await pick(history, '2')
    expect(wordsOf(second)).toContain('-one\n+two')
    const first = await pick(history, '1')
    expect(await press(button(first, 'Go back to version 1'))).toMatchObject({ record: { data: { version: 3 } } })
    expect((await store.canned.find('900', 'told'))?.body).toBe('one')
    expect((await press(button(first, 'Go back to version 1'))).status).toBe('refused')
    expect((await manage('history', { name: 'told', version: 9 })).status).toBe('refused')
  })

  it('shows restrictions and deletion as what they changed, and says when going back lifts them', async () => {
    const { desk, write, manage } = await openCannedDesk()
    await write('told')
    const { pickers } = await manage('restrict', { name: 'told' })
    await desk.press(pickers![1]!.action, moderator, { picked: ['55'] })
    const restricted = await manage('history', { name: 'told', version: 2 })
    expect(wordsOf(restricted)).toContain('+These roles may not post it: 55')
    expect(wordsOf(restricted)).not.toContain('Going back')
    const first = await manage('history', { name: 'told', version: 1 })
    expect(wordsOf(first)).toContain('Going back also lifts all restrictions')
    await manage('delete', { name: 'told' })
    expect(wordsOf(await manage('history', { name: 'told', version: 3 }))).toContain('+Deleted.')
    await desk.press(button(await manage('history', { name: 'told', version: 1 }), 'Go back to version 1').action,
      moderator)
    const second = wordsOf(await manage('history', { name: 'told', version: 2 }))
    expect(second).toContain(
      'Going back also changes who can post it, and where:\nThese roles may not post it: <role 55>',
    )
    expect(wordsOf(await manage('history', { name: 'told', version: 4 }))).toContain('-Deleted.')
  })

  it('does not tell a writer who was overtaken that their words would lift a restriction', async () => {
    const { desk, write, manage, fill } = await openCannedDesk()
    await write('told')
    const { form } = await manage('edit', { name: 'told' })
    const { pickers } = await manage('restrict', { name: 'told' })
    await desk.press(pickers![1]!.action, moderator, { picked: ['55'] })
    const conflict = wordsOf(await fill(form!, { body: 'Other.' }))
    expect(conflict).toContain('+These roles may not post it: 55')
    expect(conflict).not.toContain('-These roles')
  })

  it('leads to every version, however many there are', async () => {
    const { write, edit, manage, press, pick } = await openCannedDesk()
    await write('often', { body: '1' })
    for (let version = 2; version <= 20; version++) await edit('often', { body: String(version) })
    const newest = await manage('history', { name: 'often' })
    expect(wordsOf(newest)).toContain('and 5 older versions')
    const oldest = await press(button(newest, 'More ▶'))
    expect(oldest.pickers?.[0]?.options.map(({ value }) => value)).toEqual(['5', '4', '3', '2', '1'])
    expect(wordsOf(await pick(oldest, '1'))).toContain('1 written by')
    expect(toJson(await press(button(oldest, '◀ Back')))).toEqual(toJson(newest))
  })

  it('undoes an edit with one press', async () => {
    const { write, edit, press, store } = await openCannedDesk()
    await write('undone', { body: 'one' })
    await press(button(await edit('undone', { body: 'two' }), 'Undo'))
    expect((await store.canned.find('900', 'undone'))?.body).toBe('one')
  })

  it('lists, page by page and by what is looked for', async () => {
    const { write, manage, press } = await openCannedDesk()
    for (let at = 0; at < 20; at++) await write(`item ${String(at).padStart(2, '0')}`)
    const first = await manage('list')
    expect(toJson(first)).toMatchObject({ count: 30, page: 1 })
    expect(toJson(await press(button(first, 'More ▶')))).toMatchObject({ page: 2 })
    expect(toJson(await manage('list', { search: 'item 07' }))).toMatchObject({ count: 1, names: ['item 07'] })
    expect(wordsOf(await manage('list', { search: 'zzzz' }))).toContain('No results for “zzzz”.')
    await manage('delete', { name: 'item 07' })
    expect(toJson(await manage('list', { search: 'item 07' }))).toMatchObject({ count: 1, names: ['item 07'] })
  })

  it('says what was posted and what never', async () => {
    const { desk, manage } = await openCannedDesk()
    expect(wordsOf(await manage('stats'))).toContain('None was posted')
    await desk.sent('canned:0:security', { channel: '901', message: '500' }, moderator)
    await desk.sent('canned:0:security', { channel: '902', message: '501' }, moderator)
    const stats = await manage('stats')
    expect(toJson(stats)).toMatchObject({ posts: { security: 2 }, stale: [] })
    expect(wordsOf(stats)).toContain('security 2 times')
  })

  it('says when it has not looked at all of them for what is stale', async () => {
    const { store, manage, run } = await openCannedDesk()
    const restriction = { allowRoles: [], denyRoles: [], allowChannels: [], denyChannels: [] }
    const entry = (name: string) =>
      ({ guild: '900', name, title: name, body: 'Words.', basis: '[]', aliases: [], groups: [], restriction,
        deleted: false,
        seen: 0, change: 'create', by: '1', at: 1 }) as const
    expect(wordsOf(await manage('stats'))).not.toContain('Only the first')
    await store.canned.save(Array.from({ length: 300 }, (_, at) => entry(`item ${at}`)))
    await store.counts.add([{ guild: '900', kind: 'outcome', key: 'answered', day: '1970-01-12', by: 1 }])
    expect(wordsOf(await manage('stats'))).toContain('Only the first 300 by name were checked')
    expect(wordsOf(await run('insights'))).toContain('Only the first 300 by name were checked')
  })

  it('completes deleted ones where those are meant, and nowhere else', async () => {
    const { desk, write, manage } = await openCannedDesk()
    await write('gone', { aliases: 'vanished' })
    await manage('delete', { name: 'gone' })
    const suggest = async (task: string) =>
      (await desk.suggest({ command: `canned-manage ${task}`, argument: task === 'list' ? 'search' : 'name',
        typed: 'vanis', scope: moderator })).map(({ value }) => value)
    expect([await suggest('restore'), await suggest('history'), await suggest('list'), await suggest('edit')]).toEqual([
      ['gone'],
      ['gone'],
      ['gone'],
      [],
    ])
  })

  it('offers what may be posted as a reply, page by page, and posts the choice', async () => {
    const { desk, write } = await openCannedDesk()
    for (let at = 0; at < 20; at++) await write(`item ${at}`)
    const first = await desk.press({ kind: 'reply', message: '42', page: 0 }, moderator)
    expect(first.pickers?.[0]?.options).toHaveLength(25)
    const second = await desk.press(button(first, 'More ▶').action, moderator)
    expect(second.pickers?.[0]?.options).toHaveLength(5)
    const [picker] = second.pickers!
    const posted = await desk.press(picker!.action, moderator, { picked: [picker!.options[0]!.value] })
    expect(posted).toMatchObject({ private: false, replyTo: '42' })
    expect(posted).not.toHaveProperty('inPlace')
  })

  it('completes names: exact, alias, title, text and slips told apart, most used first when nothing is typed', async () => {
    const { desk, write } = await openCannedDesk()
    await write('tabs', { title: 'Tabs or spaces', aliases: 'whitespace', body: 'An old quarrel about indentation.' })
    await desk.sent('canned:0:using-both', { channel: '901', message: '1' }, moderator)
    const suggest = async (typed: string) =>
      (await desk.suggest({ command: 'canned', argument: 'name', typed, scope: moderator })).map((
        { label, value },
      ) => [value, label])
    expect((await suggest('tabs'))[0]).toEqual(['tabs', 'Tabs or spaces'])
    expect(await suggest('whitespace')).toEqual([['tabs', 'Tabs or spaces (whitespace)']])
    expect(await suggest('spac')).toEqual([['tabs', 'Tabs or spaces']])
    expect(await suggest('indenta')).toEqual([['tabs', 'Tabs or spaces … indenta']])
    expect(await suggest('spacse')).toEqual([['tabs', 'Tabs or spaces ≈ spacse']])
    expect(await suggest('zzzz')).toEqual([])
    await write('later')
    expect((await suggest(''))[0]).toEqual(['using-both', 'Using both together'])
    expect((await suggest('')).length).toBeLessThanOrEqual(25)
  })

  it('tells every change to the log channel', async () => {
    const { desk, write, edit } = await openCannedDesk()
    const told: string[] = []
    desk.watchRecord((_guild, channel, record) => void told.push(`${channel} ${wordsOf(record)}`))
    await desk.dispatch({ command: 'settings', args: { set: 'logChannel', value: '55' },
      scope: { ...moderator, rights: ['manage'] } })
    await write('told')
    await edit('told', { body: 'Changed.' })
    await desk.sent('canned:2:told', { channel: '901', message: '500' }, moderator)
    expect(told.slice(-3).map((each) => each.split('\n')[0])).toEqual([
      '55 Mo wrote the canned comparison “told”',
      '55 Mo edited the canned comparison “told”',
      '55 Mo posted the canned comparison “told”',
    ])
  })

  it('tells the log channel what is different, and where a post stands', async () => {
    const { desk, write, manage, run, press } = await openCannedDesk()
    const told: Answer[] = []
    desk.watchRecord((_guild, _channel, record) => void told.push(record))
    await desk.dispatch({ command: 'settings', args: { set: 'logChannel', value: '55' },
      scope: { ...moderator, rights: ['manage'] } })
    const long = 'x'.repeat(400)
    await write('told', { body: `${long}\nbefore` })
    const last = (): string => wordsOf(told.at(-1)!)
    const { form } = await manage('edit', { name: 'told' })
    await desk.press(form!.action, moderator, { fields: { title: 'told', body: `${long}\nafter` } })
    expect(last()).toBe('Mo edited the canned comparison “told”\n …\n-before\n+after')
    await manage('alias', { name: 'told', add: 'said' })
    expect(last()).toContain('+said')
    const { pickers } = await manage('restrict', { name: 'told' })
    await desk.press(pickers![1]!.action, moderator, { picked: ['7'] })
    expect(last()).toBe(
      'Mo changed who can post “told”, and where\nBefore: by everyone who may post, in any channel\nAfter: These roles may not post it: <role 7>',
    )
    await press(button(await manage('delete', { name: 'told' }), 'Undo'))
    expect(last()).toContain('-Deleted.')
    const { receipt } = await run('canned', { name: 'security' })
    await desk.sent(receipt!, { channel: '901', message: '500' }, moderator)
    expect(told.at(-1)?.blocks[1]).toEqual({ kind: 'line',
      line: [{ kind: 'channel', id: '901' }, { kind: 'text', text: ' ' }, { kind: 'message', text: 'see it',
        guild: '900', channel: '901', message: '500' }] })
    await desk.removed({ channel: '901', message: '500' }, { surface: 'discord', guild: '900', channel: '901' })
    expect(last()).toBe('Someone, directly in Discord removed a post of “security”\n<channel 901>')
  })

  it('speaks Italian to those who do', async () => {
    const { manage } = await openCannedDesk()
    const { form } = await manage('create', {}, { ...moderator, locale: 'it' })
    expect(form?.title).toBe('Un nuovo confronto pronto')
  })
})
