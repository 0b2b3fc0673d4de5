import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../src/text/index.js'

describe('normalise', () => {
  it.each([
    ['plain letters', 'Hello World', 'hello world'],
    ['accents, composed', 'Café', 'cafe'],
    ['accents, in two code points', 'Cafe\u0301', 'cafe'],
    ['typographic quotes', '\u2018a\u2019 \u201cb\u201d', '\'a\' "b"'],
    ['a backtick and an acute accent', 'don`t don\u00b4t', "don't don't"],
    ['every dash', 'a\u2010b\u2011c\u2012d\u2013e\u2014f\u2212g', 'a-b-c-d-e-f-g'],
    ['zero-width characters', 'py\u200bth\u200don\ufeff', 'python'],
    ['a soft hyphen', 'time\u00adout', 'timeout'],
    ['control characters', 'a\u0000b\u0007c', 'abc'],
    ['ligatures and wide letters', '\ufb01ne \uff21\uff30\uff29', 'fine api'],
    ['letters that Unicode does not take apart', 'Straße Łódź Ærø', 'strasse lodz aero'],
    ['spaces and line ends', 'a\u00a0b\tc\nd', 'a b\tc\nd'],
  ])('folds %s', (_, given, expected) => {
    expect(normalise(given).text).toBe(expected)
  })

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = normalise(text).text
      expect(normalise(once).text).toBe(once)
    }))
  })

  it('leads each unit back to where it came from', () => {
    const text = 'x \u201cCafe\u0301\u201d \ufb01n'
    const folded = normalise(text)
    const at = folded.text.indexOf('cafe')
    expect(text.slice(folded.startOf(at), folded.endOf(at + 3))).toBe('Cafe\u0301')
    const ligature = folded.text.indexOf('fi')
    expect(text.slice(folded.startOf(ligature), folded.endOf(ligature + 1))).toBe('\ufb01')
  })

  it('gives offsets that rise and stay within the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = normalise(text)
      let before = 0
      for (let at = 0; at < folded.text.length; at++) {
        const [start, end] = [folded.startOf(at), folded.endOf(at)]
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        before = start
      }
    }))
  })
})
