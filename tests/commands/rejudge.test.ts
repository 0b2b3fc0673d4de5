import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toJson, type Action, type Answer, type AnswerCode, type Picker } from '../../src/answer/index.js'
import { encodeAction } from '../../src/discord/rendering/custom-id.js'
import { linesOf } from '../support/answers.js'
import { shippedCorpus, shippedDesk } from '../support/house.js'

const scope = { surface: 'discord' } as const
const project = 'Live auction with thousands of bidders at once, no machine learning.'

const recommend = (words: string): Promise<Answer> =>
  shippedDesk().dispatch({ command: 'recommend', args: { project: words }, scope })
const pickerOf = ({ pickers = [] }: Answer): Picker => pickers[0]!
const pickedIn = (answer: Answer): readonly string[] =>
  pickerOf(answer).options.filter(({ picked }) => picked).map(({ value }) => value)
const correct = (answer: Answer, picked: readonly string[], question?: string): Promise<Answer> =>
  shippedDesk().press(pickerOf(answer).action, scope, { picked, ...(question === undefined ? {} : { question }) })
const moreOf = ({ controls }: Answer): Action => controls.find(({ action }) => action.kind === 'rejudge')!.action

interface Judged {
  readonly needs: { readonly heard: readonly string[]; readonly ruledOut: readonly string[] }
  readonly outcome: string
}
const judged = (answer: Answer): Judged => toJson(answer) as Judged

describe('the needs of a project', () => {
  it('are picked as they were heard, the nearest below them, no more than a list holds', async () => {
    const answer = await recommend(project)
    expect(pickedIn(answer)).toEqual(judged(answer).needs.heard)
    const { options, min, max } = pickerOf(answer)
    expect(options.length).toBe(25)
    expect(new Set(options.map(({ value }) => value)).size).toBe(25)
    expect(options.slice(0, pickedIn(answer).length).every(({ picked }) => picked)).toBe(true)
    expect([min, max >= pickedIn(answer).length]).toEqual([0, true])
    expect(options.find(({ value }) => value === 'ml')).toMatchObject({ detail: 'ruled out', picked: false })
  })

  it('are judged again when one is tapped off, in place, with the question and the same buttons', async () => {
    const answer = await recommend(project)
    const [first = '', ...kept] = pickedIn(answer)
    const again = await correct(answer, kept, project)
    expect(again.inPlace).toBe(true)
    expect(judged(again).needs).toEqual({ heard: kept, ruledOut: ['ml'] })
    const gone = shippedCorpus().rulebook.needs.find(({ id }) => id === first)!.name
    expect(linesOf(again).find((line) => line.startsWith('Needs: '))).not.toContain(gone)
    expect(again.blocks[0]).toEqual({ kind: 'question', text: project })
    expect(again.controls.map(({ label }) => label)).toEqual(answer.controls.map(({ label }) => label))
    expect(pickedIn(again)).toEqual(kept)
  })

  it('can be ruled in again by a pick, and then are heard', async () => {
    const answer = await recommend(project)
    const again = await correct(answer, [...pickedIn(answer), 'ml'], project)
    expect(judged(again).needs).toEqual({ heard: [...pickedIn(answer), 'ml'], ruledOut: [] })
    expect(judged(again).outcome).toBe('combine')
  })

  it('give the answer that they would have given from the start', async () => {
    const answer = await correct(await recommend(project), ['scripting'], project)
    expect(judged(await correct(answer, ['chat', 'real-time']))).toMatchObject({ outcome: 'favours',
      technologies: ['node'] })
  })

  it('may all be tapped off: then none was heard, and all can be picked', async () => {
    const none = await correct(await recommend(project), [])
    expect(judged(none).needs.heard).toEqual([])
    expect(pickedIn(none)).toEqual([])
    expect(judged(await correct(none, ['chat'])).needs.heard).toEqual(['chat'])
  })

  it('are all reached by turning on, and those picked elsewhere stay heard', async () => {
    let answer = await recommend(project)
    const heard = judged(answer).needs.heard
    const seen = new Set<string>()
    for (let page = 0; page < 3; page++) {
      for (const { value } of pickerOf(answer).options) seen.add(value)
      answer = await shippedDesk().press(moreOf(answer), scope, { question: project })
      expect(judged(answer).needs.heard).toEqual(heard)
    }
    expect([...seen].sort()).toEqual(shippedCorpus().rulebook.needs.map(({ id }) => id as string).sort())
    const second = await shippedDesk().press(moreOf(answer), scope)
    const [other = ''] = pickerOf(second).options.map(({ value }) => value)
    expect(judged(await correct(second, [other])).needs.heard).toEqual([...heard, other])
  })

  it('take nothing that was not offered there', async () => {
    const answer = await recommend(project)
    const again = await correct(answer, [...pickedIn(answer), 'no-such-need', '__proto__', '*'])
    expect(judged(again).needs).toEqual(judged(answer).needs)
  })

  it('can be corrected where a project was told of with ask', async () => {
    const words =
      'We run a chat for thousands of people, and a small team writes it in JavaScript. Nothing else matters.'
    const asked = await shippedDesk().dispatch({ command: 'ask', args: { question: words }, scope })
    const again = await correct(asked, ['ml'], words)
    expect(again.record).toMatchObject({ question: words,
      verdict: { outcome: 'favours', technologies: ['python'], needs: { heard: ['ml'] } } })
  })

  it('say that they have expired when the code names what is gone', async () => {
    const answer = await shippedDesk().press({ kind: 'rejudge', answer: 'r.....zz...' as AnswerCode, page: 0 }, scope, {
      picked: [],
    })
    expect(answer).toMatchObject({ status: 'refused', record: { error: { code: 'expired' } } })
  })

  it('never make an id that a button cannot hold, whatever is picked', async () => {
    const all = shippedCorpus().rulebook.needs.map(({ id }) => id)
    await fc.assert(fc.asyncProperty(fc.subarray(all, { minLength: 1 }), async (some) => {
      const start = await recommend(project)
      const { max, options } = pickerOf(start)
      const again = await correct(start,
        options.filter(({ value }) => some.includes(value as never)).slice(0, max).map(({ value }) => value))
      expect(again.controls.length).toBeGreaterThan(0)
      for (const { action } of [...again.controls, ...(again.pickers ?? [])]) expect(encodeAction(action)).toBeDefined()
      expect(pickerOf(again).max).toBeGreaterThanOrEqual(pickedIn(again).length)
    }), { numRuns: 20 })
  })
})

describe('the topics of a comparison', () => {
  const compare = (args: Readonly<Record<string, string>>): Promise<Answer> =>
    shippedDesk().dispatch({ command: 'compare', args: { left: 'node', right: 'python', ...args }, scope })

  it('are offered with who leads there, what separates them most first, and all together', async () => {
    const { options, action } = pickerOf(await compare({}))
    expect(action).toEqual({ kind: 'run', command: 'compare', args: { left: 'node', right: 'python' }, takes: 'topic' })
    expect(options[0]).toEqual({ label: 'All topics', value: '*', picked: true })
    expect(options.length).toBe(25)
    expect(options[1]?.detail).toMatch(/^(Node\.js|Python) leads \(Node\.js \d+, Python \d+\)$/)
    expect(options.at(-1)?.detail).toMatch(/^Level/)
  })

  it('go on from one to another and back, in place', async () => {
    const overall = await compare({})
    const one = await correct(overall, ['performance'])
    expect(one).toMatchObject({ inPlace: true, record: { topic: 'performance' } })
    expect(pickedIn(one)).toEqual(['performance'])
    const back = await correct(one, ['*'])
    expect(toJson(back)).toEqual(toJson(overall))
  })

  it('are few or none where the articles weigh little', async () => {
    expect((await compare({ right: 'javascript' })).pickers).toBeUndefined()
    const answer = await compare({ left: 'django', right: 'express' })
    for (const { value } of pickerOf(answer).options.slice(1))
      expect((await correct(answer, [value])).status).toBe('answered')
  })
})
