import { findNearCopies, nearCopySteps, type ArticleId, type Corpus, type Keep, type Passage, type PassageId,
  type TechnologyId } from '../corpus/index.js'
import type { Evidence, Point, SideCount, Verdict } from './model.js'
import { leadOf, marginOf } from './weigh.js'

/**
 * Who stands where, on all that these points rest on: the one account behind every surface. An article counts once
 * however much it says, and a near copy of another article's passage counts as that passage. Words that take no side
 * and bear out points for several speak for none of them.
 */
export function accountOf(points: readonly Point[], technologies: readonly TechnologyId[],
  ground: Ground): Pick<Verdict, 'sides' | 'evidence'> {
  const originalOf = ({ passage }: Evidence): Passage => ground.originalOf(passage)
  const evidence = points.flatMap((point) => point.evidence.map((each) => [each, point] as const))
  const ids = ground.articles.map(({ id }) => id)
  const leanings = new Map(
    ids.map((id) => [id, leaningOf(points, technologies, (each) => originalOf(each).article === id)]),
  )
  const all = countIn(evidence.map(([each]) => originalOf(each)))
  return {
    evidence: { passages: all.passages.size, articles: all.articles.size },
    sides: technologies.map((technology) => {
      const own = evidence.filter(([each, point]) => standsFor(each, technology, point))
      const leaning = ids.filter((id) => leanings.get(id)?.includes(technology))
      const articles = leaning.filter((id) => leanings.get(id)?.length === 1)
      return { technology, articles, level: leaning.filter((id) => !articles.includes(id)), sources: articles.length,
        passages: countIn(own.map(([each]) => originalOf(each))).passages.size }
    }),
  }
}

const countIn = (passages: readonly Passage[]) => ({ passages: new Set(passages.map(({ id }) => id)),
  articles: new Set(passages.map(({ article }) => article)) })

/** The side that more articles favour than any other; null where they are level. */
export function leanOf(sides: readonly SideCount[]): TechnologyId | null {
  const most = Math.max(0, ...sides.map(({ sources }) => sources))
  const [first, ...others] = sides.filter(({ sources }) => sources === most)
  return first !== undefined && others.length === 0 ? first.technology : null
}

/** A corpus to judge by, with what is known of it as a whole. */
export interface Ground extends Corpus {
  /**
   * What a passage repeats, nearly word for word: the first that says the same; one that repeats nothing is its own.
   */
  originalOf(passage: Passage): Passage
  /** The article that another repeats: the one of which most of its words are near copies; null: it is its own. */
  copiedFrom(article: ArticleId): ArticleId | null
}

export function openGround(corpus: Corpus, keep: Keep): Ground {
  // Every passage is held against the others: done once, when it is first asked for.
  let originals: ReadonlyMap<PassageId, Passage> | undefined
  const known = (): typeof originals & object =>
    originals ??= keep(originalsName, () => findOriginals(corpus.passages))
  const originalOf = (passage: Passage): Passage => known().get(passage.id) ?? passage
  return { ...corpus, originalOf, copiedFrom: (article) => copiedFrom(article, corpus.passages, originalOf) }
}

function copiedFrom(article: ArticleId, passages: readonly Passage[],
  originalOf: Ground['originalOf']): ArticleId | null {
  const own = passages.filter((passage) => passage.article === article)
  const lengthOf = (some: readonly Passage[]): number => some.reduce((sum, { text }) => sum + text.length, 0)
  const repeating = (of: ArticleId): readonly Passage[] => own.filter((each) => originalOf(each).article === of)
  const others = new Set(own.map((each) => originalOf(each).article).filter((each) => each !== article))
  // By length: rows of tables and other short passages are held against nothing.
  return [...others].find((each) => lengthOf(repeating(each)) > lengthOf(own) / 2) ?? null
}

type Originals = ReadonlyMap<PassageId, Passage>

/** Deduplicates: for each near copy the first passage, as the corpus orders them, that says the same. */
function findOriginals(passages: readonly Passage[], copies = findNearCopies(passages)): Originals {
  const alike = new Map<PassageId, PassageId[]>()
  const add = (one: PassageId, other: PassageId): void => {
    const known = alike.get(one)
    if (known === undefined) alike.set(one, [other])
    else known.push(other)
  }
  for (const { left, right } of copies) {
    add(left, right)
    add(right, left)
  }
  const originals = new Map<PassageId, Passage>()
  for (const passage of passages) {
    const original = originals.get(passage.id) ?? passage
    for (const id of alike.get(passage.id) ?? []) if (!originals.has(id)) originals.set(id, original)
  }
  return originals
}

const originalsName = 'verdict: originals'

/**
 * What {@link openGround} would work out at its first question, in small steps, to be handed to it. Of a server's own
 * articles only what sentences are counted of is held against the rest.
 */
export function* prepareVerdict(corpus: Corpus): Generator<unknown, Keep> {
  const own = new Set(corpus.articles.filter(({ isOwn }) => isOwn === true).map(({ id }) => id))
  const said = new Map<ArticleId, number[]>()
  for (const { article, start } of corpus.own?.said ?? []) said.set(article, [...(said.get(article) ?? []), start])
  const passages = corpus.passages.filter(({ article, start, end }) =>
    !own.has(article) || said.get(article)?.some((at) => start <= at && at < end) === true
  )
  const originals = findOriginals(passages, yield* nearCopySteps(passages))
  return <T>(name: string, make: () => T) => (name === originalsName ? originals as T : make())
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
  const isShared = (words: Evidence): boolean =>
    new Set(points.filter(({ evidence }) => evidence.some((each) => isSame(each, words))).map(({ favours }) => favours))
      .size > 1
  const weightOn = (side: TechnologyId): number =>
    points.filter((point) => point.evidence.some((each) =>
      isOwn(each) && leansTo(each, side, point) && !(takesNoSide(each) && isShared(each))
    )).reduce((sum, { weight }) => sum + weight, 0)
  const scores = new Map(sides.map((side) => [side, weightOn(side)]))
  const { side, margin } = leadOf({ scores, level: 0 })
  if (side === null) return []
  return marginOf(margin).degree === 'none' ? sides.filter((each) => (scores.get(each) ?? 0) > 0) : [side]
}

const isSame = (one: Evidence, other: Evidence): boolean =>
  one.passage.id === other.passage.id && one.start === other.start && one.end === other.end

const takesNoSide = ({ technology, stance }: Evidence): boolean =>
  technology === null || (stance !== 'for' && stance !== 'against')

const leansTo = (evidence: Evidence, side: TechnologyId, point: Point): boolean =>
  takesNoSide(evidence) ? point.favours === side : standsFor(evidence, side, point)
