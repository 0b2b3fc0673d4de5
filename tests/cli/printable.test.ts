import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toJsonLine, toPrintable, toPrintableLines } from '../../src/cli/layout.js'
import { hostileText } from './hostile-text.js'

const harmful = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

describe('toPrintable', () => {
  it.each([
    ['plain text', 'plain text'],
    ['é 世界 😀 µ — “q”', 'é 世界 😀 µ — “q”'],
    ['a\u001b[31mred\u001b[0m b', 'ared b'],
    ['a\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007', 'alink'],
    ['a\u001b]0;title\u001b\\b', 'ab'],
    ['a\u001b]0;never closed', 'a0;never closed'],
    ['a\u001bPq#0\u001b\\b', 'ab'],
    ['a\u009b31mb', 'ab'],
    ['a\u001b(Bb\u001bc', 'ab'],
    ['a\u202eb\u2066c\u200bd\ufeffe\u00adf', 'abcdef'],
    ['a\nb\r\nc\td\u2028e\u0085f', 'a b c d e f'],
    ['a\u0008\u0000\u007fb', 'ab'],
    ['\ud800a\udc00', '\ufffda\ufffd'],
    ['e\u0301'.normalize('NFD') + '\u0301'.repeat(40), 'e\u0301\u0301\u0301'],
    ['i\u{e0069}\u{e0067}', 'i'],
  ])('makes %j harmless', (text, printable) => {
    expect(toPrintable(text)).toBe(printable)
  })

  it('leaves nothing that a terminal acts on, and changes nothing twice', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const printable = toPrintable(text)
        expect(printable).not.toMatch(harmful)
        expect(toPrintable(printable)).toBe(printable)
      }),
    )
  })

  it.each(['\u001b', '\u001b[', '\u001b]', '\u009d', '\u001b]\u009d', '\u0301', '\u001b[0'])(
    'takes a long run of %j in its stride',
    (unit) => {
      expect(toPrintable(unit.repeat(200_000)).length).toBeLessThanOrEqual(unit.length * 200_000)
    },
  )
})

describe('toPrintableLines', () => {
  it('keeps the breaks of a text and nothing else of its controls', () => {
    expect(toPrintableLines('a\nb\r\nc\u2028d\te\u001b[2J')).toEqual(['a', 'b', 'c', 'd e'])
  })
})

describe('toJsonLine', () => {
  it('is one printable line that means what was given', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = toJsonLine({ text })
        expect(line.endsWith('\n')).toBe(true)
        expect(line.slice(0, -1)).not.toMatch(harmful)
        expect(JSON.parse(line)).toEqual({ text })
      }),
    )
  })
})
