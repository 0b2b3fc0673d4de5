import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLabeller, openStances, stanceWord, type StanceContext } from '../../src/stances/index.js'
import { sharedFolder } from '../support/house.js'
import { corpus, rooms } from '../support/verdicts.js'

const stances = openStances(corpus.rulebook.stance, rooms.reader.english, (text) => rooms.reader.scan(text))
const labelOf = openLabeller(rooms)

const propose = (sentence: string, context: Partial<StanceContext> = {}): string =>
  stanceWord(stances.propose(sentence, { about: null, section: [], header: '', ...context }))

describe('a stance reader', () => {
  it.each([
    ['Node.js is faster than Python.', 'pro-node'],
    ['Python is slower than Node.js.', 'con-python'],
    ['Python is not ideal for games.', 'con-python'],
    ['Node.js is quick, but it lacks order.', 'con-node'],
    ['While Node.js is quick, Python is easier to read.', 'pro-python'],
    ['Node.js is quick, while Python is easy to read.', 'both'],
    ['Both Node.js and Python are excellent.', 'both'],
    ['Python was released long ago.', 'neutral'],
    ['Is Python faster?', 'neutral'],
    ['Nothing is said here.', 'neutral'],
    ['Django is an excellent choice.', 'pro-python'],
  ])('reads "%s" as %s', (sentence, expected) => {
    expect(propose(sentence)).toBe(expected)
  })

  // For each what may be said, as it must not be read for the wrong side.
  it.each([
    ['Java is much faster than both Node.js and Python.', ['neutral']],
    ['Java outperforms Node.js in raw computing.', ['neutral', 'con-node']],
    ['PHP outperforms Python.', ['neutral', 'con-python']],
    ['The company moved from Python to Java for better performance.', ['neutral', 'con-python']],
    ['Many companies moved from Node.js to Python for better performance.', ['pro-python', 'con-node']],
    ['Avoid Node.js for heavy computing.', ['con-node']],
    ['Nobody should choose Python for real-time work.', ['con-python', 'neutral']],
    ['Node.js is anything but slow.', ['pro-node', 'neutral']],
    ['Node.js scales without significantly impacting performance.', ['pro-node', 'neutral']],
    ['Rust is a faster alternative to Node.js.', ['con-node', 'neutral']],
    ['Unlike Node.js, Python is easy to read.', ['pro-python']],
    ['We replaced Node.js with Python and never looked back.', ['pro-python', 'con-node']],
    ['Node.js isn’t as easy to learn as Python.', ['pro-python', 'con-node']],
  ])('hands no praise to the next name: %s', (sentence, expected) => {
    expect(expected).toContain(propose(sentence))
  })

  it('compares any sides, by their names, and says how sure it is', () => {
    const sides = ['Quark', 'Zest']
    const weighed = (text: string) => stances.weigh(stances.lay(text, sides), sides)!
    const [quark = 0, zest = 0] = weighed('Quark is much faster than Zest.').sides
    expect(quark).toBeGreaterThan(0.9)
    expect(quark + zest).toBeLessThanOrEqual(1)
    expect(weighed('Zest is much faster than Quark.').sides[1]).toBeCloseTo(quark)
    expect(weighed('Avoid Quark.').sides[1]).toBeGreaterThan(0.5)
  })

  it('takes no side that it is not sure enough of', () => {
    const bar = rooms.reader.english.stances.learnt!.bar
    for (const { text } of corpus.passages.slice(0, 200)) {
      const said = stances.propose(text, { about: null, section: [], header: '' })
      if (said.isUnclear) expect(said).toMatchObject({ stance: 'neutral', technology: null })
      if (said.isUnclear) expect(said.confidence).toBeLessThan(bar)
    }
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
