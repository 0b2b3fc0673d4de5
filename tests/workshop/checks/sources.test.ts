import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseArticle, type Article } from '../../../src/corpus/index.js'
import { readRecords, readSourceTexts } from '../../../src/workshop/checks/records.js'
import { compareWithSources, type SourceComparison } from '../../../src/workshop/checks/sources.js'
import { corpusFolder, sharedFolder, shippedCorpus } from '../../support/house.js'

function article(body: string): Article {
  const read = parseArticle('articles/a.md',
    `---\ntitle: "A title"\nauthor: null\npublisher: null\npublished: null\nurl: null\noriginal: "007"\n---\n${body}`)
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
  return read.value
}

const compare = (body: string, source: string, leftOut = new Map<string, never[]>()): SourceComparison =>
  compareWithSources({ articles: [article(body)] }, new Map([['007', source]]), leftOut)

const lines = (comparison: SourceComparison): readonly (string | undefined)[] =>
  comparison.differences.map(({ path }) => path)

describe('compareWithSources', () => {
  it('compares sentences, headings, table rows and code', () => {
    const body = ['## Speed', '', 'It is fast. It is “good”.', '', '- One', '', '| T | A |', '| --- | --- |',
      '| x | y |', '', '```', 'let x', '', 'x++', '```', ''].join('\n')
    const source = 'A title\nSpeed\nIt is  fast.\nIt is "good".\n  • One\nT |\nA |\n|---|---|\n| x | y |\nlet x\n\nx++'
    expect(compare(body, source)).toMatchObject({ sentences: 7, differences: [], coverage: 1 })
  })

  it('names the line of a sentence that the source does not have', () => {
    expect(lines(compare('One is so. Two is not.\n\nThree.\n', 'One is so. Two is.\nThree.'))).toEqual([
      'articles/a.md:9',
    ])
  })

  it('sees a changed letter case, a changed word and a sentence that cuts a word', () => {
    expect(lines(compare('One\n\nTwo things\n\nThre\n', 'one\ntwo things\nThree'))).toHaveLength(3)
  })

  it('does not compare added headings', () => {
    expect(compare('## Ours <!-- added -->\n\nOne.\n', 'One.')).toMatchObject({ sentences: 1, differences: [] })
    expect(lines(compare('## Ours\n\nOne.\n', 'One.'))).toEqual(['articles/a.md:9'])
  })

  it('lists what the article leaves out, with the reason that was given', () => {
    const leftOut = new Map([['a', [{ from: 2, to: 3, reason: 'menu' as const }, { from: 5, to: 5,
      reason: 'lost' as const }]]])
    const { articles, coverage } = compareWithSources({ articles: [article('One. Four.\n')] },
      new Map([['007', 'One. \nHome\nMore\nFour.\nAs follows:\nSix. Seven.']]), leftOut)
    expect(articles[0]?.missing).toEqual([
      { line: 2, words: 'Home', reason: 'menu' },
      { line: 3, words: 'More', reason: 'menu' },
      { line: 5, words: 'As follows:', reason: 'lost' },
      { line: 6, words: 'Six.', reason: null },
      { line: 6, words: 'Seven.', reason: null },
    ])
    // On topic: One, Four, the lost list, Six and Seven; the article holds two of the five.
    expect(coverage).toBe(2 / 5)
  })

  it('misses a source that is not there, and passes over an article without one', () => {
    expect(compareWithSources({ articles: [article('One.')] }, new Map()).differences.map(({ code }) => code)).toEqual([
      'missing-source',
    ])
    expect(compareWithSources({ articles: [{ ...article('One.'), original: null }] }, new Map())).toMatchObject({
      sentences: 0,
      differences: [],
      coverage: 1,
    })
  })
})

const sources = process.env['BACKQUOTE_ARTICLES'] ?? join(sharedFolder, 'articles')

// The source texts are not in the repository: they belong to their publishers, menus and adverts included.
describe.skipIf(!existsSync(sources))(
  'the articles against their sources (skipped where BACKQUOTE_ARTICLES names no folder)',
  () => {
    // The body runs even where its tests are skipped.
    if (!existsSync(sources)) return
    const [records, texts] = [readRecords(corpusFolder), readSourceTexts(sources)]
    if (!records.ok || !texts.ok) throw new Error('the records or the sources cannot be read')
    const comparison = compareWithSources(shippedCorpus(), texts.value, records.value.leftOut)

    it('say nothing that their sources do not say', () => {
      expect(comparison.differences).toEqual([])
      expect(comparison.sentences).toBeGreaterThan(400)
    })

    it('leave nothing out without a reason', () => {
      expect(comparison.articles.flatMap(({ missing }) => missing.filter(({ reason }) => reason === null))).toEqual([])
    })

    it('hold nearly all that is on topic', () => {
      expect(comparison.coverage).toBeGreaterThan(0.98)
    })
  },
)
