import type { Corpus, NeedId, TechnologyId } from '../corpus/index.js'

/** Names by id, for sentences of ours. */
export interface Names {
  technology(id: TechnologyId): string
  need(id: NeedId): string
}

export function namesOf(corpus: Corpus): Names {
  const technologies = new Map(corpus.technologies.map(({ id, name }) => [id, name]))
  const needs = new Map(corpus.rulebook.needs.map(({ id, name }) => [id, name]))
  return { technology: (id) => technologies.get(id) ?? id, need: (id) => needs.get(id) ?? id }
}
