import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCodebook, emptyReference, maxCodeCharacters, type AnswerReference,
  type QuoteReference } from '../../src/answer/index.js'
import { shippedCorpus } from '../support/house.js'

const corpus = shippedCorpus()
const codebook = buildCodebook(corpus)
const some = <T extends string>(entries: readonly { readonly id: T }[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...entries.map(({ id }) => id)), { maxLength })

const quotes = (sentences: fc.Arbitrary<QuoteReference['sentences']>): fc.Arbitrary<readonly QuoteReference[]> =>
  fc.uniqueArray(fc.record({ passage: fc.constantFrom(...corpus.passages.map(({ id }) => id)), sentences }), {
    maxLength: 3,
    selector: ({ passage }) => passage,
  })

const references: fc.Arbitrary<AnswerReference> = fc.record({
  command: fc.constantFrom('ask', 'compare', 'recommend', 'about'),
  technologies: some(corpus.technologies, 2),
  topics: some(corpus.topics, 3),
  aspects: fc.constant([]),
  heard: some(corpus.rulebook.needs, 10),
  ruledOut: some(corpus.rulebook.needs, 6),
  setAside: some(corpus.rulebook.needs, 3),
  understood: fc.constant(null),
  quotes: quotes(fc.constant(null)),
})
const questions: fc.Arbitrary<AnswerReference> = fc.record({
  command: fc.constant('ask'),
  technologies: some(corpus.technologies, 4),
  topics: some(corpus.topics, 3),
  aspects: some(corpus.aspects, 2),
  heard: some(corpus.rulebook.needs, 3),
  ruledOut: some(corpus.rulebook.needs, 1),
  setAside: fc.constant([]),
  understood: fc.record({
    described: fc.boolean(),
    intent: fc.constantFrom('compare', 'choose', 'define', 'why', 'how-to', 'fact', 'other'),
    language: fc.constantFrom('en', 'other'),
    elsewhere: fc.uniqueArray(fc.constantFrom(...corpus.elsewhere.map(({ name }) => name)), { maxLength: 1 }),
  }),
  quotes: quotes(fc.option(fc.record({ first: fc.nat(35), count: fc.integer({ min: 1, max: 35 }) }))),
})

describe('codebook', () => {
  it('reads back every reference that an answer makes', () => {
    fc.assert(
      fc.property(fc.oneof(references, questions), (reference) => {
        const code = codebook.encode(reference)
        expect(code).toMatch(/^[A-Za-z0-9._~-]+$/)
        expect(code!.length).toBeLessThanOrEqual(maxCodeCharacters)
        expect(codebook.decode(code!)).toEqual(reference)
      }),
    )
  })

  it('spells nothing rather than too much', () => {
    const all = corpus.rulebook.needs.map(({ id }) => id)
    expect(codebook.encode({ ...emptyReference, command: 'recommend', heard: all, ruledOut: all })).toBeUndefined()
  })

  it('knows only its own codes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (text) => {
        const decoded = codebook.decode(text)
        if (decoded) expect(codebook.encode(decoded)).toBe(text)
      }),
    )
    expect(codebook.decode('a.zzz.......')).toBeUndefined()
    expect(codebook.decode('x........')).toBeUndefined()
    expect(codebook.decode('')).toBeUndefined()
  })

  it('recovers what is left, and says what is gone', () => {
    const [one, two, three] = corpus.passages.map(({ id }) => ({ passage: id, sentences: { first: 0, count: 1 } }))
    const [topic, other] = corpus.topics.map(({ id }) => id)
    const reference: AnswerReference = { ...emptyReference, command: 'ask', topics: [topic!, other!],
      quotes: [one!, two!, three!] }
    const fewer = buildCodebook({ ...corpus, topics: corpus.topics.filter(({ id }) => id !== topic),
      passages: corpus.passages.filter(({ id }) => id !== two!.passage) })
    const code = codebook.encode(reference)!
    expect(fewer.decode(code)).toBeUndefined()
    expect(fewer.recover(code)).toEqual({ reference: { ...reference, topics: [other], quotes: [one, three] },
      gone: { names: 1, needs: 0, quotes: [2] } })
  })

  it('keeps the codes of others when an entry is added', () => {
    const fewer = buildCodebook({ ...corpus, topics: corpus.topics.slice(1) })
    const reference: AnswerReference = { ...emptyReference, command: 'ask',
      topics: corpus.topics.slice(1, 4).map(({ id }) => id) }
    expect(fewer.encode(reference)).toBe(codebook.encode(reference))
  })
})
