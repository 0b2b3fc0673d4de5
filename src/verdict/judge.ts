import type { Corpus, NeedId, Rule, TechnologyId } from '../corpus/index.js'
import { readDemands, type Demands } from './demands.js'
import type { Lack, NearMiss, Outcome, Part, Remark, Verdict } from './model.js'
import type { HeardNeed } from '../reading/index.js'
import { countSides } from './sides.js'
import { fire, isMet, leadOf, marginOf, orderPoints, sidesOf, trimEvidence, weigh, type Fired,
  type Scale } from './weigh.js'

interface Decision {
  readonly outcome: Outcome
  readonly technologies: readonly TechnologyId[]
  readonly margin: number
  readonly remarks: readonly Remark[]
  readonly parts: readonly Part[]
}

interface Case {
  readonly needs: readonly HeardNeed[]
  readonly heard: readonly HeardNeed[]
  readonly fired: readonly Fired[]
  readonly sides: readonly TechnologyId[]
  readonly scale: Scale
  readonly demands: Demands
  readonly corpus: Corpus
}

/**
 * Judges needs by the rules of the corpus. The order of the needs, and how often one is said, make no difference.
 *
 * @returns A verdict in which each point names its rule and quotes what it rests on.
 */
export function judge(needs: readonly HeardNeed[], corpus: Corpus): Verdict {
  const { rulebook } = corpus
  const heard = sortNeeds(needs.filter(({ state }) => state === 'heard'))
  const ids = new Set(heard.map(({ need }) => need))
  const fired = rulebook.rules.filter((rule) => isMet(rule, ids)).flatMap((rule) => fire(rule, heard, corpus) ?? [])
  const sides = sidesOf(rulebook.rules)
  const demands = readDemands(needs, rulebook, sides)
  const decision = decide({ needs, heard, fired, sides, scale: weigh(fired, sides), demands, corpus })
  const takeTurns = decision.outcome !== 'favours' || fired.some(({ point }) => point.contested)
  const points = trimEvidence(orderPoints(fired, takeTurns))
  return {
    outcome: decision.outcome,
    technologies: decision.technologies,
    margin: marginOf(decision.margin),
    heard,
    ruledOut: sortNeeds(needs.filter(({ state }) => state === 'ruled-out')),
    setAside: sortNeeds(needs.filter(({ state }) => state === 'set-aside')),
    points,
    parts: decision.parts,
    sides: countSides(points, sides, corpus),
    remarks: decision.remarks,
    nearMisses: findNearMisses(needs, ids, corpus),
  }
}

const sortNeeds = (needs: readonly HeardNeed[]): readonly HeardNeed[] =>
  [...needs].sort((a, b) => a.start - b.start || a.end - b.end || (a.need < b.need ? -1 : 1))

function decide(of: Case): Decision {
  const allowed = of.sides.filter((side) => !of.demands.banned.has(side))
  if (of.demands.banned.size > 0) return decideAllowed(of, allowed)
  const combined = combine(of)
  if (combined !== null) return combined
  const { onlyKnown } = of.demands
  if (onlyKnown !== null) return decideKnown(onlyKnown, of)
  const lead = leadOf(of.scale)
  if (of.fired.length === 0)
    return { outcome: 'insufficient', technologies: [], margin: 0, parts: [], remarks: [missing(of)] }
  if (lead.side === null || !lead.decides)
    return { outcome: 'even', technologies: of.sides, margin: lead.margin, parts: [], remarks: [] }
  return { outcome: 'favours', technologies: [lead.side], margin: lead.margin, parts: [],
    remarks: costOf(lead.side, of) }
}

const missing = ({ needs }: Case): Remark => ({
  kind: needs.some(({ state }) => state !== 'heard') ? 'nothing-left' : 'nothing-heard',
})

/** What must not be used is not weighed, but what that costs is said. */
function decideAllowed(of: Case, allowed: readonly TechnologyId[]): Decision {
  const [only] = allowed
  if (only === undefined)
    return { outcome: 'insufficient', technologies: [], margin: 0, parts: [], remarks: [{ kind: 'all-ruled-out' }] }
  const remark: Remark = { kind: 'ruled-out', technologies: Array.from(of.demands.banned) }
  return { outcome: 'favours', technologies: [only],
    margin: Math.max(0.6, leadOf(of.scale).side === only ? leadOf(of.scale).margin : 0), parts: [],
    remarks: [remark, ...costOf(only, of)] }
}

/** What nobody on the team can write is no choice, whatever it would be good for. */
function decideKnown(only: TechnologyId, of: Case): Decision {
  const lead = leadOf(of.scale)
  const remark: Remark = { kind: 'only-known', technology: only }
  return { outcome: 'favours', technologies: [only], margin: Math.max(0.5, lead.side === only ? lead.margin : 0),
    parts: [], remarks: [remark, ...costOf(only, of)] }
}

// Less than this on the weaker side is an aside, not a part of its own.
const leastShare = 0.15

function combine(of: Case): Decision | null {
  const rules = of.fired.filter(({ rule }) => rule.effect.kind === 'combine')
  if (rules.length === 0) return null
  const values = Array.from(of.scale.scores.values())
  const share = Math.min(...values) / Math.max(...values)
  if (share < leastShare || of.demands.alone || of.demands.onlyKnown !== null) return null
  const technologies = of.sides.filter((side) =>
    rules.some(({ rule }) =>
      rule.effect.kind === 'combine' && rule.effect.parts.some((part) => part.technology === side)
    )
  )
  const parts = technologies.map((technology) => partOf(technology, rules.map(({ rule }) => rule), of))
  return { outcome: 'combine', technologies, margin: 0.5 + share / 2, parts, remarks: [] }
}

/** What goes to a technology: what the project is to do there, not what its people know or forbid. */
function partOf(technology: TechnologyId, rules: readonly Rule[], { heard, corpus }: Case): Part {
  const wishes = new Set(corpus.rulebook.needs.filter(({ demand }) => demand === null).map(({ id }) => id))
  const own = new Set(
    rules.flatMap(({ effect }) =>
      effect.kind === 'combine'
        ? effect.parts.filter((part) => part.technology === technology).flatMap(({ needs }) => needs)
        : []
    ),
  )
  const needs = new Map(
    heard.filter(({ need }) => own.has(need) && wishes.has(need)).map(({ need, name }) => [need, { id: need, name }]),
  )
  return { technology, needs: Array.from(needs.values()) }
}

function costOf(side: TechnologyId, { fired, sides, demands }: Case): readonly Remark[] {
  const constraint = demands.banned.size > 0 || demands.alone || demands.onlyKnown !== null
  if (!constraint) return []
  return sides.filter((other) => other !== side).flatMap((other): readonly Remark[] => {
    const points = fired.filter(({ point }) => point.favours === other).length
    return points === 0 ? [] : [{ kind: 'cost', technology: other, points }]
  })
}

const mostNearMisses = 5

/** Rules that one thing kept from speaking: a need that was ruled out, one that blocks, or the last of several. */
function findNearMisses(needs: readonly HeardNeed[], heard: ReadonlySet<NeedId>, corpus: Corpus): readonly NearMiss[] {
  const kept = new Map(needs.flatMap(({ need, state }) => (state === 'heard' ? [] : [[need, state] as const])))
  const misses = corpus.rulebook.rules.flatMap((rule): NearMiss[] => {
    const lacked = whatItLacked(rule, heard, kept)
    return lacked === null ? [] : [{ rule: rule.id, summary: rule.summary, lacked }]
  })
  return misses.slice(0, mostNearMisses)
}

function whatItLacked({ when }: Rule, heard: ReadonlySet<NeedId>, kept: ReadonlyMap<NeedId, 'ruled-out' | 'set-aside'>):
  | Lack
  | null {
  if (when === null) return null
  const unmet = when.each.filter((group) => !group.some((need) => heard.has(need)))
  const blocking = when.none.filter((need) => heard.has(need))
  const [group] = unmet
  const [block] = blocking
  if (unmet.length === 0 && blocking.length === 1 && block !== undefined) return { kind: 'heard', need: block }
  if (unmet.length !== 1 || blocking.length > 0 || group === undefined) return null
  const stated = group.find((need) => kept.has(need))
  const state = stated === undefined ? undefined : kept.get(stated)
  if (stated !== undefined && state !== undefined) return { kind: state, need: stated }
  return when.each.length < 2 ? null : { kind: 'unsaid', needs: group.slice(0, 3) }
}
