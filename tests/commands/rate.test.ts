import { describe, expect, it } from 'vitest'
import type { Action, Answer, Rating } from '../../src/answer/index.js'
import type { Desk, Invocation, Scope } from '../../src/commands/index.js'
import { Fault } from '../../src/errors.js'
import { wordsOf } from '../support/answers.js'
import { openHouse } from '../support/house.js'
import { openTestStore } from '../support/store.js'

const scope: Scope = { surface: 'discord', guild: '900', channel: '901', person: { id: '77', name: 'Ada' } }

const ask = (desk: Desk, command = 'ask',
  args: Invocation['args'] = { question: 'node or python for real-time?' }): Promise<Answer> =>
  desk.dispatch({ command, args, scope })
const rating = (answer: Answer, of: Rating): Action | undefined =>
  answer.controls.find(({ action }) => action.kind === 'rate' && action.rating === of)?.action

describe('a vote', () => {
  it('is counted once for each person by what the answer was about, and the last one stands', async () => {
    const store = await openTestStore()
    const desk = openHouse(() => Promise.resolve(store))
    const answer = await ask(desk)
    const thanks = await desk.press(rating(answer, 'helpful')!, scope)
    expect(thanks).toMatchObject({ status: 'answered', private: true,
      record: { data: { rated: 'helpful', counted: 'counted' } } })
    expect(await desk.press(rating(answer, 'helpful')!, scope)).toMatchObject({ record: { data: { counted: 'same' } } })
    expect(await store.feedback.tally('900', 0)).toContainEqual({ subject: 'topic:real-time', helpful: 1,
      unhelpful: 0 })
    expect(await desk.press(rating(answer, 'unhelpful')!, scope)).toMatchObject({
      record: { data: { counted: 'changed' } },
    })
    await desk.press(rating(answer, 'unhelpful')!, { ...scope, person: { id: '78', name: 'Bo' } })
    const tally = await store.feedback.tally('900', 0)
    expect(tally).toContainEqual({ subject: 'topic:real-time', helpful: 0, unhelpful: 2 })
    expect(tally.map(({ subject }) => subject).filter((subject) => subject.startsWith('technology:'))).toEqual([
      'technology:node',
      'technology:python',
    ])
  })

  it('on a project goes to the topics and technologies of its verdict, and holds none of its words', async () => {
    const store = await openTestStore()
    const desk = openHouse(() => Promise.resolve(store))
    const answer = await ask(desk, 'recommend', { project: 'a chat for the Xanadu rowing club' })
    await desk.press(rating(answer, 'helpful')!, scope)
    const subjects = (await store.feedback.tally('900', 0)).map(({ subject }) => subject)
    expect(subjects).toContain('topic:real-time')
    expect(subjects).toContain('technology:node')
    expect(await store.guilds.export('900')).not.toMatch(/Xanadu|rowing/)
  })

  it('is offered where there is a verdict or a quote, and nowhere else', async () => {
    const desk = openHouse(openTestStore)
    for (const [command, args] of [['compare', { left: 'node', right: 'python' }], ['about', { technology: 'django' }],
      ['recommend', { project: 'chat' }]] as const) {
      expect(rating(await ask(desk, command, args), 'helpful'), command).toBeDefined()
    }
    for (const [command, args] of [['help', {}], ['ask', { question: 'where is the best pizza?' }], ['about', {
      technology: '',
    }], ['recommend', { project: 'a thing' }], ['coverage', {}], ['sources', {}]] as const) {
      expect(rating(await ask(desk, command, args), 'helpful'), command).toBeUndefined()
    }
  })

  it('that cannot be kept is said in a sentence, and anything else is a fault', async () => {
    const answer = await ask(openHouse(openTestStore))
    const down = openHouse(() => Promise.reject(new Fault('store-unavailable', 'gone')))
    const refused = await down.press(rating(answer, 'helpful')!, scope)
    expect(refused).toMatchObject({ status: 'refused', private: true,
      record: { error: { code: 'store-unavailable' } } })
    expect(wordsOf(refused)).toContain('Your vote could not be saved just now')
    await expect(
      openHouse(() => Promise.reject(new TypeError('a mistake of ours'))).press(rating(answer, 'helpful')!, scope),
    ).rejects.toThrow('a mistake')
  })

  it('needs somebody to vote, and an answer that can still be found', async () => {
    const desk = openHouse(openTestStore)
    expect(await desk.press(rating(await ask(desk), 'helpful')!, { surface: 'terminal' })).toMatchObject({
      record: { error: { code: 'nobody' } },
    })
    expect(await desk.press({ kind: 'rate', answer: 'a.zzz.......' as never, rating: 'helpful' }, scope)).toMatchObject(
      { record: { error: { code: 'expired' } } },
    )
  })

  it('is thanked for in the language of the one who gave it', async () => {
    const desk = openHouse(openTestStore)
    expect(wordsOf(await desk.press(rating(await ask(desk), 'helpful')!, { ...scope, locale: 'it' }))).toContain(
      'Grazie',
    )
  })
})
