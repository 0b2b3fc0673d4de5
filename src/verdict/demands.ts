import type { Need, Rulebook, TechnologyId } from '../corpus/index.js'
import type { HeardNeed } from '../reading/index.js'

/** What a description does not leave open. */
export interface Demands {
  /** Must not be used. */
  readonly banned: ReadonlySet<TechnologyId>
  /** The only one that those who write it know; null when none was said, or they know several. */
  readonly onlyKnown: TechnologyId | null
  /** A second technology beside the first is not wanted. */
  readonly alone: boolean
}

/** Whether a description refuses one of the technologies: a verdict on a topic alone would pass that over. */
export function refusesAny(needs: readonly HeardNeed[], rulebook: Rulebook): boolean {
  const kinds = new Map(rulebook.needs.map(({ id, demand }) => [id, demand?.kind ?? null]))
  return needs.some(({ need, state }) =>
    (kinds.get(need) === 'allowed' && state === 'ruled-out') || (kinds.get(need) === 'rejected' && state === 'heard')
  )
}

export function readDemands(needs: readonly HeardNeed[], rulebook: Rulebook, sides: readonly TechnologyId[]): Demands {
  const states = new Map(needs.map(({ need, state }) => [need, state]))
  const having = (kind: string, state: string): readonly Need[] =>
    rulebook.needs.filter(({ id, demand }) => demand?.kind === kind && states.get(id) === state)
  const technologies = (list: readonly Need[]): readonly TechnologyId[] =>
    list.flatMap(({ demand }) => demand?.technology ?? [])
  const required = technologies(having('allowed', 'heard'))
  const others = required.length === 1 ? sides.filter((side) => side !== required[0]) : []
  const known = technologies(having('known', 'heard'))
  const unknown = technologies(having('known', 'ruled-out'))
  const [only] = known
  return {
    banned: new Set([...technologies(having('allowed', 'ruled-out')), ...others]),
    onlyKnown: known.length === 1 && only !== undefined && unknown.length > 0 ? only : null,
    alone: having('alone', 'heard').length > 0,
  }
}
