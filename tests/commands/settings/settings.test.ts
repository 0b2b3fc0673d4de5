import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { toJson, type Action, type Answer } from '../../../src/answer/index.js'
import type { Desk, Given, Scope } from '../../../src/commands/index.js'
import { Fault } from '../../../src/errors.js'
import { textsIn } from '../../../src/language/index.js'
import { standardSettings, type ServerSettings } from '../../../src/memory/index.js'
import { openStore, type Store } from '../../../src/store/index.js'
import { linesOf, wordsOf } from '../../support/answers.js'
import { stopIntervals } from '../../support/intervals.js'
import { openHouse, people } from '../../support/house.js'
import { openScratch } from '../../support/scratch.js'
import { openTestStore, settingsWrite } from '../../support/store.js'

const { manager, moderator, member } = people
const texts = textsIn('en').settings
const makeFolder = openScratch()

interface Screen {
  readonly answer: Answer
  press(label: string): Promise<Screen>
  pick(label: string, ...picked: readonly string[]): Promise<Screen>
}

/** What a person has before them, and what they can do with it. */
function screenOf(answer: Answer, desk: Desk, scope: Scope): Screen {
  const act = async (action: Action | undefined, given: Given): Promise<Screen> => {
    if (!action)
      throw new Error(`Nothing of that name; there are ${JSON.stringify(answer.controls.map(({ label }) => label))}`)
    return screenOf(await desk.press(action, scope, given), desk, scope)
  }
  return {
    answer,
    press: (label) => act(answer.controls.find((control) => control.label === label)?.action, {}),
    pick: (label, ...picked) => act(answer.pickers?.find((picker) => picker.label === label)?.action, { picked }),
  }
}

async function open(desk: Desk, scope: Scope = manager): Promise<Screen> {
  return screenOf(await desk.dispatch({ command: 'settings', args: {}, scope }), desk, scope)
}

const shared = async (): Promise<{ readonly desk: Desk; readonly store: Store }> => {
  const store = await openTestStore()
  return { store, desk: openHouse(() => Promise.resolve(store)) }
}

describe('/settings', () => {
  it('shows the present values, to the manager alone, each with what changes it', async () => {
    const { answer } = await open(openHouse(openTestStore))
    expect(answer).toMatchObject({ status: 'answered', private: true,
      record: { data: { visibility: 'public', memberLimit: '5/10', channels: '', language: 'own' } } })
    expect(answer.inPlace).toBeUndefined()
    expect(answer.pickers?.map(({ kind, label, min, max }) => [kind, label, min, max])).toEqual([
      ['choices', texts.names.visibility, 1, 1],
      ['channels', texts.names.channels, 0, 25],
      ['choices', texts.names.mentions, 1, 1],
      ['choices', texts.names.language, 1, 1],
      ['choices', texts.names.articles, 1, 1],
    ])
    expect(answer.pickers?.[0]?.options).toEqual([
      { label: `${texts.names.visibility}: ${texts.choices.visibility.public}`, value: 'public', picked: true,
        detail: 'default' },
      { label: `${texts.names.visibility}: ${texts.choices.visibility.private}`, value: 'private', picked: false },
    ])
    expect(answer.controls.map(({ label }) => label)).toEqual([texts.pages.limits, texts.pages.people])
  })

  it('has a place for every setting on one of its pages', async () => {
    const first = await open(openHouse(openTestStore))
    const pages = [first, await first.press(texts.pages.limits), await first.press(texts.pages.people)]
    const labels = pages.flatMap(({ answer }) => answer.pickers?.map(({ label }) => label) ?? [])
    expect(labels.sort()).toEqual(Object.values(texts.names).sort())
    expect(pages.map(({ answer }) => answer.inPlace)).toEqual([undefined, true, true])
  })

  it.each([
    [texts.pages.answers, texts.names.visibility, ['private'], { visibility: 'private' }],
    [texts.pages.answers, texts.names.channels, ['31', '30'], { channels: ['30', '31'] }],
    [texts.pages.answers, texts.names.mentions, ['off'], { mentions: false }],
    [texts.pages.answers, texts.names.language, ['it'], { language: 'it' }],
    [texts.pages.limits, texts.names.memberLimit, ['3/60'], { memberLimit: { answers: 3, seconds: 60 } }],
    [texts.pages.limits, texts.names.channelLimit, ['60/10'], { channelLimit: { answers: 60, seconds: 10 } }],
    [texts.pages.limits, texts.names.repostMinutes, ['0'], { repostMinutes: 0 }],
    [texts.pages.people, texts.names.managerRoles, ['40'], { managerRoles: ['40'] }],
    [texts.pages.people, texts.names.logChannel, ['50'], { logChannel: '50' }],
    [texts.pages.people, texts.names.keepsQuestions, ['on'], { keepsQuestions: true }],
  ] as const)('saves what is picked on “%s” for “%s” at once, says so, and takes it back on Undo',
    async (page, label, picked, changed) => {
      const desk = openHouse(openTestStore)
      const first = await open(desk)
      const screen = await (page === texts.pages.answers ? first : await first.press(page)).pick(label, ...picked)
      expect(screen.answer).toMatchObject({ status: 'answered', private: true, inPlace: true })
      expect(wordsOf(screen.answer)).toContain(texts.changed)
      const expected: ServerSettings = { ...standardSettings, ...changed }
      expect(await desk.settings('900')).toEqual(expected)
      expect(await desk.settings('901')).toEqual(standardSettings)
      const undone = await screen.press(texts.undo)
      expect(undone.answer).toMatchObject({ status: 'answered', inPlace: true })
      expect(await desk.settings('900')).toEqual(standardSettings)
      // Undo is a change like any other, and can be undone.
      await undone.press(texts.undo)
      expect(await desk.settings('900')).toEqual(expected)
    })

  it('takes an empty list for everywhere and nowhere', async () => {
    const desk = openHouse(openTestStore)
    const screen = await (await open(desk)).pick(texts.names.channels, '30')
    const cleared = await screen.pick(texts.names.channels)
    expect(wordsOf(cleared.answer)).toContain(texts.none.channels)
    expect((await desk.settings('900')).channels).toEqual([])
  })

  it('keeps what two managers change beside one another, and lets neither overwrite what they have not seen', async () => {
    const { desk } = await shared()
    const [ada, ben] = [await open(desk), await open(desk, { ...manager, person: { id: '88', name: 'Ben' } })]
    await ada.pick(texts.names.visibility, 'private')
    const beside = await ben.pick(texts.names.mentions, 'off')
    expect(beside.answer.status).toBe('answered')
    expect(await desk.settings('900')).toMatchObject({ visibility: 'private', mentions: false })
    await (await open(desk)).pick(texts.names.language, 'it')
    const late = await ben.pick(texts.names.language, 'en')
    expect(late.answer).toMatchObject({ status: 'refused', private: true, inPlace: true })
    expect(wordsOf(late.answer)).toContain(texts.conflict)
    expect(wordsOf(late.answer)).toContain(`<person ${manager.person.id}>`)
    expect((await desk.settings('900')).language).toBe('it')
    // The screen is up to date again: the same pick now counts.
    await late.pick(texts.names.language, 'en')
    expect((await desk.settings('900')).language).toBe('en')
  })

  it('loses none of a dozen changes and more made at the same instant', async () => {
    const { desk, store } = await shared()
    const wishes = { visibility: 'private', channels: '30', mentions: 'off', language: 'it', articles: 'own',
      memberLimit: '3/60', channelLimit: '60/10', repostMinutes: '0', blocksStale: 'on', managerRoles: '40',
      logChannel: '50', keepsQuestions: 'on', suggestions: 'on' }
    const answers = await Promise.all(
      Object.entries(wishes).map(([set, value]) =>
        desk.press({ kind: 'run', command: 'settings', args: { set }, takes: 'value' }, manager, { picked: [value] })
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'answered'))
    const { answer } = await open(desk)
    expect(toJson(answer)).toEqual(wishes)
    expect(await store.audit.list('900', { limit: 20 })).toHaveLength(Object.keys(wishes).length)
  })

  it('are seen by another desk on the same file within a second', async () => {
    stopIntervals()
    const folder = makeFolder()
    const stores = [await openStore({ kind: 'sqlite', folder }), await openStore({ kind: 'sqlite', folder })] as const
    const [here, there] = [openHouse(() => Promise.resolve(stores[0])), openHouse(() => Promise.resolve(stores[1]))]
    onTestFinished(async () => {
      await Promise.all([here.close(), there.close()])
    })
    expect((await there.settings('900')).visibility).toBe('public')
    await (await open(here)).pick(texts.names.visibility, 'private')
    expect((await there.settings('900')).visibility).toBe('public')
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await there.settings('900')).visibility).toBe('private')
  })

  it('undoes no change that somebody has built upon', async () => {
    const { desk } = await shared()
    const screen = await (await open(desk)).pick(texts.names.visibility, 'private')
    const other = await (await open(desk)).pick(texts.names.visibility, 'public')
    expect(other.answer.status).toBe('answered')
    await (await open(desk)).pick(texts.names.mentions, 'off')
    expect((await screen.press(texts.undo)).answer.status).toBe('refused')
    expect(await desk.settings('900')).toMatchObject({ visibility: 'public', mentions: false })
  })

  it('records every change, and tells the log channel once there is one', async () => {
    const { desk, store } = await shared()
    const told: { readonly guild: string; readonly channel: string; readonly record: Answer }[] = []
    desk.watchRecord((guild, channel, record) => told.push({ guild, channel, record }))
    const people = await (await open(desk)).press(texts.pages.people)
    await people.pick(texts.names.logChannel, '50')
    await (await open(desk)).pick(texts.names.visibility, 'private')
    expect(told.map(({ guild, channel }) => [guild, channel])).toEqual([['900', '50'], ['900', '50']])
    const words = told.map(({ record }) => linesOf(record))
    expect(words).toEqual([
      ['Max changed a setting: Log channel', 'Before: None', 'After: <channel 50>'],
      ['Max changed a setting: Who sees answers', 'Before: Everyone, unless the asker hides the answer',
        'After: Only the asker'],
    ])
    expect(told.every(({ record }) => record.mention === undefined && record.controls.length === 0)).toBe(true)
    expect(await store.audit.list('900', { limit: 9 })).toMatchObject([
      { verb: 'settings.save', subject: 'visibility', before: 'public', after: 'private', by: manager.person.id },
      { verb: 'settings.save', subject: 'logChannel', before: '', after: '50', by: manager.person.id },
    ])
  })

  it('asks before it goes back to the standard, and says what that changed', async () => {
    const { desk } = await shared()
    expect(wordsOf((await (await (await open(desk)).press(texts.pages.people)).press(texts.reset)).answer)).toContain(
      texts.resetNothing,
    )
    await (await open(desk)).pick(texts.names.mentions, 'off')
    await (await open(desk)).pick(texts.names.channels, '30')
    const asked = await (await (await open(desk)).press(texts.pages.people)).press(texts.reset)
    expect(asked.answer.controls.map(({ label }) => label)).toEqual([texts.resetSure, texts.resetKeep])
    expect((await desk.settings('900')).mentions).toBe(false)
    expect((await asked.press(texts.resetKeep)).answer.pickers).toHaveLength(4)
    const done = await asked.press(texts.resetSure)
    expect(wordsOf(done.answer)).toContain(texts.names.mentions)
    expect(await desk.settings('900')).toEqual(standardSettings)
  })

  it('erases the questions kept in words when they are no longer to be kept', async () => {
    const { desk, store } = await shared()
    const on = await (await (await open(desk)).press(texts.pages.people)).pick(texts.names.keepsQuestions, 'on')
    await store.questions.add('900', 'In my own words', 1)
    await on.pick(texts.names.keepsQuestions, 'off')
    expect(await store.questions.list('900', 9)).toEqual([])
    await (await (await open(desk)).press(texts.pages.people)).pick(texts.names.keepsQuestions, 'on')
    await store.questions.add('900', 'In my own words', 1)
    const asked = await (await (await open(desk)).press(texts.pages.people)).press(texts.reset)
    await asked.press(texts.resetSure)
    expect(await store.questions.list('900', 9)).toEqual([])
  })

  it('hands over all that is kept of the server, and of no other', async () => {
    const { desk, store } = await shared()
    await store.settings.save(settingsWrite({ guild: '7', subject: 'theirs' }))
    await (await open(desk)).pick(texts.names.visibility, 'private')
    const { answer } = await (await (await open(desk)).press(texts.pages.people)).press(texts.export)
    expect(answer).toMatchObject({ private: true, file: { name: 'backquote-900.json' } })
    const held = JSON.parse(answer.file?.text ?? '') as Record<string, readonly unknown[]>
    expect(held['settings']).toHaveLength(1)
    expect(answer.file?.text).not.toContain('theirs')
  })

  it.each(['__proto__', 'loud', '', '1'.repeat(4000), '<@&1>', 'private\u0000'])(
    'saves nothing for %j, which is no value',
    async (value) => {
      const { desk } = await shared()
      const answer = await desk.press({ kind: 'run', command: 'settings', args: { set: 'visibility' }, takes: 'value' },
        manager, { picked: [value] })
      expect(answer).toMatchObject({ status: 'refused', private: true })
      expect(await desk.settings('900')).toEqual(standardSettings)
    },
  )

  it('says what it can when the store fails, and that nothing was changed', async () => {
    const faults: unknown[] = []
    const desk = openHouse(() => Promise.reject(new Fault('store-unavailable', 'gone')), {
      onFault: (fault) => faults.push(fault),
    })
    const { answer } = await open(desk)
    expect(answer).toMatchObject({ status: 'failed', private: true,
      record: { error: { code: 'store-unavailable', reference: 'reference' } } })
    expect(wordsOf(answer)).toContain(texts.store['store-unavailable'])
    expect(faults).toHaveLength(1)
  })

  it('speaks Italian to those who do', async () => {
    const italian = textsIn('it').settings
    const { answer } = await open(openHouse(openTestStore), { ...manager, locale: 'it' })
    expect(wordsOf(answer)).toContain(italian.title)
    expect(answer.pickers?.[0]?.options[0]?.label).toBe(
      `${italian.names.visibility}: ${italian.choices.visibility.public}`,
    )
  })

  it.each([
    ['a member', member, 'not-allowed'],
    ['a moderator', moderator, 'not-allowed'],
    ['anybody outside servers', { surface: 'discord', person: manager.person, rights: ['manage'] }, 'not-in-a-server'],
  ] as const)('is refused to %s, as a command and at every press', async (_who, scope, code) => {
    const { desk, store } = await shared()
    const screens = [await open(desk), await (await open(desk)).press(texts.pages.people)]
    const actions = screens.flatMap(({ answer }) =>
      [...answer.controls, ...(answer.pickers ?? [])].map(({ action }) => action)
    )
    expect(actions.length).toBeGreaterThan(10)
    const answers = [await desk.dispatch({ command: 'settings', args: {}, scope }),
      ...(await Promise.all(actions.map((action) => desk.press(action, scope, { picked: ['private'] }))))]
    expect(
      answers.map((
        { status, record },
      ) => [status, record?.kind === 'error' ? record.error.code : undefined]),
    ).toEqual(answers.map(() => ['refused', code]))
    expect(await store.audit.list('900', { limit: 9 })).toEqual([])
  })
})

describe('settings show and export', () => {
  const terminal: Scope = { surface: 'terminal' }

  it('tell an operator what a server has decided', async () => {
    const { desk } = await shared()
    await (await open(desk)).pick(texts.names.visibility, 'private')
    expect(await desk.dispatch({ command: 'settings show', args: { guild: '900' }, scope: terminal })).toMatchObject({
      status: 'answered',
      record: { data: { visibility: 'private' } },
    })
    expect((await desk.dispatch({ command: 'settings export', args: { guild: '900' }, scope: terminal })).file?.text)
      .toContain('settings.save')
  })

  it('refuse what is no id, and are for terminals alone', async () => {
    const { desk } = await shared()
    expect(await desk.dispatch({ command: 'settings show', args: { guild: 'here' }, scope: terminal })).toMatchObject({
      status: 'refused',
      record: { error: { code: 'not-an-id' } },
    })
    expect(await desk.dispatch({ command: 'settings export', args: { guild: '900' }, scope: manager })).toMatchObject({
      status: 'refused',
      record: { error: { code: 'unknown-command' } },
    })
  })
})
