import type { LearntTerm } from './feedback.js'
import type { Explanation, Query } from './model.js'
import { type Ground, sharesOf } from './ranking.js'
import type { Refinement } from './refine.js'
import { fieldLengths, firstWordCode, impactScale, openSegmentStream, streamFieldEnd, wordOfCode } from './segment.js'
import { documentFrequencyOf, findPosting, type Wanted } from './top.js'

/** What an explanation is about, gathered by the search it explains. */
interface Explained extends Ground {
  readonly query: Query
  readonly wanted: readonly Wanted[]
  readonly refinement: Refinement
  readonly document: number
}

/** The score of one document as a sum: asked clauses by candidate term and field, then proximity, then feedback. */
export function explainScore(explained: Explained): Explanation {
  const { query, document, segment, refinement } = explained
  const parts = query.clauses.flatMap((_, clause) => explainClause(explained, clause))
  const place = refinement.documents.indexOf(document)
  const [proximity = 0, feedback = 0] = [refinement.proximity[place], refinement.feedback[place]]
  if (proximity > 0) parts.push(node('proximity: asked words that stand near each other', [], proximity))
  if (feedback > 0) parts.push(explainFeedback(explained, feedback))
  return node(`score of ${segment.ids[document] ?? ''}`, parts)
}

function explainClause(explained: Explained, number: number): Explanation[] {
  const clause = explained.query.clauses[number]
  const parts = explained.wanted.filter((each) => each.clause === number).flatMap((each) =>
    explainTerm(explained, each)
  )
  if (clause === undefined || parts.length === 0) return []
  return [node(`${clause.isAsked ? 'asked' : 'added'}: ${clause.words}`, parts)]
}

function explainTerm(explained: Explained, { term, clause, candidate, weight, idf, factor }: Wanted): Explanation[] {
  const { query, document, segment, settings } = explained
  const posting = findPosting(segment, term, document)
  const reading = query.clauses[clause]?.candidates[candidate]
  if (posting < 0 || reading === undefined) return []
  const impact = segment.impacts[posting] ?? 0
  const saturated = (impact / impactScale) * (settings.ranking.k1 + 1)
  const from = reading.source === reading.term ? '' : ` from ${reading.source}`
  const rarity = `idf ${show(idf)}, in ${documentFrequencyOf(segment, term)} of ${segment.ids.length} documents`
  const meaning = `${reading.kind} "${reading.term}"${from}: weight ${show(weight)} × ${rarity} × saturated frequency ${
    show(saturated)
  }`
  return [node(meaning, explainFields(explained, term, impact * factor))]
}

// The saturation is of all fields together, so each field is credited with its share of the pseudo-frequency.
function explainFields(explained: Explained, term: number, value: number): Explanation[] {
  const { segment, settings } = explained
  const { counts, lengths } = countInFields(explained, term)
  const shares = sharesOf(lengths, segment.averages, settings)
  const frequencies = counts.map((count, field) => count * (shares[field] ?? 0))
  const total = frequencies.reduce((sum, frequency) => sum + frequency, 0)
  return settings.fields.flatMap(({ name, weight }, field) => {
    const count = counts[field] ?? 0
    if (count === 0) return []
    const length = `${show(lengths[field] ?? 0)} words, ${show(segment.averages[field] ?? 0)} on average`
    return [
      node(`${name}: tf ${count} in ${length}, field weight ${show(weight)}`, [],
        (value * (frequencies[field] ?? 0)) / total),
    ]
  })
}

function countInFields({ document, segment, settings: { fields } }: Explained,
  term: number): { readonly counts: number[]; readonly lengths: Float64Array } {
  const stream = openSegmentStream(segment)
  const count = stream.read(document)
  const counts = new Array<number>(fields.length).fill(0)
  let field = 0
  for (const code of stream.codes.subarray(0, count)) {
    if (code === streamFieldEnd) field++
    else if (code >= firstWordCode && segment.wordTerms[wordOfCode(code)] === term)
      counts[field] = (counts[field] ?? 0) + 1
  }
  return { counts, lengths: fieldLengths(stream.codes, count, fields.length) }
}

function explainFeedback(explained: Explained, value: number): Explanation {
  const parts = explained.refinement.learnt.flatMap((learnt) => explainLearnt(explained, learnt))
  const rest = value - parts.reduce((sum, part) => sum + part.value, 0)
  // The documents of the model are credited beyond their own terms; for the others the rest is rounding in the last
  // place.
  if (rest > 1e-9) parts.push(node('lifted towards the most that feedback gives, by its share in the model', [], rest))
  return node('feedback: terms that the first hits share', parts)
}

function explainLearnt({ document, segment }: Explained, { term, probability, factor }: LearntTerm): Explanation[] {
  const posting = findPosting(segment, term, document)
  if (posting < 0) return []
  return [
    node(`learnt "${segment.terms[term] ?? ''}": ${show(probability)} of the model`, [],
      factor * (segment.impacts[posting] ?? 0)),
  ]
}

function node(meaning: string, parts: readonly Explanation[],
  value = parts.reduce((sum, part) => sum + part.value, 0)): Explanation {
  return { value, meaning, parts }
}

const show = (value: number): string => String(Number(value.toPrecision(4)))
