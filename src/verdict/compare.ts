import type { Rule, Technology, TechnologyId, TopicId } from '../corpus/index.js'
import { emptyVerdict, type Remark, type Verdict } from './model.js'
import { fireOwn, tellOwn, withoutReviewed } from './own.js'
import { accountOf, type Ground } from './sides.js'
import { apartFrom, apartWithin, standingOf } from './standing.js'
import { fire, marginOf, orderPoints, trimEvidence, type Fired } from './weigh.js'

/**
 * What the articles say for each of several technologies, on one topic or on all. A framework counts for its ecosystem.
 * The order of the technologies makes no difference.
 */
export function compareOn(compared: readonly Technology[], topic: TopicId | null, corpus: Ground): Verdict {
  const all = [...new Set(compared)].sort((one, other) => (one.id < other.id ? -1 : 1))
  const sides = [...new Set(all.flatMap(({ ecosystem }) => ecosystem ?? []))].sort()
  if (sides.length < 2) return { ...emptyVerdict, remarks: [nothingBetween(all)] }
  const remarks = all.filter(({ id, ecosystem }) => id !== ecosystem).map(({ id, ecosystem }): Remark =>
    ecosystem === null
      ? { kind: 'not-weighed', technology: id }
      : { kind: 'counts-for', technology: id, side: ecosystem }
  )
  const weighed = topic === null ? corpus.topics.filter((each) => each.weighed !== false).map(({ id }) => id) : [topic]
  const rules = corpus.rulebook.rules.filter((rule) => weighed.includes(rule.topic) && isBetween(rule, sides))
  const reviewed = rules.flatMap((rule) => fire(rule, { sides, corpus }) ?? [])
  const own = corpus.own === undefined ? [] : weighed.flatMap((id) => fireOwn(id, sides, { ground: corpus }))
  const fired = [...reviewed, ...withoutReviewed(own, reviewed)]
  if (fired.length > 0) {
    const verdict = tellOwn(topic === null ? overall(fired, sides, corpus) : onTopic(fired, sides, corpus))
    return { ...verdict, remarks: [...remarks, ...verdict.remarks] }
  }
  const isWeighed = topic === null || corpus.topics.some(({ id, weighed: has }) => id === topic && has !== false)
  const nothing: Remark = isWeighed
    ? { kind: topic === null ? 'not-compared' : 'not-compared-here', technologies: sides }
    : { kind: 'nothing-between' }
  return { ...emptyVerdict, remarks: [...remarks, nothing] }
}

function nothingBetween(all: readonly Technology[]): Remark {
  const [first, ...others] = all
  const technologies = all.map(({ id }) => id)
  if (first !== undefined && others.length === 0) return { kind: 'named-twice', technology: first.id }
  const isOne = first?.ecosystem !== null && others.every(({ ecosystem }) => ecosystem === first?.ecosystem)
  return { kind: isOne ? 'same-side' : 'not-compared', technologies }
}

/** Rules that favour one of them, or speak of all. */
function isBetween({ effect }: Rule, sides: readonly TechnologyId[]): boolean {
  if (effect.kind === 'favours') return sides.includes(effect.technology)
  return effect.kind === 'level' || effect.parts.every(({ technology }) => sides.includes(technology))
}

function onTopic(fired: readonly Fired[], sides: readonly TechnologyId[], corpus: Ground): Verdict {
  const standing = standingOf(fired, sides)
  const points = orderPoints(standing.fired, true)
  const beside = orderPoints(standing.beside, false)
  return {
    ...emptyVerdict,
    outcome: standing.outcome,
    technologies: standing.technologies,
    margin: marginOf(standing.margin),
    points: trimEvidence([...points, ...beside]),
    ...accountOf(points, standing.sides, corpus),
    remarks: standing.remarks,
  }
}

/**
 * On everything at once no score is made: the best point for each side of each topic stands for it, and one side is
 * favoured only if it is on every topic.
 */
function overall(fired: readonly Fired[], sides: readonly TechnologyId[], corpus: Ground): Verdict {
  const standings = corpus.topics.map(({ id }) => fired.filter(({ rule }) => rule.topic === id))
    .filter((own) => own.length > 0).map((own) => standingOf(own, sides))
  const points = orderPoints(standings.flatMap((standing) => bestOfEach(standing.fired)), true)
  const decided = sides.filter((side) => standings.some((standing) => standing.sides.includes(side)))
  const [leader, ...rivals] = new Set(standings.map(({ technologies }) => technologies.join()))
  const leads = rivals.length === 0 && standings.every(({ outcome }) => outcome === 'favours')
  return {
    ...emptyVerdict,
    outcome: leads ? 'favours' : 'even',
    technologies: leads ? decided.filter((side) => side === leader) : decided,
    margin: marginOf(leads ? Math.min(...standings.map(({ margin }) => margin)) : 0),
    points: trimEvidence(points),
    ...accountOf(points, decided, corpus),
    remarks: [...apartFrom(decided, sides, fired), ...apartWithin(decided, fired)],
  }
}

function bestOfEach(fired: readonly Fired[]): readonly Fired[] {
  const best = new Map<TechnologyId, Fired>()
  for (const each of fired) {
    const { favours, weight } = each.point
    if (favours !== null && weight > (best.get(favours)?.point.weight ?? 0)) best.set(favours, each)
  }
  return Array.from(best.values())
}
