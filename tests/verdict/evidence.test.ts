import { describe, expect, it } from 'vitest'
import { parseCorpus, type Corpus } from '../../src/corpus/index.js'
import { leanOf, openVerdict, type Verdict } from '../../src/verdict/index.js'
import { shippedFiles } from '../support/edited-corpus.js'
import { compareOn, corpus, judge, pick } from '../support/verdicts.js'

const needs = pick('real-time')
const countsIn = (of: Corpus): readonly number[] => openVerdict(of).byNeeds(needs).sides.map(({ sources }) => sources)

/** The corpus with one of its passages said again, word for word, by an article that a rule then cites. */
function withCopy(words: (original: string) => string): Corpus {
  const [first] = judge(needs).points[0]?.evidence ?? []
  if (first === undefined) throw new Error('Expected a quote for real-time work.')
  const files = shippedFiles()
  const original = corpus.articles.find(({ id }) => id === first.passage.article)
  files.set('articles/zz-copy.md',
    `---\ntitle: "Said again"\nauthor: null\npublisher: null\npublished: null\nurl: null\noriginal: null\n---\n\n${
      words(first.passage.text)
    }\n`)
  const read = parseCorpus(files)
  if (!read.ok || original === undefined)
    throw new Error(read.ok ? 'The article is gone.' : read.issues.map(({ message }) => message).join('\n'))
  const copy = read.value.passages.find(({ article }) => article === 'zz-copy')
  if (copy === undefined) throw new Error('The copy was not read.')
  const rules = read.value.rulebook.rules.map((rule) => {
    const [cited, ...others] = rule.evidence
    const again = { ...cited, cites: { ...cited.cites, article: copy.article, start: copy.start, end: copy.end } }
    return { ...rule,
      evidence: rule.id === judge(needs).points[0]?.rule ? [cited, again, ...others] as const : rule.evidence }
  })
  return { ...read.value, rulebook: { ...read.value.rulebook, rules } }
}

const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)

describe('independent sources', () => {
  it('do not count a copy of a passage in another article', () => {
    expect(countsIn(withCopy((text) => text))).toEqual(countsIn(corpus))
  })

  it('do not count a near copy either', () => {
    expect(countsIn(withCopy((text) => `${text} Nothing else needs saying.`))).toEqual(countsIn(corpus))
  })

  it('count an article that says it in its own words', () => {
    expect(
      countsIn(
        withCopy(() =>
          'Whoever must push fresh state to a crowd of open browsers will be glad of the first of the two.'
        ),
      ),
    ).not.toEqual(countsIn(corpus))
  })

  it('count what is not quoted as well: who stands where does not depend on how many rules fired', () => {
    const unquoted = corpus.topics.flatMap(({ id }) => {
      const { points, sides } = compareOn(heads, id)
      const quoted = new Set(points.flatMap(({ evidence }) => evidence.map(({ passage }) => passage.article)))
      return sides.flatMap(({ articles }) => articles.filter((article) => !quoted.has(article)))
    })
    expect(unquoted.length).toBeGreaterThan(5)
  })
})

describe('a claim of one article', () => {
  it('is marked so on its point, and no other', () => {
    const { points } = judge(pick('small-project', 'real-time', 'crud', 'ml'))
    const single = new Set<string>(corpus.rulebook.rules.filter((rule) => rule.single).map(({ id }) => id))
    expect(points.some((point) => point.single)).toBe(true)
    for (const { rule, single: marked } of points) expect([rule, marked]).toEqual([rule, single.has(rule)])
  })
})

describe('an article that speaks for both sides', () => {
  const [left, right] = heads
  if (left === undefined || right === undefined) throw new Error('Expected two ecosystems.')
  const verdicts = corpus.topics.map(({ id }) => compareOn([left, right], id))
  const leansTo = ({ sides }: Verdict): readonly (readonly string[])[] =>
    sides.map(({ articles, level }) => [...articles, ...level])

  it('leans to the side that its own points say more for', () => {
    const decided = verdicts.filter(({ outcome }) => outcome === 'favours')
    expect(decided.length).toBeGreaterThan(5)
    for (const { technologies, sides } of decided)
      expect(sides.find(({ technology }) => technology === technologies[0])?.articles).not.toEqual([])
    const divided = decided.flatMap(({ points, sides }) =>
      sides.flatMap(({ technology, articles }) =>
        articles.filter((id) => points.some(({ favours, evidence }) =>
          favours !== technology && evidence.some(({ passage }) => passage.article === id)))
      )
    )
    expect(divided).not.toEqual([])
  })

  it('is on both where its points balance, and on none without a point for either', () => {
    const level = verdicts.filter(({ outcome, points }) => outcome === 'even' && points.length > 0)
    expect(
      level.some((verdict) =>
        leansTo(verdict).every((ids) => ids.length > 0 && ids.includes(leansTo(verdict)[0]?.[0] ?? ''))
      ),
    ).toBe(true)
    const sideless = level.filter(({ points }) => points.every(({ favours }) => favours === null))
    expect(sideless.length).toBeGreaterThan(0)
    for (const verdict of sideless) expect(leansTo(verdict).flat()).toEqual([])
  })
})

describe('what a verdict rests on', () => {
  it('is counted on all evidence, more than is kept to be quoted', () => {
    const verdicts = corpus.topics.map(({ id }) => compareOn(heads, id)).filter(({ points }) => points.length > 0)
    const kept = ({ points }: Verdict): number =>
      new Set(points.flatMap(({ evidence }) => evidence.map(({ passage }) => passage.id))).size
    for (const verdict of verdicts) {
      const { evidence, sides } = verdict
      expect(evidence.passages).toBeGreaterThanOrEqual(evidence.articles)
      const leaning = new Set(sides.flatMap(({ articles, level }) => [...articles, ...level]))
      expect(evidence.articles).toBeGreaterThanOrEqual(leaning.size)
    }
    expect(verdicts.some((verdict) => verdict.evidence.passages > kept(verdict))).toBe(true)
  })

  it('names each article once: on one side alone, or as level between several', () => {
    for (const { sides } of corpus.topics.map(({ id }) => compareOn(heads, id))) {
      const alone = sides.flatMap(({ articles }) => articles)
      expect(new Set(alone).size).toBe(alone.length)
      for (const { level, articles, sources } of sides) {
        expect(sources).toBe(articles.length)
        expect(level.filter((id) => alone.includes(id))).toEqual([])
      }
    }
  })

  it.each([[[2, 1, 1], 0], [[1, 2, 1], 1], [[2, 2, 1], null], [[0, 0, 0], null]])(
    'leans to the side with the most articles: %j', (counts, place) => {
      const sides = counts.map((sources, at) => ({ technology: corpus.technologies[at]!.id, articles: [], level: [],
        sources, passages: 0 }))
      expect(leanOf(sides)).toBe(place === null ? null : sides[place]!.technology)
    })
})
