import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openAll, openRows, packAll, packRows } from '../../src/corpus/packed.js'

const inHundredths = fc.integer({ min: -5_000, max: 5_000 }).map((steps) => steps / 100)
const anyNumber = fc.oneof(inHundredths, fc.double({ noNaN: true }), fc.constantFrom(400, -1e9, 0.001))
const name = fc.oneof(fc.constantFrom('', 'constructor', '__proto__'), fc.string({ unit: 'binary', maxLength: 8 }))
const rowsOf = (number: fc.Arbitrary<number>): fc.Arbitrary<Map<string, number[]>> =>
  fc.array(fc.tuple(name, fc.array(number, { maxLength: 5 })), { maxLength: 40 }).map((rows) => new Map(rows))

describe('packed rows', () => {
  it('are the rows that were packed, whatever their names and numbers', () => {
    fc.assert(fc.property(fc.oneof(rowsOf(inHundredths), rowsOf(anyNumber)), name, (rows, other) => {
      const opened = openRows(packRows(rows))
      expect(opened.size).toBe(rows.size)
      expect([...opened]).toEqual([...rows])
      for (const [each, row] of rows) expect(opened.get(each)).toEqual(row)
      expect(opened.has(other)).toBe(rows.has(other))
      expect(opened.get(other)).toEqual(rows.get(other))
    }))
  })

  it('may be packed again after they were opened', () => {
    const held = { deep: [new Map([['a', [0.25, 3]]])] }
    expect(packAll(openAll(packAll(held)))).toEqual(packAll(held))
  })

  it('hold hundredths in two bytes, and what is finer as it is', () => {
    expect(packRows(new Map([['a', [0.25, 3, -12.5]]])).numbers).toEqual(Int16Array.of(25, 300, -1250))
    expect(packRows(new Map([['a', [400]]])).numbers).toBeInstanceOf(Int32Array)
    expect(packRows(new Map([['a', [0.001]]])).numbers).toEqual(Float64Array.of(0.001))
  })

  it('are found at any depth, and all else is left as it is', () => {
    const words = new Map([['a', 'b']])
    const value = { models: [{ features: new Map([['loop', [1, 2]]]), classes: ['x'] }], words, none: null }
    const again = openAll(packAll(value)) as typeof value
    expect(again.models[0]?.features.get('loop')).toEqual([1, 2])
    expect(again.models[0]?.classes).toEqual(['x'])
    expect(again.words).toBe(words)
    expect(again.none).toBeNull()
  })
})
