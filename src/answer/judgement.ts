import type { Passage } from '../corpus/index.js'
import type { Point, Verdict } from '../verdict/index.js'
import { sealAnswer, shownQuotes, type Composer, type OfferBelow } from './composer.js'
import type { Answer, Block, Json } from './model.js'
import { needsPicker } from './needs-picker.js'
import { numberArticles, numbersOf, type Numbering } from './numbering.js'
import { emptyReference, type AnswerReference } from './reference.js'
import { sayRemark } from './remarks.js'
import { line, questionBlock, quiet, text } from './spans.js'
import { heardLines, needsIn, pickEvidence, pointLine, unique, verdictBlock, verdictRecord,
  type Picked } from './verdicts.js'

/** Quotes that the verdict does not rest on. */
export interface Besides {
  readonly passages: readonly Passage[]
  readonly blocks: (numbering: Numbering) => readonly Block[]
}

export interface Judgement {
  readonly status?: Answer['status']
  /** What stands above the verdict: the asker's words, what was heard in them, a heading. */
  readonly opening: readonly Block[]
  /** What is quoted above it, and how that is shown; fewer quotes then stand below it. */
  readonly above?: Besides
  /** The same, but below all else. */
  readonly beneath?: Besides
  readonly verdict: Verdict
  readonly reference: Omit<AnswerReference, 'quotes'>
  /** The same with less in it, for the buttons, should the whole not fit there. */
  readonly brief?: Omit<AnswerReference, 'quotes'>
  /** The machine form; without one it is the verdict's. */
  readonly record?: { readonly [key: string]: Json }
  /** What stands in place of the verdict's line. */
  readonly lead?: readonly Block[]
  /** What else there is to do below it. */
  readonly below?: OfferBelow
  /** Whether the reasons are listed above their quotes; Why shows them all. */
  readonly withReasons?: boolean
}

// One for each side, below those that were asked about.
const fewQuotes = 2

/** A verdict on its own: what was heard, the outcome, its reasons, the best quotes of each side. */
export function composeVerdict(judgement: Judgement, composer: Composer): Answer {
  const { status = 'answered', opening, above, beneath, below, verdict, reference, brief = reference, lead,
    withReasons = true } = judgement
  const record = judgement.record ?? verdictRecord(verdict, composer)
  const before = above?.passages ?? []
  const after = beneath?.passages ?? []
  const most = before.length > 0 && !withReasons ? 0 : before.length + after.length > 0 ? fewQuotes : shownQuotes
  const picked = withDissent(pickEvidence(eachPartFirst(verdict), most), verdict)
  const passages = [...before, ...picked.map(({ evidence }) => evidence.passage), ...after]
  const numbering = numberArticles(passages, composer.quoting.corpus)
  const citedFor = (point: Point): readonly number[] =>
    numbersOf(picked.filter((each) => each.point === point).map(({ evidence }) => evidence.passage), numbering)
  // A reason without its quote beside it would have to be believed: Why has them all.
  const quoted = picked.map(({ point }) => point).filter((point, at, points) => points.indexOf(point) === at)
  const reasons = withReasons ? quoted.map((point) => pointLine(point, composer, { numbers: citedFor(point) })) : []
  const more = verdict.points.length - quoted.length
  const blocks = [
    ...opening,
    ...(above?.blocks(numbering) ?? []),
    ...(lead ?? [verdictBlock(verdict, composer)]),
    ...verdict.remarks.map((remark) => line(text(sayRemark(remark, composer)))),
    ...(reasons.length > 0 ? [{ kind: 'list', ordered: false, items: reasons } satisfies Block] : []),
    ...(withReasons && more > 0 ? [line(quiet(composer.texts.answer.moreReasons(more)))] : []),
    ...picked.filter(({ evidence }) => ![...before, ...after].includes(evidence.passage)).map(({ point, evidence }) =>
      composer.quoting.quoteEvidence(evidence, numbering, point.contested)
    ),
    ...(beneath?.blocks(numbering) ?? []),
  ]
  // The verdict alone brings its quotes with it: which part of them was shown need not be kept.
  const quotes = unique(passages.map(({ id }) => id)).map((passage) => ({ passage, sentences: null }))
  return sealAnswer({ status, blocks, reference: { ...reference, quotes }, brief: { ...brief, quotes }, verdict, record,
    below }, composer)
}

/** Below a verdict for one side the last quote is for another, where anything speaks for one and nothing of that is quoted. */
function withDissent(picked: readonly Picked[], { outcome, points, technologies }: Verdict): readonly Picked[] {
  const against = points.filter(({ favours }) => favours !== null && !technologies.includes(favours))
  if (outcome !== 'favours' || picked.length < 2 || picked.some(({ point }) => against.includes(point))) return picked
  const kept = picked.slice(0, -1)
  const dissent = pickEvidence(against, kept.length + 1).find(({ evidence }) =>
    !kept.some((each) => each.evidence.passage.id === evidence.passage.id)
  )
  return dissent === undefined ? picked : [...kept, dissent]
}

/** Where each technology has its part, what speaks for each of them comes before what else speaks for one. */
function eachPartFirst({ outcome, points, technologies }: Verdict): readonly Point[] {
  if (outcome !== 'combine') return points
  const first = [null, ...technologies].flatMap((side) => points.find(({ favours }) => favours === side) ?? [])
  return [...first, ...points.filter((point) => !first.includes(point))]
}

/** `recommend`: what was heard, so that a person can correct it, then the verdict. @param page - Which part of all needs to offer. */
export function composeRecommendation(asked: string | null, verdict: Verdict, composer: Composer, page = 0): Answer {
  const reference = { ...emptyReference, command: 'recommend', ...needsIn(verdict) } as const
  return composeVerdict({ opening: openingOf(asked, verdict, composer), verdict, reference,
    below: offerNeeds(verdict, page, composer) }, composer)
}

/** The needs to pick from, below a verdict that was given by some. */
export const offerNeeds = (verdict: Verdict, page: number, composer: Composer): OfferBelow => (code, reference) =>
  needsPicker({ verdict, reference, code, page }, composer)

export function openingOf(asked: string | null, verdict: Verdict, composer: Composer): readonly Block[] {
  return [...(asked === null ? [] : [questionBlock(asked)]),
    ...heardLines(verdict, composer).map((each) => line(...each))]
}
