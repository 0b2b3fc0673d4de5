import { describe, expect, it } from 'vitest'
import { parseCorpus, type Corpus } from '../../../src/corpus/index.js'
import { checkCorpus } from '../../../src/workshop/checks/corpus.js'
import { tinyArticle, tinyFiles } from '../../support/corpus-files.js'

function tinyCorpus(changes: Readonly<Record<string, string | null>> = {}): Corpus {
  const corpus = parseCorpus(tinyFiles(changes))
  if (!corpus.ok) throw new Error(corpus.issues.map(({ message }) => message).join('\n'))
  return corpus.value
}

const hashesOf = (corpus: Corpus): { hashes: ReadonlyMap<string, string> } => ({
  hashes: new Map(corpus.articles.map(({ id, sha256 }) => [id, sha256])),
})

describe('checkCorpus', () => {
  it('counts what is there and finds nothing wrong with it', () => {
    const corpus = tinyCorpus()
    const { unlabelled, ...report } = checkCorpus(corpus, hashesOf(corpus))
    expect(report).toEqual({
      articles: 1,
      passages: 5,
      passagesByKind: { paragraph: 1, 'list-item': 2, 'table-row': 2, faq: 0, code: 0 },
      technologies: 2,
      elsewhere: 1,
      topics: 1,
      caveats: 1,
      needs: 0,
      rules: 0,
      labels: 0,
      nearCopies: [],
      issues: [],
      untranslated: [],
    })
    expect(unlabelled.map(({ path }) => path)).toEqual(
      [12, 12, 16, 17, 21, 22].map((line) => `articles/two-runtimes.md:${line}`),
    )
  })

  it('finds an article whose words have changed, and prints the hash that would accept them', () => {
    const corpus = tinyCorpus({ 'articles/two-runtimes.md': tinyArticle.replace('poor', 'bad') })
    const { issues } = checkCorpus(corpus, hashesOf(tinyCorpus()))
    expect(issues.map(({ code, path }) => [code, path])).toEqual([['changed-article', 'articles/two-runtimes.md:9']])
    expect(issues[0]?.message).toContain(corpus.articles[0]?.sha256)
  })

  it('finds an article whose hash was never recorded', () => {
    expect(checkCorpus(tinyCorpus(), { hashes: new Map() }).issues.map(({ code }) => code)).toEqual([
      'unrecorded-article',
    ])
  })

  it('finds a passage that is not what its article says', () => {
    const corpus = tinyCorpus()
    const passages = corpus.passages.map((passage,
      index) => (index === 1 ? { ...passage, text: 'Alpha: talk' } : passage)
    )
    expect(checkCorpus({ ...corpus, passages }, hashesOf(corpus)).issues.map(({ code, path }) => [code, path])).toEqual(
      [['not-verbatim', 'articles/two-runtimes.md:16']],
    )
  })

  it('finds a passage that is too long to quote', () => {
    const corpus = tinyCorpus({ 'articles/two-runtimes.md': `${tinyArticle}\n${'word '.repeat(301)}end.\n` })
    expect(checkCorpus(corpus, hashesOf(corpus)).issues.map(({ code, path }) => [code, path])).toEqual([['long-passage',
      'articles/two-runtimes.md:24']])
  })
})
