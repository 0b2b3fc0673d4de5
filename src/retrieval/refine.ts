import { createLearner, type Learner, type LearntTerm, modelDocuments, scoreFeedback } from './feedback.js'
import type { Ranked } from './flat.js'
import type { Ground } from './ranking.js'
import type { Wanted } from './top.js'
import { createWindowReader, scoreProximity, type Window, type WindowReader } from './window.js'

/** The first documents of a ranking after a closer look, by column: the n-th number of each is of the n-th document. */
export interface Refinement {
  readonly documents: readonly number[]
  readonly proximity: Float64Array
  readonly feedback: Float64Array
  /** The score from the postings and these two, added up. */
  readonly scores: Float64Array
  /** Places in the columns, best document first. */
  readonly order: Uint32Array
  readonly learnt: readonly LearntTerm[]
}

/** Looks closer at the first documents of a ranking, one query at a time. */
export interface Refiner {
  refine(ranked: readonly Ranked[], wanted: readonly Wanted[]): Refinement
}

/** What a closer look works with; made at the first one, for an index that never has one does without. */
interface Scratch {
  readonly reader: WindowReader
  readonly learner: Learner
  /** By term number; all 0 between uses. */
  readonly slotOf: Uint8Array
}

export function createRefiner(ground: Ground): Refiner {
  let scratch: Scratch | undefined
  const { ranking } = ground.settings
  return {
    refine(ranked, wanted) {
      const documents = ranked.map(({ document }) => document)
      const base = Float64Array.from(ranked, ({ score }) => score)
      const none = new Float64Array(documents.length)
      if (documents.length === 0 || (ranking.proximity === 0 && ranking.feedback === 0)) {
        return { documents, proximity: none, feedback: none, scores: base, order: orderOf(base, documents), learnt: [] }
      }
      scratch ??= { reader: createWindowReader(ground), learner: createLearner(ground),
        slotOf: new Uint8Array(ground.segment.terms.length) }
      const window = scratch.reader.read(documents)
      const proximity = ranking.proximity === 0 ? none : nearness(window, wanted, { ...ground, ...scratch })
      const scores = addColumns(base, proximity)
      const near = { documents, proximity, feedback: none, scores, order: orderOf(scores, documents), learnt: [] }
      return ranking.feedback === 0 ? near : addFeedback(near, wanted, { window, ...ground, ...scratch })
    },
  }
}

const addColumns = (some: Float64Array, more: Float64Array): Float64Array =>
  some.map((score, number) => score + (more[number] ?? 0))

function nearness(window: Window, wanted: readonly Wanted[], { slotOf, ...ground }: Ground & Scratch): Float64Array {
  const anchors = wanted.filter(({ isAnchor }) => isAnchor)
  const idfs = new Float64Array(anchors.reduce((most, { clause }) => Math.max(most, clause + 1), 0))
  for (const { term, clause, idf } of anchors) {
    slotOf[term] = clause + 1
    if (idf > (idfs[clause] ?? 0)) idfs[clause] = idf
  }
  const scores = scoreProximity(window, { slotOf, idfs }, ground)
  for (const { term } of anchors) slotOf[term] = 0
  return scores
}

// The first place is what a reader sees, and a model of the first hits knows less of the question than its own words
// do: the first hit is credited with the most that feedback gives to any, so it stays first.
function addFeedback(near: Refinement, wanted: readonly Wanted[],
  { window, settings, learner, slotOf }: Ground & Scratch & { readonly window: Window }): Refinement {
  const { documents, order, scores: base } = near
  const first = Array.from(order.subarray(0, modelDocuments), (number) => ({ number, score: base[number] ?? 0 }))
  const asked = wanted.reduce((sum, { weight }) => sum + weight, 0)
  const learnt = learner.learn(window, first, asked)
  const feedback = scoreFeedback(window, learnt, { slotOf, settings })
  feedback[order[0] ?? 0] = feedback.reduce((most, score) => Math.max(most, score), 0)
  const scores = addColumns(base, feedback)
  return { ...near, feedback, scores, order: orderOf(scores, documents), learnt }
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
