import { beforeAll, describe, expect, it } from 'vitest'
import { people, shippedCorpus, shippedDesk } from '../support/house.js'

type Row = Record<string, unknown> & { readonly quotes: readonly Record<string, unknown>[] }

describe('a stream of questions', () => {
  let ask: (row: unknown) => ReturnType<Extract<ReturnType<ReturnType<typeof shippedDesk>['openLines']>,
    { ok: true }>['value']>
  const answerTo = (text: string): Row => {
    const answered = ask({ id: 'q', text })
    if (!answered.ok) throw new Error(answered.issues[0]?.message)
    return answered.value as Row
  }

  beforeAll(() => {
    const opened = shippedDesk().openLines({ command: 'ask', args: {}, scope: people.member })
    if (!opened.ok) throw new Error(opened.issues[0]?.message)
    ask = opened.value
  })

  it('gives the quotes that a reader is shown, each whole, with the part shown', async () => {
    const question = 'is node or python faster?'
    const { quotes, declined, reason, verdict, hits } = answerTo(question)
    const answer = await shippedDesk().dispatch({ command: 'ask', args: { question }, scope: people.member })
    const shown = answer.blocks.flatMap((block) => (block.kind === 'quote'
      ? [block.text.flatMap((span) => (span.kind === 'text' || span.kind === 'mark' ? [span.text] : [])).join('')]
      : []))
    expect({ declined, reason }).toEqual({ declined: false, reason: null })
    expect(verdict).toMatchObject({ outcome: 'favours', technologies: ['node'] })
    expect(shown.length).toBeGreaterThan(1)
    expect(quotes.map(({ text, start, end }) => String(text).slice(Number(start), Number(end)))).toEqual(shown)
    expect(quotes.every(({ source }) => /^\d{3}$/.test(String(source)))).toBe(true)
    expect(hits).not.toEqual([])
  })

  it('says why one is declined', () => {
    expect(answerTo('how tall is mount everest')).toMatchObject({ id: 'q', declined: true, reason: 'off-topic',
      verdict: null, quotes: [], hits: [] })
  })

  it('takes a described project like the command', () => {
    const row = answerTo('We are building a live chat for thousands of people, and we all write JavaScript every day.')
    expect(row).toMatchObject({ declined: false, verdict: { outcome: 'favours', technologies: ['node'] } })
    expect(row.quotes.length).toBeGreaterThan(1)
  })

  it('refuses a line without a text', () => {
    expect(ask({ id: 'q' })).toMatchObject({ ok: false, issues: [{ path: 'text' }] })
  })
})

describe('a question and a comparison on the same point', () => {
  it('get one verdict by one account, on every topic', async () => {
    const { topics } = shippedCorpus()
    const silent: string[] = []
    for (const { id, name } of topics.filter(({ weighed }) => weighed !== false)) {
      const run = async (command: string, args: Readonly<Record<string, string>>) =>
        (await shippedDesk().dispatch({ command, args, scope: people.member })).record
      const asked = await run('ask', { question: `Node.js or Python for ${name.toLowerCase()}?` })
      const compared = await run('compare', { left: 'node', right: 'python', topic: id })
      if (compared?.kind !== 'comparison') throw new Error(`${name} was not compared.`)
      const { outcome, technologies, margin, leans, evidence, sides } = compared
      if (asked?.kind !== 'ask' || asked.verdict === null) silent.push(id)
      else expect([id, asked.verdict]).toMatchObject([id, { outcome, technologies, margin, leans, evidence, sides }])
    }
    expect(silent.length).toBeLessThan(3)
  })
})

describe('a question and a description of the same project', () => {
  const verdictOf = async (command: 'ask' | 'recommend', words: string): Promise<unknown> => {
    const args = command === 'ask' ? { question: words } : { project: words }
    const { record } = await shippedDesk().dispatch({ command, args, scope: people.member })
    const verdict = record?.kind === 'ask' ? record.verdict : record?.kind === 'recommendation' ? record : null
    return verdict && { outcome: verdict.outcome, technologies: verdict.technologies }
  }

  it.each(['a live chat', 'a machine learning service', 'a data pipeline that runs every night', 'a desktop app',
    'push notifications', 'a Discord bot', 'a CRM for our sales team',
    'thousands of users online at once'])('get one verdict: %s', async (project) => {
    const described = await verdictOf('recommend', project)
    expect(described).not.toMatchObject({ outcome: 'insufficient' })
    expect(await verdictOf('ask', `node or python for ${project}?`)).toEqual(described)
  })
})
