import type { Corpus, Need, Passage } from '../corpus/index.js'
import { clip } from '../text/index.js'
import { nearestNeeds, type Point, type Verdict } from '../verdict/index.js'
import { line, list, questionBlocks, quiet, say, strong } from './blocks.js'
import { emptyReference, type AnswerReference, type QuoteReference } from './codebook.js'
import { sayRemark, type Composer } from './composer.js'
import { finish, type Below, type Draft } from './finish.js'
import type { Action, AnswerCode, Block, Option, Picker } from './model.js'
import { pickQuotes, standpointIn, type FoundQuotes } from './pick-quotes.js'
import { coverSentences, findSentences, numberArticles, numbersOf, shownQuotes, type Numbering,
  type Quotable } from './quotes.js'
import { verdictRecord, type Answer } from './record.js'
import { heardLines, needsIn, pickEvidence, pointLine, unique, verdictBlock, type Picked } from './verdicts.js'

/** Quotes that the verdict does not rest on; where there are any, fewer stand below it. */
interface Besides {
  readonly passages: readonly Passage[]
  readonly blocks: (numbering: Numbering) => readonly Block[]
  /** Whether they stand above the verdict; else below all else. */
  readonly isAbove: boolean
}

interface Judgement extends Pick<Draft, 'record' | 'below'> {
  readonly status?: Answer['status']
  /** What stands above the verdict: the asker's words, what was heard in them, a heading. */
  readonly opening: () => readonly Block[]
  readonly besides?: Besides
  readonly verdict: Verdict
  /** What was picked to be quoted; where that is nothing, the best of what the verdict rests on. */
  readonly quoted?: readonly Quotable[]
  readonly reference: Omit<AnswerReference, 'quotes'>
  /** The same with less in it, for the buttons, should the whole not fit there. */
  readonly brief?: Omit<AnswerReference, 'quotes'>
  /** What stands in place of the verdict's line and its reasons: Why shows them all. */
  readonly lead?: () => readonly Block[]
  /** What stands below everything else. */
  readonly closing?: readonly Block[]
}

// One for each side, below those that were asked about.
const fewQuotes = 2

/** A verdict on its own: what was heard, the outcome, its reasons, the best quotes of each side. */
export function draftVerdict(judgement: Judgement, composer: Composer): Draft {
  const { status = 'answered', opening, besides, verdict, reference, brief = reference, lead, closing = [], record,
    below } = judgement
  const { quoting, quoting: { corpus } } = composer
  const others = besides?.passages ?? []
  const isAbove = besides?.isAbove === true
  const most = others.length === 0 ? shownQuotes : isAbove && lead ? 0 : fewQuotes
  const { quoted: picked = [] } = judgement
  const shown = (picked.length > 0 ? picked : quotedFrom(verdict, most)).map((quoted) => ({ quoted,
    point: pointBehind(quoted, verdict) }))
  const own = shown.map(({ quoted }) => quoted.passage)
  const passages = isAbove ? [...others, ...own] : [...own, ...others]
  const numbering = numberArticles(passages, corpus)
  const quotes = shown.filter(({ quoted }) => !others.includes(quoted.passage)).map(({ quoted, point }) =>
    quoting.quoteHit(quoted, numbering, { standpoint: standpointIn(quoted, verdict, corpus),
      contested: point?.contested === true })
  )
  const beside = besides?.blocks(numbering) ?? []
  const [above, beneath] = isAbove ? [beside, []] : [[], beside]
  const cited = [...(isAbove ? others.map(asWhole) : []), ...shown.map(asCut), ...(isAbove ? [] : others.map(asWhole))]
  const firsts = cited.filter(({ passage }, at) => cited.findIndex((each) => each.passage === passage) === at)
  return {
    status,
    quotes: [...above, ...quotes, ...beneath].filter((block) => block.kind === 'quote'),
    blocks: () => [
      ...opening(),
      ...above,
      ...(lead?.() ?? [verdictBlock(verdict, composer)]),
      ...verdict.remarks.map((remark) => say(sayRemark(remark, composer))),
      ...(lead ? [] : reasonBlocks(verdict, { shown, numbering }, composer)),
      ...quotes,
      ...beneath,
      ...closing,
    ],
    reference: { ...reference, quotes: firsts },
    brief: { ...brief, quotes: firsts },
    verdict,
    record,
    below,
  }
}

/** A quote, and the point that it stands behind. */
interface Shown {
  readonly quoted: Quotable
  readonly point: Point | undefined
}

const asWhole = ({ id }: Passage): QuoteReference => ({ passage: id, sentences: null })
const asCut = ({ quoted: { passage, snippet } }: Shown): QuoteReference => ({ passage: passage.id,
  sentences: findSentences(passage, snippet) })

const quotedFrom = (verdict: Verdict, most: number): readonly Quotable[] =>
  withDissent(pickEvidence(eachPartFirst(verdict), most), verdict).map(({ evidence }) => coverSentences(evidence))

const pointBehind = ({ passage, snippet }: Quotable, { points }: Verdict): Point | undefined =>
  points.find(({ evidence }) => evidence.some((each) =>
    each.passage.id === passage.id && each.start < snippet.end && snippet.start < each.end))

/** The reasons of what is quoted: one without its quote beside it would have to be believed, and Why has them all. */
function reasonBlocks({ points }: Verdict,
  { shown, numbering }: { readonly shown: readonly Shown[]; readonly numbering: Numbering },
  composer: Composer): readonly Block[] {
  const reasons = unique(shown.flatMap(({ point }) => point ?? [])).map((point) => {
    const passages = shown.filter((each) => each.point === point).map(({ quoted }) => quoted.passage)
    return pointLine(point, composer, { numbers: numbersOf(passages, numbering) })
  })
  const more = points.length - reasons.length
  return [...(reasons.length > 0 ? [list(reasons)] : []),
    ...(more > 0 ? [line(quiet(composer.texts.answer.moreReasons(more)))] : [])]
}

/** Below a verdict for one side the last quote is for another, where something speaks for one and is not quoted yet. */
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

interface Recommendation {
  /** The asker's words; null where they are not at hand. */
  readonly asked: string | null
  readonly verdict: Verdict
  /** Which part of all needs to offer, from 0. */
  readonly page?: number
  /** What was found for the asker's words, or picked of that before. */
  readonly hits?: FoundQuotes['hits']
}

/** `recommend`: what was heard, so that a person can correct it, then the verdict. */
export const composeRecommendation = (recommendation: Recommendation, composer: Composer): Answer =>
  finish(draftRecommendation(recommendation, composer), composer)

export function draftRecommendation(recommendation: Recommendation, composer: Composer): Draft {
  const { verdict, hits = [] } = recommendation
  const quoted = verdict.points.length === 0
    ? []
    : pickQuotes({ hits, verdict, described: true }, composer.quoting.corpus)
  return draftVerdict({ ...offeringNeeds(recommendation, composer), quoted,
    reference: { ...emptyReference, command: 'recommend', aspects: verdict.asked, ...needsIn(verdict) },
    record: { kind: 'recommendation', ...verdictRecord(verdict, composer) } }, composer)
}

/** A verdict by needs: above it those that were heard, below it all others to pick from. */
export const offeringNeeds = ({ asked, verdict, page = 0 }: Recommendation,
  composer: Composer): Pick<Judgement, 'verdict' | 'opening' | 'closing' | 'below'> => ({
    verdict,
    opening: () => [...questionBlocks(asked),
      // What is judged by what else the articles say of such a thing was not without words for it.
      ...(verdict.heard.length + verdict.asked.length === 0 ? [say(composer.texts.answer.heardNothing)] : []),
      ...heardLines(verdict, composer).map((each) => line(...each))],
    closing: isUndecided(verdict) ? [clarifyingQuestion(composer)] : [],
    below: (code, reference) => needsPicker({ asked, verdict, reference, code, page }, composer),
  })

/** Nothing speaks for a side: whoever asked can say more. */
export const isUndecided = ({ outcome, points, remarks }: Verdict): boolean =>
  (outcome === 'insufficient' && remarks.every(({ kind }) => kind !== 'all-ruled-out')) ||
  (outcome === 'even' && points.every(({ favours }) => favours === null))

/** Asked where nothing decides; the list below it holds what may be answered. */
export const clarifyingQuestion = ({ texts: { picking } }: Composer): Block => line(strong(picking.clarify))

/** What a platform's list holds. */
const mostOptions = 25
const detailCharacters = 100

/** Every need, in the order in which a person is offered it: what was heard, then the nearest. */
export function needsToPick(verdict: Verdict, corpus: Corpus): readonly Need[] {
  const heard = new Set(verdict.heard.map(({ need }) => need))
  const first = [...heard].flatMap((id) => corpus.rulebook.needs.find((need) => need.id === id) ?? [])
  const others = nearestNeeds(verdict, corpus)
  if (!isUndecided(verdict)) return [...first, ...others]
  // Where nothing decides, what the team knows is asked together with what is to be built.
  const known = others.filter(({ demand }) => demand?.kind === 'known')
  const wishes = others.filter(({ demand }) => demand?.kind !== 'known')
  const room = mostOptions - first.length - known.length
  return [...first, ...wishes.slice(0, room), ...known, ...wishes.slice(room)]
}

/** One part of a list. @param page - From 0; beyond the last there is nothing. */
export function pageOfNeeds(needs: readonly Need[], page: number): readonly Need[] {
  return needs.slice(page * mostOptions, (page + 1) * mostOptions)
}

interface PickableNeeds {
  /** The asker's words; null where they are not at hand. */
  readonly asked: string | null
  readonly verdict: Verdict
  readonly reference: AnswerReference
  readonly code: AnswerCode
  /** Which part of all needs to offer, from 0; beyond the last the first again. */
  readonly page: number
}

/** What a misreading is corrected with: the needs heard are picked, the others wait; a button leads on to the rest. */
export function needsPicker({ asked, verdict, reference, code, page: wanted }: PickableNeeds,
  composer: Composer): Below {
  const { picking } = composer.texts
  const all = needsToPick(verdict, composer.quoting.corpus)
  const pages = Math.ceil(all.length / mostOptions)
  const page = wanted < pages ? wanted : 0
  const offered = pageOfNeeds(all, page)
  const options = offered.map((need) => toOption(need, verdict, composer))
  const picked = options.filter((option) => option.picked).length
  const room = mostNeeds(reference, composer) - (reference.heard.length - picked)
  const picker: Picker = {
    kind: 'choices',
    label: reference.heard.length > 0 ? picking.needs : picking.noNeeds,
    action: { kind: 'rejudge', answer: code, page },
    options,
    min: 0,
    max: Math.max(1, picked, Math.min(options.length, room)),
    ...(isUndecided(verdict) ? { typed: describeFurther(asked) } : {}),
  }
  return {
    pickers: options.length > 0 ? [picker] : [],
    controls: pages > 1
      ? [{ label: picking.moreNeeds, action: { kind: 'rejudge', answer: code, page: (page + 1) % pages } }]
      : [],
  }
}

/** The same text with something more in it, for whoever types. */
const describeFurther = (asked: string | null): Action => ({ kind: 'run', command: 'recommend',
  args: { project: `${asked === null ? '' : `${asked.replace(/[\s.?!]+$/, '')}: `}…` } })

function toOption({ id, name, summary }: Need, { heard, ruledOut, setAside }: Verdict,
  { texts: { picking } }: Composer): Option {
  const isIn = (list: Verdict['heard']): boolean => list.some(({ need }) => need === id)
  const detail = isIn(ruledOut) ? picking.ruledOut : isIn(setAside) ? picking.setAside : summary
  return { label: name, value: id, detail: clip(detail, detailCharacters), picked: isIn(heard) }
}

/** How many needs a button of such an answer can hold: with more of them the next one could not be corrected. */
function mostNeeds(reference: AnswerReference, { quoting: { corpus }, codebook }: Composer): number {
  // Any need takes as much room as any other, and so does any quote: the next verdict may bring all that are shown.
  const [passage] = corpus.passages
  const [need] = corpus.rulebook.needs
  if (!passage || !need) return 0
  const quotes = Array.from({ length: shownQuotes }, () => ({ passage: passage.id,
    sentences: { first: 9, count: 2 } }))
  const fits = (count: number): boolean =>
    codebook.encode({ ...reference, quotes, heard: Array.from({ length: count }, () => need.id) }) !== undefined
  let most = mostOptions
  while (most > 0 && !fits(most)) most -= 1
  return most
}
