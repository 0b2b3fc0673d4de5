import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLabeller, stanceWord } from '../../src/stances/label.js'
import { openStanceReader, type StanceContext } from '../../src/stances/stance.js'
import { sharedFolder } from '../support/house.js'
import { corpus, rooms } from '../support/verdicts.js'

const stances = openStanceReader(corpus.rulebook.stance, (text) => rooms.reader.scan(text))
const labelOf = openLabeller(rooms)

const propose = (sentence: string, context: Partial<StanceContext> = {}): string =>
  stanceWord(stances.propose(sentence, { about: null, section: [], header: '', ...context }))

describe('a stance reader', () => {
  it.each([
    ['Node.js is faster than Python.', 'pro-node'],
    ['Python is slower than Node.js.', 'con-python'],
    ['Python is not ideal for games.', 'con-python'],
    ['Node.js is not difficult.', 'pro-node'],
    ['Node.js is quick, but it lacks order.', 'con-node'],
    ['While Node.js is quick, Python is easier to read.', 'pro-python'],
    ['Node.js is quick, while Python is easy to read.', 'both'],
    ['Both Node.js and Python are excellent.', 'both'],
    ['Many use a polyglot stack of Node.js and Python.', 'both'],
    ['Python was released long ago.', 'neutral'],
    ['Is Python faster?', 'neutral'],
    ['Nothing is said here.', 'neutral'],
    ['Django is an excellent choice.', 'pro-python'],
  ])('reads "%s" as %s', (sentence, expected) => {
    expect(propose(sentence)).toBe(expected)
  })

  it('takes whom it is about from the sentence before', () => {
    expect(
      propose('It is easy to learn.', { about: rooms.reader.read('Python').technologies[0]?.value.ecosystem ?? null }),
    ).toBe('pro-python')
  })

  it.each([
    ['Speed | good | poor', 'pro-node'],
    ['Speed | poor | good', 'pro-python'],
    ['Speed | good | good', 'both'],
    ['Made in | 2009 | 1991', 'neutral'],
  ])('weighs the cells of "%s" by their columns', (row, expected) => {
    expect(propose(row.replaceAll('good', 'excellent'), { header: 'Aspect | Node.js | Python' })).toBe(expected)
  })

  it('takes a cell that is a name for the winner', () => {
    expect(propose('Data | Python | rich libraries', { header: 'Focus | Recommendation | Reason' })).toBe('pro-python')
  })

  it('answers any sentence', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (sentence) => {
      expect(propose(sentence)).toMatch(/^(?:both|neutral|(?:pro|con)-(?:node|python))$/)
    }), { numRuns: 60 })
  })
})

describe('a labeller', () => {
  it('labels every sentence of the corpus with a stance that exists', () => {
    for (const { text, article } of corpus.passages)
      expect(['for', 'against', 'neutral', 'trade-off', 'both']).toContain(labelOf(text, article).stance)
  })

  const judged = join(sharedFolder, 'eval', 'stance.dev.jsonl')
  it.skipIf(!existsSync(judged))(
    'agrees by patterns alone with most judged sentences (skipped where the judged set is not beside the repository)',
    () => {
      const rows = readFileSync(judged, 'utf8').trim().split('\n').map((row) =>
        JSON.parse(row) as { source: string; sentence: string; stance: string }
      )
      const right = rows.filter(({ source, sentence, stance }) =>
        stanceWord(labelOf(sentence, source, 'pattern')) === stance
      )
      expect(right.length / rows.length).toBeGreaterThan(0.7)
    },
  )
})
