import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCodebook, maxCodeCharacters, type AnswerReference } from '../../src/answer/index.js'
import { shippedCorpus } from '../support/house.js'

const corpus = shippedCorpus()
const codebook = buildCodebook(corpus)
const some = <T extends string>(entries: readonly { readonly id: T }[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...entries.map(({ id }) => id)), { maxLength })

const references: fc.Arbitrary<AnswerReference> = fc.record({
  command: fc.constantFrom('ask', 'compare', 'recommend', 'about'),
  technologies: some(corpus.technologies, 2),
  topics: some(corpus.topics, 3),
  heard: some(corpus.rulebook.needs, 10),
  ruledOut: some(corpus.rulebook.needs, 6),
  passages: some(corpus.passages, 3),
})

describe('codebook', () => {
  it('reads back every reference that an answer makes', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const code = codebook.encode(reference)
        expect(code).toMatch(/^[A-Za-z0-9._~-]+$/)
        expect(code!.length).toBeLessThanOrEqual(maxCodeCharacters)
        expect(codebook.decode(code!)).toEqual(reference)
      }),
    )
  })

  it('spells nothing rather than too much', () => {
    const all = corpus.rulebook.needs.map(({ id }) => id)
    expect(codebook.encode({ command: 'recommend', technologies: [], topics: [], heard: all, ruledOut: all, passages: [] })).toBeUndefined()
  })

  it('knows only its own codes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (text) => {
        const decoded = codebook.decode(text)
        if (decoded) expect(codebook.encode(decoded)).toBe(text)
      }),
    )
    expect(codebook.decode('a.zzz....')).toBeUndefined()
    expect(codebook.decode('x.....')).toBeUndefined()
    expect(codebook.decode('')).toBeUndefined()
  })

  it('keeps the codes of others when an entry is added', () => {
    const fewer = buildCodebook({ ...corpus, topics: corpus.topics.slice(1) })
    const reference: AnswerReference = { command: 'ask', technologies: [], topics: corpus.topics.slice(1, 4).map(({ id }) => id), heard: [], ruledOut: [], passages: [] }
    expect(fewer.encode(reference)).toBe(codebook.encode(reference))
  })
})
