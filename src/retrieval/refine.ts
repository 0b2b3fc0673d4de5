import { createLearner, type Learner, type LearntTerm, modelDocuments } from './feedback.js'
import type { Best } from './flat.js'
import type { Ground } from './ranking.js'
import type { Wanted } from './top.js'
import { createWindowReader, type Window, type WindowReader } from './window.js'

/**
 * The first documents of a ranking after a closer look, by column: the n-th number of each is of the n-th document.
 * Valid until the next query, which is worked out in the same columns.
 */
export interface Refinement {
  readonly documents: Uint32Array
  readonly proximity: Float64Array
  readonly feedback: Float64Array
  /** The score from the postings and these two, added up. */
  readonly scores: Float64Array
  /** Places in the columns, best document first. */
  readonly order: Uint32Array
  readonly learnt: readonly LearntTerm[]
}

/** Looks closer at the first documents of a ranking, one query at a time. */
interface Refiner {
  /** @param ranked - Best first. */
  refine(ranked: Best, wanted: readonly Wanted[]): Refinement
}

/** What a closer look works with; made at the first one, for an index that never has one does without. */
interface Scratch {
  readonly reader: WindowReader
  readonly learner: Learner
}

export function createRefiner(ground: Ground): Refiner {
  let scratch: Scratch | undefined
  let columns = makeColumns(64)
  const { proximity, feedback } = ground.settings.ranking
  return {
    refine(ranked, wanted) {
      if (ranked.count > columns.scores.length) columns = makeColumns(ranked.count * 2)
      const refined = cut(columns, ranked)
      if (ranked.count === 0 || (proximity === 0 && feedback === 0)) return refined
      scratch ??= { reader: createWindowReader(ground), learner: createLearner(ground) }
      const window = scratch.reader.read(refined.documents, wanted)
      refined.proximity.set(window.proximity.subarray(0, ranked.count))
      addTo(refined.scores, refined.proximity)
      putInOrder(refined)
      return feedback === 0 ? refined : addFeedback(refined, wanted, { window, ...scratch })
    },
  }
}

type Columns = Omit<Refinement, 'documents' | 'learnt'>

const makeColumns = (length: number): Columns => ({ proximity: new Float64Array(length),
  feedback: new Float64Array(length), scores: new Float64Array(length), order: new Uint32Array(length) })

/** As many rows of the columns as there are documents, with what is known of them before the closer look. */
function cut(columns: Columns, { count, documents, scores }: Best): Refinement {
  columns.scores.set(scores.subarray(0, count))
  columns.proximity.fill(0, 0, count)
  columns.feedback.fill(0, 0, count)
  for (let number = 0; number < count; number++) columns.order[number] = number
  return {
    documents: documents.subarray(0, count),
    proximity: columns.proximity.subarray(0, count),
    feedback: columns.feedback.subarray(0, count),
    scores: columns.scores.subarray(0, count),
    order: columns.order.subarray(0, count),
    learnt: [],
  }
}

function addTo(scores: Float64Array, more: Float64Array): void {
  for (let number = 0; number < scores.length; number++) scores[number] = (scores[number] ?? 0) + (more[number] ?? 0)
}

/**
 * A model of the first hits knows less of the question than its own words do, so each of them is lifted towards the
 * most that feedback gives to any, by its own share in the model: a clear leader stays where it is, one that leads by a
 * hair need not.
 */
function addFeedback(near: Refinement, wanted: readonly Wanted[],
  { window, learner }: Scratch & { readonly window: Window }): Refinement {
  const { order, scores, feedback } = near
  const numbers = order.slice(0, modelDocuments)
  const asked = wanted.reduce((sum, { weight }) => sum + weight, 0)
  const weights = believe(numbers, scores, asked)
  const learnt = learner.learn(window, { numbers, weights }, asked)
  learner.score(window, learnt, feedback)
  const most = feedback.reduce((best, score) => Math.max(best, score), 0)
  for (const [place, number] of numbers.entries()) {
    const own = feedback[number] ?? 0
    feedback[number] = own + (most - own) * (weights[place] ?? 0)
  }
  addTo(scores, feedback)
  putInOrder(near)
  return { ...near, learnt }
}

/**
 * How far each of the first documents is believed: the likelihood that the question is meant for it, as relevance
 * models weigh them. Scores are logarithms of odds, summed over what was asked; the error of such a sum grows with the
 * root of how much that is, and in this unit they are compared.
 *
 *     weight = exp(score / √asked) / the sum of these
 *
 * @param numbers - Best first.
 */
function believe(numbers: Uint32Array, scores: Float64Array, asked: number): Float64Array {
  const best = scores[numbers[0] ?? 0] ?? 0
  const weights = Float64Array.from(numbers, (number) => Math.exp(((scores[number] ?? 0) - best) / Math.sqrt(asked)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

// Windows are short and come nearly in order, which insertion is made for; a caller may ask for a long one.
const longWindow = 256

/** By falling score, ties by document. */
function putInOrder({ order, scores, documents }: Refinement): void {
  const compare = (a: number, b: number): number =>
    (scores[b] ?? 0) - (scores[a] ?? 0) || (documents[a] ?? 0) - (documents[b] ?? 0)
  if (order.length > longWindow) {
    order.sort(compare)
    return
  }
  for (let next = 1; next < order.length; next++) {
    const number = order[next] ?? 0
    let at = next
    while (at > 0 && compare(order[at - 1] ?? 0, number) > 0) {
      order[at] = order[at - 1] ?? 0
      at--
    }
    order[at] = number
  }
}
