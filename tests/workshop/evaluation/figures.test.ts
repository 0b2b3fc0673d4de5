import { describe, expect, it } from 'vitest'
import { meanFigure, statisticFigure } from '../../../src/workshop/evaluation/index.js'

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
