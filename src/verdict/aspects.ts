import type { Aspect, AspectId, AspectLabel, ArticleId, TechnologyId } from '../corpus/index.js'
import { isWrong, toEvidence } from './evidence.js'
import { emptyVerdict, type Evidence, type Point, type Verdict } from './model.js'
import { accountOf, type Ground } from './sides.js'
import { leadOf, marginOf, trimEvidence } from './weigh.js'

/** An aspect that is asked, with the asker's words for it. */
export interface AskedAspect {
  readonly aspect: AspectId
  readonly words: readonly string[]
}

// What may be asked besides counts half of what is asked first.
const besidesShare = 0.5
// A sentence that answers a part says less than one that answers.
const partShare = 0.3
// Below this lead the articles part. Measured on questions whose writers were held out: with a half, three in a hundred
// verdicts more say "mixed" where readers say that the articles lean.
const leadToDecide = 0.2
// One article alone is a voice and no agreement.
const voicesForCertainty = 2

/**
 * Counts who says what on exactly what was asked: each article has one vote an aspect, shared out by its sentences
 * among the sides that they speak for and, where they value several, among none.
 *
 *     lead = (most - second) / all votes
 *
 * @param asked - What is asked first; then what else is.
 * @returns null where no sentence takes a side between these.
 */
export function weighAspects(asked: readonly AskedAspect[], sides: readonly TechnologyId[],
  ground: Ground): Verdict | null {
  const counted = asked.flatMap(({ aspect: id, words }, place) => {
    const aspect = ground.aspects.find((each) => each.id === id)
    return aspect === undefined ? [] : [{ aspect, words, share: place === 0 ? 1 : besidesShare,
      votes: countVotes(aspect, sides, ground) }]
  })
  const points = counted.flatMap(({ aspect, words, share, votes }) =>
    [...sides, null].flatMap((side) => pointFor(side, { aspect, words, share, votes, sides }) ?? [])
  ).sort((a, b) => b.weight - a.weight)
  const total = (side: TechnologyId | null): number =>
    points.filter(({ favours }) => favours === side).reduce((sum, { weight }) => sum + weight, 0)
  if (sides.every((side) => total(side) === 0)) return null
  const { side, margin } = leadOf({ scores: new Map(sides.map((each) => [each, total(each)])), level: total(null) })
  // Sums of tenths are not exact.
  const leads = side !== null && margin > leadToDecide - 1e-9
  const voices = new Set(points.flatMap(({ favours, evidence }) =>
    favours === side ? evidence.map(({ passage }) => passage.article) : [])).size
  const ordered = inTurns(points, leads ? side : null)
  return {
    ...emptyVerdict,
    outcome: leads ? 'favours' : 'even',
    technologies: leads ? [side] : sides.filter((each) => total(each) > 0 || total(null) > 0),
    margin: marginOf(leads ? margin * Math.min(1, voices / voicesForCertainty) : margin),
    points: trimEvidence(ordered),
    ...accountOf(ordered, sides, ground),
    asked: counted.map(({ aspect }) => aspect.id),
  }
}

/** By side, null for none of them: the votes, and the sentences that give them, best first. */
type Votes = ReadonlyMap<TechnologyId | null, { readonly votes: number; readonly evidence: readonly Evidence[] }>

function countVotes({ direct, partly }: Aspect, sides: readonly TechnologyId[], ground: Ground): Votes {
  const graded = [...direct.map((label) => ({ label, share: 1 })),
    ...partly.map((label) => ({ label, share: partShare }))]
  const said = graded.flatMap(({ label, share }) => {
    const evidence = toEvidence(label, ground)
    const favoured = sidesFor(label, sides)
    return evidence === null || isWrong(evidence) || favoured === null ? [] : [{ evidence, share, favoured,
      article: ground.originalOf(evidence.passage).article }]
  })
  const byArticle = new Map<ArticleId, typeof said>()
  for (const each of said) byArticle.set(each.article, [...(byArticle.get(each.article) ?? []), each])
  const votes = new Map<TechnologyId | null, number>()
  for (const own of byArticle.values()) {
    const all = own.reduce((sum, { share }) => sum + share, 0)
    for (const { share, favoured } of own) {
      for (const side of favoured) {
        const vote = Math.min(1, all) * share / all / favoured.length
        votes.set(side, (votes.get(side) ?? 0) + vote)
      }
    }
  }
  return new Map(Array.from(votes, ([side, sum]) => [side, { votes: sum,
    evidence: said.filter(({ favoured }) => favoured.includes(side)).map(({ evidence }) => evidence) }]))
}

/** Those for which words speak, by what they say; null alone where they value several; null where they say nothing. */
function sidesFor({ technology, stance, between }: AspectLabel,
  sides: readonly TechnologyId[]): readonly (TechnologyId | null)[] | null {
  const own = sides.filter((side) => between.includes(side))
  if (stance === 'both') return own.length > 1 ? [null] : null
  if (technology === null || !own.includes(technology)) return null
  const rivals = own.filter((side) => side !== technology)
  if (rivals.length === 0) return null
  return stance === 'for' ? [technology] : stance === 'against' ? rivals : null
}

interface Counted {
  readonly aspect: Aspect
  readonly words: readonly string[]
  readonly share: number
  readonly votes: Votes
  readonly sides: readonly TechnologyId[]
}

function pointFor(side: TechnologyId | null, { aspect, words, share, votes, sides }: Counted): Point | null {
  const own = votes.get(side)
  const [first, ...others] = own?.evidence ?? []
  if (own === undefined || first === undefined) return null
  return {
    rule: aspect.id,
    aspect: aspect.id,
    summary: aspect.name.slice(0, 1).toUpperCase() + aspect.name.slice(1),
    need: null,
    topic: aspect.topic,
    effect: side === null ? 'level' : 'favours',
    favours: side,
    over: sides.filter((each) => each !== side),
    words,
    weight: Math.max(1, Math.round(own.votes * share * 10)) / 10,
    contested: false,
    single: false,
    leftOut: [],
    evidence: [first, ...others],
  }
}

/** Strongest first, those of the leading side before others of their turn; where none leads, sides take turns. */
function inTurns(points: readonly Point[], leader: TechnologyId | null): readonly Point[] {
  const rank = ({ favours }: Point): number => (favours === null ? 2 : favours === leader ? 0 : 1)
  return leader === null ? points : [...points].sort((a, b) => rank(a) - rank(b) || b.weight - a.weight)
}
