import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex, createIndex, type Document, type IndexOptions,
  type SearchIndex } from '../../src/retrieval/index.js'

const options: IndexOptions = { fields: { title: { weight: 2 }, text: {} },
  aliases: [['event loop', 'loop'], ['Node.js', 'node']] }
const word = fc.constantFrom('event', 'loop', 'Node.js', 'node', 'js', 'the', 'of', 'a', 'is', 'real-time', 'caf\u00e9',
  'threads', 'C++', '3.10', '\ud800', '__proto__')
const text = fc.array(word, { maxLength: 10 }).map((some) => some.join(' '))
const document = fc.record({ id: fc.oneof(fc.constantFrom('a', 'b', 'B', 'toString'), fc.string({ maxLength: 3 })),
  fields: fc.record({ title: text, text }) })
const unique = (
  documents: readonly Document[],
): Document[] => [...new Map(documents.map((each) => [each.id, each])).values()]
const queries = ['event loop', 'node threads', 'realtime cafe', 'c++ 3.10', 'thraeds']

/** All that an index says to these questions, reasons and all. */
const answersOf = (index: SearchIndex): unknown =>
  queries.map((text) => {
    const query = index.query(text)
    return [query, index.search(query).map((hit) => [hit, index.explain(query, hit.id)])]
  })

describe('buildIndex', () => {
  it('gives the same answers in whatever order the documents come', () => {
    fc.assert(fc.property(fc.array(document), fc.nat(), (documents, turn) => {
      const held = unique(documents)
      const turned = [...held.slice(turn % (held.length + 1)), ...held.slice(0, turn % (held.length + 1))]
      expect(answersOf(createIndex(turned, options))).toEqual(answersOf(createIndex(held, options)))
    }))
  })

  it('lets the last of several documents with one id stand', () => {
    const documents = [{ id: 'a', fields: { text: 'old' } }, { id: 'b', fields: { text: 'other' } }, { id: 'a',
      fields: { text: 'new' } }]
    const index = createIndex(documents, options)
    expect([index.documentCount, index.documentFrequency('old'), index.search('new').map(({ id }) => id)]).toEqual([2,
      0, ['a']])
  })

  it('holds every word of the documents, however many there are', () => {
    const words = Array.from({ length: 5_000 }, (_, number) => `w${number}x`)
    const index = createIndex([{ id: 'a', fields: { text: words.join(' ') } }], { fields: { text: {} } })
    expect(words.filter((each) => index.documentFrequency(each) !== 1)).toEqual([])
  })

  it('counts in how many documents each word stands', () => {
    const some = fc.stringMatching(/^[bcdfg]{3,20}$/)
    fc.assert(fc.property(fc.array(fc.array(some, { maxLength: 30 }), { maxLength: 30 }), (texts) => {
      const index = createIndex(
        texts.map((words, number) => ({ id: String(number), fields: { text: words.join(' ') } })),
        { fields: { text: {} } },
      )
      for (const each of new Set(texts.flat()))
        expect(index.documentFrequency(each)).toBe(texts.filter((words) => words.includes(each)).length)
    }))
  })

  it('keeps a name apart from its neighbours, whatever white space it is given with', () => {
    const index = createIndex([{ id: 'a', fields: { text: 'alpha beta' } }], { fields: { text: {} },
      aliases: [['alpha', 'two\nlines']] })
    expect([index.documentFrequency('alpha'), index.documentFrequency('beta')]).toEqual([0, 1])
    expect(index.search('alpha').map(({ id }) => id)).toEqual(['a'])
  })

  it('pauses while it works, and ends with the index', () => {
    const many = Array.from({ length: 1_200 },
      (_, number) => ({ id: String(number), fields: { text: `event ${number}` } }))
    const building = buildIndex(many, options)
    const phases = new Set<string>()
    let step = building.next()
    for (; step.done !== true; step = building.next()) phases.add(step.value.phase)
    expect([...phases]).toEqual(['reading', 'counting', 'posting'])
    expect(step.value.documentCount).toBe(1_200)
  })

  it('holds nothing without complaint', () => {
    const empty = createIndex([], options)
    expect(empty.search('event')).toEqual([])
    expect(empty.query('event').readings).toEqual([])
    expect([empty.documentCount, empty.documentFrequency('event')]).toEqual([0, 0])
  })

  it('does not read fields that it was not told of, nor fields without weight', () => {
    const index = createIndex([{ id: 'a', fields: { text: 'seen', secret: 'hidden', muted: 'silent' } }], {
      fields: { text: {}, muted: { weight: 0 } },
    })
    expect(['seen', 'hidden', 'silent'].map((each) => index.documentFrequency(each))).toEqual([1, 0, 0])
  })
})
