import { describe, expect, it } from 'vitest'
import { countsF1, f1Of, labelF1s, macroF1, meanFigure, precisionOf, recallOf, statisticFigure,
  type Labelled } from '../../../src/workshop/evaluation/index.js'

const pairs: readonly Labelled[] = [
  { gold: 'x', said: 'x' },
  { gold: 'x', said: 'x' },
  { gold: 'x', said: 'y' },
  { gold: 'y', said: 'y' },
  { gold: 'z', said: 'x' },
]

describe('labels', () => {
  it('are scored by hand the same way, those that are never right not at all', () => {
    // x: said 3 times, 2 of them right; right 3 times, found 2. y: said twice, once right; found once of once.
    expect([...labelF1s(pairs)].map(([label, f1]) => [label, f1.toFixed(6)])).toEqual([['x', '0.666667'], ['y',
      '0.666667'], ['z', '0.000000']])
  })

  it('count alike in macro-F1', () => {
    expect(macroF1(pairs)).toBeCloseTo((2 / 3 + 2 / 3 + 0) / 3, 12)
    expect(macroF1([])).toBeNull()
  })

  it('may be names on every object', () => {
    expect(labelF1s([{ gold: 'constructor', said: '__proto__' }])).toEqual(new Map([['constructor', 0]]))
  })
})

describe('decisions', () => {
  const row = (wanted: boolean, called: boolean) => ({ right: Number(wanted && called), called: Number(called),
    wanted: Number(wanted) })

  it('have precision over what was called and recall over what is there', () => {
    const rows = [row(true, true), row(true, false), row(true, true), row(false, true), row(false, false)]
    expect([precisionOf(rows), recallOf(rows), countsF1(rows)]).toEqual([2 / 3, 2 / 3, 2 / 3])
  })

  it('have no recall where nothing is there, and precision 0 where nothing was called', () => {
    expect([recallOf([row(false, true)]), countsF1([row(false, true)]), precisionOf([row(true, false)]), f1Of(0, 0)])
      .toEqual([null, null, 0, 0])
  })
})

const item = (id: string, values: Readonly<Record<string, number>>) => ({ id, judged: '', text: '', values })

describe('figures', () => {
  it('are means over the items that have the measure', () => {
    expect(meanFigure('m', [item('1', { m: 1 }), item('2', { m: 0 }), item('3', { other: 5 })])).toMatchObject({
      value: 0.5,
      of: 2,
    })
    expect(meanFigure('m', [item('3', {})])).toEqual({ name: 'm', value: null, interval: null, of: 0 })
  })

  it('have intervals that hold the value, and the same ones each time', () => {
    const rows = Array.from({ length: 50 }, (_, at) => at % 3)
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
    const figure = statisticFigure('mean', rows, mean)
    expect(figure.interval!.low).toBeLessThan(figure.value!)
    expect(figure.interval!.high).toBeGreaterThan(figure.value!)
    expect(statisticFigure('mean', rows, mean)).toEqual(figure)
  })

  it('leave out drawings with nothing to measure by', () => {
    const onlyOnes = (rows: readonly number[]): number | null => (rows.includes(1) ? 1 : null)
    expect(statisticFigure('ones', [1, 0, 0], onlyOnes)).toMatchObject({ value: 1, interval: { low: 1, high: 1 } })
    expect(statisticFigure('none', [0], onlyOnes)).toMatchObject({ value: null, interval: null })
  })
})
