import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readStanceExamples, trainStances } from '../../../src/workshop/learning/stances.js'
import { corpus, rooms } from '../../support/verdicts.js'

describe('stances learnt from judged sentences', () => {
  const judged = join(import.meta.dirname, '../../judged')
  const { reader } = rooms
  const ground = { corpus, english: reader.english, scan: (text: string) => reader.scan(text) }

  it('hold for sides and writers that they were not learnt from, and are the same each time', () => {
    const examples = readStanceExamples(judged, corpus)
    const { learnt, heldOut } = trainStances(examples, ground)
    expect(new Set(examples.flatMap(({ writer }) => writer ?? [])).size).toBeGreaterThanOrEqual(6)
    expect(heldOut.wrongSide).toBeLessThanOrEqual(0.04)
    expect(heldOut.macroF1).toBeGreaterThan(0.5)
    expect(heldOut.unclear).toBeLessThan(0.4)
    expect(reader.english.stances.learnt?.bar).toBe(learnt.bar)
    expect(reader.english.stances.learnt?.model.features.size).toBe(learnt.model.features.size)
  })

  it('take no side where nothing was judged that could say how sure they are', () => {
    const examples = readStanceExamples(null, corpus)
    expect(examples.every(({ writer }) => writer === null)).toBe(true)
    expect(trainStances(examples, ground).learnt.bar).toBe(1)
  })
})
