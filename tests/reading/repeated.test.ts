import { describe, expect, it } from 'vitest'
import type { LinearModel, NeedModel } from '../../src/corpus/index.js'
import { learntNeedsOf, traceNeeds } from '../../src/reading/index.js'
import { shippedRooms } from '../support/house.js'

const { reader } = shippedRooms()

/** Where technologies are named, ours or others, by the places of words. */
function namesIn(text: string): readonly (readonly [number, number])[] {
  const { technologies, elsewhere } = reader.scan(text)
  return [...technologies, ...elsewhere].map(({ from, to }) => [from, to])
}

describe('a name that is an ordinary word', () => {
  it('is told by what stands near it, however long the text around it', () => {
    const far = 'A plain sentence about gardens and the weather stands here. '.repeat(20)
    for (const near of ['node or go', 'the go language', 'we go home']) {
      const alone = namesIn(`${near}.`)
      const offset = reader.scan(far).words.length
      expect(namesIn(`${far}${near}. ${far}`).map(([from, to]) => [from - offset, to - offset])).toEqual(alone)
    }
  })

  it('is found each time it is said in a text that says nothing else', () => {
    expect(namesIn('node or go, '.repeat(200))).toHaveLength(400)
  })
})

describe('what was learnt', () => {
  const { corpus: { rulebook } } = shippedRooms()
  const { learnt } = rulebook

  /** How often a model is asked what it knows of a feature. */
  function countLooks(text: string): number {
    if (learnt === null) return 0
    let looks = 0
    const counting = (model: LinearModel): LinearModel => ({ ...model,
      features: Object.assign(new Map(), { get: (name: string) => (looks++, model.features.get(name)) }) })
    const both = ({ plain, ofTechnology }: NeedModel): NeedModel => ({ plain: counting(plain),
      ofTechnology: counting(ofTechnology) })
    traceNeeds(reader.lay(text), learntNeedsOf(rulebook), { ...learnt, whole: both(learnt.whole),
      sentence: both(learnt.sentence), standing: counting(learnt.standing) })
    return looks
  }

  it.each(['no senza ', 'a chat, not for phones and without push messages; ', 'we need live scores. '])(
    'is asked once of what a text says again and again: %s', (words) => {
      expect(countLooks(words.repeat(20))).toBeGreaterThan(20)
      expect(countLooks(words.repeat(80))).toBeLessThanOrEqual(countLooks(words.repeat(20)) * 1.1)
    })
})
