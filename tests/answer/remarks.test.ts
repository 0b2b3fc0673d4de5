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
    [{ kind: 'counts-for', technology: django, side: python }, 'Django counts towards Python here.'],
    [{ kind: 'not-weighed', technology: django }, 'Django is not part of this comparison.'],
    [{ kind: 'nothing-between' }, 'The articles say nothing here that tells them apart.'],
    [{ kind: 'named-twice', technology: node },
      'Node.js was named twice; a comparison needs two different technologies.'],
    [{ kind: 'not-compared', technologies: [django, node] },
      'The articles do not weigh Django and Node.js against one another.'],
    [{ kind: 'not-compared-here', technologies: [django, node] },
      'The articles do not weigh Django and Node.js against one another here.'],
    [{ kind: 'apart', technology: django, others: [node, python] },
      'The articles do not weigh Django against Node.js or Python here.'],
    [{ kind: 'also', technology: node, over: python, degree: 'fair' },
      'They favour Node.js over Python, by a fair margin.'],
    [{ kind: 'left-out', because: 'ruled-out', technologies: [node] },
      'The description rules out Node.js, so it is not weighed.'],
    [{ kind: 'left-out', because: 'unknown', technologies: [node, python] },
      'The team does not know Node.js or Python, so they are not weighed.'],
    [{ kind: 'only-known', technologies: [node], others: [python] },
      'The team knows Node.js and not Python, and that overrides any preference.'],
    [{ kind: 'ruled-out', technologies: [node, python] },
      'The description rules out Node.js and Python, and that overrides any preference.'],
    [{ kind: 'cost', technology: node, points: 1 }, 'The trade-off: one point speaks for Node.js.'],
    [{ kind: 'cost', technology: node, points: 3 }, 'The trade-off: 3 points speak for Node.js.'],
  ]
  it.each(remarks)('is said by names: %j', (remark, sentence) => {
    expect(sayRemark(remark, composer)).toBe(sentence)
  })
})

describe('what a rule lacked', () => {
  const need = corpus.rulebook.needs[0]!
  const lacks: readonly (readonly [Lack, string])[] = [
    [{ kind: 'heard', need: need.id }, `“${need.name}” is one of the needs`],
    [{ kind: 'ruled-out', need: need.id }, `“${need.name}” was ruled out`],
    [{ kind: 'unsaid', needs: [need.id, 'gone' as NeedId] }, `no mention of “${need.name}” or “gone”`],
  ]
  it.each(lacks)('is said by names: %j', (lack, words) => {
    expect(sayLack(lack, composer)).toBe(words)
  })
})
