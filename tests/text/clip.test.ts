import { describe, expect, it } from 'vitest'
import { clipAtWord } from '../../src/text/index.js'

describe('a text cut at a word', () => {
  it.each([
    ['keeps the last word that fits', 'abc def ghi', 8, 'abc def…'],
    ['keeps a word before a mark', 'abc def, ghi', 8, 'abc def…'],
    ['leaves out a word that goes on', 'abc defg hi', 8, 'abc…'],
    ['takes what is joined for one word', 'abc non-blocking', 8, 'abc…'],
    ['takes accents for part of the word', 'abc defe\u0301 ghi', 9, 'abc…'],
    ['ends without a mark that joins', 'Two runtimes: which, and when', 14, 'Two runtimes…'],
    ['cuts a first word that is too long', 'abcdefghij k', 5, 'abcd…'],
    ['is whole where it fits', 'abc def', 7, 'abc def'],
    ['has no half of a character', '😀😀😀😀 a', 3, '😀😀…'],
    ['is never empty', '— abc', 2, '—…'],
  ])('%s', (_, text, length, cut) => {
    expect(clipAtWord(text, length)).toBe(cut)
    expect(Array.from(clipAtWord(text, length)).length).toBeLessThanOrEqual(length)
  })
})
