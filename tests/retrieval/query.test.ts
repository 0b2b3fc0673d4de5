import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aliasTerm, createIndex, type IndexOptions, queryBounds } from '../../src/retrieval/index.js'

const documents = [
  { id: 'a', fields: { text: 'Node.js handles concurrency with an event loop' } },
  { id: 'b', fields: { text: 'nodejs streams' } },
  { id: 'c', fields: { text: 'The performance of Ruby on Rails under load; the performance of others' } },
  { id: 'd', fields: { text: 'Compilers translate source; performance matters' } },
]
const options: IndexOptions = {
  fields: { text: {} },
  aliases: [['Node.js', 'node'], ['node', 'node'], ['node js', 'node'], ['Ruby on Rails', 'rails'], ['C++', 'cpp'], [
    '.NET',
    'dotnet',
  ]],
  isKnownWord: (word) => word === 'performant',
}
const index = createIndex(documents, options)
const ids = (text: string): string[] => index.search(text).map(({ id }) => id).sort()

describe('query', () => {
  it.each(['Node.js', 'nodejs', 'node js', 'NODE', 'node-js', 'Node.js\u2019s', 'nodjes'])('reads %j as one name',
    (text) => {
      const query = index.query(text)
      expect(query.clauses.map(({ candidates }) => candidates[0]?.term)).toEqual([aliasTerm('node')])
      expect(ids(text)).toEqual(['a', 'b'])
    })

  it('reads a name of several words, grammar in it included, and not a part of it', () => {
    expect(index.query('ruby on rails?').clauses.map(({ candidates }) => candidates[0]?.term)).toEqual([
      aliasTerm('rails'),
    ])
    expect(index.query('ruby rails').clauses).toHaveLength(2)
  })

  it('does not take the tail of a name for the name', () => {
    expect(index.query('c').clauses[0]?.candidates[0]?.kind).toBe('word')
    expect(index.query('net').clauses[0]?.candidates[0]?.kind).toBe('word')
    expect(index.query('.net').clauses[0]?.candidates[0]?.term).toBe(aliasTerm('dotnet'))
  })

  it('says what it read a misspelt word as', () => {
    expect(index.query('concurrnecy of compliers').readings).toEqual([
      { from: 'concurrnecy', to: 'concurrency' },
      { from: 'compliers', to: 'compilers' },
    ])
  })

  it('carries several readings where several are near', () => {
    const held = createIndex([{ id: 'a', fields: { text: 'defect detect' } }], { fields: { text: {} } })
    const [clause] = held.query('deect').clauses
    expect(clause?.candidates.map(({ source }) => source)).toEqual(['defect', 'detect'])
    for (const { weight, kind } of clause?.candidates ?? []) {
      expect(kind).toBe('correction')
      expect(weight).toBeLessThan(1)
    }
  })

  it('leaves a word alone that a document has, that shares its stem, or that the caller knows', () => {
    expect(index.query('performance streaming performant loops').readings).toEqual([])
  })

  it('never corrects a word of the vocabulary', () => {
    const words = documents.flatMap(({ fields: { text } }) => text.match(/[\w.]+/g) ?? [])
    fc.assert(fc.property(fc.subarray(words, { minLength: 1 }), (some) => {
      expect(index.query(some.join(' ')).readings).toEqual([])
    }))
  })

  it('corrects nothing when asked not to', () => {
    expect(index.query('concurrnecy', { correct: false }).readings).toEqual([])
    expect(index.search(index.query('concurrnecy', { correct: false }))).toEqual([])
  })

  it('keeps where each clause stands in the text', () => {
    const text = 'Is \u201cNode.js\u2019s\u201d event-loop fast?'
    expect(index.query(text).clauses.map(({ start, end }) => text.slice(start, end))).toEqual(['Node.js', 'event-loop',
      'event', 'loop', 'fast'])
  })

  it('weighs an expansion less than the word, and names its source', () => {
    const query = index.query('concurrency', {
      expansions: [{ phrase: 'performance', weight: 0.5, source: 'topic speed' }],
    })
    expect(
      query.clauses.map((
        { isAsked, candidates },
      ) => [isAsked, candidates[0]?.kind, candidates[0]?.weight, candidates[0]?.source]),
    ).toEqual([
      [true, 'word', 1, 'concurrency'],
      [false, 'expansion', 0.5, 'topic speed'],
    ])
    expect(index.search(query).map(({ id, coverage }) => [id, coverage])).toEqual([['a', 1], ['c', 0], ['d', 0]])
  })

  it('lets an expansion stand for the words it is of', () => {
    const query = index.query('speed', {
      expansions: [{ phrase: 'performance', weight: 0.5, source: 'topic speed', of: { start: 0, end: 5 } }],
    })
    expect(query.clauses).toHaveLength(1)
    expect(index.search(query).map(({ id, coverage }) => [id, coverage])).toEqual([['c', 1], ['d', 1]])
  })

  it('asks a repeated word once, as heavily as often it is said', () => {
    expect(index.query('loop loops LOOP loop').clauses).toHaveLength(1)
    expect(index.query('loop loops LOOP loop').clauses[0]?.candidates.map(({ weight }) => weight)).toEqual([4])
    expect(index.query('event loop').clauses[1]?.candidates.map(({ weight }) => weight)).toEqual([1])
    expect(index.query('loop', { expansions: [{ phrase: 'loops', weight: 0.5, source: 'x' }] }).clauses).toHaveLength(1)
  })

  it('stays within its bounds, however much is asked', () => {
    const many = (stem: string): string =>
      Array.from({ length: 5_000 }, (_, number) => `${stem}${number.toString(26).replace(/[0-9]/g, 'x')}`).join(' ')
    const expansions = Array.from({ length: 500 },
      (_, number) => ({ phrase: `event ${number} loop streams source`, weight: 0.1, source: 'many' }))
    for (const text of [many('concurrenc'), many('a'), 'x'.repeat(100_000), 'concurrnecy '.repeat(10_000)]) {
      const { clauses, readings } = index.query(text, { expansions })
      expect(clauses.length).toBeLessThanOrEqual(queryBounds.clauses)
      expect(readings.length).toBeLessThanOrEqual(queryBounds.corrections)
      expect(clauses.flatMap(({ candidates }) => candidates).length).toBeLessThanOrEqual(queryBounds.terms)
    }
  })

  it('never throws, and finds only what it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const { id, score } of index.search(text)) {
        expect(documents.map((held) => held.id)).toContain(id)
        expect(score).toBeGreaterThan(0)
      }
    }))
  })
})

describe('coverage', () => {
  it('is the share of what was asked that a document has', () => {
    const [hit, ...others] = index.search('event loop salary')
    expect([hit?.id, others]).toEqual(['a', []])
    expect(hit?.coverage).toBeGreaterThan(0)
    expect(hit?.coverage).toBeLessThan(1)
    expect(index.search('event loop').map(({ coverage }) => coverage)).toEqual([1])
  })
})

describe('statistics', () => {
  it('counts documents by term', () => {
    expect(index.documentCount).toBe(4)
    expect(index.documentFrequency('performance')).toBe(2)
    expect(index.documentFrequency('performances')).toBe(2)
    expect(index.documentFrequency(aliasTerm('node'))).toBe(2)
    expect(index.documentFrequency('zebra')).toBe(0)
    expect(index.documentFrequency(aliasTerm('rails'))).toBe(1)
  })
})
