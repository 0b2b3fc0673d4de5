import type { ArticleId, Corpus, OwnLabel, Rule, RuleEffect, RuleEvidence, RuleId, TechnologyId,
  TopicId } from '../corpus/index.js'
import type { HeardNeed } from '../reading/index.js'
import { isWrong, toEvidence } from './evidence.js'
import type { Evidence, Point, Remark, Verdict } from './model.js'
import type { Ground } from './sides.js'
import { marginOf, type Fired } from './weigh.js'

/** For whom sentences of one topic speak, over whom; `favours` null: for all of these alike. */
interface Group {
  readonly favours: TechnologyId | null
  readonly over: readonly TechnologyId[]
  votes: number
  readonly evidence: Evidence[]
}

// Nobody reads more of them, and all are counted.
const mostEvidence = 8

/**
 * What the sentences of a server's own articles say on a topic, as points: each article has one vote, or as much of one
 * as its sentences can be relied on, shared out among the sides that they speak for.
 *
 *     vote = min(1, sum of surenesses), shared out by sureness
 */
export function fireOwn(topic: TopicId, sides: readonly TechnologyId[],
  { ground, because = [] }: { readonly ground: Ground; readonly because?: readonly HeardNeed[] }): readonly Fired[] {
  const groups = new Map<string, Group>()
  const said = (ground.own?.said ?? []).filter((label) => label.topic === topic)
  for (const own of groupByArticle(said, ground)) {
    const taken = own.flatMap((label) => {
      const evidence = toEvidence(label, ground)
      const favoured = favouredBy(label, sides)
      return evidence === null || isWrong(evidence) || favoured.length === 0 ? [] : [{ label, evidence, favoured }]
    })
    const all = taken.reduce((sum, { label }) => sum + label.sureness, 0)
    for (const { label, evidence, favoured } of taken) {
      const vote = Math.min(1, all) * label.sureness / all / favoured.length
      for (const each of favoured) addTo(groups, each, { vote, evidence })
    }
  }
  return Array.from(groups.values()).sort((a, b) => b.votes - a.votes)
    .flatMap((group) => toFired(group, { topic, sides, ground, because }))
}

function groupByArticle(said: readonly OwnLabel[], ground: Ground): readonly (readonly OwnLabel[])[] {
  const grouped = new Map<ArticleId, OwnLabel[]>()
  for (const label of said) {
    const evidence = toEvidence(label, ground)
    if (evidence === null) continue
    const { article } = ground.originalOf(evidence.passage)
    grouped.set(article, [...(grouped.get(article) ?? []), label])
  }
  return Array.from(grouped.values())
}

type Favoured = Pick<Group, 'favours' | 'over'>

/** Those for which words speak between these sides; what is said against one speaks for each other that it names. */
function favouredBy({ technology, stance, between }: OwnLabel,
  sides: readonly TechnologyId[]): readonly Favoured[] {
  const own = sides.filter((side) => between.includes(side))
  if (own.length < 2) return []
  if (stance === 'both') return [{ favours: null, over: own }]
  if (technology === null || !own.includes(technology)) return []
  const others = own.filter((side) => side !== technology)
  if (stance === 'for') return [{ favours: technology, over: others }]
  return stance === 'against' ? others.map((favours) => ({ favours, over: [technology] })) : []
}

function addTo(groups: Map<string, Group>, { favours, over }: Favoured,
  { vote, evidence }: { readonly vote: number; readonly evidence: Evidence }): void {
  const key = `${favours ?? ''} ${over.join(' ')}`
  const group = groups.get(key) ?? { favours, over, votes: 0, evidence: [] }
  group.votes += vote
  group.evidence.push(evidence)
  groups.set(key, group)
}

/** Who took the trouble to read a sentence is quoted first. */
const reviewedFirst = (one: Evidence, other: Evidence): number =>
  Number(other.decidedBy === 'reviewed') - Number(one.decidedBy === 'reviewed')

function toFired({ favours, over, votes, evidence }: Group,
  { topic, sides, ground, because }: { readonly topic: TopicId; readonly sides: readonly TechnologyId[];
    readonly ground: Ground; readonly because: readonly HeardNeed[] }): readonly Fired[] {
  const [first, ...others] = [...evidence].sort(reviewedFirst)
  if (first === undefined) return []
  const effect: RuleEffect = favours === null ? { kind: 'level' } : { kind: 'favours', technology: favours }
  const summary = ground.topics.find(({ id }) => id === topic)?.name ?? topic
  const cited = [first, ...others].map(({ passage, start, end, technology, stance, between }): RuleEvidence => ({
    cites: { article: passage.article, start, end }, labels: [], technology, stance, between }))
  const rule: Rule = { id: `own-${topic}-${[favours ?? 'level', ...over].join('-')}` as RuleId, summary, topic,
    when: null, effect, strength: 'some', contested: false, single: false,
    evidence: cited as unknown as Rule['evidence'] }
  const point: Point = { rule: rule.id, aspect: null, isOwn: true, summary, need: because[0]?.need ?? null, topic,
    effect: effect.kind, favours, over: favours === null ? sides.filter((side) => over.includes(side)) : over,
    words: [...new Set(because.map(({ words }) => words).filter((words) => words !== ''))],
    weight: Math.max(1, Math.round(votes * 10)) / 10, contested: false, single: false, leftOut: [],
    evidence: [first, ...others.slice(0, mostEvidence - 1)] }
  return [{ rule, point }]
}

/** On the topics of needs; where a rule that somebody wrote speaks of these very sides, it alone does. */
export function fireOwnNeeds(heard: readonly HeardNeed[], sides: readonly TechnologyId[],
  { ground, fired }: { readonly ground: Ground; readonly fired: readonly Fired[] }): readonly Fired[] {
  const topics = new Map<TopicId, HeardNeed[]>()
  for (const need of heard) {
    for (const topic of ground.own?.topicsOf.get(need.need) ?? [])
      topics.set(topic, [...(topics.get(topic) ?? []), need])
  }
  return Array.from(topics).flatMap(([topic, because]) =>
    withoutReviewed(fireOwn(topic, sides, { ground, because }), fired)
  )
}

/** What is not said already by rules that somebody wrote: of the same topic, and of the same sides. */
export function withoutReviewed(own: readonly Fired[], reviewed: readonly Fired[]): readonly Fired[] {
  return own.filter(({ point }) =>
    !reviewed.some(({ point: known }) => {
      const of = known.favours === null ? known.over : [known.favours, ...known.over]
      return known.topic === point.topic && (point.favours === null || of.includes(point.favours)) &&
        point.over.every((side) => of.includes(side))
    })
  )
}

/** The sides of which a server's own articles say something. */
export function ownSides({ own }: Corpus): readonly TechnologyId[] {
  return [...new Set((own?.said ?? []).flatMap(({ technology, stance }) =>
    technology !== null && (stance === 'for' || stance === 'against') ? [technology] : []))].sort()
}

// As many votes as one article that was read sentence by sentence, and another.
const votesForCertainty = 2

/** Says on what a verdict rests that no rule decided, and is no surer than that. */
export function tellOwn(verdict: Verdict): Verdict {
  const own = verdict.points.filter(({ isOwn }) => isOwn === true)
  if (own.length === 0) return verdict
  const articles = new Set(own.flatMap(({ evidence }) => evidence.map(({ passage }) => passage.article))).size
  const topics = [...new Set(own.flatMap(({ topic }) => topic ?? []))]
  const read = own.flatMap(({ evidence }) => evidence.map(({ decidedBy }) => decidedBy === 'reviewed'))
  const reviewed = read.every(Boolean) ? 'all' : read.some(Boolean) ? 'some' : 'none'
  const remark: Remark = { kind: 'by-sentences', articles, topics, reviewed, isAlone: own.length === verdict.points.length }
  const votes = own.reduce((sum, { weight }) => sum + weight, 0)
  const margin = remark.isAlone
    ? marginOf(verdict.margin.value * Math.min(1, votes / votesForCertainty))
    : verdict.margin
  return { ...verdict, margin, remarks: [remark, ...verdict.remarks] }
}
