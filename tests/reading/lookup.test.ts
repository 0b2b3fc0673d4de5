import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedCorpus, shippedRooms } from '../support/house.js'

const corpus = shippedCorpus()
const { reader } = shippedRooms()
const technologies = (typed: string): string[] =>
  reader.technologies(typed).map(({ value, match }) => `${value.id} ${match}`)

describe('technologies', () => {
  it.each<[typed: string, first: string]>([
    ['Node.js', 'node exact'],
    ['node', 'node alias'],
    [' NODEJS ', 'node exact'],
    ['pyhton', 'python fuzzy'],
    ['pyth', 'python begun'],
    ['djang', 'django begun'],
    ['fast', 'fastapi begun'],
    ['javascirpt', 'javascript fuzzy'],
    ['c++', 'cpp exact'],
    ['express', 'express exact'],
  ])('reads %j first as %s', (typed, first) => {
    expect(technologies(typed)[0]).toBe(first)
  })

  it('offers several near names, the nearest first, each once', () => {
    const found = technologies('fas')
    expect(found.slice(0, 2)).toEqual(['fastapi begun', 'fastify begun'])
    expect(new Set(found).size).toBe(found.length)
  })

  it('offers what merely resembles what was typed only where nothing is nearer', () => {
    expect(technologies('nod')).toEqual(['node begun',
      ...technologies('nod').slice(1).filter((found) => found.endsWith('begun'))])
    expect(technologies('js').every((found) => !found.endsWith('fuzzy'))).toBe(true)
    expect(technologies('djano')).toEqual(['django fuzzy'])
  })

  it.each(['', '   ', '\u0000', 'zzzzqqq', '__proto__', 'constructor'])('finds nothing certain for %j', (typed) => {
    expect(reader.technologies(typed).filter(({ match }) => match !== 'fuzzy')).toEqual([])
  })

  it('knows every technology by its name and each alias', () => {
    for (const technology of corpus.technologies) {
      for (const spelling of [technology.name, ...technology.aliases]) {
        const [first] = reader.technologies(spelling)
        expect(first?.match === 'fuzzy' ? `fuzzy: ${spelling}` : first?.value.id).toBe(technology.id)
      }
    }
  })
})

describe('topics', () => {
  it.each<[typed: string, first: string]>([
    ['security', 'security exact'],
    ['sekurity', 'security fuzzy'],
    ['real time', 'real-time alias'],
    ['realtime', 'real-time alias'],
    ['perf', 'performance alias'],
  ])('reads %j first as %s', (typed, first) => {
    const [found] = reader.topics(typed)
    expect(`${found?.value.id ?? ''} ${found?.match ?? ''}`).toBe(first)
  })

  it('takes any string', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('node', 'p'.repeat(5_000))),
        (typed) => {
          for (const { value, spelling } of [...reader.topics(typed), ...reader.technologies(typed)]) {
            expect(value.id).not.toBe('')
            expect(spelling).toBe(spelling.toLowerCase())
          }
        }),
      { numRuns: 60 },
    )
  })
})
