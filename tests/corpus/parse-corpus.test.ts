import { describe, expect, it } from 'vitest'
import { parseCorpus } from '../../src/corpus/index.js'
import { cite, json, tinyArticle, tinyCaveat, tinyFiles } from '../support/corpus-files.js'

function complaints(changes: Readonly<Record<string, string | null>>): readonly string[] {
  const corpus = parseCorpus(tinyFiles(changes), 'c')
  return corpus.ok ? [] : corpus.issues.map(({ code, path }) => `${code} ${path ?? ''}`)
}

const alpha = { id: 'alpha', name: 'Alpha', aliases: ['alphajs'], kind: 'runtime', ecosystem: 'alpha' }
const beta = { id: 'beta', name: 'Beta', aliases: [] as string[], kind: 'language', ecosystem: null }
const speed = { id: 'speed', name: 'Speed', summary: 'How fast things are.', synonyms: ['fast'] }
const technologies = (...entries: readonly object[]): Record<string, string> => ({ 'technologies.json': json(entries) })
const caveats = (...changes: readonly object[]): Record<string, string> => ({
  'caveats.json': json(changes.map(tinyCaveat)),
})

import { valueOf } from '../support/house.js'

describe('parseCorpus', () => {
  it('reads a corpus whose files agree', () => {
    const corpus = parseCorpus(tinyFiles())
    expect(corpus.ok ? [] : corpus.issues).toEqual([])
    expect(corpus.ok && corpus.value.passages.map(({ text }) => text)).toEqual([
      'Alpha answers a thousand calls at once. Beta waits for each of them.',
      'Alpha: chat',
      'Beta: numbers',
      'Chat | good',
      'Numbers | poor | good',
    ])
  })

  it('needs no rule book to be searched', () => {
    const corpus = parseCorpus(tinyFiles())
    expect(corpus.ok && corpus.value.rulebook.rules).toEqual([])
  })

  it('hashes what the files say and not how they are laid out', () => {
    const hashOf = (changes: Readonly<Record<string, string>>): string => {
      const corpus = parseCorpus(tinyFiles(changes))
      return corpus.ok ? corpus.value.hash : 'refused'
    }
    const plain = hashOf({})
    expect(plain).toMatch(/^[0-9a-f]{64}$/)
    expect(hashOf({ 'topics.json': JSON.stringify(JSON.parse(tinyFiles().get('topics.json') ?? ''), null, 4) })).toBe(
      plain,
    )
    expect(
      hashOf({
        'articles/two-runtimes.md': tinyArticle.replace('author: null\n', '').replace('url: null',
          'author:   null\nurl: null'),
      }),
    ).toBe(plain)
    const others = [
      { 'articles/two-runtimes.md': tinyArticle.replace('poor', 'bad') },
      { 'articles/two-runtimes.md': tinyArticle.replace('Two runtimes', '2 runtimes') },
      { 'topics.json': json([{ ...speed, synonyms: ['fast'] }]) },
      { 'elsewhere.json': json([]) },
      { 'caveats.json': json([]) },
      technologies(alpha),
    ].map(hashOf)
    expect(new Set([plain, ...others]).size).toBe(others.length + 1)
  })

  it('tells the problems of all files at once', () => {
    expect(complaints({
      'articles/two-runtimes.md': `\ufeff${tinyArticle}`,
      'articles/two.md': 'Words.',
      'technologies.json': '[',
      'elsewhere.json': null,
      'topics.json': json([{ ...speed, synonyms: [] }]),
      'caveats.json': '{}',
    })).toEqual([
      'byte-order-mark c/articles/two-runtimes.md:1',
      'front-matter-missing c/articles/two.md:1',
      'json-syntax c/technologies.json:1',
      'missing-file c/elsewhere.json:1',
      'invalid-value c/topics.json:2',
      'invalid-value c/caveats.json:1',
    ])
  })

  it.each<[string, Readonly<Record<string, string | null>>, readonly string[]]>([
    ['no article', { 'articles/two-runtimes.md': null, 'caveats.json': '[]' }, ['missing-file c/articles:1']],
    ['a missing file', { 'topics.json': null }, ['missing-file c/topics.json:1']],
    ['an empty file', { 'topics.json': '' }, ['json-syntax c/topics.json:1']],
    ['half a file', { 'topics.json': '[\n{ "id": "speed",\n"name": "Spe' }, ['json-syntax c/topics.json:3']],
    ['a comma too many', { 'topics.json': '[\n{},\n]' }, ['json-syntax c/topics.json:3']],
    ['a comma too few', { 'elsewhere.json': '[{ "name": "A"\n"aliases": [] }]' }, ['json-syntax c/elsewhere.json:2']],
    ['a comment', { 'elsewhere.json': '[\n// none\n]' }, ['json-syntax c/elsewhere.json:2']],
    ['a line end within words', { 'elsewhere.json': '[{ "name": "A\n" }]' }, ['json-syntax c/elsewhere.json:1']],
    ['something after the end', { 'elsewhere.json': '[]\n[]' }, ['json-syntax c/elsewhere.json:2']],
    ['a key twice', { 'elsewhere.json': '[{ "name": "A", "aliases": [],\n"name": "B" }]' }, [
      'json-syntax c/elsewhere.json:2',
    ]],
    ['lists within lists without end', { 'elsewhere.json': '['.repeat(100_000) }, ['json-syntax c/elsewhere.json:1']],
    ['a file of another shape', { 'elsewhere.json': '"words"' }, ['invalid-value c/elsewhere.json:1']],
    ['CRLF line ends', { 'elsewhere.json': '[\r\n]' }, ['carriage-return c/elsewhere.json:1']],
    ['a byte order mark', { 'elsewhere.json': '\ufeff[]' }, ['byte-order-mark c/elsewhere.json:1']],
    ['an unknown key', technologies(alpha, { ...beta, alias: [] }), ['unknown-key c/technologies.json:3']],
    ['a prototype key', { 'elsewhere.json': '[\n{ "name": "G", "aliases": [], "__proto__": {} }]' }, [
      'unknown-key c/elsewhere.json:2',
    ]],
    ['a missing key', technologies(alpha, { ...beta, kind: undefined }), ['missing-key c/technologies.json:3']],
    ['a kind that is none', technologies(alpha, { ...beta, kind: 'langauge' }), [
      'invalid-value c/technologies.json:3',
    ]],
    ['a prototype id', technologies(alpha, { ...beta, id: 'constructor' }), ['invalid-value c/technologies.json:3']],
    ['the id __proto__', technologies(alpha, { ...beta, id: '__proto__' }), ['invalid-value c/technologies.json:3']],
    ['a control character', technologies(alpha, { ...beta, aliases: ['b\u0007'] }), [
      'invalid-value c/technologies.json:3',
    ]],
    ['an endless name', technologies(alpha, { ...beta, name: 'Beta'.repeat(1_000) }), [
      'invalid-value c/technologies.json:3',
    ]],
    ['an id twice', technologies(alpha, beta, { ...beta, name: 'Task' }), ['duplicate-id c/technologies.json:4']],
    ['an ecosystem that is not here', technologies(alpha, { ...beta, ecosystem: 'alfa' }), [
      'unknown-technology c/technologies.json:3',
    ]],
    ['one spelling for two technologies', technologies(alpha, { ...beta, aliases: ['Alpha.JS'] }), [
      'alias-clash c/technologies.json:3',
    ]],
    ['a spelling of a technology elsewhere', { 'elsewhere.json': json([{ name: 'Gamma', aliases: ['alpha-js'] }]) }, [
      'alias-clash c/elsewhere.json:2',
    ]],
    ['a spelling of a technology for a topic', { 'topics.json': json([{ ...speed, synonyms: ['ALPHAJS'] }]) }, [
      'alias-clash c/topics.json:2',
    ]],
    ['a spelling of one topic for another', { 'topics.json': json([speed, { ...speed, id: 'pace', name: 'Pace' }]) }, [
      'alias-clash c/topics.json:3',
    ]],
    ['a technology that no article names', technologies(alpha, beta, { ...beta, id: 'delta', name: 'Delta' }), [
      'unnamed-technology c/technologies.json:4',
    ]],
    ['a common word of nobody', technologies(alpha, { ...beta, commonWords: ['bet'] }), [
      'unknown-name c/technologies.json:3',
    ]],
    ['a caveat on an article that is not here', caveats({ cites: { 'two-runtime': 'Beta' } }), [
      'unknown-article c/caveats.json:2',
    ]],
    ['a caveat on words that are not there', caveats({ cites: cite('Beta waits for none') }), [
      'citation-missing c/caveats.json:2',
    ]],
    ['a caveat on words that stand there twice', caveats({ cites: cite('Beta') }), [
      'citation-repeated c/caveats.json:2',
    ]],
    ['a caveat on words of two passages', caveats({ cites: cite('chat … numbers') }), [
      'citation-crosses c/caveats.json:2',
    ]],
    ['a caveat by offsets', caveats({ cites: { article: 'two-runtimes', start: 1, end: 2 } }), [
      'invalid-value c/caveats.json:2',
      'invalid-value c/caveats.json:2',
    ]],
    ['two caveats of one id', caveats({}, { cites: cite('a thousand calls') }), ['duplicate-id c/caveats.json:3']],
  ])('refuses %s', (_what, changes, expected) => {
    expect(complaints(changes)).toEqual(expected)
  })

  it('does not hold a technology elsewhere against an ordinary word of the articles', () => {
    expect(
      complaints({ 'elsewhere.json': json([{ name: 'Chat', aliases: [], commonWords: ['chat'] }]),
        'articles/two-runtimes.md': tinyArticle.replace('| Chat', '| chat') }),
    ).toEqual([])
  })

  it('says of nothing that an article names that it is of no article, and refuses no article for a name', () => {
    const corpus = valueOf(parseCorpus(tinyFiles({ 'elsewhere.json': json([{ name: 'Gamma', aliases: ['chat'] },
      { name: 'Delta', aliases: [] }]) })))
    expect(corpus.elsewhere.map(({ name }) => name)).toEqual(['Delta'])
  })

  it('does not take a word for a name that is written large only because it opens a sentence', () => {
    const left = (words: string): readonly string[] =>
      valueOf(parseCorpus(tinyFiles({ 'elsewhere.json': json([{ name: 'Go', aliases: [], commonWords: ['go'] }]),
        'articles/two-runtimes.md': `${tinyArticle}\n${words}\n` }))).elsewhere.map(({ name }) => name)
    for (const words of ['Go ahead.', 'It is quick. Go for it!', '- Go on', '“Go on”']) expect(left(words)).toEqual(['Go'])
    for (const words of ['We like Go.', 'It is Alpha, Go or Beta.', '| a | Go |\n| --- | --- |'])
      expect(left(words)).toEqual([])
  })

  it('finds cited words wherever they have moved, and says where the nearest are that have changed', () => {
    const edited = (from: string, to: string) =>
      parseCorpus(tinyFiles({ 'articles/two-runtimes.md': tinyArticle.replace(from, to) }))
    const moved = edited('Alpha answers', 'Alpha surely answers')
    expect(moved.ok && moved.value.caveats.map(({ cites: { start, end } }) => [start, end])).toEqual([[73, 100]])
    const changed = edited('waits for each', 'waits on each')
    expect(changed.ok ? '' : changed.issues[0]?.message).toContain(
      "perhaps 'Beta waits on each of them.' (articles/two-runtimes.md:12).",
    )
  })

  it('names the nearest valid value', () => {
    const corpus = parseCorpus(tinyFiles(technologies(alpha, { ...beta, kind: 'langauge' })))
    expect(corpus.ok ? undefined : corpus.issues[0]).toMatchObject({
      message:
        "Found 'langauge' for [1].kind; expected one of language, runtime, framework, library, tool, platform. " +
        "Did you mean 'language'?",
      nearest: ['language'],
    })
  })

  it('does not call a technology unnamed while an article cannot be read', () => {
    expect(
      complaints({ ...technologies(alpha, beta, { ...beta, id: 'delta', name: 'Delta' }),
        'articles/other.md': 'Delta.' }),
    ).toEqual(['front-matter-missing c/articles/other.md:1'])
  })
})
