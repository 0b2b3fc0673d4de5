import type { Need, Rulebook, TechnologyId } from '../corpus/index.js'
import type { HeardNeed } from '../reading/index.js'

/** What a description does not leave open. */
export interface Demands {
  /** Must not be used. */
  readonly banned: ReadonlySet<TechnologyId>
  /** Those who write it do not know these, and know another. */
  readonly unknown: ReadonlySet<TechnologyId>
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

/** @param sides - All that the rules are about. */
export function readDemands(needs: readonly HeardNeed[], rulebook: Rulebook, sides: readonly TechnologyId[]): Demands {
  const states = new Map(needs.map(({ need, state }) => [need, state]))
  const having = (kind: string, state: string): readonly Need[] =>
    rulebook.needs.filter(({ id, demand }) => demand?.kind === kind && states.get(id) === state)
  const technologies = (list: readonly Need[]): readonly TechnologyId[] =>
    list.flatMap(({ demand }) => demand?.technology ?? [])
  const required = technologies(having('allowed', 'heard'))
  const others = required.length === 0 ? [] : sides.filter((side) => !required.includes(side))
  const known = technologies(having('known', 'heard'))
  const unknown = known.length === 0 ? [] : technologies(having('known', 'ruled-out'))
  return {
    banned: new Set([...technologies(having('allowed', 'ruled-out')), ...others]),
    unknown: new Set(unknown.filter((side) => !known.includes(side))),
    alone: having('alone', 'heard').length > 0,
  }
}
