import { describe, expect, it } from 'vitest'
import { pickQuotes, standpointIn } from '../../src/answer/pick-quotes.js'
import { standpointOf, type Quotable } from '../../src/answer/quotes.js'
import type { Verdict } from '../../src/verdict/index.js'
import { compareOn, corpus } from '../support/verdicts.js'

const hits = corpus.passages.map((passage) => ({ passage,
  snippet: { start: passage.start, end: passage.end, marks: [] } })
)
const [left, right] = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
const verdicts = corpus.topics.map(({ id }) => compareOn([left!, right!], id)).filter(({ outcome }) =>
  outcome === 'favours'
)

describe('the quotes below a verdict', () => {
  const spoilt = corpus.caveats.filter(({ category }) => category === 'wrong' || category === 'garbled')
  const isSpoilt = ({ passage }: Quotable): boolean =>
    spoilt.some(({ cites }) =>
      cites.article === passage.article && cites.start < passage.end && passage.start < cites.end
    )
  const sidesOf = (quoted: Quotable, verdict: Verdict, side: string | undefined = verdict.technologies[0]):
    | 'for'
    | 'against'
    | null => {
    const { stance, technology } = standpointIn(quoted, verdict, corpus)
    if (technology === null || (stance !== 'for' && stance !== 'against')) return null
    return (stance === 'for') === (technology === side) ? 'for' : 'against'
  }

  it('begin with one that stands behind it, and have one that disagrees', () => {
    expect(verdicts.length).toBeGreaterThan(5)
    for (const verdict of verdicts) {
      const picked = pickQuotes(hits, verdict, corpus)
      expect(picked).toHaveLength(3)
      expect(sidesOf(picked[0]!, verdict)).toBe('for')
      expect(picked.slice(1).map((hit) => sidesOf(hit, verdict))).toContain('against')
    }
  })

  it('put the best matches that are marked wrong or damaged behind those that are not', () => {
    const [bad, good] = [hits.filter(isSpoilt).slice(0, 2), hits.filter((hit) => !isSpoilt(hit)).slice(0, 2)]
    expect(pickQuotes([...bad, ...good], null, corpus)).toEqual([...good, bad[0]])
  })

  it('are the best matches where nothing is judged', () => {
    const sound = hits.filter((hit) => !isSpoilt(hit))
    expect(pickQuotes(sound, null, corpus)).toEqual(sound.slice(0, 3))
  })

  it('are taken from what the verdict rests on where no match speaks for a side', () => {
    const neutral = hits.filter((hit) => standpointOf(hit, corpus).technology === null && !isSpoilt(hit))
    for (const verdict of verdicts) {
      const [side] = verdict.technologies
      const picked = pickQuotes(neutral.slice(0, 3), verdict, corpus)
      const cited = new Set(verdict.points.flatMap(({ evidence }) => evidence.map(({ passage }) => passage.id)))
      expect(picked).toHaveLength(3)
      expect(sidesOf(picked[0]!, verdict)).toBe('for')
      expect(cited).toContain(picked[0]!.passage.id)
      const isOpposed = verdict.points.some(({ favours }) => favours !== null && favours !== side)
      if (isOpposed) expect(picked.map((quoted) => sidesOf(quoted, verdict))).toContain('against')
    }
  })

  it('hear both sides below a verdict for neither', () => {
    const level = corpus.topics.map(({ id }) => compareOn([left!, right!], id)).filter(({ outcome, sides }) =>
      outcome === 'even' && sides.every(({ sources }) => sources > 0)
    )
    expect(level.length).toBeGreaterThan(2)
    for (const verdict of level) {
      const sides = pickQuotes(hits.slice(0, 3), verdict, corpus).map((quoted) =>
        sidesOf(quoted, verdict, left!.id) ?? ''
      )
      expect([...new Set(sides)]).toEqual(expect.arrayContaining(['for', 'against']))
    }
  })

  it('do not begin with words that are marked wrong', () => {
    const wrong = corpus.caveats.filter(({ category }) => category === 'wrong')
    const isWrong = ({ passage, snippet }: Quotable): boolean =>
      wrong.some(({ cites }) =>
        cites.article === passage.article && cites.start < snippet.end && snippet.start < cites.end
      )
    const marked = hits.filter(isWrong)
    expect(marked.length).toBeGreaterThan(0)
    for (const verdict of verdicts) expect(isWrong(pickQuotes(marked, verdict, corpus)[0]!)).toBe(false)
  })

  it('stay as they are when they are picked again', () => {
    for (const verdict of verdicts) {
      const picked = pickQuotes(hits, verdict, corpus)
      expect(pickQuotes(picked, verdict, corpus)).toEqual(picked)
    }
  })
})
