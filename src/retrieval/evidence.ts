import type { Evidence, Explanation, Query } from './model.js'
import { fieldLengths, fieldShares } from './build.js'
import { findDocument, impactScale, type Lexicon, openSegmentStream, type Segment, streamFieldEnd } from './segment.js'
import type { Settings } from './settings.js'
import { documentFrequencyOf, inverseDocumentFrequency, type Wanted } from './top.js'

/** Where a document's posting for a term stands, or -1. */
export function findPosting({ offsets, documents }: Segment, term: number, document: number): number {
  let low = offsets[term] ?? 0
  let high = (offsets[term + 1] ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = documents[middle] ?? 0
    if (found === document) return middle
    if (found < document) low = middle + 1
    else high = middle - 1
  }
  return -1
}

export function gatherEvidence(query: Query, id: string, segment: Segment, lexicon: Lexicon): Evidence | undefined {
  const document = findDocument(segment, id)
  if (document < 0) return undefined
  const has = (spelling: string): boolean => {
    const term = lexicon.termOf(spelling)
    return term !== undefined && findPosting(segment, term, document) >= 0
  }
  const matched = query.clauses.filter(({ candidates }) => candidates.some(({ term }) => has(term)))
  const missing = query.clauses.filter((clause) => !matched.includes(clause))
  return { coverage: coverageOf(query, (clause) => matched.includes(clause)), matched, missing }
}

/** Share of the importance of what was asked; a compound or a joined word repeats what its parts ask. */
export function coverageOf(query: Query, isMatched: (clause: Query['clauses'][number], number: number) => boolean): number {
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

/** The score that the postings give, taken apart by clause, candidate term and field. */
export function explainPostings(query: Query, wanted: readonly Wanted[], document: number, segment: Segment, settings: Settings): Explanation[] {
  return query.clauses.flatMap((clause, number) => {
    const parts = wanted.filter((each) => each.clause === number).flatMap((each) => explainTerm(query, each, document, segment, settings))
    if (parts.length === 0) return []
    return [{ value: sum(parts), meaning: `${clause.isAsked ? 'asked' : 'added'}: ${clause.words}`, parts }]
  })
}

function explainTerm(query: Query, { term, clause, candidate, factor }: Wanted, document: number, segment: Segment, settings: Settings): Explanation[] {
  const posting = findPosting(segment, term, document)
  const reading = query.clauses[clause]?.candidates[candidate]
  if (posting < 0 || reading === undefined) return []
  const impact = segment.impacts[posting] ?? 0
  const frequency = documentFrequencyOf(segment, term)
  const idf = inverseDocumentFrequency(frequency, segment.ids.length)
  const parts = explainFields(term, document, segment, settings, impact * factor)
  const meaning = [
    `${reading.kind} "${reading.term}"${reading.source === reading.term ? '' : ` from ${reading.source}`}`,
    `weight ${show(reading.weight)} × idf ${show(idf)} (in ${frequency} of ${segment.ids.length})`,
    `× saturated frequency ${show((impact / impactScale) * (settings.ranking.k1 + 1))}`,
  ].join(': ')
  return [{ value: sum(parts), meaning, parts }]
}

// The saturation is of all fields together, so each field is credited with its share of the pseudo-frequency.
function explainFields(term: number, document: number, segment: Segment, settings: Settings, value: number): Explanation[] {
  const { counts, lengths } = countInFields(term, document, segment, settings.fields.length)
  const shares = fieldShares(lengths, segment.averages, settings)
  const total = counts.reduce((all, count, field) => all + count * (shares[field] ?? 0), 0)
  return settings.fields.flatMap(({ name, weight }, field) => {
    const count = counts[field] ?? 0
    if (count === 0) return []
    const meaning = `${name}: ${count} × in ${lengths[field] ?? 0} words (average ${show(segment.averages[field] ?? 0)}), field weight ${show(weight)}`
    return [{ value: (value * count * (shares[field] ?? 0)) / total, meaning, parts: [] }]
  })
}

function countInFields(term: number, document: number, segment: Segment, fields: number): { counts: number[]; lengths: Float64Array } {
  const stream = openSegmentStream(segment)
  const count = stream.read(document)
  const counts = new Array<number>(fields).fill(0)
  let field = 0
  for (const code of stream.codes.subarray(0, count)) {
    if (code <= streamFieldEnd) field += code
    else if (segment.wordTerms[(code >>> 1) - 1] === term) counts[field] = (counts[field] ?? 0) + 1
  }
  return { counts, lengths: fieldLengths(stream.codes, count, fields) }
}

export function sum(parts: readonly Explanation[]): number {
  return parts.reduce((total, { value }) => total + value, 0)
}

const show = (value: number): string => String(Number(value.toPrecision(4)))
