import { describe, expect, it } from 'vitest'
import { parseCorpus } from '../../src/corpus/index.js'
import type { Verdict } from '../../src/verdict/index.js'
import { pick, technology, threeFiles, threeRooms, topicId } from '../support/three.js'

const { judge } = threeRooms
const all = ['osprey', 'plover', 'quail']

const compare = (names: readonly string[], topic: string | null): Verdict =>
  judge.compare(names.map(technology), topic === null ? null : topicId(topic))

/** What was decided, between whom, and by which rules. */
const decided = ({ outcome, technologies, sides, points }: Verdict): unknown => ({
  is: [outcome, ...technologies].join(' '),
  of: sides.map(({ technology: side }) => side).join(' '),
  by: points.map(({ rule, over }) => `${rule}: ${over.join(' ')}`),
})

describe('three sides on one topic', () => {
  it('leave out one that no article weighs against the others', () => {
    const verdict = compare(all, 'traffic')
    expect(decided(verdict)).toEqual({ is: 'favours osprey', of: 'osprey plover', by: ['crowds-osprey: plover'] })
    expect(verdict.remarks).toEqual([{ kind: 'apart', technology: 'quail', others: ['osprey', 'plover'] }])
  })

  it('favour one over both that it is weighed against, and tell how these stand by the rule behind it', () => {
    const verdict = compare(all, 'memory')
    expect(decided(verdict)).toEqual({ is: 'favours quail', of: 'osprey plover quail',
      by: ['memory-quail: osprey plover', 'memory-osprey: plover'] })
    expect(verdict.remarks).toEqual([{ kind: 'also', technology: 'osprey', over: 'plover', degree: 'clear' }])
  })

  it('name no winner where two lead over a third and nothing weighs the two', () => {
    const verdict = compare(all, 'tools')
    expect(decided(verdict)).toEqual({ is: 'insufficient', of: 'osprey plover quail',
      by: ['tools-osprey: plover', 'tools-quail: plover'] })
    expect(verdict.remarks).toEqual([
      { kind: 'apart', technology: 'osprey', others: ['quail'] },
      { kind: 'also', technology: 'osprey', over: 'plover', degree: 'clear' },
      { kind: 'also', technology: 'quail', over: 'plover', degree: 'clear' },
    ])
  })

  it('are level where two are', () => {
    const verdict = compare(all, 'learning')
    expect(decided(verdict)).toEqual({ is: 'even osprey plover', of: 'osprey plover',
      by: ['beginners-level: osprey plover'] })
    expect(verdict.remarks).toEqual([{ kind: 'apart', technology: 'quail', others: ['osprey', 'plover'] }])
  })

  it('are the same in any order', () => {
    const orders = [['osprey', 'quail', 'plover'], ['quail', 'osprey', 'plover'], ['quail', 'plover', 'osprey']]
    for (const topic of [null, ...threeRooms.corpus.topics.map(({ id }) => id)])
      for (const order of orders) expect(compare(order, topic)).toEqual(compare(all, topic))
  })
})

describe('two sides of three', () => {
  it.each([['quail', 'osprey', 'traffic'], ['quail', 'plover', 'numbers'], ['osprey', 'quail', 'tools'], ['plover',
    'quail', 'starting']])('are not decided by what is said of another pair: %s, %s on %s', (left, right, topic) => {
      const verdict = compare([left, right], topic)
      expect([verdict.outcome, verdict.points, verdict.remarks]).toEqual(['insufficient', [], [{
        kind: 'not-compared-here',
        technologies: [left, right].sort(),
      }]])
    })

  it('take no point against a third for one of theirs', () => {
    expect(decided(compare(['osprey', 'quail'], 'memory'))).toEqual({ is: 'favours quail', of: 'osprey quail',
      by: ['memory-quail: osprey'] })
    expect(compare(['osprey', 'quail'], 'memory').sides.map(({ sources }) => sources)).toEqual([0, 1])
    expect(decided(compare(['osprey', 'plover'], 'memory'))).toEqual({ is: 'favours osprey', of: 'osprey plover',
      by: ['memory-osprey: plover'] })
  })

  it('are decided by a sentence that names both, whatever its article is about', () => {
    expect(decided(compare(['osprey', 'quail'], 'starting'))).toMatchObject({ is: 'favours quail' })
    expect(decided(compare(['plover', 'quail'], 'tools'))).toMatchObject({ is: 'favours quail' })
  })
})

describe('everything at once', () => {
  it('favours one only if it does on every topic', () => {
    expect([compare(all, null), compare(['osprey', 'plover'], null), compare(['osprey', 'quail'], null)]
      .map(({ outcome, technologies }) => [outcome, ...technologies])).toEqual([['even', ...all], ['even', 'osprey',
        'plover'], ['favours', 'quail']])
  })
})

describe('needs and three sides', () => {
  const byNeeds = (needs: readonly string[], asked?: readonly string[]): Verdict =>
    judge.byNeeds(pick(...needs), asked?.map((id) => technology(id).id))

  it('are judged between those that the articles weigh', () => {
    const { outcome, technologies, remarks } = byNeeds(['many-visitors'])
    expect([outcome, ...technologies]).toEqual(['favours', 'osprey'])
    expect(remarks).toEqual([{ kind: 'apart', technology: 'quail', others: ['osprey', 'plover'] }])
  })

  it('are judged between those asked about', () => {
    expect(byNeeds(['small-machine'], ['plover', 'osprey']).technologies).toEqual(['osprey'])
    expect(byNeeds(['many-visitors'], ['quail', 'plover'])).toMatchObject({ outcome: 'insufficient',
      remarks: [{ kind: 'not-compared-here', technologies: ['plover', 'quail'] }] })
  })

  it('are named where they decide nothing between those asked about', () => {
    expect(byNeeds(['many-visitors', 'small-machine'], ['quail', 'osprey'])).toMatchObject({ technologies: ['quail'],
      remarks: [{ kind: 'needs-apart', needs: ['Many visitors'] }] })
  })

  it('give each of a combination its part, two or three', () => {
    const parts = (...needs: readonly string[]): unknown =>
      byNeeds(needs).parts.map(({ technology: side, needs: own }) => [side, ...own.map(({ id }) => id)])
    expect(parts('many-visitors', 'forecasting')).toEqual([['osprey', 'many-visitors'], ['plover', 'forecasting']])
    expect(parts('many-visitors', 'forecasting', 'small-machine')).toEqual([['osprey', 'many-visitors'], ['plover',
      'forecasting'], ['quail', 'small-machine']])
    expect(parts('many-visitors', 'forecasting', 'small-machine', '!quail-allowed')).toEqual([['osprey',
      'many-visitors'], ['plover', 'forecasting']])
  })

  it('are weighed among what a demand leaves', () => {
    expect(byNeeds(['small-machine', '!quail-allowed'])).toMatchObject({ technologies: ['osprey'],
      remarks: [{ kind: 'left-out', because: 'ruled-out', technologies: ['quail'] }] })
    expect(byNeeds(['small-machine', 'knows-osprey', '!knows-quail'])).toMatchObject({ technologies: ['osprey'],
      remarks: [{ kind: 'left-out', because: 'unknown', technologies: ['quail'] }] })
  })

  it('give way to a demand that leaves one, whose price is told', () => {
    expect(byNeeds(['small-machine', 'plover-allowed'])).toMatchObject({ outcome: 'favours', technologies: ['plover'],
      remarks: [{ kind: 'ruled-out', technologies: ['osprey', 'quail'] }, { kind: 'cost', technology: 'osprey',
        points: 1 }, { kind: 'cost', technology: 'quail', points: 1 }] })
    expect(byNeeds(['small-machine', 'quail-allowed']).remarks.map(({ kind }) => kind)).toEqual(['ruled-out'])
    expect(byNeeds(['small-machine', 'knows-plover', '!knows-osprey', '!knows-quail'])).toMatchObject({
      technologies: ['plover'],
      remarks: [{ kind: 'only-known', technologies: ['plover'], others: ['osprey', 'quail'] }, { kind: 'cost' }, {
        kind: 'cost',
      }],
    })
  })

  it('have no answer when every side is ruled out', () => {
    expect(byNeeds(['small-machine', '!osprey-allowed', '!plover-allowed', '!quail-allowed'])).toMatchObject({
      outcome: 'insufficient',
      points: [],
      remarks: [{ kind: 'all-ruled-out' }],
    })
  })
})

describe('a rule that rests on praise of one side alone', () => {
  const praise = `
- id: cores-quail
  summary: "Quail uses every core."
  topic: traffic
  favours: quail
  strength: some
  because: [quail-cores]
`

  it('is refused: it could decide nothing', () => {
    const files = threeFiles()
    files.set('rules.yml', `${files.get('rules.yml') ?? ''}${praise}`)
    const read = parseCorpus(files)
    expect(read.ok ? [] : read.issues.map(({ code, path }) => [code, path])).toEqual([['one-sided-rule',
      'corpus/rules.yml:83']])
  })

  it('speaks in an article that is said to compare', () => {
    const files = threeFiles()
    files.set('rules.yml', `${files.get('rules.yml') ?? ''}${praise}`)
    files.set('articles/small-quail.md',
      (files.get('articles/small-quail.md') ?? '').replace('original: null',
        'original: null\ncompares: [osprey, quail]'))
    expect(parseCorpus(files).ok).toBe(true)
    files.set('articles/small-quail.md',
      (files.get('articles/small-quail.md') ?? '').replace('[osprey, quail]', '[osprey, wren]'))
    const read = parseCorpus(files)
    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toContain('unknown-technology')
  })
})
