import { describe, expect, it } from 'vitest'
import { averagePrecision, bootstrapInterval, comparePaired, mean, ndcg, recall, reciprocalRank, seededRandom,
  success } from '../../src/retrieval/index.js'

// Three relevant documents; the ranking finds the best at rank 2 and another at rank 4.
const grades = new Map([['best', 3], ['good', 2], ['fair', 1], ['bad', 0]])
const ranking = ['bad', 'best', 'unknown', 'fair', 'other']

describe('measures of one query', () => {
  it('discount gains by rank, against the best order', () => {
    const gained = 3 / Math.log2(3) + 1 / Math.log2(5)
    const ideal = 3 / Math.log2(2) + 2 / Math.log2(3) + 1 / Math.log2(4)
    expect(ndcg(ranking, grades, 10)).toBeCloseTo(gained / ideal, 12)
    expect(ndcg(['best', 'good', 'fair'], grades, 10)).toBe(1)
    expect(ndcg(ranking, grades, 1)).toBe(0)
  })

  it('take the first relevant rank', () => {
    expect(reciprocalRank(ranking, grades, 10)).toBe(1 / 2)
    expect(reciprocalRank(ranking, grades, 1)).toBe(0)
  })

  it('average the precision over all that is relevant', () => {
    expect(averagePrecision(ranking, grades, 10)).toBeCloseTo((1 / 2 + 2 / 4) / 3, 12)
  })

  it('count what was found', () => {
    expect(recall(ranking, grades, 10)).toBe(2 / 3)
    expect([success(ranking, grades, 1), success(ranking, grades, 3)]).toEqual([0, 1])
  })

  it('are 0 where nothing is relevant', () => {
    const none = new Map([['bad', 0]])
    expect([ndcg, reciprocalRank, averagePrecision, success, recall].map((measure) => measure(ranking, none, 10)))
      .toEqual([0, 0, 0, 0, 0])
  })
})

describe('bootstrapInterval', () => {
  it('holds the mean and narrows with more queries', () => {
    const few = Array.from({ length: 20 }, (_, at) => at % 2)
    const many = Array.from({ length: 2_000 }, (_, at) => at % 2)
    const [wide, narrow] = [bootstrapInterval(few), bootstrapInterval(many)]
    expect(wide.low).toBeLessThan(mean(few))
    expect(wide.high).toBeGreaterThan(mean(few))
    expect(narrow.high - narrow.low).toBeLessThan((wide.high - wide.low) / 5)
  })

  it('is the same for the same seed', () => {
    expect(bootstrapInterval([0, 1, 1], { seed: 5 })).toEqual(bootstrapInterval([0, 1, 1], { seed: 5 }))
  })

  it('is a point without variation, and 0 without values', () => {
    expect(bootstrapInterval([0.5, 0.5])).toEqual({ low: 0.5, high: 0.5 })
    expect(bootstrapInterval([])).toEqual({ low: 0, high: 0 })
  })
})

describe('comparePaired', () => {
  it('sees a small gain that every query shares', () => {
    const before = Array.from({ length: 50 }, (_, at) => (at % 10) / 10)
    const result = comparePaired(before, before.map((value) => value + 0.01))
    expect(result.difference).toBeCloseTo(0.01, 12)
    expect(result.interval.low).toBeGreaterThan(0)
    expect([result.better, result.worse]).toEqual([50, 0])
  })

  it('sees nothing in equal gains and losses', () => {
    const before = Array.from({ length: 50 }, () => 0.5)
    const result = comparePaired(before, before.map((value, at) => value + (at % 2 === 0 ? 0.1 : -0.1)))
    expect(result.interval.low).toBeLessThan(0)
    expect(result.interval.high).toBeGreaterThan(0)
  })

  it('finds no difference in the same run', () => {
    expect(comparePaired([1, 0, 1], [1, 0, 1])).toEqual({ difference: 0, interval: { low: 0, high: 0 }, better: 0,
      worse: 0 })
  })
})

describe('seededRandom', () => {
  it('gives the same numbers for a seed, spread over 0..1', () => {
    const [a, b] = [seededRandom(7), seededRandom(7)]
    const numbers = Array.from({ length: 1_000 }, a)
    expect(numbers).toEqual(Array.from({ length: 1_000 }, b))
    expect(mean(numbers)).toBeCloseTo(0.5, 1)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
  })
})
