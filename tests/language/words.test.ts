import { describe, expect, it } from 'vitest'
import { textsIn } from '../../src/language/index.js'

const [english, italian] = [textsIn('en').words, textsIn('it').words]

describe('words of a language', () => {
  it.each([
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a and b', 'a e b'],
    [['a', 'b', 'c'], 'a, b and c', 'a, b e c'],
  ])('joins %j as a sentence does', (words, en, it) => {
    expect([english.and(words), italian.and(words)]).toEqual([en, it])
  })

  it('offers alternatives', () => {
    expect([english.or(['a', 'b', 'c']), italian.or(['a', 'b', 'c'])]).toEqual(['a, b or c', 'a, b o c'])
  })

  it.each([
    [0, '0 rules', '0 regole'],
    [1, '1 rule', '1 regola'],
    [2, '2 rules', '2 regole'],
    [1234, '1,234 rules', '1.234 regole'],
  ])('counts %i', (count, en, it) => {
    expect([english.count(count, 'rule', 'rules'), italian.count(count, 'regola', 'regole')]).toEqual([en, it])
  })

  it('makes a name small within a sentence, and leaves what is written in capitals', () => {
    expect(['Live dashboard', 'IoT', 'CRUD', 'Èlite'].map(english.inSentence)).toEqual(['live dashboard', 'IoT', 'CRUD',
      'èlite'])
  })
})
