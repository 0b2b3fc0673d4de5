import type { ArticleId, NeedId, TechnologyId } from '../corpus/index.js'
import type { HeardNeed } from '../reading/index.js'
import { leanOf, type Evidence, type Point, type SideCount, type Verdict } from '../verdict/index.js'
import { quiet, strong, text } from './blocks.js'
import type { AnswerReference } from './codebook.js'
import type { Composer } from './composer.js'
import type { Block, Line, Span } from './model.js'
import { nameOf } from './quotes.js'

/** Outcome and margin in one line; which articles speak for whom in a second. */
export function verdictBlock(verdict: Verdict, composer: Composer): Extract<Block, { kind: 'verdict' }> {
  return { kind: 'verdict', outcome: verdict.outcome, headline: headline(verdict, composer),
    detail: voicesLine(verdict, composer) }
}

function headline(verdict: Verdict, { names, texts: { answer: texts, words } }: Composer): string {
  const all = verdict.technologies.map((id) => names.technology(id))
  switch (verdict.outcome) {
    case 'favours': {
      if (isDemanded(verdict)) return texts.demanded(words.and(all))
      const others = verdict.sides.filter(({ technology }) => !verdict.technologies.includes(technology)).map((
        { technology },
      ) => names.technology(technology))
      return texts.favours(words.and(all), others, texts.margins[verdict.margin.degree])
    }
    case 'combine':
      return texts.combine(
        verdict.parts.map((part) => texts.part(names.technology(part.technology), part.needs.map(({ name }) => name))),
      )
    case 'even': {
      const lean = leanOf(verdict.sides)
      return lean === null ? texts.even(all) : texts.leans(names.technology(lean))
    }
    case 'insufficient':
      return texts.insufficient
  }
}

/** How much it rests on, and on which side the weight of each article falls, each once: on one, or on several alike. */
function voicesLine(verdict: Verdict, { names, quoting, texts: { answer: texts } }: Composer): string {
  const isFavoured = ({ technology }: SideCount): boolean =>
    verdict.outcome === 'favours' && verdict.technologies.includes(technology)
  const sides = [...verdict.sides].sort((one, other) => Number(isFavoured(other)) - Number(isFavoured(one)))
  const call = (ids: readonly ArticleId[]): readonly string[] =>
    quoting.corpus.articles.filter(({ id }) => ids.includes(id)).map((article) => nameOf(article, texts))
  const level = call(sides.flatMap((side) => side.level))
  const counted = texts.evidence(verdict.evidence.passages, verdict.evidence.articles)
  if (verdict.evidence.passages === 0) return ''
  if (level.length === 0 && sides.every(({ articles }) => articles.length === 0)) return texts.noSides(counted)
  return texts.voices(counted, sides.map(({ technology, articles }) =>
    [names.technology(technology), call(articles)] as const), level)
}

/** Whether something that the description demands decided, whatever speaks for either. */
const isDemanded = ({ remarks }: Verdict): boolean =>
  remarks.some(({ kind }) => kind === 'ruled-out' || kind === 'only-known')

/** The needs that a verdict was given by, each once, in the order in which they were said. */
export function needsIn(verdict: Verdict | null): Pick<AnswerReference, 'heard' | 'ruledOut' | 'setAside' | 'more' | 'less'> {
  const ids = (needs: Verdict['heard'] = []): readonly NeedId[] => unique(needs.map(({ need }) => need))
  const stressed = (stress: HeardNeed['stress']): readonly NeedId[] =>
    ids(verdict?.heard.filter((need) => need.stress === stress))
  return { heard: ids(verdict?.heard), ruledOut: ids(verdict?.ruledOut), setAside: ids(verdict?.setAside),
    more: stressed('more'), less: stressed('less') }
}

/** What was heard, and what of it does not count, each in a line of its own, so that a person can correct it. */
export function heardLines(verdict: Verdict, { names, texts: { answer: texts } }: Composer): readonly Line[] {
  const list = (needs: readonly string[]): string => unique(needs).join(', ')
  const heard = list(verdict.heard.map(({ name, stress }) => (stress === null ? name : texts.stressed[stress](name))))
  const ruledOut = list(verdict.ruledOut.map(({ need }) => names.ruledOut(need)))
  const setAside = list(verdict.setAside.map(({ name }) => name))
  return [
    ...(heard === '' ? [] : [[strong(`${texts.heard}: `), text(heard)]]),
    ...(ruledOut === '' ? [] : [[quiet(`${texts.ruledOut}: ${ruledOut}`)]]),
    ...(setAside === '' ? [] : [[quiet(`${texts.setAside}: ${setAside}`)]]),
  ]
}

/** A piece of evidence with the point it was picked for. */
export interface Picked {
  readonly point: Point
  readonly evidence: Evidence
}

/**
 * The evidence to quote first: the best of each point in turn before the second best of any, what takes a side before
 * what only describes, no passage twice, and on one side no article again while another waits.
 */
export function pickEvidence(points: readonly Point[], limit: number): readonly Picked[] {
  const picked: Picked[] = []
  const seen = new Set<string>()
  const rounds = Math.max(0, ...points.map(({ evidence }) => evidence.length))
  for (let place = 0; place < rounds; place++) {
    const offers = points.flatMap((point): Picked[] =>
      point.evidence.slice(place, place + 1).map((evidence) => ({ point, evidence }))
    )
    const sided = [...offers.filter(({ evidence }) => evidence.stance !== 'neutral'), ...offers.filter(({ evidence }) =>
      evidence.stance === 'neutral'
    )]
    for (const newArticlesOnly of [true, false]) {
      for (const offer of sided) {
        const { id, article } = offer.evidence.passage
        const sideAndArticle = `${offer.point.favours ?? ''} ${article}`
        if (picked.length === limit || seen.has(id) || (newArticlesOnly && seen.has(sideAndArticle))) continue
        seen.add(id).add(sideAndArticle)
        picked.push(offer)
      }
    }
  }
  return picked
}

interface PointLook {
  /** Of the sources that are quoted for it. */
  readonly numbers?: readonly number[]
  /** Whether to say how much it counts. */
  readonly weighed?: boolean
}

/** A rule that fired: its sentence, the words that fired it, whether articles disagree on it or one alone says it. */
export function pointLine(point: Point, { names, texts: { answer: texts } }: Composer,
  { numbers = [], weighed = false }: PointLook = {}): Line {
  const name = point.favours === null ? null : names.technology(point.favours)
  const spans: Span[] = weighed
    ? [strong(texts.weights[point.effect](point.weight, name ?? '', point.over.length)), text(` ${point.summary}`)]
    : [text(point.summary)]
  if (name !== null && !weighed) spans.push(text(' → '), strong(name))
  const asides = [
    ...(point.words.length > 0 ? [texts.because(unique(point.words))] : []),
    ...(point.contested ? [weighed ? texts.halved : texts.contested] : []),
    ...(point.single ? [weighed ? texts.lessened : texts.single] : []),
    ...(numbers.length > 0 ? [numbers.map((number) => `[${number}]`).join(' ')] : []),
  ]
  return asides.length === 0 ? spans : [...spans, quiet(` (${asides.join('; ')})`)]
}

/** How the points of a verdict add up, and what follows from that; where nothing was added up, why not. */
export function sumLines(verdict: Verdict, composer: Composer): readonly Line[] {
  const { texts: { answer: { sum: texts } } } = composer
  if (isOnSeveralTopics(verdict)) return [[text(texts.overall)]]
  const sums = pairsIn(verdict).map((pair) => sumOf(pair, verdict))
  const [first] = sums
  if (first === undefined) return []
  return [
    [text(`${texts.added}: `), strong(sums.map((sum) => saySum(sum, composer)).join(' · '))],
    [text(conclude(verdict, sums.length === 1 ? first : null, composer))],
    ...(verdict.outcome === 'favours' && !isDemanded(verdict) ? [[quiet(texts.scale)]] : []),
  ]
}

type Pair = readonly [TechnologyId, TechnologyId]

/** What was weighed, two sides at a time: of a favoured one against each other, else all that points speak of. */
function pairsIn({ outcome, technologies, sides, points }: Verdict): readonly Pair[] {
  const ids = sides.map(({ technology }) => technology)
  const pairs = ids.flatMap((one, at) => ids.slice(at + 1).map((other): Pair => [one, other]))
  if (pairs.length < 2) return pairs
  return pairs.filter((pair) =>
    outcome === 'favours'
      ? pair.some((side) => technologies.includes(side))
      : points.some((point) => isBetween(point, pair))
  )
}

interface Sum {
  /** The one that is ahead first. */
  readonly sides: readonly { readonly technology: TechnologyId; readonly weight: number }[]
  readonly level: number
}

function sumOf(pair: Pair, { points }: Verdict): Sum {
  const own = points.filter((point) => isBetween(point, pair))
  const weigh = (some: Verdict['points']): number => tenths(some.reduce((all, { weight }) => all + weight, 0))
  return {
    sides: pair.map((technology) => ({ technology, weight: weigh(own.filter((each) => each.favours === technology)) }))
      .sort((one, other) => other.weight - one.weight),
    level: weigh(own.filter(({ effect }) => effect === 'level')),
  }
}

const isBetween = ({ favours, over }: Point, pair: Pair): boolean =>
  pair.every((side) => side === favours || over.includes(side))

function saySum({ sides, level }: Sum, { names, texts: { answer: { sum: texts }, words } }: Composer): string {
  return [...sides.map(({ technology, weight }) => `${names.technology(technology)} ${words.number(weight)}`),
    ...(level > 0 ? [texts.neither(level)] : [])].join(', ')
}

/** @param sum - Where there is one pair alone. */
function conclude(verdict: Verdict, sum: Sum | null,
  { names, texts: { answer: { sum: texts, margins } } }: Composer): string {
  if (isDemanded(verdict)) return texts.demanded
  if (verdict.outcome === 'combine') return texts.combined(verdict.parts.length)
  if (sum === null) return texts.pairs[verdict.outcome]
  const [first, second] = sum.sides
  const ahead = tenths((first?.weight ?? 0) - (second?.weight ?? 0))
  const all = tenths(sum.sides.reduce((total, { weight }) => total + weight, sum.level))
  return verdict.outcome === 'favours' && first !== undefined
    ? texts.ahead(names.technology(first.technology), { by: ahead, all }, margins[verdict.margin.degree])
    : texts.level(ahead, all)
}

/** On several topics at once, and by no needs: each was weighed for itself. */
export const isOnSeveralTopics = ({ heard, asked, points }: Verdict): boolean =>
  heard.length === 0 && asked.length === 0 && new Set(points.map(({ topic }) => topic)).size > 1

/** Without what adding up fractions leaves behind. */
const tenths = (value: number): number => Math.round(value * 10) / 10

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
