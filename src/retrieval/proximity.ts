import type { Segment } from './segment.js'
import type { Settings } from './settings.js'
import { fieldEnd, gap, type Window } from './window.js'

/** A clause of the question as proximity sees it. */
export interface Anchor {
  readonly idf: number
}

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
 * @see Büttcher, Clarke, Lushman, Term proximity scoring for ad-hoc retrieval on very large text collections, SIGIR 2006;
 * the field weight is ours, so that a pair in a title counts like a word there.
 */
export function scoreProximity(window: Window, slotOf: Int32Array, anchors: readonly Anchor[], segment: Segment, settings: Settings): Float64Array {
  const average = segment.averages.reduce((sum, length) => sum + length, 0)
  const gains = new Float64Array(anchors.length)
  return Float64Array.from(window.documents, (_, number) => {
    gains.fill(0)
    gather(window, number, slotOf, anchors, settings, gains)
    return saturate(gains, anchors, (window.lengths[number] ?? 0) / average, settings)
  })
}

function gather(window: Window, number: number, slotOf: Int32Array, anchors: readonly Anchor[], settings: Settings, gains: Float64Array): void {
  const end = window.starts[number + 1] ?? 0
  let field = 0
  let place = 0
  let before = -1
  let beforePlace = 0
  for (let at = window.starts[number] ?? 0; at < end; at++) {
    const code = window.codes[at] ?? 0
    if (code === gap) place++
    else if (code === fieldEnd) {
      field++
      before = -1
    } else if ((code & 1) === 0) {
      const clause = (slotOf[code >> 1] ?? 0) - 1
      if (clause >= 0) {
        if (before >= 0 && before !== clause) {
          const nearness = (settings.fields[field]?.weight ?? 0) / (place - beforePlace) ** 2
          gains[clause] = (gains[clause] ?? 0) + (anchors[before]?.idf ?? 0) * nearness
          gains[before] = (gains[before] ?? 0) + (anchors[clause]?.idf ?? 0) * nearness
        }
        before = clause
        beforePlace = place
      }
      place++
    }
  }
}

function saturate(gains: Float64Array, anchors: readonly Anchor[], relativeLength: number, settings: Settings): number {
  const { k1, b, proximity } = settings.ranking
  const half = k1 * (1 - b + b * relativeLength)
  let score = 0
  for (const [clause, { idf }] of anchors.entries()) {
    const gain = gains[clause] ?? 0
    if (gain > 0) score += (Math.min(1, idf) * gain * (k1 + 1)) / (gain + half)
  }
  return proximity * score
}
