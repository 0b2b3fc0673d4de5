import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../src/verdict/index.js'
import { allNeeds, corpus, hear, judge, pick, rooms } from '../support/verdicts.js'

const decided = (...ids: string[]): string => {
  const { outcome, technologies } = judge(pick(...ids))
  return outcome === 'favours' ? technologies.join() : outcome
}

describe('judge', () => {
  it.each([
    [['real-time'], 'node'],
    [['api-gateway', 'high-concurrency'], 'node'],
    [['ml'], 'python'],
    [['scripting'], 'python'],
    [['beginner-team'], 'python'],
    [['strict-security', 'admin-panel'], 'python'],
    [['ml', 'real-time'], 'combine'],
    [['data-analysis', 'web-api'], 'combine'],
    // What the team knows is no part of the system: it stands against the need.
    [['ml', 'team-knows-js'], 'even'],
    [['ml', 'full-stack-js'], 'combine'],
    [['ml', 'real-time', 'single-runtime'], 'even'],
    [['small-project'], 'even'],
    [['desktop'], 'even'],
    [['performance', 'mixed-team'], 'even'],
    [['complex-logic', 'team-knows-js'], 'node'],
    [['real-time', 'team-hates-js'], 'python'],
    [['crud', 'transactional', 'real-time'], 'node'],
    [['iot'], 'even'],
    [['web-sites'], 'even'],
    [['mixed-team'], 'even'],
    [['unknown'], 'even'],
    [[], 'insufficient'],
    [['!real-time', '!ml'], 'insufficient'],
    [['real-time', '!ml'], 'node'],
    [['ml', 'real-time', '!python-allowed'], 'node'],
    [['ml', '!python-allowed'], 'node'],
    [['real-time', '!node-allowed'], 'python'],
    [['real-time', 'team-knows-python', '!team-knows-js'], 'python'],
    [['chatbot', 'team-knows-python'], 'python'],
  ])('decides %j as %s', (needs, expected) => {
    expect(decided(...needs)).toBe(expected)
  })

  it('says what a constraint costs', () => {
    const { remarks } = judge(pick('ml', '!python-allowed'))
    expect(remarks.map(({ kind }) => kind)).toEqual(['ruled-out', 'cost'])
  })

  it('gives each part of a combination its needs', () => {
    const { parts } = judge(pick('ml', 'real-time'))
    expect(parts.map(({ technology, needs }) => [technology, needs.map(({ id }) => id)])).toEqual([['node', [
      'real-time',
    ]], ['python', ['ml']]])
  })

  it('keeps to one technology where one runtime is asked for', () => {
    expect(judge(pick('ml', 'real-time', 'single-runtime')).outcome).not.toBe('combine')
  })

  it('quotes every side of what is contested', () => {
    for (const need of ['iot', 'desktop', 'web-sites', 'rapid-prototyping']) {
      const { points } = judge(pick(need))
      expect(points.slice(0, 2).map(({ favours }) => favours).sort()).toEqual(['node', 'python'])
    }
  })

  it('counts an article once for a side however much it says', () => {
    for (const { sources, passages } of judge(pick('real-time', 'chat', 'streaming')).sides) {
      expect(sources).toBeLessThanOrEqual(corpus.articles.length)
      expect(sources).toBeLessThanOrEqual(passages)
    }
  })

  it('names the rules that one thing kept from speaking', () => {
    expect(judge(pick('ml', '!real-time')).nearMisses.map(({ lacked }) => lacked.kind)).toContain('ruled-out')
  })

  const profile = fc.uniqueArray(fc.constantFrom(...allNeeds.flatMap((id): string[] => [id, `!${id}`])), { maxLength: 7,
    selector: (id) => id.replace('!', '') })
  const core = ({ outcome, technologies, margin, points }: Verdict): unknown => ({ outcome, technologies, margin,
    points: points.map(({ rule }) => rule) })

  it('does not care for the order of needs, nor how often one is said', () => {
    fc.assert(fc.property(profile, (ids) => {
      const once = core(judge(pick(...ids)))
      expect(core(judge(pick(...[...ids].reverse())))).toEqual(once)
      expect(core(judge(pick(...ids, ...ids)))).toEqual(once)
    }), { numRuns: 100 })
  })

  it('gives every point a rule, a weight and verbatim, sound evidence', () => {
    fc.assert(fc.property(profile, (ids) => {
      for (const { rule, weight, evidence } of judge(pick(...ids)).points) {
        expect(corpus.rulebook.rules.some(({ id }) => id === rule)).toBe(true)
        expect(weight).toBeGreaterThan(0)
        for (const { passage, start, end, caveats } of evidence) {
          const article = corpus.articles.find(({ id }) => id === passage.article)
          expect(article?.body.slice(passage.start, passage.end)).toBe(passage.text)
          expect(passage.start <= start && end <= passage.end).toBe(true)
          expect(caveats.some(({ category }) => category === 'wrong')).toBe(false)
        }
      }
    }), { numRuns: 200 })
  })

  it('never fires a rule on a need that was ruled out', () => {
    for (const id of allNeeds) expect(judge(pick(`!${id}`)).points).toEqual([])
  })

  it('is not moved by a sentence about nothing', () => {
    const text = 'A chat for 20k users at once, no machine learning.'
    expect(core(judge(hear(`${text} My dog is brown.`)))).toEqual(core(judge(hear(text))))
  })

  it('keeps the margin between level and alone', () => {
    fc.assert(fc.property(profile, (ids) => {
      const { value } = judge(pick(...ids)).margin
      expect(value >= 0 && value <= 1).toBe(true)
    }), { numRuns: 100 })
  })
})

describe('what would change a verdict', () => {
  it('finds only changes that change the outcome', () => {
    const needs = pick('real-time')
    const before = judge(needs)
    const changes = rooms.judge.changes(needs)
    expect(changes.length).toBeGreaterThan(0)
    for (const { outcome, technologies } of changes)
      expect([outcome, ...technologies]).not.toEqual([before.outcome, ...before.technologies])
  })

  it('starts with what was heard and need not be', () => {
    expect(
      rooms.judge.changes(pick('ml', 'real-time')).slice(0, 2).map((
        { kind, technologies },
      ) => [kind, ...technologies]),
    ).toEqual([['drop', 'node'], ['drop', 'python']])
  })
})
