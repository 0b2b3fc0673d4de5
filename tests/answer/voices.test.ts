import { describe, expect, it } from 'vitest'
import { pickQuotes, voiceOf } from '../../src/answer/voices.js'
import { compareOn } from '../../src/verdict/index.js'
import { shippedCorpus } from '../support/house.js'

const corpus = shippedCorpus()
const hits = corpus.passages.map((passage) => ({ passage, snippet: { start: passage.start, end: passage.end, marks: [] } }))
const [left, right] = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
const verdicts = corpus.topics.map(({ id }) => compareOn(left!, right!, id, corpus)).filter(({ outcome }) => outcome === 'favours')

describe('the quotes below a verdict', () => {
  const spoilt = corpus.caveats.filter(({ category }) => category === 'wrong' || category === 'garbled')
  const isSpoilt = ({ passage }: (typeof hits)[number]): boolean => spoilt.some(({ cites }) => cites.article === passage.article && cites.start < passage.end && passage.start < cites.end)
  const sidesOf = (hit: (typeof hits)[number], side: string | undefined): 'for' | 'against' | null => {
    const { stance, technology } = voiceOf(hit, corpus)
    if (technology === null || (stance !== 'for' && stance !== 'against')) return null
    return (stance === 'for') === (technology === side) ? 'for' : 'against'
  }

  it('begin with one that stands behind it, and have one that disagrees', () => {
    expect(verdicts.length).toBeGreaterThan(5)
    for (const verdict of verdicts) {
      const picked = pickQuotes(hits, verdict, corpus)
      expect(picked).toHaveLength(3)
      expect(sidesOf(picked[0]!, verdict.technologies[0])).toBe('for')
      expect(picked.slice(1).map((hit) => sidesOf(hit, verdict.technologies[0]))).toContain('against')
    }
  })

  it('put the best matches that are marked wrong or damaged behind those that are not', () => {
    const [bad, good] = [hits.filter(isSpoilt).slice(0, 2), hits.filter((hit) => !isSpoilt(hit)).slice(0, 2)]
    expect(pickQuotes([...bad, ...good], null, corpus)).toEqual([...good, bad[0]])
  })

  it('are the best matches where nobody is favoured or nobody speaks for it', () => {
    const [verdict] = verdicts
    const others = hits.filter((hit) => voiceOf(hit, corpus).technology === null)
    const sound = hits.filter((hit) => !isSpoilt(hit))
    expect(pickQuotes(sound, null, corpus)).toEqual(sound.slice(0, 3))
    expect(pickQuotes(sound, { ...verdict!, outcome: 'even' }, corpus)).toEqual(sound.slice(0, 3))
    expect(pickQuotes(others.filter((hit) => !isSpoilt(hit)), verdict!, corpus)).toEqual(others.filter((hit) => !isSpoilt(hit)).slice(0, 3))
  })

  it('do not begin with words that are marked wrong', () => {
    const wrong = corpus.caveats.filter(({ category }) => category === 'wrong')
    const marked = hits.filter(({ passage }) => wrong.some(({ cites }) => cites.article === passage.article && cites.start < passage.end && passage.start < cites.end))
    expect(marked.length).toBeGreaterThan(0)
    for (const verdict of verdicts) expect(pickQuotes(marked, verdict, corpus)).toEqual(marked.slice(0, 3))
  })

  it('stay as they are when they are picked again', () => {
    for (const verdict of verdicts) {
      const picked = pickQuotes(hits, verdict, corpus)
      expect(pickQuotes(picked, verdict, corpus)).toEqual(picked)
    }
  })
})
