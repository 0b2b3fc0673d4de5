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
