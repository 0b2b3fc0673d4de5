import type { Corpus, Rule, Technology, TechnologyId, TopicId } from '../corpus/index.js'
import type { Remark, Verdict } from './model.js'
import { countSides } from './sides.js'
import { fire, leadOf, marginOf, orderPoints, trimEvidence, weigh, type Fired } from './weigh.js'

/**
 * What the articles say for each of two technologies or more, on one topic or on all. A framework counts for its ecosystem.
 * The other way round gives the same verdict: the order of the arguments decides nothing.
 *
 * @param others - Further technologies beside the two.
 */
export function compareOn(left: Technology, right: Technology, topic: TopicId | null, corpus: Corpus,
  others: readonly Technology[] = []): Verdict {
  const all = [left, right, ...others]
  const sides = [...new Set(all.flatMap(({ ecosystem }) => ecosystem ?? []))].sort()
  if (sides.length < 2) return nothingBetween(left, right)
  const remarks = all.filter(({ id, ecosystem }) => id !== ecosystem).sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((
      { id, ecosystem },
    ): Remark => (ecosystem === null
      ? { kind: 'not-weighed', technology: id }
      : { kind: 'counts-for', technology: id, side: ecosystem })
    )
  const weighed = new Set(
    topic === null ? corpus.topics.filter((each) => each.weighed !== false).map(({ id }) => id) : [topic],
  )
  const rules = corpus.rulebook.rules.filter((rule) => weighed.has(rule.topic) && isBetween(rule, sides))
  const fired = rules.flatMap((rule) => fire(rule, [], corpus) ?? [])
  if (fired.length === 0) return { ...empty, remarks: [...remarks, { kind: 'nothing-between' }] }
  return topic === null ? overall(fired, sides, remarks, corpus) : onTopic(fired, sides, remarks, corpus)
}

const empty: Verdict = {
  outcome: 'insufficient',
  technologies: [],
  margin: marginOf(0),
  heard: [],
  ruledOut: [],
  setAside: [],
  points: [],
  parts: [],
  sides: [],
  remarks: [],
  nearMisses: [],
}

function nothingBetween(left: Technology, right: Technology): Verdict {
  const [one, other] = [left, right].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (one === undefined || other === undefined || one.id === other.id)
    return { ...empty, remarks: [{ kind: 'named-twice', technology: left.id }] }
  const same = one.ecosystem !== null && one.ecosystem === other.ecosystem
  return { ...empty, remarks: [{ kind: same ? 'same-side' : 'not-compared', technologies: [one.id, other.id] }] }
}

/** Rules that favour one of them, or speak of all. */
function isBetween({ effect }: Rule, sides: readonly TechnologyId[]): boolean {
  if (effect.kind === 'favours') return sides.includes(effect.technology)
  return effect.kind === 'level' || effect.parts.every(({ technology }) => sides.includes(technology))
}

function onTopic(fired: readonly Fired[], sides: readonly TechnologyId[], remarks: readonly Remark[],
  corpus: Corpus): Verdict {
  const { side, margin, decides } = leadOf(weigh(fired, sides))
  const points = trimEvidence(orderPoints(fired, true))
  const favoured = side !== null && decides
  return {
    ...empty,
    outcome: favoured ? 'favours' : 'even',
    technologies: favoured ? [side] : sides,
    margin: marginOf(margin),
    points,
    sides: countSides(points, sides, corpus),
    remarks,
  }
}

/** On everything at once no score is made: the best point for each side of each topic stands for it. */
function overall(fired: readonly Fired[], sides: readonly TechnologyId[], remarks: readonly Remark[],
  corpus: Corpus): Verdict {
  const topics = corpus.topics.filter(({ id }) => fired.some(({ rule }) => rule.topic === id))
  const best = topics.flatMap(({ id }) => bestOfEach(fired.filter(({ rule }) => rule.topic === id)))
  const points = trimEvidence(orderPoints(best, true))
  return { ...empty, outcome: 'even', technologies: sides, points, sides: countSides(points, sides, corpus), remarks }
}

function bestOfEach(fired: readonly Fired[]): readonly Fired[] {
  const best = new Map<TechnologyId, Fired>()
  for (const each of fired) {
    const { favours, weight } = each.point
    if (favours !== null && weight > (best.get(favours)?.point.weight ?? 0)) best.set(favours, each)
  }
  return Array.from(best.values())
}
