import { describe, expect, it } from 'vitest'
import { brierScore, calibrationError, confusionOf, detectionF1, f1Of, macroF1, precisionOf, recallOf, scoreClasses,
  type Labelled } from '../../../src/workshop/evaluation/index.js'

const pairs: readonly Labelled[] = [
  { gold: 'x', said: 'x' },
  { gold: 'x', said: 'x' },
  { gold: 'x', said: 'y' },
  { gold: 'y', said: 'y' },
  { gold: 'z', said: 'x' },
]

describe('classes', () => {
  it('are scored by hand the same way', () => {
    // x: said 3 times, 2 of them right; right 3 times, found 2. y: said twice, once right; found once of once. z: never said.
    expect(scoreClasses(pairs, ['x', 'y', 'z', 'w'])).toEqual([
      { label: 'x', precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, count: 3 },
      { label: 'y', precision: 1 / 2, recall: 1, f1: 2 / 3, count: 1 },
      { label: 'z', precision: 0, recall: 0, f1: 0, count: 1 },
    ])
  })

  it('count alike in macro-F1, those that are never right not at all', () => {
    expect(macroF1(pairs, ['x', 'y', 'z', 'w'])).toBeCloseTo((0.667 + 0.667 + 0) / 3, 12)
    expect(macroF1([], ['x'])).toBeNull()
  })

  it('stand in a table of what was right and what was said', () => {
    expect(confusionOf(pairs)).toEqual(
      new Map([['x', new Map([['x', 2], ['y', 1]])], ['y', new Map([['y', 1]])], ['z', new Map([['x', 1]])]]),
    )
  })

  it('take labels that are names on every object', () => {
    expect(scoreClasses([{ gold: 'constructor', said: '__proto__' }], ['constructor'])).toEqual([{ label: 'constructor',
      precision: 0, recall: 0, f1: 0, count: 1 }])
  })
})

describe('detection', () => {
  const row = (isPositive: boolean,
    wasCalled: boolean): { readonly isPositive: boolean; readonly wasCalled: boolean } => ({ isPositive, wasCalled })

  it('has precision over what was called and recall over what is there', () => {
    const rows = [row(true, true), row(true, false), row(true, true), row(false, true), row(false, false)]
    expect([precisionOf(rows), recallOf(rows), detectionF1(rows)]).toEqual([2 / 3, 2 / 3, 2 / 3])
  })

  it('has no recall where nothing is there, and precision 0 where nothing was called', () => {
    expect([recallOf([row(false, true)]), detectionF1([row(false, true)]), precisionOf([row(true, false)]), f1Of(0, 0)])
      .toEqual([null, null, 0, 0])
  })
})

describe('confidence', () => {
  const rows = [
    { confidence: 0.9, isRight: true },
    { confidence: 0.9, isRight: false },
    { confidence: 1, isRight: true },
    { confidence: 0.2, isRight: false },
  ]

  it('has a Brier score', () => {
    expect(brierScore(rows)).toBeCloseTo((0.01 + 0.81 + 0 + 0.04) / 4, 12)
    expect(brierScore([])).toBeNull()
  })

  it('is calibrated bin by bin; 1 belongs to the last bin', () => {
    // Last bin: 0.9, 0.9 and 1 say 0.9333 and two of three are right; third bin: 0.2 says 0.2 and none is.
    expect(calibrationError(rows)).toBeCloseTo((3 / 4) * Math.abs(2 / 3 - 2.8 / 3) + (1 / 4) * 0.2, 12)
    expect(calibrationError([])).toBeNull()
  })
})
