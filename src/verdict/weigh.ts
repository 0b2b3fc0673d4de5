import type { Corpus, NeedId, Rule, Strength, TechnologyId } from '../corpus/index.js'
import { gatherEvidence, rivalsIn } from './evidence.js'
import type { Margin, Point } from './model.js'
import type { HeardNeed } from '../reading/index.js'

/** The technologies that rules are about, in the order of their ids. */
export function sidesOf(rules: readonly Rule[]): readonly TechnologyId[] {
  const named = rules.flatMap(({ effect }) =>
    effect.kind === 'favours'
      ? [effect.technology]
      : effect.kind === 'combine'
      ? effect.parts.map(({ technology }) => technology)
      : []
  )
  return Array.from(new Set(named)).sort()
}

/** A rule that holds, with the point it makes. */
export interface Fired {
  readonly rule: Rule
  readonly point: Point
}

// Measured on judged descriptions: a strong reason outweighs two leanings, a decisive one (what the team knows) is
// level with a strong one, and a demand stands over that.
const weights: Readonly<Record<Strength, number>> = { leaning: 1, some: 2, strong: 3, decisive: 4, demand: 5 }

// What the articles contradict one another on says half as much; a word of one article alone two thirds.
const contestedShare = 0.5
const singleShare = 0.67

// What is said to matter most outweighs two others; what matters less than others half of one.
const stressed: Readonly<Record<NonNullable<HeardNeed['stress']>, number>> = { more: 2.5, less: 0.4 }

/** How much the needs that a rule speaks of are said to matter, on average. */
const stressOf = (needs: readonly HeardNeed[]): number =>
  needs.length === 0
    ? 1
    : needs.reduce((sum, { stress }) => sum + (stress === null ? 1 : stressed[stress]), 0) / needs.length

/** In tenths, so that the points that a reader is shown add up. @param stress - What it is multiplied by. */
export function weightOf({ strength, contested, single }: Rule, stress = 1): number {
  const weight = weights[strength] * (contested ? contestedShare : 1) * (single ? singleShare : 1) * stress
  return Math.max(1, Math.round(weight * 10)) / 10
}

/** What a rule that holds says about these sides; null where none of its evidence decides anything between them. */
export function fire(rule: Rule, { heard = [], sides, corpus }: Firing): Fired | null {
  const { effect } = rule
  if (effect.kind === 'combine' && !effect.parts.every(({ technology }) => sides.includes(technology))) return null
  const { sound: [first, ...others], leftOut } = gatherEvidence(rule, corpus, sides)
  if (first === undefined) return null
  const needs = new Set(rule.when?.each.flat() ?? [])
  const because = heard.filter(({ need }) => needs.has(need))
  const rivals = new Set([first, ...others].flatMap((each) => rivalsIn(each, rule.effect, sides)))
  const point: Point = {
    rule: rule.id,
    aspect: null,
    summary: rule.summary,
    need: because[0]?.need ?? null,
    topic: rule.topic,
    effect: rule.effect.kind,
    favours: rule.effect.kind === 'favours' ? rule.effect.technology : null,
    over: sides.filter((side) => rivals.has(side)),
    words: Array.from(new Set(because.map(({ words }) => words).filter((words) => words !== ''))),
    weight: weightOf(rule, stressOf(because)),
    contested: rule.contested,
    single: rule.single,
    leftOut,
    evidence: [first, ...others],
  }
  return { rule, point }
}

interface Firing {
  readonly heard?: readonly HeardNeed[]
  /** Those that are weighed against one another. */
  readonly sides: readonly TechnologyId[]
  readonly corpus: Corpus
}

/** How much the points say for each side, and how much says that nothing separates them. */
export interface Scale {
  readonly scores: ReadonlyMap<TechnologyId, number>
  readonly level: number
}

export function weigh(fired: readonly Fired[], sides: readonly TechnologyId[]): Scale {
  const sum = (some: readonly Fired[]): number => some.reduce((total, { point }) => total + point.weight, 0)
  const scores = sides.map((side) => [side, sum(fired.filter(({ point }) => point.favours === side))] as const)
  return { scores: new Map(scores), level: sum(fired.filter(({ rule }) => rule.effect.kind === 'level')) }
}

// A single leaning is not a verdict: this much doubt stays whatever is heard.
const doubt = 1
/** Below this the sides are level: what leads by so little is as often chosen as not. */
const evenBelow = 0.15

/** The leading side, how far it leads, and whether that is far enough to say so. */
export interface Lead {
  readonly side: TechnologyId | null
  /** 0 level, 1 nothing speaks for another. */
  readonly margin: number
  readonly decides: boolean
}

export function leadOf({ scores, level }: Scale): Lead {
  const [first, second] = Array.from(scores).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (first === undefined || first[1] === 0) return { side: null, margin: 0, decides: false }
  const total = Array.from(scores.values()).reduce((sum, score) => sum + score, level)
  const ahead = first[1] - (second?.[1] ?? 0)
  return { side: first[0], margin: ahead / total, decides: ahead / (total + doubt) >= evenBelow }
}

/** @param value - 0 level, 1 nothing speaks for another. */
export function marginOf(value: number): Margin {
  const rounded = Math.round(Math.min(1, Math.max(0, value)) * 100) / 100
  const degree = rounded >= 0.75 ? 'clear' : rounded >= 0.5 ? 'fair' : rounded >= 0.1 ? 'slight' : 'none'
  return { value: rounded, degree }
}

/** Strongest first, ties in the order of the rule book; where sides are to be seen side by side they take turns. */
export function orderPoints(fired: readonly Fired[], takeTurns: boolean): readonly Point[] {
  const sorted = fired.map(({ point }) => point).sort((a, b) => b.weight - a.weight)
  if (!takeTurns) return sorted
  const neutral = sorted.filter(({ favours }) => favours === null)
  const sides = new Map<TechnologyId, Point[]>()
  for (const point of sorted)
    if (point.favours !== null) sides.set(point.favours, [...(sides.get(point.favours) ?? []), point])
  const longest = Math.max(0, ...Array.from(sides.values(), (points) => points.length))
  const turns = Array.from({ length: longest },
    (_, turn) => Array.from(sides.values()).flatMap((points) => points[turn] ?? []))
  return [...neutral, ...turns.flat()]
}

// An answer shows about ten quotes: many points share them, a few may say more each.
const quotesInAll = 12

/** Fewer quotes to show, once all are counted: who stands where must not depend on how many rules fired. */
export function trimEvidence(points: readonly Point[]): readonly Point[] {
  const most = Math.max(2, Math.ceil(quotesInAll / Math.max(1, points.length)))
  return points.map((point) => {
    const [first, ...others] = point.evidence
    return { ...point, evidence: [first, ...others.slice(0, most - 1)] }
  })
}

export const isMet = ({ when }: Rule, heard: ReadonlySet<NeedId>): boolean =>
  when !== null && when.each.every((group) => group.some((need) => heard.has(need))) &&
  !when.none.some((need) => heard.has(need))
