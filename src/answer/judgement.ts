import type { Point, Verdict } from '../verdict/index.js'
import { sealAnswer, shownQuotes, type Composer, type OfferBelow } from './composer.js'
import type { Answer, Block, Json } from './model.js'
import { needsPicker } from './needs-picker.js'
import { emptyReference, type AnswerReference } from './reference.js'
import { sayRemark } from './remarks.js'
import { line, questionBlock, text } from './spans.js'
import { heardLines, needsIn, pickEvidence, pointLine, verdictBlock, verdictRecord } from './verdicts.js'

export interface Judgement {
  readonly status?: Answer['status']
  /** What stands above the verdict: the asker's words, what was heard in them, a heading. */
  readonly opening: readonly Block[]
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
  /** How many reasons are listed above the quotes; Why shows them all. */
  readonly reasons?: number
}

/** A verdict on its own: what was heard, the outcome, its reasons, the best quotes of each side. */
export function composeVerdict(judgement: Judgement, composer: Composer): Answer {
  const { status = 'answered', opening, below, verdict, reference, brief = reference, lead, reasons: mostReasons = 4 } = judgement
  const record = judgement.record ?? verdictRecord(verdict, composer)
  const picked = pickEvidence(verdict.points, shownQuotes)
  const numbersOf = (point: Point): readonly number[] => picked.flatMap((each, at) => (each.point === point ? [at + 1] : []))
  const reasons = verdict.points.slice(0, mostReasons).map((point) => pointLine(point, composer, numbersOf(point)))
  const blocks = [
    ...opening,
    ...(lead ?? [verdictBlock(verdict, composer)]),
    ...verdict.remarks.map((remark) => line(text(sayRemark(remark, composer)))),
    ...(reasons.length > 0 ? [{ kind: 'list', ordered: false, items: reasons } satisfies Block] : []),
    ...picked.map(({ point, evidence }, at) => composer.quoting.quoteEvidence(evidence, at + 1, point.contested)),
  ]
  // The verdict alone brings its quotes with it: which part of them was shown need not be kept.
  const quotes = picked.map(({ evidence }) => ({ passage: evidence.passage.id, sentences: null }))
  return sealAnswer({ status, blocks, reference: { ...reference, quotes }, brief: { ...brief, quotes }, verdict, record, below }, composer)
}

/** `recommend`: what was heard, so that a person can correct it, then the verdict. @param page - Which part of all needs to offer. */
export function composeRecommendation(asked: string | null, verdict: Verdict, composer: Composer, page = 0): Answer {
  const reference = { ...emptyReference, command: 'recommend', ...needsIn(verdict) } as const
  return composeVerdict({ opening: openingOf(asked, verdict, composer), verdict, reference, below: offerNeeds(verdict, page, composer) }, composer)
}

/** The needs to pick from, below a verdict that was given by some. */
export const offerNeeds = (verdict: Verdict, page: number, composer: Composer): OfferBelow =>
  (code, reference) => needsPicker({ verdict, reference, code, page }, composer)

export function openingOf(asked: string | null, verdict: Verdict, composer: Composer): readonly Block[] {
  return [...(asked === null ? [] : [questionBlock(asked)]), ...heardLines(verdict, composer).map((each) => line(...each))]
}
