import { describe, expect, it } from 'vitest'
import { pickQuotes, standpointIn } from '../../src/answer/pick-quotes.js'
import { standpointOf, type Quotable } from '../../src/answer/quotes.js'
import type { Passage } from '../../src/corpus/index.js'
import type { Verdict } from '../../src/verdict/index.js'
import { compareOn, corpus } from '../support/verdicts.js'

type Hit = Quotable & { readonly score: number | null }

/** Whole passages, found with log-odds that fall from hit to hit. */
const found = (passages: readonly Passage[], { best = 3, each = 0.5 } = {}): readonly Hit[] =>
  passages.map((passage, at) => ({ passage, snippet: { start: passage.start, end: passage.end, marks: [] },
    score: best - at * each }))
const plain = (picked: readonly Quotable[]): readonly string[] => picked.map(({ passage }) => passage.id)
const pick = (hits: readonly Hit[], verdict: Verdict | null = null, described = false): readonly Quotable[] =>
  pickQuotes({ hits, verdict, described }, corpus)

const [left, right] = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
const verdicts = corpus.topics.map(({ id }) => compareOn([left!, right!], id))
const decided = verdicts.filter(({ outcome }) => outcome === 'favours')
const spoiling = corpus.caveats.filter(({ category }) => category === 'wrong' || category === 'garbled')
const isSpoilt = ({ article, start, end }: Passage): boolean =>
  spoiling.some(({ cites }) => cites.article === article && cites.start < end && start < cites.end)
const sound = corpus.passages.filter((passage) => !isSpoilt(passage))
const neutral = sound.filter((passage) => {
  const { stance } = standpointOf({ passage, snippet: { ...passage, marks: [] } }, corpus)
  return stance === 'neutral'
})
const standOf = (quoted: Quotable, verdict: Verdict, side: string | undefined = verdict.technologies[0]):
  | 'for'
  | 'against'
  | null => {
  const { stance, technology } = standpointIn(quoted, verdict, corpus)
  if (technology === null || (stance !== 'for' && stance !== 'against')) return null
  return (stance === 'for') === (technology === side) ? 'for' : 'against'
}
/** What a verdict rests on for its side and against it, as passages. */
const behind = (verdict: Verdict): readonly Passage[] =>
  [...new Set(verdict.points.flatMap(({ evidence }) => evidence.map(({ passage }) => passage)))]
    .filter((passage) => !isSpoilt(passage))

describe('the quotes to show', () => {
  it('are those that speak to the question more likely than not, the likeliest first, three at most', () => {
    expect(plain(pick(found(neutral.slice(0, 5))))).toEqual(neutral.slice(0, 3).map(({ id }) => id))
    expect(plain(pick(found(neutral.slice(0, 3), { best: 1, each: 0.9 })))).toEqual(
      neutral.slice(0, 2).map(({ id }) => id))
  })

  it('have at least the best match, however unlikely', () => {
    expect(plain(pick(found(neutral.slice(0, 3), { best: -4 })))).toEqual([neutral[0]!.id])
  })

  it('put what is marked wrong or damaged behind what is about as likely', () => {
    const bad = corpus.passages.find(isSpoilt)!
    expect(plain(pick(found([bad, ...neutral.slice(0, 2)])))).toEqual([...neutral.slice(0, 2), bad].map(({ id }) => id))
  })

  it('stay as they were picked', () => {
    for (const verdict of decided) {
      const picked = pick(found(behind(verdict)), verdict).map((quoted) => ({ ...quoted, score: null }))
      expect(pick(picked, verdict)).toEqual(picked)
    }
  })
})

describe('the quotes below a verdict', () => {
  it('begin with one that stands behind it, and have one that disagrees where one was found', () => {
    expect(decided.length).toBeGreaterThan(5)
    let opposed = 0
    for (const verdict of decided) {
      const passages = behind(verdict)
      const hits = found(passages, { best: 2, each: 2 / passages.length })
      const stands = pick(hits, verdict).map((quoted) => standOf(quoted, verdict))
      expect(stands[0]).toBe('for')
      if (!hits.some((hit) => standOf(hit, verdict) === 'against')) continue
      opposed += 1
      expect(stands).toContain('against')
    }
    expect(opposed).toBeGreaterThan(3)
  })

  it('do not begin with words for it that are much less likely to speak to the question', () => {
    const [verdict] = decided
    const supporting = behind(verdict!).find((passage) =>
      standOf({ passage, snippet: { ...passage, marks: [] } }, verdict!) === 'for')!
    const [best] = neutral.filter(({ id }) => id !== supporting.id)
    const firstTwo = (each: number): readonly string[] =>
      plain(pick(found([best!, supporting], { best: 5, each }), verdict)).slice(0, 2)
    expect(firstTwo(4)).toEqual([best!.id, supporting.id])
    expect(firstTwo(2)).toEqual([supporting.id, best!.id])
  })

  it('hear who disagrees on the topic that was asked, though no match does', () => {
    let opposed = 0
    for (const verdict of decided) {
      const picked = pick(found(neutral.slice(0, 1)), verdict)
      const isOpposed = verdict.points.some(({ favours }) => favours !== null && favours !== verdict.technologies[0])
      if (isOpposed && picked.some((quoted) => standOf(quoted, verdict) === 'against')) opposed++
    }
    expect(opposed).toBeGreaterThan(3)
  })

  it('end with what it rests on where nothing that was found bears it out', () => {
    for (const verdict of decided) {
      const beside = neutral.filter(({ id }) => !behind(verdict).some((passage) => passage.id === id)).slice(0, 3)
      const picked = pick(found(beside), verdict)
      expect(plain(picked.slice(0, -1))).toEqual(beside.slice(0, 2).map(({ id }) => id))
      expect(standOf(picked.at(-1)!, verdict)).toBe('for')
      const cited = verdict.points.flatMap(({ evidence }) => evidence.map(({ passage }) => passage.id))
      expect(cited).toContain(picked.at(-1)!.passage.id)
    }
  })

  it('hear each side below a verdict for none, where both are found', () => {
    const level = verdicts.filter(({ outcome }) => outcome === 'even')
    const wholes = new Set<string>()
    for (const verdict of level) {
      const hits = found(behind(verdict).filter((passage) =>
        standOf({ passage, snippet: { ...passage, marks: [] } }, verdict, left!.id) !== null), { each: 0.05 })
      const able = new Set(hits.map((hit) => standOf(hit, verdict, left!.id)))
      const stands = pick(hits, verdict).map((quoted) => standOf(quoted, verdict, left!.id))
      if (able.size === 2) expect(stands).toEqual(expect.arrayContaining(['for', 'against']))
      if (able.size === 2) wholes.add(verdict.points[0]!.rule)
    }
    expect(wholes.size).toBeGreaterThan(2)
  })

  it('of a project are of its own evidence, the likeliest first', () => {
    for (const verdict of decided) {
      const cited = verdict.points.flatMap(({ evidence }) => evidence.map(({ passage }) => passage.id))
      const hits = found([...neutral.slice(0, 3), ...behind(verdict)], { each: 0.1 })
      for (const { passage } of pick(hits, verdict, true)) expect(cited).toContain(passage.id)
    }
  })

  it('are the best matches alone where it is on all topics at once', () => {
    const overall = compareOn([left!, right!], null)
    expect(plain(pick(found(neutral.slice(0, 3)), overall))).toEqual(neutral.slice(0, 3).map(({ id }) => id))
  })
})

describe('where quoted words stand', () => {
  const labelled = (stance: string): Quotable => {
    const label = corpus.stances.find((each) => each.stance === stance)!
    const passage = corpus.passages.find(({ article, start, end }) =>
      article === label.article && start <= label.start && label.end <= end)!
    return { passage, snippet: { start: label.start, end: label.end, marks: [] } }
  }

  it.each(['for', 'against', 'trade-off', 'both', 'neutral'])('is said by their label: %s', (stance) => {
    expect(standpointOf(labelled(stance), corpus).stance).toBe(stance)
  })

  it('is a trade-off where they are for and against one, and both where each side has its words', () => {
    const mixed = corpus.passages.flatMap((passage) => {
      const sided = corpus.stances.filter(({ article, start, end, stance }) => article === passage.article &&
        passage.start <= start && end <= passage.end && (stance === 'for' || stance === 'against'))
      const technologies = new Set(sided.map(({ technology }) => technology))
      const stances = new Set(sided.map(({ stance }) => stance))
      if (stances.size + technologies.size < 3 || (stances.size === 2 && technologies.size === 2)) return []
      return [[standpointOf({ passage, snippet: { ...passage, marks: [] } }, corpus).stance,
        technologies.size > 1 ? 'both' : 'trade-off'] as const]
    })
    expect(new Set(mixed.map(([, right]) => right))).toEqual(new Set(['both', 'trade-off']))
    for (const [said, is] of mixed) expect(['both', is]).toContain(said)
  })
})
