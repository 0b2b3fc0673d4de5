import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toJson } from '../../src/answer/index.js'
import type { Corpus } from '../../src/corpus/index.js'
import { corpusOf, deskOf, editList, shippedFiles } from '../support/edited-corpus.js'
import { root, shippedCorpus } from '../support/house.js'

const fixture = readFileSync(join(root, 'tests', 'fixtures', 'extend', 'small-services.md'), 'utf8')
const claim = 'it needs far less memory than the same service in Node.js.'
const scope = { surface: 'terminal' } as const

type Entry = Readonly<Record<string, unknown>>

/** The shipped corpus and one more technology with an article of its own and, if wanted, a rule that rests on it. */
function extended(...rules: readonly Entry[]): Corpus {
  const files = shippedFiles()
  files.set('articles/small-services.md', fixture)
  editList(files, 'elsewhere.json', (entries) => entries.filter((entry) => !('name' in entry) || entry.name !== 'Go'))
  editList(files, 'technologies.json', (
    entries,
  ) => [...entries, { id: 'go', name: 'Go', aliases: ['golang'], commonWords: ['go'], kind: 'language',
    ecosystem: 'go' }])
  editList(files, 'rules.yml', (entries) => [...entries, ...rules])
  return corpusOf(files)
}

describe('a technology and an article more, in data alone', () => {
  it('are found, quoted and listed', async () => {
    const desk = deskOf(extended())
    const about = await desk.dispatch({ command: 'about', args: { technology: 'golang' }, scope })
    expect(about).toMatchObject({ status: 'answered', record: { technology: { id: 'go' }, named: { articles: 1 } } })
    const asked = await desk.dispatch({ command: 'ask', args: { question: 'how much memory does a Go service need?' },
      scope })
    expect(
      (toJson(asked) as { readonly hits: readonly { readonly source: { readonly id: string } }[] }).hits[0]?.source.id,
    ).toBe('small-services')
  })

  it('were declined before', async () => {
    const about = await deskOf(shippedCorpus()).dispatch({ command: 'about', args: { technology: 'golang' }, scope })
    expect(about.status).toBe('declined')
  })

  it('are judged by a rule in the data, both ways round', async () => {
    const because = [{ 'small-services': `A service … ${claim}` }]
    const desk = deskOf(
      extended({ id: 'memory-go', summary: 'Small services need less memory in Go.', topic: 'memory', favours: 'go',
        strength: 'some', because }),
    )
    const three = await desk.dispatch({ command: 'compare', args: { left: 'python', right: 'go', third: 'node' },
      scope })
    expect((toJson(three) as { readonly technologies: readonly string[] }).technologies).toEqual(['go', 'node',
      'python'])
    for (const [left, right] of [['go', 'node'], ['node', 'go']] as const) {
      const answer = await desk.dispatch({ command: 'compare', args: { left, right, topic: 'memory' }, scope })
      expect(
        (toJson(answer) as { readonly points: readonly { readonly rule: string; readonly favours: string }[] }).points,
      )
        .toContainEqual(expect.objectContaining({ rule: 'memory-go', favours: 'go' }))
    }
  })
})

interface Printed {
  readonly named: { readonly copies: readonly string[] }
  readonly evidence: object
  readonly sides: readonly object[]
  readonly quotes: readonly { readonly source: string }[]
  readonly hits: readonly { readonly source: { readonly id: string } }[]
  readonly articles: readonly { readonly id: string; readonly copiedFrom: string | null }[]
}

describe('a copy of an article, added by hand', () => {
  const files = shippedFiles()
  const [name, text] = Array.from(files).find(([path]) => path.startsWith('articles/')) ?? ['', '']
  // Reworded here and there, as copies are.
  files.set('articles/zz-copy.md', text.replace(/^title: .*$/m, 'title: "The same again"')
    .replace(/^(original|url|publisher):.*$/gm, (line) => `${line.slice(0, line.indexOf(':'))}: null`)
    .replaceAll(' also ', ' as well '))
  const original = name.replace(/^articles\/|\.md$/g, '')
  const desks = { before: deskOf(shippedCorpus()), after: deskOf(corpusOf(files)) }
  const recordOf = async (desk: keyof typeof desks, command: string, args: Readonly<Record<string, string>>) =>
    toJson(await desks[desk].dispatch({ command, args, scope })) as Printed

  it('adds no voice to about, and is named there as a copy', async () => {
    const [before, after] = [await recordOf('before', 'about', { technology: 'django' }),
      await recordOf('after', 'about', { technology: 'django' })]
    expect(before.named.copies).toEqual([])
    expect(after.named).toEqual({ ...before.named, copies: ['zz-copy'] })
  })

  it('adds none to a comparison, to coverage and to an answer', async () => {
    const account = ({ evidence, sides }: Printed): unknown => ({ evidence, sides })
    const compared = { left: 'node', right: 'python', topic: 'performance' }
    expect(account(await recordOf('after', 'compare', compared)))
      .toEqual(account(await recordOf('before', 'compare', compared)))
    expect(await recordOf('after', 'coverage', {})).toEqual(await recordOf('before', 'coverage', {}))
    const { quotes, hits } = await recordOf('after', 'ask', { question: 'is node faster than python?' })
    const repeated = hits.filter(({ source }) => source.id === 'zz-copy')
    expect(repeated.length).toBeLessThanOrEqual(1)
    expect(quotes.length).toBeGreaterThan(1)
  })

  it('is listed as one', async () => {
    const { articles } = await recordOf('after', 'sources', {})
    expect(articles.filter(({ copiedFrom }) => copiedFrom !== null).map(({ id, copiedFrom }) => [id, copiedFrom]))
      .toEqual([['zz-copy', original]])
  })
})
