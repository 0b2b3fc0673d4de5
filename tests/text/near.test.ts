import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBeNear, chanceOfSlip, distanceTo, distanceToBeginning, editDistance, lettersOf, nearestNames, slipBetween,
  slipsBelieved, sortNear } from '../../src/text/index.js'

describe('slipsBelieved', () => {
  it.each([[0, 0], [3, 0], [4, 1], [7, 1], [8, 2], [40, 2]])('of %i letters are %i', (letters, slips) => {
    expect(slipsBelieved(letters)).toBe(slips)
  })
})

describe('distanceTo', () => {
  it.each([
    ['pyhton', 'python', 1],
    ['pyt', 'put', Infinity],
    ['pthyno', 'python', Infinity],
    ['kubrenets', 'kubernetes', 2],
  ])('from %j to %j is %d', (typed, word, distance) => {
    expect(distanceTo(typed, word)).toBe(distance)
  })

  it.each([
    ['kubrn', 'kubernetes', 1],
    ['kuber', 'kubernetes', 0],
    ['kunrb', 'kubernetes', Infinity],
  ])('from %j to what %j begins with is %d', (typed, word, distance) => {
    expect(distanceToBeginning(typed, word)).toBe(distance)
  })
})

describe('sortNear', () => {
  it('gives the nearest first, equally near ones as they came, and none that is not near', () => {
    const near = sortNear(['hat', 'chat', 'cat', 'dog', 'bat'], (word) => distanceTo('cat', word, 1))
    expect(near).toEqual(['cat', 'hat', 'chat', 'bat'])
  })
})

describe('nearestNames', () => {
  it.each([
    ['jsn', ['json', 'yaml'], ['json']],
    ['aks', ['ask', 'about'], ['ask']],
    ['COMPRE', ['compare', 'about'], ['compare']],
    // The only one that begins so stands before all that are merely near.
    ['tech', ['technology', 'teach'], ['technology']],
    ['mantenability', ['maintainability', 'about'], ['maintainability']],
    ['weather', ['ask', 'about'], []],
  ])('of %j among %j are %j', (typed, names, nearest) => {
    expect(nearestNames(typed, names)).toEqual(nearest)
  })
})

describe('canBeNear', () => {
  it('never rules out words that are so few slips apart', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 's', 'd', 'p', 'q'), maxLength: 8 })
    fc.assert(fc.property(word, word, (one, other) => {
      if (editDistance(one, other) <= 2) expect(canBeNear(lettersOf(one), lettersOf(other), 2)).toBe(true)
    }))
    expect(canBeNear(lettersOf('python'), lettersOf('ruby'), 2)).toBe(false)
  })
})

describe('chanceOfSlip', () => {
  it('is highest for what hands do most, and low for a wrong first letter', () => {
    const chances = ['pyhton', 'pythoon', 'pyton', 'pythin', 'pythxon', 'pythzn', 'mython']
      .map((typed) => chanceOfSlip(typed, 'python'))
    expect(chances).toEqual([...chances].sort((a, b) => b - a))
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
    // Keys that touch: beside, below to the right, below to the left.
    ['xq', 'xw', 'neighbour'],
    ['xa', 'xq', 'neighbour'],
    ['xa', 'xw', 'neighbour'],
    ['xg', 'xb', 'neighbour'],
    ['xq', 'xs', 'replaced'],
    ['xq', 'xp', 'replaced'],
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
