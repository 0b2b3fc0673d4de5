import { describe, expect, it } from 'vitest'
import { compareOn, corpus, technology } from '../support/verdicts.js'

const [node, python] = [technology('node'), technology('python')]

describe('a comparison', () => {
  it('is the same the other way round, on every topic and on all', () => {
    for (const topic of [null, ...corpus.topics.map(({ id }) => id)]) {
      expect(compareOn([python, node], topic)).toEqual(compareOn([node, python], topic))
    }
  })

  it('has something to say on every topic, with quotes', () => {
    for (const { id } of corpus.topics) {
      const { points } = compareOn([node, python], id)
      expect([id, points.length > 0, points.every(({ topic, evidence }) => topic === id && evidence.length > 0)])
        .toEqual([id, true, true])
    }
  })

  it('shows both sides where the topic has two', () => {
    const { points, outcome, technologies } = compareOn([node, python], topicId('real-time'))
    expect(new Set(points.map(({ favours }) => favours))).toEqual(new Set(['node', 'python']))
    expect([outcome, ...technologies]).toEqual(['favours', 'node'])
  })

  it('makes no score of everything at once', () => {
    const { outcome, points } = compareOn([node, python], null)
    expect(outcome).toBe('even')
    for (const side of ['node', 'python'])
      expect(points.filter(({ favours }) => favours === side).length).toBeGreaterThan(5)
  })

  it('lets a framework count for its ecosystem, and says so', () => {
    const { technologies, remarks } = compareOn([technology('django'), technology('express')], topicId('real-time'))
    expect(technologies).toEqual(['node'])
    expect(remarks).toEqual([{ kind: 'counts-for', technology: 'django', side: 'python' }, { kind: 'counts-for',
      technology: 'express', side: 'node' }])
  })

  it.each([['django', 'flask'], ['node', 'node'], ['docker', 'python'], ['docker', 'kubernetes']])(
    'does not weigh %s against %s',
    (left, right) => {
      const verdict = compareOn([technology(left), technology(right)], null)
      expect([verdict.outcome, verdict.points.length, verdict.remarks.length]).toEqual(['insufficient', 0, 1])
    },
  )
})

function topicId(id: string) {
  const topic = corpus.topics.find((each) => each.id === id)
  if (topic === undefined) throw new Error(`No topic is called ${id}.`)
  return topic.id
}
