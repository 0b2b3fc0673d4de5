import { createLearner, type Learner, type LearntTerm, modelDocuments, scoreFeedback } from './feedback.js'
import { type Anchor, scoreProximity } from './proximity.js'
import type { Segment } from './segment.js'
import type { Settings } from './settings.js'
import type { Ranked, Wanted } from './top.js'
import { createWindowReader, type Window, type WindowReader } from './window.js'

/** A document of the window with what its score is made of. */
export interface Refined {
  readonly document: number
  readonly score: number
  /** From the postings. */
  readonly base: number
  readonly proximity: number
  readonly feedback: number
}

export interface Refinement {
  readonly ranked: readonly Refined[]
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
      if (ranked.length === 0 || (proximity === 0 && feedback === 0)) return { ranked: ranked.map(unrefined), learnt: [] }
      bench ??= {
        reader: createWindowReader(segment, settings),
        learner: createLearner(segment, settings),
        slotOf: new Uint8Array(segment.terms.length),
      }
      const window = bench.reader.read(ranked.map(({ document }) => document))
      const near = proximity === 0 ? new Float64Array(ranked.length) : nearness(wanted, window, bench.slotOf, segment, settings)
      const places = ranked.map(({ document, score }, number): Place => ({ number, document, base: score, proximity: near[number] ?? 0 }))
      places.sort((a, b) => b.base + b.proximity - (a.base + a.proximity) || a.document - b.document)
      return addFeedback(places, wanted, window, bench, settings)
    },
  }
}

/** A document on its way through, with its number in the window. */
interface Place {
  readonly number: number
  readonly document: number
  readonly base: number
  readonly proximity: number
}

const unrefined = ({ document, score }: Ranked): Refined => ({ document, score, base: score, proximity: 0, feedback: 0 })

function nearness(wanted: readonly Wanted[], window: Window, slotOf: Uint8Array, segment: Segment, settings: Settings): Float64Array {
  const anchors: Anchor[] = []
  for (const { term, clause, idf, isAnchor } of wanted) {
    if (!isAnchor) continue
    slotOf[term] = clause + 1
    anchors[clause] = { idf: Math.max(anchors[clause]?.idf ?? 0, idf) }
  }
  const filled = Array.from(anchors, (anchor?: Anchor) => anchor ?? { idf: 0 })
  const scores = scoreProximity(window, slotOf, filled, segment, settings)
  for (const { term } of wanted) slotOf[term] = 0
  return scores
}

// The first place is what a reader sees, and a model of the first hits knows less of the question than its own words do:
// the first hit is credited with the most that feedback gives to any, so it stays first.
function addFeedback(places: readonly Place[], wanted: readonly Wanted[], window: Window, { learner, slotOf }: Bench, settings: Settings): Refinement {
  const first = places.slice(0, modelDocuments).map(({ number, base, proximity }) => ({ number, score: base + proximity }))
  const asked = wanted.reduce((sum, { weight }) => sum + weight, 0)
  const learnt = settings.ranking.feedback === 0 ? [] : learner.learn(window, first, asked)
  const scores = scoreFeedback(window, learnt, slotOf, settings)
  const most = scores.reduce((a, b) => Math.max(a, b), 0)
  const ranked = places.map(({ number, document, base, proximity }, place): Refined => {
    const feedback = place === 0 ? most : (scores[number] ?? 0)
    return { document, base, proximity, feedback, score: base + proximity + feedback }
  })
  return { ranked: ranked.sort((a, b) => b.score - a.score || a.document - b.document), learnt }
}
