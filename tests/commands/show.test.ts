import { describe, expect, it } from 'vitest'
import { toJson } from '../../src/answer/index.js'
import { linesOf } from '../support/answers.js'
import { shippedDesk } from '../support/house.js'

const show = (answer: string) =>
  shippedDesk().dispatch({ command: 'show', args: { view: 'why', answer }, scope: { surface: 'terminal' } })

async function codeOf(project: string): Promise<string> {
  const { controls } = await shippedDesk().dispatch({ command: 'recommend', args: { project },
    scope: { surface: 'terminal' } })
  const [code] = controls.flatMap(({ action }) => (action.kind === 'show' ? [action.answer] : []))
  return code ?? ''
}

describe('show', () => {
  it('shows what is behind the answer of a code', async () => {
    expect((await show(await codeOf('a live chat'))).status).toBe('answered')
  })

  it.each(['AAAA', 'r', 'r.......', 'x........', 'r.0.......'])('says that %j is no code, and where one stands',
    async (typed) => {
      const answer = await show(typed)
      expect([answer.status, toJson(answer)]).toEqual(['refused', {
        error: { code: 'not-a-code',
          message: `“${typed}” is no answer's code; expected the one that is printed below an answer, whole.` },
      }])
    })

  it('says of a code whose needs are gone that it has expired', async () => {
    const code = await codeOf('a live chat')
    const { record } = await show(code.replace(/^(r\.+)../, '$1zz'))
    expect(record).toMatchObject({ error: { code: 'expired' } })
  })
})

describe('Why of a question that is weighed by topic', () => {
  it.each([
    ['node or python for chat?', /from “chat”/],
    ['node o python per una chat in tempo reale?', /from “(?:chat|in tempo reale)”/],
  ])('names with each rule the words that fired it: %s', async (question, said) => {
    const scope = { surface: 'terminal' } as const
    const { controls } = await shippedDesk().dispatch({ command: 'ask', args: { question }, scope })
    const why = controls.find(({ action }) => action.kind === 'show' && action.view === 'why')!
    const rules = linesOf(await shippedDesk().press(why.action, scope, { question })).filter((words) =>
      words.startsWith('+')
    )
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.filter((words) => !said.test(words))).toEqual([])
  })

  it.each([
    ['A chat for our club, without machine learning.', /^Chat between people: “chat” \d+%/, /^Machine learning: .*%/],
    ['Una chat per il nostro club, senza machine learning.', /^Chat between people: “chat” \d+%/, /“machine” \d+%/],
  ])('names each need with the words that made it heard, and their share: %s', async (project, ...said) => {
    const scope = { surface: 'terminal' } as const
    const { controls } = await shippedDesk().dispatch({ command: 'recommend', args: { project }, scope })
    const why = controls.find(({ action }) => action.kind === 'show' && action.view === 'why')!
    const lines = linesOf(await shippedDesk().press(why.action, scope, { question: project }))
    for (const each of said) expect(lines.filter((words) => each.test(words))).toHaveLength(1)
  })

  it('quotes what its rules cite and does not count once, with the note that says why', async () => {
    const scope = { surface: 'terminal' } as const
    const { controls } = await shippedDesk().dispatch({ command: 'ask', args: { question: 'node or python for chat?' },
      scope })
    const views = await Promise.all(
      controls.flatMap((
        { action },
      ) => (action.kind === 'show' && action.view !== 'context' ? [shippedDesk().press(action, scope)] : [])),
    )
    const [why, , sources] = views.map(({ blocks }) => blocks)
    const wrong = why!.flatMap((
      block,
    ) => (block.kind === 'quote' && block.notes.some(({ label }) => label === 'Wrong') ? [block] : []))
    expect(wrong.length).toBeGreaterThan(0)
    expect(new Set(wrong.map(({ text }) => JSON.stringify(text))).size).toBe(wrong.length)
    const listed = sources!.flatMap((block) => (block.kind === 'sources' ? block.sources : [])).map((
      { number, title },
    ) => `${number} ${title}`)
    expect(listed).toEqual(expect.arrayContaining(wrong.map(({ source }) => `${source.number} ${source.title}`)))
  })
})
