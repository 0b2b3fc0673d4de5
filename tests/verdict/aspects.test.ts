import { describe, expect, it } from 'vitest'
import type { AspectId, TechnologyId } from '../../src/corpus/index.js'
import type { Verdict } from '../../src/verdict/index.js'
import { shippedRooms } from '../support/house.js'

const { corpus, judge, reader } = shippedRooms()
const heads = [...new Set(corpus.technologies.flatMap(({ ecosystem }) => ecosystem ?? []))]
const on = (...ids: readonly AspectId[]): Verdict | null => judge.onAspects(heads, ids)
const verdicts = corpus.aspects.flatMap(({ id }) => {
  const verdict = on(id)
  return verdict === null ? [] : [{ id, verdict }]
})

describe('a verdict on an aspect', () => {
  it('gives each article one vote, whatever number of its sentences speaks', () => {
    expect(verdicts.length).toBeGreaterThan(100)
    for (const { id, verdict: { points } } of verdicts) {
      const articles = new Set(corpus.aspects.filter((each) => each.id === id)
        .flatMap(({ direct, partly }) => [...direct, ...partly]).map(({ article }) => article))
      const votes = points.reduce((sum, { weight }) => sum + weight, 0)
      // Each point is rounded to a tenth.
      expect([id, votes <= articles.size + 0.05 * points.length + 1e-9]).toEqual([id, true])
    }
  })

  it('favours a side only where a fifth of all votes are ahead', () => {
    for (const { id, verdict: { outcome, technologies, points } } of verdicts) {
      const sum = (side: TechnologyId | null): number =>
        points.filter(({ favours }) => favours === side).reduce((all, { weight }) => all + weight, 0)
      const [most = 0, second = 0] = heads.map(sum).sort((a, b) => b - a)
      const lead = (most - second) / (heads.map(sum).reduce((a, b) => a + b, 0) + sum(null))
      expect([id, outcome]).toEqual([id, lead > 0.2 - 1e-9 ? 'favours' : 'even'])
      if (outcome === 'favours') expect(sum(technologies[0]!)).toBe(most)
    }
  })

  it('quotes for each point what speaks on that side', () => {
    for (const { verdict: { points } } of verdicts) {
      for (const { favours, evidence } of points) {
        for (const { stance, technology } of evidence) {
          if (favours === null) expect(stance).toBe('neutral')
          else expect([stance, technology === favours]).toEqual(stance === 'for' ? ['for', true] : ['against', false])
        }
      }
    }
  })

  it('leaves out what is marked wrong', () => {
    const all = verdicts.flatMap(({ verdict }) => verdict.points.flatMap(({ evidence }) => evidence))
    expect(all.some(({ caveats }) => caveats.some(({ category }) => category === 'wrong'))).toBe(false)
  })

  it('names the words that made it heard', () => {
    const question = reader.read('is node or python faster?')
    const [first] = question.aspects
    const verdict = judge.onAspects(heads, [first!.aspect], question)
    expect(verdict?.points[0]?.words).toContain('faster')
  })
})
