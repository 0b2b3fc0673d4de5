import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxLineCharacters, scanWords, spellWord, splitWords } from '../../src/cli/words.js'

describe('splitWords', () => {
  it.each([
    ['', []],
    ['   \t ', []],
    ['one two', ['one', 'two']],
    ['  one\t two  ', ['one', 'two']],
    ['"one two" three', ['one two', 'three']],
    ["'one two' three", ['one two', 'three']],
    ['one" two"three', ['one twothree']],
    [String.raw`one\ two`, ['one two']],
    [String.raw`\"one`, ['"one']],
    [String.raw`"a \"b\" c"`, ['a "b" c']],
    [String.raw`"C:\temp"`, [String.raw`C:\temp`]],
    [String.raw`'a \ b'`, [String.raw`a \ b`]],
    [String.raw`'it'\''s'`, ["it's"]],
    [`'it'"'"'s'`, ["it's"]],
    ['""', ['']],
    ["a '' b", ['a', '', 'b']],
    ['--topic="real time"', ['--topic=real time']],
    ["what's faster", ["what's", 'faster']],
    ["our users' data", ['our', "users'", 'data']],
    ["l'été isn't", ["l'été", "isn't"]],
    ['trailing\\', ['trailing\\']],
  ])('splits %j', (line, words) => {
    expect(splitWords(line)).toEqual({ ok: true, value: words })
  })

  it.each([
    ['ask "what', '"'],
    ["ask 'what", "'"],
    ['"', '"'],
    [String.raw`"one\"`, '"'],
  ])('refuses %j, whose quote is not closed', (line, quote) => {
    const split = splitWords(line)
    expect(split).toMatchObject({ ok: false, issues: [{ code: 'open-quote' }] })
    expect(split.ok ? '' : split.issues[0]?.message).toContain(`expected another ${quote}`)
  })

  it('refuses a line beyond the limit and names the limit', () => {
    const split = splitWords('a'.repeat(maxLineCharacters + 1))
    expect(split.ok ? '' : split.issues[0]?.message).toContain(String(maxLineCharacters))
  })

  it('gives back the words that were spelt', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }), { maxLength: 6 }), (words) => {
        const line = words.map(spellWord).join(' ')
        fc.pre(line.length <= maxLineCharacters)
        expect(splitWords(line)).toEqual({ ok: true, value: words })
      }),
    )
  })
})

describe('scanWords', () => {
  it('places each word in its line, quotes included', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '\\', 'é', '\t') }), (line) => {
        let at = 0
        for (const { start, end } of scanWords(line).words) {
          expect(line.slice(at, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(line.slice(at).trim()).toBe('')
      }),
    )
  })
})
