import { describe, expect, it } from 'vitest'
import { parseCorpus } from '../../src/corpus/index.js'
import { cite, json, tinyFiles } from '../support/corpus-files.js'

const labels = [
  { id: 'calls', cites: cite('Alpha answers a thousand calls at once.'), stance: 'for alpha', topic: 'speed' },
  { id: 'waits', cites: cite('Beta waits for each of them.'), stance: 'neutral', topic: 'speed' },
]
const calls = { id: 'many-calls', topic: 'speed', name: 'many calls', means: 'How many calls are answered.',
  asks: 'compare', about: ['alpha'], direct: ['calls'], partly: ['waits'] }
const parse = (...aspects: readonly object[]): ReturnType<typeof parseCorpus> =>
  parseCorpus(tinyFiles({ 'stances.json': json(labels), 'aspects.json': json(aspects) }))
const issuesOf = (...aspects: readonly object[]): readonly string[] => {
  const parsed = parse(...aspects)
  return parsed.ok ? [] : parsed.issues.map(({ path, code, message }) => `${path ?? ''} ${code} ${message}`)
}

describe('aspects', () => {
  it('hold the labels that answer them, and what these say on exactly that', () => {
    const parsed = parse({ ...calls, says: { waits: 'for alpha' } })
    expect(parsed.ok && parsed.value.aspects).toMatchObject([{ id: 'many-calls', direct: [{ id: 'calls' }],
      partly: [{ id: 'waits', stance: 'for', technology: 'alpha' }] }])
    expect(parsed.ok && parsed.value.stances.find(({ id }) => id === 'waits')).toMatchObject({ stance: 'neutral' })
  })

  it.each<[what: string, aspect: object, issue: string]>([
    ['a label that is not there', { direct: ['call'] }, "unknown-label Found the label 'call'"],
    ['a label given twice', { partly: ['calls'] }, "duplicate-label Found the label 'calls' again"],
    ['a topic that is not there', { topic: 'sped' }, "unknown-topic Found the topic 'sped'"],
    ['a technology that is not there', { about: ['alfa'] }, "unknown-technology Found the technology 'alfa'"],
    ['words on a label that is not listed', { partly: [], says: { waits: 'both' } }, 'unknown-label'],
    ['a stance that is none', { says: { waits: 'maybe' } }, 'one of for, against'],
  ])('are refused with their line: %s', (_, aspect, issue) => {
    const [first, ...others] = issuesOf({ ...calls, ...aspect })
    expect(first).toMatch(/aspects\.json:2/)
    expect(first).toContain(issue)
    expect(others).toEqual([])
  })

  it('name the nearest', () => {
    expect(issuesOf({ ...calls, direct: ['call'] })[0]).toContain("'calls'")
  })
})
