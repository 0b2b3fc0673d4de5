import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCitations, parseArticle, sentencesIn, splitPassages, type Article, type ArticleId,
  type Citation } from '../../src/corpus/index.js'
import { shippedCorpus } from '../support/house.js'

function articleOf(body: string): Article {
  const front = 'title: "T"\nauthor: null\npublisher: null\npublished: null\nurl: null\noriginal: null\n'
  const article = parseArticle('articles/two.md', `---\n${front}---\n${body}`)
  if (!article.ok) throw new Error(article.issues.map(({ message }) => message).join('\n'))
  return article.value
}

const article = articleOf(`
Alpha isn’t slow: it answers “a thousand” calls at
once. Beta waits, and Alpha waits, too.

Alpha isn’t slow at numbers. A non‑blocking part of art.

\`\`\`js
  const alpha = beta
\`\`\`
`)
const citations = openCitations([article], splitPassages(article))
const found = (words: string): string => {
  const cited = citations.find(article.id, words)
  return cited.kind === 'found' ? article.body.slice(cited.range.start, cited.range.end) : cited.kind
}

describe('a citation by words', () => {
  it.each([
    ['all of them', 'Beta waits', 'Beta waits'],
    ['the first and the last', 'Beta waits … too.', 'Beta waits, and Alpha waits, too.'],
    ['with three points', 'Beta waits ... too.', 'Beta waits, and Alpha waits, too.'],
    ['over a line end', 'thousand” calls at once', 'thousand” calls at\nonce'],
    ['with straight quotes', 'it answers "a thousand" calls', 'it answers “a thousand” calls'],
    ['with a plain hyphen', 'A non-blocking part', 'A non‑blocking part'],
    ['of code', 'const alpha … beta', 'const alpha = beta'],
    ['that are a part of other words elsewhere', 'art', 'art'],
  ])('finds them, given %s', (_how, words, range) => {
    expect(found(words)).toBe(range)
  })

  it.each([
    ['other letters', 'beta waits, and', 'missing'],
    ['words that stand there twice', 'Alpha isn’t slow', 'repeated'],
    ['ends that stand there twice', 'Beta … waits', 'repeated'],
    ['ends in the wrong order', 'too. … Beta', 'apart'],
    ['ends of two passages', 'Beta waits, … at numbers.', 'apart'],
    ['half a word', 'non-block', 'missing'],
    ['no words', '', 'missing'],
    ['no last words', 'Beta waits … ', 'missing'],
    ['three parts', 'Beta … Alpha … too.', 'missing'],
  ])('finds none for %s', (_what, words, kind) => {
    expect(found(words)).toBe(kind)
  })

  it('says where words stand that are nearly these, and where they stand more than once', () => {
    expect(citations.find(article.id, 'Beta weights, and')).toEqual({ kind: 'missing', words: 'Beta weights, and',
      near: { words: 'Beta waits, and', line: 11 } })
    expect(citations.find(article.id, 'entirely different matters')).toMatchObject({ near: null })
    expect(citations.find(article.id, 'Alpha isn’t slow')).toEqual({ kind: 'repeated', count: 2, lines: [10, 13] })
    expect(citations.find('other' as ArticleId, 'Beta')).toMatchObject({ kind: 'missing' })
  })

  it('is no slower than its words are long', () => {
    for (const words of ['x'.repeat(100_000), 'a '.repeat(50_000), ' … '.repeat(1_000)])
      expect(found(words)).toBe('missing')
  })
})

describe('spelling a citation', () => {
  const corpus = shippedCorpus()
  const all = openCitations(corpus.articles, corpus.passages)
  const bodies = new Map(corpus.articles.map(({ id, body }) => [id, body]))
  const wordsOf = ({ article: id, start, end }: Citation): string => bodies.get(id)?.slice(start, end) ?? ''

  it('finds every sentence of the corpus again, by few of its words', () => {
    const ranges = corpus.passages.flatMap((passage) =>
      sentencesIn(passage).map(({ start, end }) => ({ article: passage.article, start, end }))
    )
    for (const range of ranges) {
      const words = all.spell(range) ?? ''
      expect(all.find(range.article, words)).toEqual({ kind: 'found', range })
      const [first = '', last = ''] = words.split(' … ')
      expect(wordsOf(range).replace(/\s+/g, ' ').startsWith(first)).toBe(true)
      expect(wordsOf(range).endsWith(last)).toBe(true)
      expect(words.split(' ').length).toBeLessThanOrEqual(15)
    }
  })

  it('finds any range of whole words again, or none', () => {
    const passage = fc.constantFrom(...corpus.passages)
    fc.assert(fc.property(passage, fc.nat(), fc.nat(), (each, one, other) => {
      const words = [...each.text.matchAll(/\S+/g)]
      const [from, to] = [one % words.length, other % words.length].sort((a, b) => a - b) as [number, number]
      const [first, last] = [words[from]!, words[to]!]
      const range = { article: each.article, start: each.start + first.index,
        end: each.start + last.index + last[0].length }
      const spelt = all.spell(range)
      if (spelt !== undefined) expect(all.find(range.article, spelt)).toEqual({ kind: 'found', range })
    }))
  })

  it('has no words for a range over two passages, or for words that stand there twice', () => {
    const [one, other] = corpus.passages
    expect(all.spell({ article: one!.article, start: one!.start, end: other!.end })).toBeUndefined()
    expect(citations.spell({ article: article.id, start: 1, end: 6 })).toBeUndefined()
  })
})
