import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../src/text/index.js'

const sentences = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end))

describe('splitSentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['Ask Dr. Ode about it. She knows.', ['Ask Dr. Ode about it.', 'She knows.']],
    ['Node.js vs. Python is asked a lot. Why?', ['Node.js vs. Python is asked a lot.', 'Why?']],
    ['Use a queue, e.g. Redis. Or none.', ['Use a queue, e.g. Redis.', 'Or none.']],
    ['Version 3.10 is out. Node.js 20 too.', ['Version 3.10 is out.', 'Node.js 20 too.']],
    ['A title\nA line. Another', ['A title', 'A line.', 'Another']],
    ['  padded.  ', ['padded.']],
    ['', []],
    [' \n ', []],
  ])('splits %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  it('leaves only white space out, and keeps the order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '!', '"', 'é', '\u{1f600}') }),
        (text) => {
          let reached = 0
          for (const { start, end } of splitSentences(text)) {
            expect(text.slice(reached, start).trim()).toBe('')
            expect(end).toBeGreaterThan(start)
            reached = end
          }
          expect(text.slice(reached).trim()).toBe('')
        }),
    )
  })
})
