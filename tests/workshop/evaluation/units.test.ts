import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstRelevant, succeeds, unitNdcg, type GradedAnchor } from '../../../src/workshop/evaluation/index.js'

const anchor = (unit: string, grade: 1 | 2): GradedAnchor => ({ source: '000', words: `${unit}${grade}`, unit, grade })
const [a2, a1, b2, c1] = [anchor('a', 2), anchor('a', 1), anchor('b', 2), anchor('c', 1)]
const answers = [a2, a1, b2, c1]

describe('unitNdcg', () => {
  // Units a, b and c are worth 3, 3 and 1; the ideal is 3/log2(2) + 3/log2(3) + 1/log2(4) = 3 + 1.8928 + 0.5.
  const ideal = 3 + 3 / Math.log2(3) + 1 / 2

  it.each([
    ['the ideal order', [[a2], [b2], [c1]], 1],
    ['nothing relevant', [[], [], []], 0],
    ['one direct answer at the second place', [[], [a2]], 3 / Math.log2(3) / ideal],
    // The second hit repeats unit a: it has been paid.
    ['a unit twice', [[a2], [a2], [b2]], (3 + 3 / 2) / ideal],
    // A part of a first pays 1; the whole of it later pays the 2 that are left.
    ['a part first, then the whole', [[a1], [a2]], (1 + 2 / Math.log2(3)) / ideal],
    // A hit earns the gain of its best unit only, but pays for every unit it holds.
    ['two units in one hit', [[a2, b2], [b2]], 3 / ideal],
    ['a unit beyond the fifth place', [[], [], [], [], [], [a2]], 0],
  ] as const)('of %s', (_what, held, expected) => {
    expect(unitNdcg(held, answers, 5)).toBeCloseTo(expected, 12)
  })

  it('is 0 without answers, and never leaves 0..1', () => {
    expect(unitNdcg([[]], [], 5)).toBe(0)
    fc.assert(
      fc.property(fc.array(fc.subarray(answers), { maxLength: 12 }), fc.integer({ min: 1, max: 10 }), (held, k) => {
        const value = unitNdcg(held, answers, k)
        return value >= 0 && value <= 1
      }),
    )
  })
})

describe('places', () => {
  it('give 1 / rank of the first relevant hit', () => {
    expect(firstRelevant([[], [], [c1], [a2]])).toBe(1 / 3)
    expect(firstRelevant([[], []])).toBe(0)
  })

  it('succeed by the first k hits, directly only by grade 2', () => {
    const held = [[c1], [], [b2], [a2]]
    expect([succeeds(held, 1, 1), succeeds(held, 1, 2), succeeds(held, 3, 2), succeeds([], 3, 1)]).toEqual([1, 0, 1, 0])
  })
})
