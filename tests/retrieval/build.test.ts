import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex, createIndex, type Document, drain, type IndexOptions,
  parseSnapshot } from '../../src/retrieval/index.js'

const options: IndexOptions = { fields: { title: { weight: 2 }, text: {} },
  aliases: [['event loop', 'loop'], ['Node.js', 'node']] }
const word = fc.constantFrom('event', 'loop', 'Node.js', 'node', 'js', 'the', 'of', 'a', 'is', 'real-time', 'caf\u00e9',
  'threads', 'C++', '3.10', '\ud800', '__proto__')
const text = fc.array(word, { maxLength: 10 }).map((some) => some.join(' '))
const document = fc.record({ id: fc.oneof(fc.constantFrom('a', 'b', 'B', 'toString'), fc.string({ maxLength: 3 })),
  fields: fc.record({ title: text, text }) })
const unique = (
  documents: readonly Document[],
): Document[] => [...new Map(documents.map((each) => [each.id, each])).values()]
const queries = ['event loop', 'node threads', 'realtime cafe', 'c++ 3.10', 'thraeds']

describe('buildIndex', () => {
  it('gives the same bytes in whatever order the documents come', () => {
    fc.assert(fc.property(fc.array(document), fc.nat(), (documents, turn) => {
      const held = unique(documents)
      const turned = [...held.slice(turn % (held.length + 1)), ...held.slice(0, turn % (held.length + 1))]
      expect(createIndex(turned, options).snapshot()).toEqual(createIndex(held, options).snapshot())
    }))
  })

  it('lets the last of several documents with one id stand', () => {
    const documents = [{ id: 'a', fields: { text: 'old' } }, { id: 'b', fields: { text: 'other' } }, { id: 'a',
      fields: { text: 'new' } }]
    expect(createIndex(documents, options).snapshot()).toEqual(
      createIndex([documents[1]!, documents[2]!], options).snapshot(),
    )
  })

  it('pauses while it works, and ends with the index', () => {
    const many = Array.from({ length: 1_200 },
      (_, number) => ({ id: String(number), fields: { text: `event ${number}` } }))
    const building = buildIndex(many, options)
    const phases = new Set<string>()
    let step = building.next()
    for (; step.done !== true; step = building.next()) phases.add(step.value.phase)
    expect([...phases]).toEqual(['reading', 'counting', 'posting'])
    expect(step.value.documentCount).toBe(1_200)
  })

  it('holds nothing without complaint', () => {
    const empty = createIndex([], options)
    expect(empty.search('event')).toEqual([])
    expect(empty.query('event').readings).toEqual([])
    expect([...empty.vocabulary()]).toEqual([])
  })

  it('does not read fields that it was not told of, nor fields without weight', () => {
    const index = createIndex([{ id: 'a', fields: { text: 'seen', secret: 'hidden', muted: 'silent' } }], {
      fields: { text: {}, muted: { weight: 0 } },
    })
    expect([index.has('seen'), index.has('hidden'), index.has('silent')]).toEqual([true, false, false])
  })
})

describe('revise', () => {
  it('changes nothing when documents go and come back', () => {
    fc.assert(fc.property(fc.array(document, { minLength: 1 }), fc.nat(), (documents, which) => {
      const held = unique(documents)
      const gone = held.filter((_, number) => (number + which) % 3 === 0)
      const index = createIndex(held, options)
      const without = drain(index.revise({ remove: gone.map(({ id }) => id) }))
      expect(gone.some(({ id }) => without.hasDocument(id))).toBe(false)
      const again = drain(without.revise({ put: gone }))
      expect(again.snapshot()).toEqual(index.snapshot())
    }))
  })

  it('replaces a document, and leaves the index it came from as it was', () => {
    const index = createIndex([{ id: 'a', fields: { text: 'old words' } }, { id: 'b', fields: { text: 'kept' } }],
      options)
    const before = index.snapshot()
    const revised = drain(index.revise({ put: [{ id: 'a', fields: { text: 'new words' } }] }))
    expect([revised.has('old'), revised.has('new'), revised.has('kept')]).toEqual([false, true, true])
    expect(index.snapshot()).toEqual(before)
    expect(index.search('old').map(({ id }) => id)).toEqual(['a'])
  })
})

describe('snapshot', () => {
  it('gives the same bytes and the same answers after a round trip', () => {
    fc.assert(fc.property(fc.array(document), (documents) => {
      const index = createIndex(documents, options)
      const restored = parseSnapshot(index.snapshot(), options)
      expect(restored.ok).toBe(true)
      if (!restored.ok) return
      expect(restored.value.snapshot()).toEqual(index.snapshot())
      for (const query of queries) {
        expect(restored.value.query(query)).toEqual(index.query(query))
        expect(restored.value.search(query)).toEqual(index.search(query))
      }
    }))
  })

  const bytes = createIndex([{ id: 'a', fields: { text: 'event loop' } }], options).snapshot()

  it('refuses bytes that were changed or cut anywhere', () => {
    fc.assert(fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = bytes.slice()
      damaged[at] = damaged[at]! ^ change
      expect(parseSnapshot(damaged, options)).toMatchObject({ ok: false })
      expect(parseSnapshot(bytes.slice(0, at), options).ok).toBe(false)
    }), { numRuns: 1_000 })
  })

  it('refuses any other bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (other) => {
      expect(parseSnapshot(other, options)).toMatchObject({ ok: false, issues: [{ code: 'foreign-snapshot' }] })
    }))
  })

  it('refuses an index of other fields, weights or aliases', () => {
    for (const other of [{ ...options, fields: { text: {} } }, { ...options, fields: { title: {}, text: {} } }, {
      ...options,
      aliases: [],
    }]) {
      expect(parseSnapshot(bytes, other)).toMatchObject({ ok: false, issues: [{ code: 'other-settings' }] })
    }
  })
})
