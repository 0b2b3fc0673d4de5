import { type LearntTerm, learnTerms, scoreFeedback } from './feedback.js'
import { type Anchor, scoreProximity } from './proximity.js'
import type { Segment } from './segment.js'
import type { Settings } from './settings.js'
import type { Ranked, Wanted } from './top.js'
import { readWindow, type Window } from './window.js'

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

export function createRefiner(segment: Segment, settings: Settings): Refiner {
  let slotOf: Int32Array | undefined
  return {
    refine(ranked, wanted) {
      slotOf ??= new Int32Array(segment.terms.length)
      const { proximity, feedback } = settings.ranking
      if (ranked.length === 0 || (proximity === 0 && feedback === 0)) return { ranked: ranked.map(unrefined), learnt: [] }
      const window = readWindow(ranked.map(({ document }) => document), segment, settings)
      const near = inOrder(addProximity(ranked, wanted, window, slotOf, segment, settings))
      return feedback === 0 ? { ranked: near, learnt: [] } : addFeedback(near, wanted, window, slotOf, segment, settings)
    },
  }
}

const unrefined = ({ document, score }: Ranked): Refined => ({ document, score, base: score, proximity: 0, feedback: 0 })

const inOrder = (refined: readonly Refined[]): Refined[] => [...refined].sort((a, b) => b.score - a.score || a.document - b.document)

function addProximity(
  ranked: readonly Ranked[],
  wanted: readonly Wanted[],
  window: Window,
  slotOf: Int32Array,
  segment: Segment,
  settings: Settings,
): Refined[] {
  if (settings.ranking.proximity === 0) return ranked.map(unrefined)
  const anchors: Anchor[] = []
  for (const { term, clause, idf, isAnchor } of wanted) {
    if (!isAnchor) continue
    slotOf[term] = clause + 1
    anchors[clause] = { idf: Math.max(anchors[clause]?.idf ?? 0, idf) }
  }
  const scores = scoreProximity(window, slotOf, Array.from(anchors, (anchor?: Anchor) => anchor ?? { idf: 0 }), segment, settings)
  for (const { term } of wanted) slotOf[term] = 0
  return ranked.map(({ document, score }, number) => {
    const proximity = scores[number] ?? 0
    return { document, score: score + proximity, base: score, proximity, feedback: 0 }
  })
}

// The first place is what a reader sees, and a model of the first hits knows less of the question than its own words do:
// the first hit is credited with the most that feedback gives to any, so it stays first.
function addFeedback(
  near: readonly Refined[],
  wanted: readonly Wanted[],
  window: Window,
  slotOf: Int32Array,
  segment: Segment,
  settings: Settings,
): Refinement {
  const asked = wanted.reduce((sum, { weight }) => sum + weight, 0)
  const learnt = learnTerms(window, near, asked, segment, settings)
  const scores = scoreFeedback(window, learnt, slotOf, settings)
  const places = new Map(window.documents.map((document, number) => [document, number]))
  const most = scores.reduce((a, b) => Math.max(a, b), 0)
  const ranked = near.map((refined, place) => {
    const feedback = place === 0 ? most : (scores[places.get(refined.document) ?? 0] ?? 0)
    return { ...refined, feedback, score: refined.base + refined.proximity + feedback }
  })
  return { ranked: inOrder(ranked), learnt }
}
