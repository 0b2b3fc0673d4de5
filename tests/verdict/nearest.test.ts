import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestNeeds } from '../../src/verdict/index.js'
import { allNeeds, corpus, hear, judge, pick } from '../support/verdicts.js'

const idsNear = (needs: ReturnType<typeof pick>): readonly string[] =>
  nearestNeeds(judge(needs), corpus).map(({ id }) => id)

describe('nearestNeeds', () => {
  it('gives every need that was not heard, once', () => {
    fc.assert(fc.property(fc.subarray([...allNeeds]), (heard) => {
      expect([...idsNear(pick(...heard)), ...heard].sort()).toEqual([...allNeeds].sort())
    }))
  })

  it('begins with what was said and did not count', () => {
    const needs = hear('A chat. No machine learning. Perhaps a mobile app one day.')
    const [first, second] = idsNear(needs)
    expect([first, second]).toEqual(['mobile', 'ml'])
  })

  it('puts what lets a rule speak before what changes nothing', () => {
    const near = idsNear(pick('chat'))
    const speaks = near.indexOf('ml')
    const isMute = allNeeds.filter((id) =>
      corpus.rulebook.rules.every(({ when }) => when === null || !when.each.flat().includes(id)) && near.includes(id) &&
      corpus.rulebook.needs.find((need) => need.id === id)?.demand === null
    )
    for (const id of isMute) expect(near.indexOf(id), id).toBeGreaterThan(speaks)
    expect(speaks).toBeLessThan(10)
  })
})
