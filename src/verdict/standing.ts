import type { TechnologyId } from '../corpus/index.js'
import { rivalsIn } from './evidence.js'
import type { Evidence, Outcome, Remark } from './model.js'
import { leadOf, marginOf, weigh, type Fired, type Lead } from './weigh.js'

/** How sides stand to one another, whatever is demanded besides. */
export interface Standing {
  readonly outcome: Extract<Outcome, 'favours' | 'even' | 'insufficient'>
  /** `favours`: the one. `even`: those that are level. `insufficient`: none. */
  readonly technologies: readonly TechnologyId[]
  readonly margin: number
  /** Those that the outcome speaks of. */
  readonly sides: readonly TechnologyId[]
  /** Of what rules say, all that bears on the outcome. */
  readonly fired: readonly Fired[]
  /** What rules say on pairs that the outcome leaves out, and that the remarks tell of. */
  readonly beside: readonly Fired[]
  /** What else there is to say of the sides: who is not weighed against whom, and pairs that the outcome leaves out. */
  readonly remarks: readonly Remark[]
}

interface Pair {
  readonly sides: readonly [TechnologyId, TechnologyId]
  readonly lead: Lead
}

type Decision = Pick<Standing, 'outcome' | 'technologies' | 'margin'>

/**
 * Weighs sides pair by pair, as Condorcet did: evidence on two of them says nothing of a third. One that leads over
 * every side that it is weighed against is favoured over these.
 *
 * @param sides - In the order of their ids.
 * @param fired - What rules say about them.
 */
export function standingOf(fired: readonly Fired[], sides: readonly TechnologyId[]): Standing {
  const pairs = sides.flatMap((one, at) => sides.slice(at + 1).flatMap((other) => weighPair([one, other], fired)))
  const decision = decide(pairs, sides)
  const { outcome, technologies } = decision
  const within = (some: readonly Pair[]): readonly TechnologyId[] =>
    sides.filter((side) => some.some((pair) => pair.sides.includes(side)))
  const isOpen = outcome === 'insufficient'
  const isTold = ({ sides: both }: Pair): boolean =>
    outcome === 'favours' ? both.some((side) => technologies.includes(side)) : areIn(both, technologies)
  const bearing = isOpen ? pairs : pairs.filter(isTold)
  const besides = pairs.filter((pair) => !isTold(pair) && pair.lead.decides)
  const told = bearingOn(bearing, fired)
  const decided = within(bearing)
  return {
    ...decision,
    sides: decided,
    fired: told,
    beside: bearingOn(besides, fired).filter(({ rule }) => told.every((each) => each.rule !== rule)),
    remarks: [...apartFrom(decided, sides, fired), ...(isOpen ? apartWithin(decided, fired) : []),
      ...besides.flatMap(tellPair)],
  }
}

function decide(pairs: readonly Pair[], sides: readonly TechnologyId[]): Decision {
  const unsettled: Decision = { outcome: 'insufficient', technologies: [], margin: 0 }
  const of = (side: TechnologyId): readonly Pair[] => pairs.filter((pair) => pair.sides.includes(side))
  const ahead = sides.filter((side) =>
    of(side).length > 0 && of(side).every(({ lead }) => !lead.decides || lead.side === side)
  )
  const [best] = ahead
  if (best === undefined) return unsettled
  const open = of(best).filter(({ lead }) => !lead.decides)
  if (ahead.length === 1 && open.length === 0) {
    return { outcome: 'favours', technologies: [best], margin: Math.min(...of(best).map(({ lead }) => lead.margin)) }
  }
  const level = ahead.length > 1 ? ahead : sides.filter((side) => open.some((pair) => pair.sides.includes(side)))
  const between = pairs.filter((pair) => areIn(pair.sides, level))
  // Level are sides that are weighed against one another, and not those that nothing brings together.
  return between.length < (level.length * (level.length - 1)) / 2
    ? unsettled
    : { outcome: 'even', technologies: level, margin: Math.max(...between.map(({ lead }) => lead.margin)) }
}

/** Sides that nothing weighs against those between which it was decided. */
export function apartFrom(decided: readonly TechnologyId[], sides: readonly TechnologyId[],
  fired: readonly Fired[]): readonly Remark[] {
  return sides.filter((side) => !decided.includes(side)).flatMap((side) => apart(side, decided, fired))
}

/** The same between these themselves. */
export function apartWithin(sides: readonly TechnologyId[], fired: readonly Fired[]): readonly Remark[] {
  return sides.flatMap((side, at) => apart(side, sides.slice(at + 1), fired))
}

function apart(technology: TechnologyId, rivals: readonly TechnologyId[], fired: readonly Fired[]): readonly Remark[] {
  const others = rivals.filter((rival) => !fired.some((each) => isAbout(each, [technology, rival])))
  return others.length === 0 ? [] : [{ kind: 'apart', technology, others }]
}

const areIn = (pair: Pair['sides'], sides: readonly TechnologyId[]): boolean =>
  pair.every((side) => sides.includes(side))

/** Two sides on one scale; none where nothing speaks of both. */
function weighPair(sides: Pair['sides'], fired: readonly Fired[]): readonly Pair[] {
  const own = fired.filter((each) => isAbout(each, sides))
  return own.length === 0 ? [] : [{ sides, lead: leadOf(weigh(own, sides)) }]
}

function isAbout({ rule, point }: Fired, sides: Pair['sides']): boolean {
  return point.evidence.some((each) => rivalsIn(each, rule.effect, sides).length > 0)
}

/** What rules say of one of these pairs, each point with its evidence on them alone. */
export function bearingOn(pairs: readonly Pick<Pair, 'sides'>[], fired: readonly Fired[]): readonly Fired[] {
  return fired.flatMap(({ rule, point }): readonly Fired[] => {
    const rivalsOf = (each: Evidence): readonly TechnologyId[] =>
      pairs.flatMap(({ sides }) => rivalsIn(each, rule.effect, sides))
    const isKept = (each: Evidence): boolean => rivalsOf(each).length > 0
    const [first, ...others] = point.evidence.filter(isKept)
    if (first === undefined) return []
    const over = [...new Set([first, ...others].flatMap(rivalsOf))].sort()
    return [{ rule, point: { ...point, over, leftOut: point.leftOut.filter(isKept), evidence: [first, ...others] } }]
  })
}

function tellPair({ sides, lead: { side, margin } }: Pair): readonly Remark[] {
  const over = sides.find((each) => each !== side)
  return side === null || over === undefined
    ? []
    : [{ kind: 'also', technology: side, over, degree: marginOf(margin).degree }]
}
