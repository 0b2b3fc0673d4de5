import { findNearCopies, type Corpus, type Keep, type Passage, type PassageId,
  type TechnologyId } from '../corpus/index.js'
import type { Evidence, Point, SideCount } from './model.js'
import { leadOf, marginOf } from './weigh.js'

/**
 * How many articles and passages stand on each side; an article counts once however much it says, and a near copy of
 * another article's passage counts as that passage.
 */
export function countSides(points: readonly Point[], technologies: readonly TechnologyId[],
  ground: Ground): readonly SideCount[] {
  const originalOf = ({ passage }: Evidence): Passage => ground.originalOf(passage)
  const evidence = points.flatMap((point) => point.evidence.map((each) => [each, point] as const))
  const ids = ground.articles.map(({ id }) => id)
  const leanings = new Map(
    ids.map((id) => [id, leaningOf(points, technologies, (each) => originalOf(each).article === id)]),
  )
  return technologies.map((technology) => {
    const own = evidence.filter(([each, point]) => standsFor(each, technology, point)).map(([each]) => originalOf(each))
    const speaking = new Set(own.map(({ article }) => article))
    return {
      technology,
      articles: ids.filter((id) => speaking.has(id)),
      leaning: ids.filter((id) => leanings.get(id)?.includes(technology)),
      sources: speaking.size,
      passages: new Set(own.map(({ id }) => id)).size,
    }
  })
}

/** A corpus to judge by, with what is known of it as a whole. */
export interface Ground extends Corpus {
  /**
   * What a passage repeats, nearly word for word: the first that says the same; one that repeats nothing is its own.
   */
  originalOf(passage: Passage): Passage
}

export function openGround(corpus: Corpus, keep: Keep): Ground {
  // Every passage is held against the others: done once, when it is first asked for.
  let originals: ReadonlyMap<PassageId, Passage> | undefined
  const known = (): typeof originals & object =>
    originals ??= keep('verdict: originals', () => findOriginals(corpus.passages))
  return { ...corpus, originalOf: (passage) => known().get(passage.id) ?? passage }
}

/** Deduplicates: for each near copy the first passage, as the corpus orders them, that says the same. */
function findOriginals(passages: readonly Passage[]): ReadonlyMap<PassageId, Passage> {
  const copies = findNearCopies(passages)
  const originals = new Map<PassageId, Passage>()
  for (const passage of passages) {
    const alike = copies.flatMap((
      { left, right },
    ) => (left === passage.id ? [right] : right === passage.id ? [left] : []))
    const original = originals.get(passage.id) ?? passage
    for (const id of alike) if (!originals.has(id)) originals.set(id, original)
  }
  return originals
}

/**
 * Words against one side stand for the one that their point favours over it; where it favours none, for the others that
 * they speak of.
 */
function standsFor({ technology, stance, between }: Evidence, side: TechnologyId, { favours }: Point): boolean {
  if (technology === null || (stance !== 'for' && stance !== 'against')) return false
  if (stance === 'for') return technology === side
  return favours === null || favours === technology
    ? technology !== side && between.includes(side)
    : favours === side
}

/**
 * On which sides the weight of one article falls: that of each point that quotes it, on the side that its words take,
 * or that the point takes where they take none. Several where they are as good as level; none where it weighs for none.
 */
function leaningOf(points: readonly Point[], sides: readonly TechnologyId[],
  isOwn: (evidence: Evidence) => boolean): readonly TechnologyId[] {
  const weightOn = (side: TechnologyId): number =>
    points.filter((point) => point.evidence.some((each) => isOwn(each) && leansTo(each, side, point)))
      .reduce((sum, { weight }) => sum + weight, 0)
  const scores = new Map(sides.map((side) => [side, weightOn(side)]))
  const { side, margin } = leadOf({ scores, level: 0 })
  if (side === null) return []
  return marginOf(margin).degree === 'none' ? sides.filter((each) => (scores.get(each) ?? 0) > 0) : [side]
}

const takesNoSide = ({ technology, stance }: Evidence): boolean =>
  technology === null || (stance !== 'for' && stance !== 'against')

const leansTo = (evidence: Evidence, side: TechnologyId, point: Point): boolean =>
  takesNoSide(evidence) ? point.favours === side : standsFor(evidence, side, point)
