import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIndex, createIndexData, inverseDocumentFrequency, openIndex,
  type SearchIndex } from '../../src/retrieval/index.js'
import { slipBetween } from '../../src/text/index.js'

// Words that are their own stems and no grammar, so that what is expected can be worked out from the letters alone.
const words = ['loop', 'thread', 'socket', 'kernel', 'buffer', 'disk', 'shard', 'token', 'lock', 'heap']
const k1 = 1.2
const b = 0.75
const titleWeight = 2
const modelTerms = 20
const modelDocuments = 10

interface Text {
  readonly title: readonly string[]
  readonly text: readonly string[]
}
const some = (maxLength: number): fc.Arbitrary<string[]> => fc.array(fc.constantFrom(...words), { maxLength })
const collection = fc.array(fc.record({ title: some(3), text: some(12) }), { minLength: 1, maxLength: 25 })

const open = (texts: readonly Text[], ranking = {}): SearchIndex =>
  createIndex(texts.map(({ title, text }, number) => ({ id: String(number).padStart(2, '0'),
    fields: { title: title.join(' '), text: text.join(' ') } })
  ), { fields: { title: { weight: titleWeight }, text: {} }, ranking })

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]): number => sum(values) / Math.max(1, values.length)

interface Scored {
  readonly id: number
  readonly score: number
}

/** The ranking as its sources have it, over every document and every word, with nothing left out and nothing kept. */
function rankPlainly(texts: readonly Text[], asked: readonly string[]): Scored[] {
  const frequency = (word: string): number =>
    texts.filter(({ title, text }) => title.includes(word) || text.includes(word)).length
  const idf = (word: string): number => inverseDocumentFrequency(frequency(word), texts.length)
  const averages = [mean(texts.map(({ title }) => title.length).filter((length) => length > 0)),
    mean(texts.map(({ text }) => text.length).filter((length) => length > 0))] as const
  const share = (length: number, average: number): number => 1 / (1 - b + (average > 0 ? (b * length) / average : 0))
  const saturated = ({ title, text }: Text, word: string): number => {
    const count = (list: readonly string[]): number => list.filter((each) => each === word).length
    const pseudo = titleWeight * count(title) * share(title.length, averages[0]) +
      count(text) * share(text.length, averages[1])
    return pseudo === 0 ? 0 : (Math.max(1, Math.round((65_535 * pseudo) / (k1 + pseudo))) / 65_535) * (k1 + 1)
  }
  const clauses = [...new Set(asked)].filter((word) => frequency(word) > 0)
  const times = (word: string): number => asked.filter((each) => each === word).length
  const near = (text: Text): number => {
    const gains = new Map<string, number>()
    for (const [list, weight] of [[text.title, titleWeight], [text.text, 1]] as const) {
      const places = list.flatMap((word, place) => (clauses.includes(word) ? [{ word, place }] : []))
      for (const [at, { word, place }] of places.entries()) {
        const before = places[at - 1]
        if (before === undefined || before.word === word) continue
        const nearness = weight / (place - before.place) ** 2
        gains.set(word, (gains.get(word) ?? 0) + idf(before.word) * nearness)
        gains.set(before.word, (gains.get(before.word) ?? 0) + idf(word) * nearness)
      }
    }
    const half = k1 * (1 - b + (b * (text.title.length + text.text.length)) / (averages[0] + averages[1]))
    return 0.5 * sum(Array.from(gains, ([word, gain]) => (Math.min(1, idf(word)) * gain * (k1 + 1)) / (gain + half)))
  }
  const inOrder = (list: Scored[]): Scored[] =>
    list.sort((one, other) => other.score - one.score || one.id - other.id)
  const first = inOrder(texts.flatMap((text, id) => {
    const score = sum(clauses.map((word) => times(word) * idf(word) * saturated(text, word)))
    return score > 0 ? [{ id, score: score + near(text) }] : []
  }))
  if (first.length === 0) return []
  const all = sum(clauses.map(times))
  const best = first[0]?.score ?? 0
  const odds = first.slice(0, modelDocuments).map(({ score }) => Math.exp((score - best) / Math.sqrt(all)))
  const weights = odds.map((each) => each / sum(odds))
  const model = words.flatMap((word) => {
    if (frequency(word) === 0 || frequency(word) > Math.max(1, texts.length * 0.1)) return []
    const mass = sum(weights.map((weight, place) => {
      const { title = [], text = [] } = texts[first[place]?.id ?? 0] ?? {}
      return (weight * [...title, ...text].filter((each) => each === word).length) / (title.length + text.length)
    }))
    return mass > 0 ? [{ word, mass }] : []
  }).sort((one, other) => other.mass - one.mass).slice(0, modelTerms)
  const whole = sum(model.map(({ mass }) => mass))
  const learnt = first.map(({ id }) => {
    const text = texts[id] ?? { title: [], text: [] }
    return sum(model.map(({ word, mass }) => 0.5 * all * (mass / whole) * idf(word) * saturated(text, word)))
  })
  const most = Math.max(0, ...learnt)
  return inOrder(first.map(({ id, score }, place) => {
    const own = learnt[place] ?? 0
    return { id, score: score + own + (most - own) * (weights[place] ?? 0) }
  }))
}

describe('search, beside the formulas worked out over everything', () => {
  it('gives the same scores to the same documents', () => {
    fc.assert(fc.property(collection, some(6), (texts, asked) => {
      const found = open(texts).search(asked.join(' '), { limit: 30 })
      const expected = rankPlainly(texts, asked)
      expect(found.map(({ id }) => Number(id)).sort()).toEqual(expected.map(({ id }) => id).sort())
      for (const { id, score } of expected)
        expect(found.find((hit) => Number(hit.id) === id)?.score).toBeCloseTo(score, 9)
      for (const [place, { score }] of found.entries())
        expect(score).toBeLessThanOrEqual(found[place - 1]?.score ?? score)
    }), { numRuns: 300 })
  })

  it('keeps nothing of one question for the next', () => {
    fc.assert(fc.property(collection, fc.array(some(6), { minLength: 2, maxLength: 5 }), (texts, questions) => {
      const kept = open(texts)
      for (const question of questions)
        expect(kept.search(question.join(' '))).toEqual(open(texts).search(question.join(' ')))
    }))
  })
})

describe('the data of an index', () => {
  it('can be kept, and opened again as the same index', () => {
    const documents = [{ id: 'a', fields: { text: 'event loop of node js' } }, { id: 'b', fields: { text: 'a loop' } }]
    const options = { fields: { text: {} }, aliases: [['node js', 'node']] as const }
    const kept = structuredClone(createIndexData(documents, options))
    const [again, first] = [openIndex(kept, { fields: { text: {} } }), createIndex(documents, options)]
    for (const question of ['loop', 'node js', 'nodejs event', 'lopo'])
      expect(again.search(question)).toEqual(first.search(question))
  })
})

describe('spelling, beside measuring every word', () => {
  const letters = ['a', 'b', 'c', 'd', 'e']
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 7 })
  const slip = fc.record({ at: fc.nat(6), letter: fc.constantFrom(...letters), kind: fc.constantFrom(0, 1, 2, 3) })

  const mistype = (meant: string, { at, letter, kind }: { at: number; letter: string; kind: number }): string => {
    const place = at % meant.length
    const [before, rest] = [meant.slice(0, place), meant.slice(place)]
    return [before + rest.slice(1), before + letter + rest, before + letter + rest.slice(1),
      before + rest.slice(1, 2) + rest.slice(0, 1) + rest.slice(2)][kind] ?? meant
  }

  it('reads an unknown word as words that are one slip away, wherever the slip is', () => {
    fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), slip, (held, how) => {
      const typed = mistype(held[0] ?? '', how)
      const index = createIndex([{ id: 'all', fields: { text: held.join(' ') } }], { fields: { text: {} } })
      fc.pre(typed.length >= 4 && index.documentFrequency(typed) === 0)
      const near = held.filter((each) => !['none', 'several'].includes(slipBetween(typed, each)))
      const read = index.query(typed).clauses.flatMap(({ candidates }) => candidates)
        .filter(({ kind }) => kind === 'correction').map(({ source }) => source)
      expect(near).toEqual(expect.arrayContaining(read))
      expect(read.length).toBeGreaterThan(0)
      if (near.length === 1) expect(read).toEqual(near)
    }), { numRuns: 500 })
  })
})
