import type { Clause, Evidence, Query } from './model.js'
import { findDocument, type Lexicon, type Segment } from './segment.js'
import { findPosting } from './top.js'

export function gatherEvidence(query: Query, id: string, segment: Segment, lexicon: Lexicon): Evidence | undefined {
  const document = findDocument(segment, id)
  if (document < 0) return undefined
  const has = (spelling: string): boolean => {
    const term = lexicon.termOf(spelling)
    return term >= 0 && findPosting(segment, term, document) >= 0
  }
  const matched = query.clauses.filter(({ candidates }) => candidates.some(({ term }) => has(term)))
  const missing = query.clauses.filter((clause) => !matched.includes(clause))
  return { coverage: coverageOf(query, (clause) => matched.includes(clause)), matched, missing }
}

/** Share of the importance of what was asked; a compound or a joined word repeats what its parts ask. */
export function coverageOf(query: Query, isMatched: (clause: Clause, number: number) => boolean): number {
  let all = 0
  let found = 0
  for (const [number, clause] of query.clauses.entries()) {
    const kind = clause.candidates[0]?.kind
    if (!clause.isAsked || kind === 'compound' || kind === 'joined') continue
    all += clause.importance
    if (isMatched(clause, number)) found += clause.importance
  }
  return all === 0 ? 0 : found / all
}
