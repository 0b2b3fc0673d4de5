import { maxGap, type Segment } from './segment.js'
import type { Settings } from './settings.js'
import { fieldEnd, gap, type Window } from './window.js'

/**
 * How near the words of a question stand to each other, for each document of a window.
 *
 * Each time the next word of the question in a text belongs to another clause than the one before it, both clauses gain
 *
 *     idf of the other × field weight / distance²
 *
 * and the sum for a clause, saturated like a term frequency, is added to the score at weight min(1, idf of the clause).
 *
 * @param slotOf - The number of each term's clause, counted from 1; 0 for terms that were not asked.
 * @param idfs - By clause.
 * @see Büttcher, Clarke, Lushman, Term proximity scoring for ad-hoc retrieval on very large text collections, SIGIR 2006;
 * the field weight is ours, so that a pair in a title counts like a word there.
 */
export function scoreProximity(window: Window, slotOf: Uint8Array, idfs: Float64Array, segment: Segment,
  settings: Settings): Float64Array {
  const average = segment.averages.reduce((sum, length) => sum + length, 0)
  const gains = new Float64Array(idfs.length)
  const weights = Float64Array.from(settings.fields, ({ weight }) => weight)
  const scores = new Float64Array(window.documents.length)
  for (let number = 0; number < scores.length; number++) {
    gains.fill(0)
    gather(window, number, slotOf, idfs, weights, gains)
    scores[number] = saturate(gains, idfs, (window.lengths[number] ?? 0) / average, settings)
  }
  return scores
}

function gather(window: Window, number: number, slotOf: Uint8Array, idfs: Float64Array, weights: Float64Array,
  gains: Float64Array): void {
  const { codes } = window
  const end = window.starts[number + 1] ?? 0
  let field = 0
  let place = 0
  let before = -1
  let beforePlace = 0
  for (let at = window.starts[number] ?? 0; at < end; at++) {
    const code = codes[at] ?? 0
    if (code === fieldEnd) {
      field++
      before = -1
    } else if (code === gap) place += maxGap
    else {
      place += (code & 6) >> 1
      if ((code & 1) === 1) continue
      place++
      const clause = (slotOf[code >> 3] ?? 0) - 1
      if (clause < 0) continue
      if (before >= 0 && before !== clause) {
        const nearness = (weights[field] ?? 0) / (place - beforePlace) ** 2
        gains[clause] = (gains[clause] ?? 0) + (idfs[before] ?? 0) * nearness
        gains[before] = (gains[before] ?? 0) + (idfs[clause] ?? 0) * nearness
      }
      before = clause
      beforePlace = place
    }
  }
}

function saturate(gains: Float64Array, idfs: Float64Array, relativeLength: number, settings: Settings): number {
  const { k1, b, proximity } = settings.ranking
  const half = k1 * (1 - b + b * relativeLength)
  let score = 0
  for (let clause = 0; clause < idfs.length; clause++) {
    const gain = gains[clause] ?? 0
    if (gain > 0) score += (Math.min(1, idfs[clause] ?? 0) * gain * (k1 + 1)) / (gain + half)
  }
  return proximity * score
}
