import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areNeighbouringKeys, editDistance, slipBetween } from '../../src/text/index.js'

describe('areNeighbouringKeys', () => {
  it.each([
    ['q', 'w', true],
    ['w', 'a', true],
    ['w', 's', true],
    ['g', 'h', true],
    ['g', 'v', true],
    ['g', 'b', true],
    ['q', 'p', false],
    ['a', 'a', false],
    ['q', 's', false],
    ['', 'a', false],
  ])('of %j and %j is %j', (a, b, expected) => {
    expect(areNeighbouringKeys(a, b)).toBe(expected)
    expect(areNeighbouringKeys(b, a)).toBe(expected)
  })
})

describe('slipBetween', () => {
  it.each([
    ['python', 'python', 'none'],
    ['pyhton', 'python', 'swapped'],
    ['pythoon', 'python', 'doubled'],
    ['runing', 'running', 'undoubled'],
    ['pyton', 'python', 'dropped'],
    ['pythin', 'python', 'neighbour'],
    ['pythxon', 'python', 'inserted'],
    ['pythzn', 'python', 'replaced'],
    ['pthyno', 'python', 'several'],
    ['', 'a', 'dropped'],
  ])('from %j to %j is %s', (typed, meant, expected) => {
    expect(slipBetween(typed, meant)).toBe(expected)
  })

  it('names one slip exactly where the edit distance is one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 's', 'd', 'p'), maxLength: 6 })
    fc.assert(fc.property(word, word, (typed, meant) => {
      const slip = slipBetween(typed, meant)
      expect(slip === 'none' ? 0 : slip === 'several' ? 2 : 1).toBe(Math.min(2, editDistance(typed, meant)))
    }))
  })
})
