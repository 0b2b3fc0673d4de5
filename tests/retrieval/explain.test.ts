import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIndex, type Explanation } from '../../src/retrieval/index.js'

const words = ['event', 'loop', 'thread', 'queue', 'worker', 'server', 'socket', 'latency', 'memory', 'real-time']
const text = fc.array(fc.constantFrom(...words, 'the', 'of'), { maxLength: 12 }).map((some) => some.join(' '))
const collection = fc.array(fc.record({ title: text, text }), { minLength: 1, maxLength: 12 })

function addsUp({ value, parts }: Explanation): boolean {
  const sum = parts.reduce((total, part) => total + part.value, 0)
  return parts.length === 0 || (Math.abs(sum - value) <= 1e-9 * Math.max(1, value) && parts.every(addsUp))
}

describe('explain', () => {
  it('adds up to the score, at every node', () => {
    fc.assert(fc.property(collection, text, fc.constantFrom(1, 3, 10), (fields, asked, limit) => {
      const index = createIndex(fields.map((each, number) => ({ id: String(number), fields: each })), {
        fields: { title: { weight: 2 }, text: { b: 0.5 } },
        aliases: [['event loop', 'loop']],
      })
      const query = index.query(`${asked} latencyy`, {
        expansions: [{ phrase: 'socket', weight: 0.3, source: 'test' }],
      })
      for (const { id, score } of index.search(query, { limit })) {
        const explanation = index.explain(query, id, { limit })
        expect(explanation?.value).toBeCloseTo(score, 9)
        expect(explanation === undefined ? false : addsUp(explanation)).toBe(true)
      }
    }))
  })

  it('names field, term, counts, rarity, weight and where each term comes from', () => {
    const index = createIndex([{ id: 'a', fields: { title: 'Latency', text: 'low latency' } }, { id: 'b',
      fields: { text: 'memory' } }], {
      fields: { title: { weight: 2 }, text: {} },
      ranking: { proximity: 0, feedback: 0 },
    })
    const linesOf = ({ meaning, parts }: Explanation, depth = 0): readonly string[] => [
      `${'  '.repeat(depth)}${meaning}`,
      ...parts.flatMap((part) => linesOf(part, depth + 1)),
    ]
    expect(linesOf(index.explain(index.query('latancy'), 'a')!)).toEqual([
      'score of a',
      '  asked: latency',
      [
        '    correction "latenc" from latency: weight 0.9',
        'idf 0.6931, in 1 of 2 documents',
        'saturated frequency 1.54',
      ].join(' × '),
      '      title: tf 1 in 1 words, 1 on average, field weight 2',
      '      text: tf 1 in 2 words, 1.5 on average, field weight 1',
    ])
  })

  it('gives 0 to a document that has nothing of the question, and nothing to one that is not held', () => {
    const index = createIndex([{ id: 'a', fields: { text: 'one' } }, { id: 'b', fields: { text: 'two' } }], {
      fields: { text: {} },
    })
    expect(index.explain(index.query('one'), 'b')).toEqual({ value: 0, meaning: 'score of b', parts: [] })
    expect(index.explain(index.query('one'), 'nowhere')).toBeUndefined()
  })
})
