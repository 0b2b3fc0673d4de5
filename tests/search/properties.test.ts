import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/search/index.js'
import { isEnglish, shippedCorpus } from '../support/house.js'

const library = openLibrary(shippedCorpus(), isEnglish)

// Pieces that questions are made of, beside text of any bytes.
const piece = fc.oneof(
  fc.constantFrom('node', 'python', 'pyhton', 'express', 'go', 'vs', 'or', 'is', 'better', 'chat', 'real-time', 'C++',
    '.NET', 'Node.js\u2019s', 'constructor', '__proto__', '\n', '<@1>', '```', '\ud800', '\u202e', 'e\u0301', '\u5b57'),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 12 }),
)
const question = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(' '))

describe('library, for any text', () => {
  it('answers with offsets inside text, passage and snippet, and with scores that fall', () => {
    fc.assert(
      fc.property(question, (text) => {
        const { mentions, readings } = library.read(text)
        for (const { start, end, words } of [...mentions.technologies, ...mentions.topics, ...mentions.elsewhere])
          expect(text.slice(start, end)).toBe(words)
        for (const { from } of readings) expect(text).toContain(from)
        let last = Infinity
        for (const { passage, score, snippet } of library.search(text).hits) {
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(last)
          last = score
          expect(passage.start <= snippet.start && snippet.start < snippet.end && snippet.end <= passage.end).toBe(true)
          for (const mark of snippet.marks)
            expect(snippet.start <= mark.start && mark.start < mark.end && mark.end <= snippet.end).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('says the same whatever the letter case, as long as no name is an ordinary word', () => {
    const known = fc.array(
      fc.constantFrom('node.js', 'python', 'pyhton', 'chat', 'slow', 'learn', 'security', 'vs', 'or', 'for', 'why'),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(known, (words) => {
        const ids = (text: string): string[] =>
          library.search(text).hits.map(({ passage, score }) => `${passage.id} ${score}`)
        expect(ids(words.join(' ').toUpperCase())).toEqual(ids(words.join(' ')))
      }),
      { numRuns: 60 },
    )
  })

  it.each<[name: string, text: string]>([
    ['one endless word', 'a'.repeat(100_000)],
    ['endless spaces', `${' '.repeat(100_000)}node`],
    ['endless names', 'node '.repeat(20_000)],
    ['endless slips', 'pyhton noed '.repeat(5_000)],
    ['endless brackets', '<system '.repeat(20_000)],
    ['endless opening words', 'ignore '.repeat(20_000)],
    ['endless points', '. '.repeat(50_000)],
  ])('reads no more of %s than a question may have', (_, text) => {
    const { hits } = library.search(text)
    const cut = library.search(text.slice(0, 4_000))
    expect(hits.map(({ passage, score }) => `${passage.id} ${score}`)).toEqual(
      cut.hits.map(({ passage, score }) => `${passage.id} ${score}`),
    )
  })
})
