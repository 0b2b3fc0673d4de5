import { createLearner, type Learner, type LearntTerm, modelDocuments, scoreFeedback } from './feedback.js'
import type { Ranked } from './heap.js'
import { scoreProximity } from './proximity.js'
import type { Segment } from './segment.js'
import type { Settings } from './settings.js'
import type { Wanted } from './top.js'
import { createWindowReader, type Window, type WindowReader } from './window.js'

/** The first documents of a ranking after a closer look, column by column: the n-th number of each is of the n-th document. */
export interface Refinement {
  readonly documents: readonly number[]
  /** From the postings. */
  readonly base: Float64Array
  readonly proximity: Float64Array
  readonly feedback: Float64Array
  /** The sum of the three. */
  readonly scores: Float64Array
  /** Places in the columns, best document first. */
  readonly order: Uint32Array
  readonly learnt: readonly LearntTerm[]
}

/** Looks closer at the first documents of a ranking, one query at a time. */
export interface Refiner {
  refine(ranked: readonly Ranked[], wanted: readonly Wanted[]): Refinement
}

interface Bench {
  readonly reader: WindowReader
  readonly learner: Learner
  /** By term number; all 0 between uses. */
  readonly slotOf: Uint8Array
}

export function createRefiner(segment: Segment, settings: Settings): Refiner {
  let bench: Bench | undefined
  const { proximity, feedback } = settings.ranking
  return {
    refine(ranked, wanted) {
      const documents = ranked.map(({ document }) => document)
      const base = Float64Array.from(ranked, ({ score }) => score)
      const none = new Float64Array(documents.length)
      if (documents.length === 0 || (proximity === 0 && feedback === 0)) {
        return { documents, base, proximity: none, feedback: none, scores: base, order: orderOf(base, documents),
          learnt: [] }
      }
      bench ??= {
        reader: createWindowReader(segment, settings),
        learner: createLearner(segment, settings),
        slotOf: new Uint8Array(segment.terms.length),
      }
      const window = bench.reader.read(documents)
      const near = proximity === 0 ? none : nearness(wanted, window, bench.slotOf, segment, settings)
      return addFeedback(base, near, wanted, window, bench, settings)
    },
  }
}

function nearness(wanted: readonly Wanted[], window: Window, slotOf: Uint8Array, segment: Segment,
  settings: Settings): Float64Array {
  const anchors = wanted.filter(({ isAnchor }) => isAnchor)
  const idfs = new Float64Array(anchors.reduce((most, { clause }) => Math.max(most, clause + 1), 0))
  for (const { term, clause, idf } of anchors) {
    slotOf[term] = clause + 1
    if (idf > (idfs[clause] ?? 0)) idfs[clause] = idf
  }
  const scores = scoreProximity(window, slotOf, idfs, segment, settings)
  for (const { term } of anchors) slotOf[term] = 0
  return scores
}

// The first place is what a reader sees, and a model of the first hits knows less of the question than its own words do:
// the first hit is credited with the most that feedback gives to any, so it stays first.
function addFeedback(
  base: Float64Array,
  proximity: Float64Array,
  wanted: readonly Wanted[],
  window: Window,
  { learner, slotOf }: Bench,
  settings: Settings,
): Refinement {
  const { documents } = window
  const near = base.map((score, number) => score + (proximity[number] ?? 0))
  const order = orderOf(near, documents)
  if (settings.ranking.feedback === 0)
    return { documents, base, proximity, feedback: new Float64Array(near.length), scores: near, order, learnt: [] }
  const first = Array.from(order.subarray(0, modelDocuments), (number) => ({ number, score: near[number] ?? 0 }))
  const asked = wanted.reduce((sum, { weight }) => sum + weight, 0)
  const learnt = learner.learn(window, first, asked)
  const feedback = scoreFeedback(window, learnt, slotOf, settings)
  feedback[order[0] ?? 0] = feedback.reduce((most, score) => Math.max(most, score), 0)
  const scores = near.map((score, number) => score + (feedback[number] ?? 0))
  return { documents, base, proximity, feedback, scores, order: orderOf(scores, documents), learnt }
}

// Windows are short and come nearly in order, which insertion is made for; a caller may ask for a long one.
const longWindow = 256

function orderOf(scores: Float64Array, documents: readonly number[]): Uint32Array {
  const order = Uint32Array.from(documents.keys())
  const compare = (a: number, b: number): number =>
    (scores[b] ?? 0) - (scores[a] ?? 0) || (documents[a] ?? 0) - (documents[b] ?? 0)
  if (order.length > longWindow) return order.sort(compare)
  for (let next = 1; next < order.length; next++) {
    const number = order[next] ?? 0
    let at = next
    while (at > 0 && compare(order[at - 1] ?? 0, number) > 0) {
      order[at] = order[at - 1] ?? 0
      at--
    }
    order[at] = number
  }
  return order
}
