import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIndex } from '../../src/retrieval/index.js'

describe('vocabulary', () => {
  it('holds every word of the documents once, frequent ones first, and nothing else', () => {
    const word = fc.stringMatching(/^[bcdfg]{3,20}$/)
    fc.assert(fc.property(fc.array(fc.array(word, { maxLength: 30 }), { maxLength: 30 }), (texts) => {
      const index = createIndex(
        texts.map((words, number) => ({ id: String(number), fields: { text: words.join(' ') } })),
        { fields: { text: {} } },
      )
      const frequency = (each: string): number => texts.filter((words) => words.includes(each)).length
      const expected = [...new Set(texts.flat())].sort((a, b) => frequency(b) - frequency(a) || (a < b ? -1 : 1))
      expect([...index.vocabulary()]).toEqual(expected)
      for (const each of expected) expect(index.has(each)).toBe(true)
    }))
  })

  it('grows to as many words as there are', () => {
    const words = Array.from({ length: 5_000 }, (_, number) => `w${number}x`)
    const index = createIndex([{ id: 'a', fields: { text: words.join(' ') } }], { fields: { text: {} } })
    expect(words.filter((word) => !index.has(word))).toEqual([])
    expect(index.termCount).toBe(5_000)
  })

  it('keeps a name apart from its neighbours, whatever white space it is given with', () => {
    const index = createIndex([{ id: 'a', fields: { text: 'alpha beta' } }], { fields: { text: {} },
      aliases: [['alpha', 'two\nlines']] })
    expect([...index.vocabulary()]).toEqual(['beta'])
    expect(index.search('alpha').map(({ id }) => id)).toEqual(['a'])
  })
})
