import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPrintable } from '../../src/cli/layout.js'
import { cellWidth, cutToWidth } from '../../src/cli/layout.js'
import { wrap, type Run } from '../../src/cli/layout.js'

const plain = (text: string): Run => ({ text, style: String })
const shout = (text: string): string => `<${text}>`
const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ' ', '世', 'e\u0301', '😀'), maxLength: 60 })

describe('cellWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['世界', 4],
    ['😀', 2],
    ['│ — “x”', 7],
    ['ﬁ한글', 5],
  ])('of %j is %d', (text, cells) => {
    expect(cellWidth(text)).toBe(cells)
  })
})

describe('cutToWidth', () => {
  it('loses nothing and stays within the width', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 9 }), (text, width) => {
        const pieces = cutToWidth(text, width)
        expect(pieces.join('')).toBe(text)
        expect(pieces.every((piece) => cellWidth(piece) <= width && piece !== '')).toBe(true)
      }),
    )
  })
})

describe('wrap', () => {
  it.each([
    [[plain('one two three')], 7, ['one two', 'three']],
    [[plain('one  two ')], 20, ['one two']],
    [[plain('')], 20, ['']],
    [[], 20, ['']],
    [[plain('abcdefghij kl')], 4, ['abcd', 'efgh', 'ij', 'kl']],
    [[plain('世界世界')], 4, ['世界', '世界']],
    [[plain('see '), { text: 'https://example.org/long', style: String, whole: true } satisfies Run, plain(' now')], 8,
      ['see', 'https://example.org/long', 'now']],
  ])('lays out %j', (runs, width, rows) => {
    expect(wrap(runs, width)).toEqual(rows)
  })

  it('keeps a word together whose style changes within it', () => {
    expect(wrap([plain('use '), { text: 'Node', style: shout }, plain('.js daily')], 12)).toEqual(['use <Node>.js',
      'daily'])
  })

  it('styles neighbours of one style together', () => {
    expect(wrap([{ text: 'a b', style: shout }, { text: ' c', style: shout }, plain(' d')], 20)).toEqual(['<a b c> d'])
  })

  it('loses no word, adds none, and keeps to the width', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), fc.integer({ min: 2, max: 30 }), (texts, width) => {
        const rows = wrap(texts.map(plain), width)
        expect(rows.join('').replace(/ /g, '')).toBe(texts.join('').replace(/ /g, ''))
        expect(rows.every((row) => cellWidth(row) <= width)).toBe(true)
      }),
    )
  })

  it('takes a hundred thousand letters without a space', () => {
    const rows = wrap([plain('a'.repeat(60_000)), { text: 'b'.repeat(40_000), style: (text) => text }], 80)
    expect(rows).toHaveLength(1250)
    expect(rows.join('')).toHaveLength(100_000)
    expect(toPrintable(rows[749] ?? '')).toBe('a'.repeat(80))
  })
})
