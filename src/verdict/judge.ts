import type { Corpus, NeedId, Rule, RuleEffect, TechnologyId } from '../corpus/index.js'
import { readDemands, type Demands } from './demands.js'
import type { Lack, NearMiss, Part, Remark, Verdict } from './model.js'
import type { HeardNeed } from '../reading/index.js'
import { fireOwnNeeds, ownSides, tellOwn } from './own.js'
import { accountOf, type Ground } from './sides.js'
import { bearingOn, standingOf, type Standing } from './standing.js'
import { fire, isMet, leadOf, marginOf, orderPoints, sidesOf, trimEvidence, weigh, type Fired } from './weigh.js'

type Decision = Omit<Standing, 'outcome'> & Pick<Verdict, 'outcome' | 'parts'>

interface Case {
  readonly needs: readonly HeardNeed[]
  readonly heard: readonly HeardNeed[]
  readonly fired: readonly Fired[]
  readonly choice: Choice
  readonly demands: Demands
  readonly corpus: Ground
}

/** What there is to choose from, each a part of the one before. */
interface Choice {
  /** What was asked about, but for a side of which the rules say nothing. */
  readonly asked: readonly TechnologyId[]
  readonly allowed: readonly TechnologyId[]
  /** Those that somebody can write it in as well. */
  readonly open: readonly TechnologyId[]
  /** Those that are weighed: also what is left out, where it leaves one alone and is its price. */
  readonly sides: readonly TechnologyId[]
}

/**
 * Judges needs by the rules of the corpus. The order of the needs, and how often one is said, make no difference.
 *
 * @param asked - The sides to choose between; all that the rules are about.
 * @returns A verdict in which each point names its rule and quotes what it rests on.
 */
export function judge(needs: readonly HeardNeed[], corpus: Ground,
  asked: readonly TechnologyId[] = allSides(corpus)): Verdict {
  const { rulebook } = corpus
  const heard = sortNeeds(needs.filter(({ state }) => state === 'heard'))
  const ids = new Set(heard.map(({ need }) => need))
  const demands = readDemands(needs, rulebook, allSides(corpus))
  const choice = choiceOf(asked, demands, corpus)
  const reviewed = rulebook.rules.filter((rule) => isMet(rule, ids))
    .flatMap((rule) => fire(rule, { heard, sides: choice.sides, corpus }) ?? [])
  const own = fireOwnNeeds(heard, choice.sides, { ground: corpus, fired: reviewed })
  const decideOn = (fired: readonly Fired[]): Decision => decide({ needs, heard, fired, choice, demands, corpus })
  const all = decideOn([...reviewed, ...own])
  // What a server's articles say of some sides does not unsettle what was decided between others.
  const isUnsettled = all.outcome === 'insufficient' && own.length > 0 && reviewed.length > 0
  const decision = isUnsettled ? decideOn(reviewed) : all
  const takeTurns = decision.outcome !== 'favours' || decision.fired.some(({ point }) => point.contested)
  const points = orderPoints(decision.fired, takeTurns)
  const beside = orderPoints(decision.beside, false)
  return tellOwn({
    outcome: decision.outcome,
    technologies: decision.technologies,
    margin: marginOf(decision.margin),
    heard,
    ruledOut: sortNeeds(needs.filter(({ state }) => state === 'ruled-out')),
    setAside: sortNeeds(needs.filter(({ state }) => state === 'set-aside')),
    points: trimEvidence([...points, ...beside]),
    parts: decision.parts,
    asked: [],
    ...accountOf(points, decision.sides, corpus),
    remarks: decision.remarks,
    nearMisses: findNearMisses(needs, ids, aboutAny(choice.asked, rulebook.rules)),
  })
}

/** All of which rules or a server's own articles say anything. */
const allSides = (corpus: Corpus): readonly TechnologyId[] =>
  [...new Set([...sidesOf(corpus.rulebook.rules), ...ownSides(corpus)])].sort()

function choiceOf(wanted: readonly TechnologyId[], { banned, unknown }: Demands, corpus: Corpus): Choice {
  const all = allSides(corpus)
  const isAllowed = (side: TechnologyId): boolean => !banned.has(side)
  // Where all that was asked about is ruled out, what is left is still a choice.
  const asked = wanted.some(isAllowed) ? [...wanted].sort() : all
  const allowed = asked.filter(isAllowed)
  const known = allowed.filter((side) => !unknown.has(side))
  const open = known.length > 0 ? known : allowed
  return { asked, allowed, open, sides: open.length > 1 ? open : allowed.length > 1 ? allowed : asked }
}

const sortNeeds = (needs: readonly HeardNeed[]): readonly HeardNeed[] =>
  [...needs].sort((a, b) => a.start - b.start || a.end - b.end || (a.need < b.need ? -1 : 1))

function decide(of: Case): Decision {
  const { asked, allowed, open } = of.choice
  if (allowed.length === 0) return { ...nothing(of), remarks: [{ kind: 'all-ruled-out' }] }
  if (allowed.length === 1 && asked.length > 1) return decideAllowed(allowed, of)
  const leftOut = [...leaveOut('ruled-out', asked, allowed), ...leaveOut('unknown', allowed, open)]
  const isKnownAlone = open.length === 1 && allowed.length > 1
  const decision = combine(of) ?? (isKnownAlone ? decideKnown(open, of) : weighOpen(of))
  return isKnownAlone ? decision : { ...decision, remarks: [...leftOut, ...decision.remarks] }
}

const nothing = ({ choice: { sides } }: Case): Decision => ({
  outcome: 'insufficient',
  technologies: [],
  margin: 0,
  sides,
  fired: [],
  beside: [],
  parts: [],
  remarks: [],
})

function weighOpen(of: Case): Decision {
  if (of.fired.length === 0) return { ...nothing(of), remarks: [missing(of)] }
  const standing = standingOf(of.fired, of.choice.sides)
  const [best] = standing.technologies
  const isPriced = standing.outcome === 'favours' && best !== undefined && of.demands.alone
  return { ...standing, parts: [],
    remarks: [...standing.remarks, ...unweighedNeeds(of), ...(isPriced ? costOf(best, of) : [])] }
}

/** Needs by which the rules weigh other sides, and not these. */
function unweighedNeeds({ heard, fired, corpus }: Case): readonly Remark[] {
  const all = new Set(heard.map(({ need }) => need))
  const speaksOf = (rule: Rule, need: NeedId): boolean => rule.when?.each.some((group) => group.includes(need)) ?? false
  const needs = heard.filter(({ need }) =>
    corpus.rulebook.rules.some((rule) => isMet(rule, all) && speaksOf(rule, need)) &&
    !fired.some(({ rule }) => speaksOf(rule, need))
  )
  const names = [...new Set(needs.map(({ name }) => name))]
  return names.length === 0 ? [] : [{ kind: 'needs-apart', needs: names }]
}

function missing({ needs, heard, choice, corpus }: Case): Remark {
  const ids = new Set(heard.map(({ need }) => need))
  if (corpus.rulebook.rules.some((rule) => isMet(rule, ids)))
    return { kind: 'not-compared-here', technologies: choice.sides }
  return { kind: needs.some(({ state }) => state !== 'heard') ? 'nothing-left' : 'nothing-heard' }
}

/** What a demand takes out of a choice that stays one. */
function leaveOut(because: 'ruled-out' | 'unknown', before: readonly TechnologyId[],
  after: readonly TechnologyId[]): readonly Remark[] {
  const technologies = before.filter((side) => !after.includes(side))
  return technologies.length === 0 ? [] : [{ kind: 'left-out', because, technologies }]
}

/** What must not be used is not weighed, but what that costs is said. */
function decideAllowed(allowed: readonly TechnologyId[], of: Case): Decision {
  const banned = of.choice.asked.filter((side) => !allowed.includes(side))
  return demand({ technologies: allowed, least: 0.6, remark: { kind: 'ruled-out', technologies: banned } }, of)
}

/** What nobody on the team can write is no choice, whatever it would be good for. */
function decideKnown(open: readonly TechnologyId[], of: Case): Decision {
  const others = of.choice.sides.filter((side) => !open.includes(side))
  return demand({ technologies: open, least: 0.5, remark: { kind: 'only-known', technologies: open, others } }, of)
}

interface Demanded {
  readonly technologies: readonly TechnologyId[]
  /** The least margin. */
  readonly least: number
  readonly remark: Remark
}

/** One is demanded, by at least so much, and what speaks for others is its price. */
function demand({ technologies, least, remark }: Demanded, of: Case): Decision {
  const { sides } = of.choice
  const { side, margin } = leadOf(weigh(of.fired, sides))
  const leads = side !== null && technologies.includes(side)
  const fired = technologies.flatMap((one) =>
    bearingOn(sides.filter((other) => other !== one).map((other) => ({ sides: [one, other] })), of.fired)
  )
  return { outcome: 'favours', technologies, margin: Math.max(least, leads ? margin : 0), sides, fired, beside: [],
    parts: [], remarks: [remark, ...technologies.flatMap((technology) => costOf(technology, of))] }
}

// Less than this on the weaker side is an aside, not a part of its own.
const leastShare = 0.15

function combine(of: Case): Decision | null {
  const rules = of.fired.flatMap(({ rule }) => (rule.effect.kind === 'combine' ? [rule.effect] : []))
  if (rules.length === 0) return null
  const technologies = of.choice.sides.filter((side) =>
    rules.some(({ parts }) => parts.some((part) => part.technology === side))
  )
  const values = Array.from(weigh(of.fired, technologies).scores.values())
  const share = Math.min(...values) / Math.max(...values)
  if (share < leastShare || of.demands.alone || of.choice.open.length === 1) return null
  const parts = technologies.map((technology) => partOf(technology, rules, of))
  const fired = of.fired.filter(({ point: { favours } }) => favours === null || technologies.includes(favours))
  return { outcome: 'combine', technologies, margin: 0.5 + share / 2, parts, sides: technologies, fired, beside: [],
    remarks: [] }
}

/** What goes to a technology: what the project is to do there, not what its people know or forbid. */
function partOf(technology: TechnologyId, rules: readonly Extract<RuleEffect, { kind: 'combine' }>[],
  { heard, corpus }: Case): Part {
  const wishes = new Set(corpus.rulebook.needs.filter(({ demand }) => demand === null).map(({ id }) => id))
  const own = new Set(
    rules.flatMap(({ parts }) => parts.filter((part) => part.technology === technology).flatMap(({ needs }) => needs)),
  )
  const needs = new Map(
    heard.filter(({ need }) => own.has(need) && wishes.has(need)).map(({ need, name }) => [need, { id: need, name }]),
  )
  return { technology, needs: Array.from(needs.values()) }
}

function costOf(side: TechnologyId, { fired, choice: { sides } }: Case): readonly Remark[] {
  return sides.filter((other) => other !== side).flatMap((other): readonly Remark[] => {
    const points = fired.filter(({ point }) => point.favours === other && point.over.includes(side)).length
    return points === 0 ? [] : [{ kind: 'cost', technology: other, points }]
  })
}

const mostNearMisses = 5

const aboutAny = (sides: readonly TechnologyId[], rules: readonly Rule[]): readonly Rule[] =>
  rules.filter((rule) => [...sidesOf([rule]), ...rule.evidence.flatMap(({ between }) => between)]
    .some((side) => sides.includes(side)))

/** Rules that one thing kept from speaking: a need that was ruled out, one that blocks, or the last of several. */
function findNearMisses(needs: readonly HeardNeed[], heard: ReadonlySet<NeedId>,
  rules: readonly Rule[]): readonly NearMiss[] {
  const kept = new Map(needs.flatMap(({ need, state }) => (state === 'heard' ? [] : [[need, state] as const])))
  const misses = rules.flatMap((rule): NearMiss[] => {
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
