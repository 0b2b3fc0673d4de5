import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toJson } from '../../src/answer/index.js'
import type { Scope } from '../../src/commands/index.js'
import { Fault } from '../../src/errors.js'
import { textsIn } from '../../src/language/index.js'
import { kept, retention } from '../../src/memory/index.js'
import { tables } from '../../src/store/schema.js'
import { wordsOf } from '../support/answers.js'
import { openHouse, root } from '../support/house.js'
import { openTestStore } from '../support/store.js'

const ada: Scope = { surface: 'discord', guild: '900', channel: '901',
  person: { id: '77000000000000001', name: 'Ada' } }
const texts = textsIn('en').privacy

describe('what is kept', () => {
  it('is every table of the store, each named once', () => {
    expect(kept.flatMap((each) => each.tables).sort()).toEqual(tables.map(({ name }) => name).sort())
  })

  it('is kept as long as the sweep lets it', () => {
    expect(kept.flatMap(({ days }) => days ?? []).sort()).toEqual(Object.values(retention).sort())
  })

  it('stands in PRIVACY.md as the command says it', () => {
    const listed = /<!-- kept:start -->\n([\s\S]*?)<!-- kept:end -->/.exec(
      readFileSync(join(root, 'PRIVACY.md'), 'utf8'),
    )?.[1]?.replace(/\n +/g, ' ').trim()
    expect(listed).toBe(
      kept.map(({ matter, days }) =>
        `- ${texts.kept[matter]} (${days === null ? texts.keptAlways : texts.keptDays(days)})`
      ).join('\n'),
    )
  })
})

describe('privacy', () => {
  it('tells the one who asks alone, and offers to forget them', async () => {
    const answer = await openHouse(openTestStore).dispatch({ command: 'privacy', args: {}, scope: ada })
    expect(answer).toMatchObject({ status: 'answered', private: true,
      controls: [{ label: 'Forget me', action: { kind: 'run', command: 'privacy', args: { action: 'forget' } } }] })
    for (const { matter } of kept) expect(wordsOf(answer)).toContain(texts.kept[matter])
    expect(wordsOf(answer)).toContain(texts.keepsQuestions.no)
  })

  it('says what this server has chosen, and nothing of a choice where there is no server', async () => {
    const store = await openTestStore()
    await store.settings.save({ guild: '900', values: JSON.stringify({ keepsQuestions: true }), seen: 0, by: '1', at: 1,
      subject: 'keepsQuestions', before: 'no', after: 'yes' })
    const desk = openHouse(() => Promise.resolve(store))
    expect(wordsOf(await desk.dispatch({ command: 'privacy', args: {}, scope: ada }))).toContain(
      texts.keepsQuestions.yes,
    )
    expect(wordsOf(await desk.dispatch({ command: 'privacy', args: {}, scope: { surface: 'terminal' } }))).not
      .toContain(
        'This server',
      )
  })

  it('tells even when the store is gone', async () => {
    const desk = openHouse(() => Promise.reject(new Fault('store-unavailable', 'gone')))
    expect(await desk.dispatch({ command: 'privacy', args: {}, scope: ada })).toMatchObject({ status: 'answered' })
  })

  it('speaks the language of the one who asks', async () => {
    const answer = await openHouse(openTestStore).dispatch({ command: 'privacy', args: {},
      scope: { ...ada, locale: 'it' } })
    expect(wordsOf(answer)).toContain('I tuoi voti')
    expect(answer.controls[0]?.label).toBe('Dimenticami')
  })
})

describe('forget me', () => {
  const vote = { guild: '900', answer: 'a.1', rating: 'helpful', subjects: ['topic:iot'], at: 5 } as const
  const write = { guild: '900', name: 'glance', title: 'At a glance', body: 'Both do', aliases: [], groups: [],
    restriction: { allowRoles: [], denyRoles: [], allowChannels: [], denyChannels: [] }, basis: '', deleted: false,
    seen: 0, change: 'create', at: 5 } as const

  it('has taken the id out of everything when it answers, says how much, and leaves others alone', async () => {
    const store = await openTestStore()
    const desk = openHouse(() => Promise.resolve(store))
    await store.feedback.vote({ ...vote, person: '77000000000000001' })
    await store.feedback.vote({ ...vote, person: '88' })
    await store.canned.save([{ ...write, by: '77000000000000001' }])
    await store.canned.posted({ guild: '900', channel: '901', message: '5', name: 'glance', version: 1,
      by: '77000000000000001', at: 6 })
    const answer = await desk.press({ kind: 'run', command: 'privacy', args: { action: 'forget' } }, ada)
    expect(answer).toMatchObject({ status: 'answered', private: true })
    expect((toJson(answer) as { readonly forgotten: number }).forgotten).toBeGreaterThan(3)
    const left = await store.guilds.export('900')
    expect(left).not.toContain('77000000000000001')
    expect(left).toContain('Both do')
    expect(await store.feedback.tally('900', 0)).toEqual([{ subject: 'topic:iot', helpful: 1, unhelpful: 0 }])
    expect(await desk.dispatch({ command: 'privacy', args: { action: 'forget' }, scope: ada })).toMatchObject({
      record: { data: { forgotten: 0 } },
    })
  })

  it('takes it also out of a question that is not written yet', async () => {
    const store = await openTestStore()
    await store.settings.save({ guild: '900', values: JSON.stringify({ keepsQuestions: true }), seen: 0, by: '1', at: 1,
      subject: 'keepsQuestions', before: 'no', after: 'yes' })
    const desk = openHouse(() => Promise.resolve({ ...store, close: () => Promise.resolve() }))
    expect(
      await desk.dispatch({ command: 'ask',
        args: { question: 'should <@77000000000000001> use Rust for embedded firmware?' }, scope: ada }),
    ).toMatchObject({ status: 'declined' })
    expect(await desk.dispatch({ command: 'privacy', args: { action: 'forget' }, scope: ada })).toMatchObject({
      record: { data: { forgotten: 1 } },
    })
    await desk.close()
    expect(await store.questions.list('900', 9)).toEqual([])
  })

  it('says that nothing was erased when the store is down', async () => {
    const desk = openHouse(() => Promise.reject(new Fault('store-unavailable', 'gone')))
    const answer = await desk.dispatch({ command: 'privacy', args: { action: 'forget' }, scope: ada })
    expect(answer).toMatchObject({ status: 'refused', private: true,
      record: { error: { code: 'store-unavailable', message: texts.notForgotten } } })
  })

  it('takes no other action', async () => {
    expect(await openHouse(openTestStore).dispatch({ command: 'privacy', args: { action: 'remember' }, scope: ada }))
      .toMatchObject({ status: 'refused' })
  })
})
