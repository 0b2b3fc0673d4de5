import { describe, expect, it } from 'vitest'
import { findUntranslated, parseCorpus, translateCorpus, type Corpus } from '../../src/corpus/index.js'
import { checkCorpus } from '../../src/workshop/checks/corpus.js'
import { tinyFiles } from '../support/corpus-files.js'
import { shippedCorpus } from '../support/house.js'

const none = { topics: {}, needs: {}, rules: {}, caveats: {} }
const italian = { ...none, topics: { speed: { name: 'Velocità', summary: 'Quanto sono veloci le cose.' } } }

function corpusWith(translation: object): Corpus {
  const read = parseCorpus(tinyFiles({ 'languages/it.json': JSON.stringify(translation, null, 2) }))
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
  return read.value
}

describe('a translation of our own words', () => {
  it('takes the place of the English ones and changes neither articles nor hashes', () => {
    const corpus = corpusWith(italian)
    const translated = translateCorpus(corpus, 'it')
    expect(translated.topics.map(({ id, name }) => [id, name])).toEqual([['speed', 'Velocità']])
    expect([translated.articles, translated.passages, translated.technologies, translated.hash, translated.rulesHash])
      .toEqual([corpus.articles, corpus.passages, corpus.technologies, corpus.hash, corpus.rulesHash])
    expect(corpus.hash).toBe(corpusWith(none).hash)
    expect(translateCorpus(corpus, 'en')).toBe(corpus)
  })

  it('leaves in English what it has no words for, and the check says so', () => {
    const corpus = corpusWith(none)
    expect(translateCorpus(corpus, 'it').topics).toEqual(corpus.topics)
    expect(findUntranslated(corpus, 'it')).toContain('topics speed')
    expect(checkCorpus(corpus, { hashes: new Map() }).untranslated).toContain('it: topics speed')
  })

  it('is reported with its line when it speaks of what is not there', () => {
    const corpus = corpusWith({ ...none, topics: { ...italian.topics, sped: { name: 'Spedito', summary: 'Niente.' } } })
    const [stray] = checkCorpus(corpus, { hashes: new Map() }).issues.filter(({ code }) => code === 'stray-translation')
    expect(stray).toMatchObject({ path: 'corpus/languages/it.json:7', nearest: ['speed'] })
  })

  it.each([
    ['another shape', { ...none, topics: { speed: 'Velocità' } }],
    ['an unknown part', { ...none, titles: {} }],
    ['an id like no other', { ...none, rules: { '__proto__ ': 'Regola.' } }],
    ['a name that is too long', { ...none, topics: { speed: { name: 'x'.repeat(61), summary: 'y' } } }],
  ])('is refused with %s', (_name, translation) => {
    const read = parseCorpus(tinyFiles({ 'languages/it.json': JSON.stringify(translation, null, 2) }))
    expect(read.ok ? [] : read.issues.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^corpus\/languages\/it\.json:\d+$/),
    ])
  })

  it('is whole for the articles that are shipped', () => {
    const corpus = shippedCorpus()
    expect(Object.keys(corpus.translations)).toEqual(['it'])
    expect(findUntranslated(corpus, 'it')).toEqual([])
    expect(corpus.translations.it?.stray).toEqual([])
  })
})

describe('a glossary', () => {
  const read = (glossary: object) =>
    parseCorpus(tinyFiles({ 'languages/it.glossary.json': JSON.stringify(glossary, null, 2) }))

  it('gives every way to say a thing, and changes no hash', () => {
    const corpus = read({ groups: { di: 'di | del', o: 'o | a' }, loans: 'chat web',
      words: { 'better than': ['miglior@o | meglio @di'], 'not needed': ['non serv* $'] } })
    expect(corpus.ok && corpus.value.glossaries).toEqual([
      {
        loans: new Set(['chat', 'web']),
        sayings: [
          { english: 'better than', words: [new Set(['miglioro', 'migliora', 'meglio']), new Set(['di', 'del'])],
            openings: [[], []], isLast: false },
          { english: 'not needed', words: [new Set(['non']), new Set()], openings: [[], ['serv']], isLast: true },
        ],
        service: new Map(),
      },
    ])
    expect(corpus.ok && corpus.value.rulesHash).toBe(corpusWith(none).rulesHash)
  })

  it('is refused, with its line, where it asks for a group that it does not have', () => {
    const glossary = read({ groups: { di: 'di | del' }, loans: 'chat', words: { than: ['@di', '@da'] } })
    expect(glossary.ok ? [] : glossary.issues).toMatchObject([{ code: 'unknown-group',
      path: 'corpus/languages/it.glossary.json:9' }])
  })
})
