import { describe, expect, it } from 'vitest'
import { pickQuotes, voiceOf } from '../../src/answer/voices.js'
import { compareOn } from '../../src/verdict/index.js'
import { shippedCorpus } from '../support/house.js'

const corpus = shippedCorpus()
const hits = corpus.passages.map((passage) => ({ passage, snippet: { start: passage.start, end: passage.end, marks: [] } }))
const [left, right] = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
const verdicts = corpus.topics.map(({ id }) => compareOn(left!, right!, id, corpus)).filter(({ outcome }) => outcome === 'favours')

describe('the quotes below a verdict', () => {
  it('begin with one that stands behind it, and go on with the best matches', () => {
    expect(verdicts.length).toBeGreaterThan(5)
    for (const verdict of verdicts) {
      const [lead, ...rest] = pickQuotes(hits, verdict, corpus)
      const { stance, technology } = voiceOf(lead!, corpus)
      expect([stance, technology === verdict.technologies[0]]).toSatisfy(([said, own]) => (said === 'for' && own === true) || (said === 'against' && own === false))
      expect(rest).toEqual(hits.filter((hit) => hit !== lead).slice(0, 2))
    }
  })

  it('are the best matches where nobody is favoured or nobody speaks for it', () => {
    const [verdict] = verdicts
    const others = hits.filter((hit) => voiceOf(hit, corpus).technology === null)
    expect(pickQuotes(hits, null, corpus)).toEqual(hits.slice(0, 3))
    expect(pickQuotes(hits, { ...verdict!, outcome: 'even' }, corpus)).toEqual(hits.slice(0, 3))
    expect(pickQuotes(others, verdict!, corpus)).toEqual(others.slice(0, 3))
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
