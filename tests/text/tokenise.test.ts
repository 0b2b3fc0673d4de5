import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxWordLength, tokenise } from '../../src/text/index.js'

const words = (text: string): string[] => tokenise(text).map(({ word }) => word)

describe('tokenise', () => {
  it.each([
    ['C++ and C# beat F#', ['c++', 'and', 'c#', 'beat', 'f#']],
    ['.NET', ['.net', 'net']],
    ['Node.js', ['nodejs', 'node', 'js']],
    ['Vue 3', ['vue', '3']],
    ['python3', ['python3', 'python', '3']],
    ['python3.12', ['python3.12', 'python', '3.12']],
    ['go1.22.1 es6 s3', ['go1.22.1', 'go', '1.22.1', 'es6', 's3']],
    ['C#12, C++20', ['c#', '12', 'c++', '20']],
    ['issue#12', ['issue', '12']],
    ['C\u266f', ['c#']],
    ['asyncio', ['asyncio']],
    ['3.10.2', ['3.10.2']],
    ['10,000 users', ['10000', 'users']],
    ['1,2', ['1', '2']],
    ['real-time', ['realtime', 'real', 'time']],
    ['event\u2011driven', ['eventdriven', 'event', 'driven']],
    ['I/O', ['io', 'i', 'o']],
    ['client/server', ['client', 'server']],
    ['Python\u2019s', ['python']],
    ["C++'s", ['c++']],
    ["developers' tools", ['developers', 'tools']],
    ["don't", ['dont']],
    ['snake_case', ['snakecase', 'snake', 'case']],
    ['__proto__', ['proto']],
    ['done. Next', ['done', 'next']],
    ['日本語', ['日', '本', '語']],
    ['', []],
    ['?! \u0000 \u{1f600}', []],
  ])('reads %j', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('puts a compound before the words it spans and counts them', () => {
    expect(tokenise('state-of-the-art').map(({ word, parts }) => [word, parts])).toEqual([
      ['stateoftheart', 4],
      ['state', 0],
      ['of', 0],
      ['the', 0],
      ['art', 0],
    ])
  })

  it('keeps what was written, so that it can be marked in the text', () => {
    const text = 'Is \u201cNode.js\u2019s\u201d event loop fast?'
    expect(tokenise(text).map((token) => text.slice(token.start, token.end))).toEqual(['Is', 'Node.js', 'Node', 'js',
      'event', 'loop', 'fast'])
  })

  it('stems the term and not the word', () => {
    expect(tokenise('scaling')[0]).toMatchObject({ word: 'scaling', term: 'scale' })
  })

  it('slices to the text of each token, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const token of tokenise(text)) {
        expect(text.slice(token.start, token.end)).toBe(token.text)
        expect(token.word).not.toBe('')
      }
    }))
  })

  it('bounds the length of a word', () => {
    expect(tokenise('a'.repeat(10_000)).map(({ word }) => word.length)).toEqual([maxWordLength])
    for (const word of words(`${'ab-'.repeat(5_000)}c ${'1.'.repeat(5_000)}1`))
      expect(word.length).toBeLessThanOrEqual(maxWordLength)
  })
})
