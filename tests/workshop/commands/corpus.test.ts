import { describe, expect, it } from 'vitest'
import { toJson, type Answer } from '../../../src/answer/index.js'
import type { Invocation } from '../../../src/commands/index.js'
import { corpusOf, deskOf, editList, shippedFiles } from '../../support/edited-corpus.js'
import { shippedCorpus, shippedDesk } from '../../support/house.js'

const scope = { surface: 'terminal' } as const
const corpus = (args: Invocation['args'], desk = shippedDesk()): Promise<Answer> =>
  desk.dispatch({ command: 'corpus', args, scope })

/** All words of an answer, one line each. */
const linesOf = ({ blocks }: Answer): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.map((item) =>
        item.map((span) => ('text' in span ? span.text : '')).join('')
      )
    if (block.kind === 'line') return [block.line.map((span) => ('text' in span ? span.text : '')).join('')]
    return block.kind === 'heading' ? [block.text] : []
  })

interface ReadRule {
  readonly id: string
  readonly topic: string
  readonly evidence: readonly { readonly article: string; readonly labels: readonly string[]; readonly words: string }[]
}
const rulesIn = (answer: Answer): readonly ReadRule[] =>
  (toJson(answer) as { readonly rules: readonly ReadRule[] }).rules

describe('corpus rules', () => {
  const { rulebook, topics, articles } = shippedCorpus()

  it('reads every rule out, each quote as it stands in its article', async () => {
    const answer = await corpus({ task: 'rules' })
    expect(rulesIn(answer).map(({ id }) => id).sort()).toEqual(rulebook.rules.map(({ id }) => String(id)).sort())
    const lines = linesOf(answer)
    for (const { evidence } of rulesIn(answer)) {
      for (const { article, labels, words } of evidence) {
        const { body, title } = articles.find(({ id }) => id === article)!
        expect(body).toContain(words)
        expect(labels.length).toBeGreaterThan(0)
        expect(
          lines.some((line) =>
            line.startsWith(`“${words}” `) && line.includes(`— ${title}`) && line.endsWith(labels.join(' + '))
          ),
        ).toBe(true)
      }
    }
  })

  it('stands by topic, and on one topic alone when asked', async () => {
    const order = rulesIn(await corpus({ task: 'rules' })).map(({ topic }) =>
      topics.findIndex(({ id }) => id === topic)
    )
    expect(order).toEqual([...order].sort((a, b) => a - b))
    const { topic } = rulebook.rules[0]!
    expect(rulesIn(await corpus({ task: 'rules', topic })).map(({ id }) => id)).toEqual(
      rulebook.rules.filter((rule) => rule.topic === topic).map(({ id }) => String(id)),
    )
  })

  it('says when a rule holds, for whom, how strongly, and what to beware of', async () => {
    const needs = new Map(rulebook.needs.map(({ id, name }) => [id, name]))
    const lines = linesOf(await corpus({ task: 'rules' }))
    for (const { id, summary, when, contested, single } of rulebook.rules) {
      const described = lines.find((line) => line.endsWith(`(${id})`))!
      expect(lines[lines.indexOf(described) - 1]).toBe(summary)
      expect(described).toMatch(/: (?:a leaning|some reason|a strong reason|decisive|a demand)\./)
      for (const need of when?.each.flat() ?? []) expect(described).toContain(`“${needs.get(need)!}”`)
      expect(described.includes('In comparisons only')).toBe(when === null)
      expect(described.includes('Contested')).toBe(contested)
      expect(described.includes('One article only')).toBe(single)
    }
  })

  it('refuses a topic of which no rule speaks', async () => {
    const files = shippedFiles()
    editList(files, 'topics.json', (
      entries,
    ) => [...entries, { id: 'quiet-corner', name: 'Quiet corner', summary: 'Of this nobody speaks.',
      synonyms: ['quiet corner'] }])
    const answer = await corpus({ task: 'rules', topic: 'quiet-corner' }, deskOf(corpusOf(files)))
    expect(answer).toMatchObject({ status: 'refused', record: {
      error: { code: 'no-rules', message: 'No rule speaks of Quiet corner; expected a topic that one does.' },
    } })
  })
})

describe('corpus check', () => {
  it('prints the words that each note is about beside it, when asked', async () => {
    const { caveats, articles } = shippedCorpus()
    const [plain, quoted] = [await corpus({ task: 'check' }), await corpus({ task: 'check', quotes: true })]
    const lines = linesOf(quoted)
    for (const { cites, note } of caveats) {
      const words = articles.find(({ id }) => id === cites.article)!.body.slice(cites.start, cites.end)
      expect(lines.some((line) => line.startsWith(`“${words}” `) && line.includes(note))).toBe(true)
    }
    expect(linesOf(plain).some((line) => line.includes(caveats[0]!.note))).toBe(false)
    expect((toJson(quoted) as { readonly notes: readonly unknown[] }).notes).toHaveLength(caveats.length)
  })
})

describe('corpus cite', () => {
  it('cites words as rules, labels and notes do, and says which label they have', async () => {
    const { stances, articles } = shippedCorpus()
    for (const label of stances.filter((_, at) => at % 40 === 0)) {
      const words = articles.find(({ id }) => id === label.article)!.body.slice(label.start, label.end)
      const answer = await corpus({ task: 'cite', words })
      const [{ cites, labels }] = (toJson(answer) as {
        readonly citations: readonly [
          { readonly cites: Readonly<Record<string, string>>; readonly labels: readonly string[] },
        ]
      }).citations
      expect(labels).toEqual([label.id])
      expect(linesOf(answer)).toEqual([
        `${label.article}: ${JSON.stringify(cites[label.article])} — labelled ${label.id}`,
      ])
      expect(await corpus({ task: 'cite', words: cites[label.article]! })).toEqual(answer)
    }
  })
})

describe('stance', () => {
  it('says which label it goes by', async () => {
    const [label] = shippedCorpus().stances.filter(({ stance }) => stance === 'for')
    const { body } = shippedCorpus().articles.find(({ id }) => id === label!.article)!
    const stance = (args: Invocation['args']): Promise<Answer> =>
      shippedDesk().dispatch({ command: 'stance', args, scope })
    const sentence = body.slice(label!.start, label!.end)
    expect(linesOf(await stance({ sentence }))[0]).toMatch(new RegExp(`\\(reviewed: ${label!.id}\\)$`))
    expect(linesOf(await stance({ sentence, by: 'pattern' }))[0]).toMatch(/\(pattern, \d+ % sure/)
  })
})

describe('corpus', () => {
  it.each([
    [{ task: 'rulez' }, 'The nearest: rules.'],
    [{ task: 'constructor' }, 'is no task; expected one of check, rules, cite'],
    [{ task: 'check', topic: 'iot' }, '“check” does nothing with it; expected it only with rules.'],
    [{ task: 'rules', quotes: true }, '“rules” does nothing with it; expected it only with check.'],
    [{ task: 'rules', against: '.' }, '“rules” does nothing with it; expected it only with check or train.'],
    [{ task: 'cite' }, 'expected the words to cite'],
    [{ task: 'cite', words: 'zzyzx' }, 'stands in no article, nor does anything like it'],
    [{ task: 'cite', words: 'Node.js' }, 'expected more of the words, so that one place is left'],
    [{ task: 'cite', words: 'There is no single winer in the' },
      "perhaps 'There is no single winner in the' (articles/"],
  ])('refuses what it cannot do (%#)', async (args, message) => {
    const answer = await corpus(args)
    expect(answer).toMatchObject({ status: 'refused', private: true })
    expect(linesOf(answer).join('\n')).toContain(message)
  })
})
