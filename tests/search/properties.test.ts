import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedRooms } from '../support/house.js'

const { reader, search } = shippedRooms()

// Pieces that questions are made of, beside text of any bytes.
const piece = fc.oneof(
  fc.constantFrom('node', 'python', 'pyhton', 'express', 'go', 'vs', 'or', 'is', 'better', 'chat', 'real-time', 'C++',
    '.NET', 'Node.js\u2019s', 'constructor', '__proto__', '\n', '<@1>', '```', '\ud800', '\u202e', 'e\u0301', '\u5b57'),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 12 }),
)
const question = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(' '))

describe('reading and searching, for any text', () => {
  it('answers with offsets inside text, passage and snippet, and with scores that fall', () => {
    fc.assert(
      fc.property(question, (text) => {
        const asked = reader.read(text)
        for (const { start, end, words } of [...asked.technologies, ...asked.topics, ...asked.elsewhere,
          ...asked.needs])
          expect(asked.text.slice(start, end)).toBe(words)
        for (const { from } of asked.readings) expect(asked.text).toContain(from)
        let last = Infinity
        for (const { passage, score, snippet } of search.find(asked).hits) {
          expect(score).not.toBeNaN()
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
          search.find(reader.read(text)).hits.map(({ passage, score }) => `${passage.id} ${score}`)
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
    const { hits } = search.find(reader.read(text))
    const cut = search.find(reader.read(text.slice(0, 4_000)))
    expect(hits.map(({ passage, score }) => `${passage.id} ${score}`)).toEqual(
      cut.hits.map(({ passage, score }) => `${passage.id} ${score}`),
    )
  })
})
