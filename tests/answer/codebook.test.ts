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

/** A need has one standing; of those heard some matter more or less. */
const needs = (most: { readonly heard: number; readonly ruledOut: number; readonly setAside: number }) =>
  fc.tuple(some(corpus.rulebook.needs, most.heard + most.ruledOut + most.setAside), fc.nat(most.heard), fc.nat(2),
    fc.nat(2)).map(([all, heardCount, moreCount, lessCount]) => {
      const heard = all.slice(0, heardCount)
      const ruledOut = all.slice(heardCount, heardCount + most.ruledOut)
      return { heard, ruledOut,
        setAside: all.slice(heardCount + most.ruledOut, heardCount + most.ruledOut + most.setAside),
        more: heard.slice(0, moreCount), less: heard.slice(moreCount, moreCount + lessCount) }
    })

const references: fc.Arbitrary<AnswerReference> = fc.tuple(needs({ heard: 8, ruledOut: 5, setAside: 3 }), fc.record({
  command: fc.constantFrom('ask' as const, 'compare' as const, 'recommend' as const, 'about' as const),
  technologies: some(corpus.technologies, 2),
  topics: some(corpus.topics, 3),
  aspects: fc.constant([]),
  understood: fc.constant(null),
  quotes: quotes(fc.constant(null)),
})).map(([own, reference]) => ({ ...reference, ...own }))
const questions: fc.Arbitrary<AnswerReference> = fc.tuple(needs({ heard: 2, ruledOut: 1, setAside: 0 }), fc.record({
  command: fc.constant('ask' as const),
  technologies: some(corpus.technologies, 4),
  topics: some(corpus.topics, 3),
  aspects: some(corpus.aspects, 2),
  understood: fc.record({
    described: fc.boolean(),
    intent: fc.constantFrom('compare', 'choose', 'define', 'why', 'how-to', 'fact', 'other'),
    language: fc.constantFrom('en', 'other'),
    elsewhere: fc.uniqueArray(fc.constantFrom(...corpus.elsewhere.map(({ name }) => name)), { maxLength: 1 }),
  }),
  quotes: quotes(fc.option(fc.record({ first: fc.nat(35), count: fc.integer({ min: 1, max: 35 }) }))),
})).map(([own, reference]) => ({ ...reference, ...own }))

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
