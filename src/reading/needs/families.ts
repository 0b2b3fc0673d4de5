import { strengths, type NeedId, type Rulebook } from '../../corpus/index.js'
import type { LearntNeed } from './recognise.js'

/** The needs of a rule book as they are learnt and recognised. */
export function learntNeedsOf({ needs, rules }: Rulebook): readonly LearntNeed[] {
  const parts = new Set(
    rules.flatMap(({ effect }) => effect.kind === 'combine' ? effect.parts.flatMap((part) => part.needs) : []),
  )
  return needs.map(({ id, demand }) => ({
    id,
    kind: demand?.technology == null ? null : { name: demand.kind, ecosystem: demand.technology },
    family: `${parts.has(id) ? 'part of ' : ''}${sideOf(id, rules)}`,
  }))
}

// Rules below this place among the strengths tip, the others decide by themselves.
const decidesFrom = 2

/** Whom the strongest rule that needs nothing else favours, and whether it is a strong one. */
function sideOf(id: NeedId, rules: Rulebook['rules']): string {
  const own = rules.filter(({ when }) => when?.each.length === 1 && when.each[0]?.includes(id) === true)
  const [first] = own
    .flatMap((
      { effect, strength },
    ) => (effect.kind === 'favours' ? [{ technology: effect.technology, strength: strengths.indexOf(strength) }] : []))
    .sort((a, b) => b.strength - a.strength || (a.technology < b.technology ? -1 : 1))
  return first === undefined ? 'none' : `${first.technology} ${first.strength >= decidesFrom ? 'strong' : 'weak'}`
}
