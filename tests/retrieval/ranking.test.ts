import { describe, expect, it } from 'vitest'
import { createIndex, inverseDocumentFrequency, type IndexOptions } from '../../src/retrieval/index.js'

const wordsOnly: IndexOptions = { fields: { title: { weight: 2 }, text: {} }, ranking: { proximity: 0, feedback: 0 } }

const index = (texts: Record<string, string | { title: string; text: string }>, options: IndexOptions = wordsOnly) =>
  createIndex(Object.entries(texts).map(([id, text]) => ({ id, fields: typeof text === 'string' ? { text } : text })),
    options)

const order = (texts: Parameters<typeof index>[0], query: string, options?: IndexOptions): string[] =>
  index(texts, options).search(query).map(({ id }) => id)

describe('search', () => {
  it('ranks a title match above a body match, and a rare word above a common one', () => {
    expect(order({
      // Both words, one of them in the title.
      a: { title: 'Event loops', text: 'How a server waits for many sockets.' },
      // The rarer word only.
      b: { title: 'Scheduling', text: 'Sockets are watched by the kernel.' },
      // The common word, in the body.
      c: { title: 'Threads', text: 'Each event gets a thread of its own.' },
      // The common word again, in a longer text.
      d: { title: 'Timers',
        text: 'An event may be late when the queue of the process is long and the machine is busy.' },
      // Neither.
      e: { title: 'Printing', text: 'Paper comes in sizes.' },
    }, 'event sockets')).toEqual(['a', 'b', 'c', 'd'])
  })

  it('holds a long text against its words, and lets repetition count less each time', () => {
    expect(order({
      // One word in two, and little else.
      short: 'cache matters',
      // Six times as often, but in six times as many words.
      shouting: `${'cache '.repeat(6)}${'gardens '.repeat(18)}`,
      // Once, among more words.
      once: 'cache and other matters of the house and garden',
      long: `cache ${'and words without end about gardens '.repeat(10)}`,
    }, 'cache')).toEqual(['shouting', 'short', 'once', 'long'])
  })

  it('scores as the formula says', () => {
    // Two documents of two words each: tf 1, length as the average, so the saturated frequency is 2.2 / 2.2.
    const [hit] = index({ a: 'queue worker', b: 'garden path' }).search('queue')
    expect(hit?.score).toBeCloseTo(inverseDocumentFrequency(1, 2), 4)
    expect(hit?.coverage).toBe(1)
  })

  it('breaks ties by id', () => {
    expect(order({ z: 'same words', B: 'same words', a: 'same words' }, 'same words')).toEqual(['B', 'a', 'z'])
  })

  it('finds a word by its other forms, with or without accents, in any case', () => {
    const texts = { a: 'Scaling a caf\u00e9\u2019s servers' }
    for (const query of ['scales', 'SCALED', 'cafe', 'server']) expect(order(texts, query)).toEqual(['a'])
  })

  it.each(['realtime', 'real time', 'real-time', 'Real\u2011Time'])('finds real-time by %j', (query) => {
    expect(order({ a: 'for real-time use', b: 'nothing of the kind' }, query)).toEqual(['a'])
  })

  it('finds two words that a document writes as one, and one that it writes as two', () => {
    expect(order({ a: 'in realtime' }, 'real time')).toEqual(['a'])
    expect(order({ a: 'machine learning' }, 'machinelearning')).toEqual(['a'])
  })

  it('prefers asked words that stand together', () => {
    const options = { fields: { text: {} }, ranking: { proximity: 0.5, feedback: 0 } }
    const texts = { apart: 'loop over the long list of every event', near: 'every event loop of the long list over' }
    expect(order(texts, 'event loop', options)).toEqual(['near', 'apart'])
  })

  it('reorders hits by what the first of them share, but for a clear first one', () => {
    const texts: Record<string, string> = { first: 'kernel kernel latency quantum',
      second: 'kernel kernel latency quantum timers' }
    for (let number = 0; number < 30; number++) texts[`other${number}`] = `garden path ${number} flower`
    texts.a = 'kernel of a nut in a shell'
    texts.b = 'kernel latency quantum of a task'
    const plain = order(texts, 'kernel', { fields: { text: {} }, ranking: { proximity: 0, feedback: 0 } })
    const learnt = order(texts, 'kernel', { fields: { text: {} }, ranking: { proximity: 0, feedback: 1 } })
    expect(plain).toEqual(['first', 'second', 'a', 'b'])
    expect(learnt).toEqual(['first', 'second', 'b', 'a'])
  })

  it('gives no hits for a query of grammar, of signs, or of nothing', () => {
    const texts = { a: 'to be or not to be' }
    for (const query of ['', '  ', '?!', 'to be or not', '\u0000']) expect(order(texts, query)).toEqual([])
  })

  it('keeps to the limit, whatever it is', () => {
    const held = index({ a: 'word', b: 'word', c: 'word' })
    expect(held.search('word', { limit: 2 })).toHaveLength(2)
    for (const limit of [0, -1, Number.NaN]) expect(held.search('word', { limit })).toEqual([])
    expect(held.search('word', { limit: Infinity })).toHaveLength(3)
  })

  it('is not troubled by names that objects inherit', () => {
    const held = createIndex([{ id: '__proto__', fields: { text: 'constructor injection' } }, { id: 'toString',
      fields: {} }], {
      fields: { text: {}, constructor: {} },
    })
    expect(held.search('constructor').map(({ id }) => id)).toEqual(['__proto__'])
    expect(held.search('__proto__ hasOwnProperty valueOf')).toEqual([])
    expect(held.documentFrequency('constructor')).toBe(1)
  })

  it('stops early without changing the answer', () => {
    // Enough documents with a frequent word that its list is only looked up for those that a rarer word has found.
    const documents = Array.from({ length: 4_000 }, (_, number) => ({
      id: String(number).padStart(4, '0'),
      fields: {
        text: `common ${number % 3 === 0 ? 'common words' : 'other'} ${number % 97 === 0 ? 'seldom' : ''} ${
          number % 971 === 0 ? 'rare rare' : ''
        }`,
      },
    }))
    const held = createIndex(documents, { fields: { text: {} }, ranking: { proximity: 0, feedback: 0 } })
    const all = held.search('common seldom rare', { limit: 4_000 })
    expect(all).toHaveLength(4_000)
    expect(held.search('common seldom rare', { limit: 10 })).toEqual(all.slice(0, 10))
  })
})

describe('inverseDocumentFrequency', () => {
  it('is ln(1 + (N - df + 0.5) / (df + 0.5))', () => {
    expect(inverseDocumentFrequency(2, 8)).toBeCloseTo(Math.log(3.6), 12)
    expect(inverseDocumentFrequency(8, 8)).toBeGreaterThan(0)
  })
})
