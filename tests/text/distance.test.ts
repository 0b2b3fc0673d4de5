import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from '../../src/text/index.js'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 7 })

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['pyhton', 'python', 1],
    // After the swap a letter goes between the two: optimal string alignment would say 3.
    ['ca', 'abc', 2],
    ['asyncio', 'asyncoi', 1],
    ['a cat', 'an act', 2],
  ])('from %j to %j is %i', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected)
  })

  it('is a metric', () => {
    fc.assert(fc.property(word, word, word, (a, b, c) => {
      expect(editDistance(a, b) === 0).toBe(a === b)
      expect(editDistance(a, b)).toBe(editDistance(b, a))
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c))
    }))
  })

  it('gives one more than the limit for whatever is beyond it, and the same below it', () => {
    fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(editDistance(a, b), limit + 1))
    }))
  })
})
