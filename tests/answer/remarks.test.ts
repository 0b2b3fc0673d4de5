import { describe, expect, it } from 'vitest'
import { buildCodebook, openComposer, sayLack, sayRemark } from '../../src/answer/index.js'
import type { NeedId, TechnologyId } from '../../src/corpus/index.js'
import type { Lack, Remark } from '../../src/verdict/index.js'
import { shippedCorpus } from '../support/house.js'

const corpus = shippedCorpus()
const composer = openComposer(corpus, buildCodebook(corpus), 'en')
const [node, python, django] = ['node', 'python', 'django'] as TechnologyId[] as [TechnologyId, TechnologyId,
  TechnologyId]

describe('a remark', () => {
  const remarks: readonly (readonly [Remark, string])[] = [
    [{ kind: 'counts-for', technology: django, side: python }, 'Django counts for Python here.'],
    [{ kind: 'not-weighed', technology: django }, 'The articles do not weigh Django.'],
    [{ kind: 'nothing-between' }, 'The articles say nothing that separates them here.'],
    [{ kind: 'named-twice', technology: node }, 'Node.js was named twice; a comparison needs two technologies.'],
    [{ kind: 'not-compared', technologies: [django, node] },
      'The articles do not weigh Django and Node.js against one another.'],
    [{ kind: 'not-compared-here', technologies: [django, node] },
      'On this, the articles do not weigh Django and Node.js against one another.'],
    [{ kind: 'apart', technology: django, others: [node, python] },
      'On this, the articles do not weigh Django against Node.js or Python.'],
    [{ kind: 'also', technology: node, over: python, degree: 'fair' },
      'They favour Node.js over Python, by a fair margin.'],
    [{ kind: 'left-out', because: 'ruled-out', technologies: [node] },
      'Node.js was ruled out in the description, and not weighed.'],
    [{ kind: 'left-out', because: 'unknown', technologies: [node, python] },
      'Those who will write it do not know Node.js or Python, so they were not weighed.'],
    [{ kind: 'only-known', technologies: [node], others: [python] },
      'Those who will write it know Node.js and not Python, and that comes before any preference.'],
    [{ kind: 'ruled-out', technologies: [node, python] },
      'Node.js and Python were ruled out in the description, and that comes before any preference.'],
    [{ kind: 'cost', technology: node, points: 1 }, 'This costs something: one point speaks for Node.js.'],
    [{ kind: 'cost', technology: node, points: 3 }, 'This costs something: 3 points speak for Node.js.'],
  ]
  it.each(remarks)('is said by names: %j', (remark, sentence) => {
    expect(sayRemark(remark, composer)).toBe(sentence)
  })
})

describe('what a rule lacked', () => {
  const need = corpus.rulebook.needs[0]!
  const lacks: readonly (readonly [Lack, string])[] = [
    [{ kind: 'heard', need: need.id }, `${need.name} was heard`],
    [{ kind: 'ruled-out', need: need.id }, `${need.name} was ruled out`],
    [{ kind: 'unsaid', needs: [need.id, 'gone' as NeedId] }, `no word of ${need.name}, gone`],
  ]
  it.each(lacks)('is said by names: %j', (lack, words) => {
    expect(sayLack(lack, composer)).toBe(words)
  })
})
