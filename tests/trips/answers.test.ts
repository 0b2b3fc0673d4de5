import { describe, expect, it } from 'vitest'
import { toJson, type Answer, type Control } from '../../src/answer/index.js'
import type { Invocation } from '../../src/commands/index.js'
import { linesOf, quotesOf, textOf, wordsOf, type Quote } from '../support/answers.js'
import { shippedCorpus, shippedDesk } from '../support/house.js'

const scope = { surface: 'terminal' } as const
const dispatch = (command: string, args: Invocation['args'] = {}): Promise<Answer> =>
  shippedDesk().dispatch({ command, args, scope })

const saidIn = ({ text }: Quote): string => textOf(text)

const passages = new Map<string, string>(shippedCorpus().passages.map(({ id, text }) => [id, text]))
const isVerbatim = (quote: Quote): boolean =>
  saidIn(quote).length > 0 && (passages.get(quote.passage) ?? '').includes(saidIn(quote))

describe('a whole trip', () => {
  it('of ask quotes verbatim, each source with its number, below what was understood', async () => {
    const answer = await dispatch('ask', { question: 'is node or python better for a chat app?' })
    expect(answer.status).toBe('answered')
    expect(answer.blocks[0]).toEqual({ kind: 'question', text: 'is node or python better for a chat app?' })
    const quotes = quotesOf(answer)
    const titles = [...new Set(quotes.map(({ source }) => source.title))]
    expect(quotes.map(({ number }) => number)).toEqual(quotes.map(({ source }) => titles.indexOf(source.title) + 1))
    expect(quotes.every(isVerbatim)).toBe(true)
    expect(answer.blocks.some(({ kind }) => kind === 'verdict')).toBe(true)
    expect(answer.controls.map(({ label }) => label)).toEqual(['Why', 'Other side', 'Context', 'Sources', 'Helpful',
      'Not helpful'])
  })

  it('of ask gives scripts the whole passages with range and hash', async () => {
    const { hits } = toJson(await dispatch('ask', { question: 'what is the GIL?' })) as {
      readonly hits: readonly { readonly id: string; readonly text: string; readonly start: number;
        readonly end: number; readonly sha256: string }[]
    }
    expect(hits.length).toBeGreaterThan(0)
    for (const { id, text, start, end, sha256 } of hits) {
      expect(shippedCorpus().passages.find((passage) => passage.id === id)).toMatchObject({ text, start, end, sha256 })
    }
  })

  it('of a question that nothing answers quotes nothing and says so', async () => {
    const answer = await dispatch('ask', { question: 'where do I get the best pizza in Naples?' })
    expect(answer.status).toBe('declined')
    expect(quotesOf(answer)).toEqual([])
    expect(answer.record).toMatchObject({ declined: true, hits: [], verdict: null, caveats: [] })
  })

  it('of compare is mirrored by its mirror', async () => {
    const [one, other] = [await dispatch('compare', { left: 'node', right: 'python' }),
      await dispatch('compare', { left: 'python', right: 'node' })]
    const { left, right, ...said } = toJson(one) as Record<string, unknown>
    expect(toJson(other)).toEqual({ ...said, left: right, right: left, replay: expect.any(String) })
    expect(quotesOf(one).map(saidIn)).toEqual(quotesOf(other).map(saidIn))
  })

  it('of compare quotes what is said of frameworks, and gives the verdict as that of their sides', async () => {
    const { blocks } = await dispatch('compare', { left: 'express', right: 'django', topic: 'security' })
    const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
    expect(headings).toEqual(['Express · Django · Security', 'Express', 'Django', 'Verdict for their ecosystems'])
    expect(linesOf({ blocks })).toContain('The articles say nothing about Express on security.')
    const before = blocks.slice(0, blocks.findIndex(({ kind }) => kind === 'verdict'))
    const quotes = before.filter((block) => block.kind === 'quote')
    expect(quotes.length).toBeGreaterThan(0)
    for (const { passage } of quotes) expect(passages.get(passage)).toContain('Django')
    expect(new Set(quotesOf({ blocks }).map(({ passage }) => passage)).size).toBe(
      quotesOf({ blocks }).length,
    )
  })

  it('of recommend says what it heard and ruled out, and why', async () => {
    const answer = await dispatch('recommend', {
      project: 'Live auction with thousands of bidders at once, no machine learning.',
    })
    const { needs, points } = toJson(answer) as {
      readonly needs: { readonly heard: string[]; readonly ruledOut: string[] }
      readonly points: readonly { readonly evidence: readonly unknown[] }[]
    }
    expect(needs.heard).toContain('high-concurrency')
    expect(needs.ruledOut).toContain('ml')
    expect(points.length).toBeGreaterThan(0)
    expect(points.every(({ evidence }) => evidence.length > 0)).toBe(true)
    expect(quotesOf(answer).every(isVerbatim)).toBe(true)
  })

  it.each(['why', 'other-side', 'context', 'sources'] as const)(
    'of a button shows %s, privately and from the code alone',
    async (view) => {
      const { controls } = await dispatch('recommend', { project: 'chat server and a recommendation model' })
      const control = controls.find(({ action }) => action.kind === 'show' && action.view === view)
      const shown = await shippedDesk().press(control!.action, { surface: 'discord' })
      expect(shown).toMatchObject({ status: 'answered', private: true })
      expect(quotesOf(shown).every(isVerbatim)).toBe(true)
      expect(quotesOf(shown).length > 0 || view === 'sources').toBe(true)
    },
  )

  it('of why points at the words that fired a rule, where the question still stands', async () => {
    const project = 'chat server'
    const { controls } = await dispatch('recommend', { project })
    const [{ action }] = controls as [Control]
    expect(wordsOf(await shippedDesk().press(action, scope, { question: project }))).toContain('“chat')
    expect(wordsOf(await shippedDesk().press(action, scope))).not.toContain('“chat')
  })

  it('of why quotes apart, with the note, what rules cite but do not count because it is marked wrong', async () => {
    const { controls } = await dispatch('recommend', { project: 'live chat' })
    const { blocks } = await shippedDesk().press(controls[0]!.action, scope)
    const apart = blocks.findIndex((block) => wordsOf({ blocks: [block] }).includes('marked as wrong and not counted'))
    expect(apart).toBeGreaterThan(0)
    const wrong = shippedCorpus().caveats.filter(({ category }) => category === 'wrong').map(({ note }) => note)
    const areWrong = (some: typeof blocks): readonly boolean[] =>
      some.flatMap((block) => (block.kind === 'quote' ? [block.notes.some(({ text }) => wrong.includes(text))] : []))
    expect(areWrong(blocks.slice(0, apart))).not.toContain(true)
    expect(areWrong(blocks.slice(apart))).toContain(true)
  })

  it('of an old button says that it has expired', async () => {
    const answer = await shippedDesk().press({ kind: 'show', view: 'why', answer: 'a.000....' as never }, scope)
    expect(answer).toMatchObject({ status: 'refused', private: true })
  })

  it('of sources opens an article passage by passage', async () => {
    const [article] = shippedCorpus().articles
    const answer = await dispatch('sources', { article: article!.id })
    const own = shippedCorpus().passages.filter((passage) => passage.article === article!.id)
    expect(quotesOf(answer).map(({ passage }) => passage)).toEqual(own.map(({ id }) => id))
  })

  it('of coverage names what nobody speaks for', async () => {
    const { coverage, gaps } = toJson(await dispatch('coverage')) as {
      readonly coverage: readonly { readonly topic: string; readonly sources: Record<string, number> }[]
      readonly gaps: readonly { readonly topic: string }[]
    }
    expect(coverage.map(({ topic }) => topic)).toEqual(shippedCorpus().topics.map(({ id }) => id))
    const empty = coverage.filter(({ sources }) => Object.values(sources).includes(0)).map(({ topic }) => topic)
    expect(gaps.map(({ topic }) => topic)).toEqual(empty)
  })

  it('of coverage fits a screen, and shows every topic once on its pages', async () => {
    const topics: string[] = []
    for (let page: Answer | undefined = await dispatch('coverage'); page !== undefined;) {
      const [rows] = page.blocks.flatMap((block) => (block.kind === 'list' ? [block.items] : []))
      expect(rows!.length).toBeLessThanOrEqual(10)
      topics.push(...rows!.map(([name]) => (name && 'text' in name ? name.text : '')))
      const next: Answer['controls'][number] | undefined = page.controls.find(({ label }) => label === 'More topics')
      page = next && (await shippedDesk().press(next.action, scope))
    }
    // A star marks a topic on which articles part.
    expect(topics.map((name) => name.replace(/\*$/, '')).sort()).toEqual(shippedCorpus().topics.map(({ name }) => name)
      .sort())
  })

  it('of coverage shows the last page for one that is beyond it', async () => {
    expect((await dispatch('coverage', { page: '99' })).blocks).toEqual(
      (await dispatch('coverage', { page: '3' })).blocks,
    )
  })

  it('of a question with one name and a comparative says what it was weighed against', async () => {
    const { blocks } = await dispatch('ask', { question: 'does node use less memory?' })
    expect(linesOf({ blocks })[0]).toContain('Node.js vs Python')
    expect(blocks.find(({ kind }) => kind === 'verdict')).toMatchObject({
      headline: expect.stringMatching(/^The articles favour Node\.js over Python, /) as string,
    })
  })

  it.each([
    ['we know java and need a chat; which one?', 'Understood as: Java · Real-time applications'],
    ['should I use node or php?', 'Understood as: Node.js vs Python · PHP'],
    ['should we use docker or kubernetes?', 'Understood as: Docker and Kubernetes'],
  ])('sets nothing against others that is not weighed: %s', async (question, understood) => {
    const { blocks } = await dispatch('ask', { question })
    expect(linesOf({ blocks: blocks.slice(1, 2) })).toEqual([understood])
  })

  it.each<[command: string, args: Record<string, string>]>([
    ['ask', { question: 'postgres or mongo' }],
    ['about', { technology: 'cobol' }],
    ['compare', { left: 'rust', right: 'go' }],
  ])('leads on from whatever it declines: %s %j', async (command, args) => {
    const { status, controls } = await dispatch(command, args)
    expect(status).toBe('declined')
    expect(controls.map(({ action }) => action)).toContainEqual(
      expect.objectContaining({ kind: 'run', command: 'compare' }),
    )
  })

  it('gives the verdict before what is said of a technology that is named besides and not weighed', async () => {
    const besides = await dispatch('compare', { left: 'node', right: 'python', third: 'php' })
    const kinds = besides.blocks.map(({ kind }) => kind)
    expect(kinds.indexOf('verdict')).toBeLessThan(kinds.indexOf('quote'))
    expect(kinds.indexOf('verdict')).toBe(1)
    expect(besides.blocks.findLastIndex(({ kind }) => kind === 'heading')).toBeGreaterThan(kinds.indexOf('quote'))
    const asked = (await dispatch('compare', { left: 'express', right: 'python' })).blocks.map(({ kind }) => kind)
    expect(asked.indexOf('quote')).toBeLessThan(asked.indexOf('verdict'))
  })

  it('says of each name that is asked about that it is not weighed', async () => {
    const notWeighed = 'Rust is not part of this comparison.'
    expect(linesOf(await dispatch('ask', { question: 'node vs python vs rust?' }))).toContain(notWeighed)
    const compared = await dispatch('compare', { left: 'node', right: 'python', third: 'rust' })
    expect(linesOf(compared)).toContain(notWeighed)
    expect(compared.status).toBe('answered')
    expect((await dispatch('compare', { left: 'node', right: 'rust' })).status).toBe('declined')
  })

  it.each([
    ['node or python or java for chat?', ['Java']],
    ['should I use node or php?', ['PHP']],
    ['should we use docker or kubernetes?', ['Docker', 'Kubernetes']],
    ['node or python on docker for chat?', []],
    ['how do I install node on windows?', []],
  ])('says of each rival in a choice that it is not weighed: %s', async (question, names) => {
    const lines = linesOf(await dispatch('ask', { question }))
    expect(lines.flatMap((said) => /^(.+) is not part of this comparison[.:]/.exec(said)?.[1] ?? [])).toEqual(names)
  })

  it('puts no words into the mouth of who filled in a name', async () => {
    const { blocks } = await dispatch('about', { technology: 'cobol' })
    expect(blocks.filter(({ kind }) => kind === 'question')).toEqual([])
  })

  it('of one name given twice is refused, for the asker alone', async () => {
    expect(await dispatch('compare', { left: 'node', right: 'nodejs' })).toMatchObject({ status: 'refused',
      private: true })
  })

  it('offers no button that leads nowhere', async () => {
    expect(
      (await dispatch('recommend', { project: 'a nice thing' })).controls.filter(({ action }) =>
        action.kind === 'show'
      ),
    ).toEqual([])
    expect((await dispatch('ask', { question: 'what is the GIL' })).controls.map(({ label }) => label)).toEqual(['Why',
      'Context', 'Sources', 'Helpful', 'Not helpful'])
  })

  it('of the other side below a verdict for neither quotes nothing that stands in the answer', async () => {
    const answer = await dispatch('recommend', { project: 'chat server and a recommendation model' })
    const control = answer.controls.find(({ label }) => label === 'Other side')
    const other = await shippedDesk().press(control!.action, scope)
    const shown = new Set(quotesOf(answer).map(({ passage }) => passage))
    expect(quotesOf(other).length).toBeGreaterThan(0)
    expect(quotesOf(other).filter(({ passage }) => shown.has(passage))).toEqual([])
  })

  it('of about counts the passages that name it', async () => {
    const record = toJson(await dispatch('about', { technology: 'django' }))
    expect(record).toMatchObject({ declined: false, technology: { id: 'django', ecosystem: 'python' } })
    expect((record as { readonly named: { readonly passages: number } }).named.passages).toBeGreaterThan(3)
  })

  it('gives the same bytes each time', async () => {
    for (const [command, args] of [['ask', { question: 'node or python for iot' }], ['compare', { left: 'node',
      right: 'python' }], ['recommend', { project: 'mvp for a crud site' }]] as const) {
      expect(JSON.stringify(await dispatch(command, args))).toBe(JSON.stringify(await dispatch(command, args)))
    }
  })
})
