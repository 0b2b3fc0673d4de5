import type { Corpus, NeedId, TechnologyId } from '../corpus/index.js'

/** Names by id, for sentences of ours. */
export interface Names {
  technology(id: TechnologyId): string
  need(id: NeedId): string
  /** What is gone where a need is ruled out: of a permission, what it permits. */
  ruledOut(id: NeedId): string
}

export function namesOf(corpus: Corpus): Names {
  const technologies = new Map(corpus.technologies.map(({ id, name }) => [id, name]))
  const needs = new Map(corpus.rulebook.needs.map(({ id, name }) => [id, name]))
  const permits = new Map(
    corpus.rulebook.needs.flatMap((
      { id, demand },
    ) => (demand?.kind === 'allowed' && demand.technology !== null ? [[id, demand.technology] as const] : [])),
  )
  const technology = (id: TechnologyId): string => technologies.get(id) ?? id
  const need = (id: NeedId): string => needs.get(id) ?? id
  const ruledOut = (id: NeedId): string => {
    const permitted = permits.get(id)
    return permitted === undefined ? need(id) : technology(permitted)
  }
  return { technology, need, ruledOut }
}
