import type { NeedId } from '../corpus/index.js'
import type { Evidence, Point, Verdict } from '../verdict/index.js'
import type { Composer } from './composer.js'
import type { Block, Json, Line, Span } from './model.js'
import { sourceNumber, type Quoting } from './quotes.js'
import type { AnswerReference } from './reference.js'
import { marginRecord, sayRemark } from './remarks.js'
import { quiet, strong, text } from './spans.js'

/** Outcome and margin in one line; how many independent sources stand where in a second. */
export function verdictBlock(verdict: Verdict, composer: Composer): Extract<Block, { kind: 'verdict' }> {
  return { kind: 'verdict', outcome: verdict.outcome, headline: headline(verdict, composer), detail: countLine(verdict, composer) }
}

function headline(verdict: Verdict, { names, texts: { answer: texts, words } }: Composer): string {
  const all = verdict.technologies.map((id) => names.technology(id))
  switch (verdict.outcome) {
    case 'favours':
      return texts.favours(words.and(all), texts.margins[verdict.margin.degree])
    case 'combine':
      return texts.combine(verdict.parts.map((part) => texts.part(names.technology(part.technology), part.needs.map(({ name }) => name))))
    case 'even':
      return texts.even(all)
    case 'insufficient':
      return texts.insufficient
  }
}

function countLine(verdict: Verdict, { names, texts: { answer: texts } }: Composer): string {
  const evidence = verdict.points.flatMap((point) => point.evidence)
  if (evidence.length === 0) return ''
  const passages = new Set(evidence.map(({ passage }) => passage.id)).size
  const sources = new Set(evidence.map(({ passage }) => passage.article)).size
  const sides = verdict.sides.filter((side) => side.sources > 0).map((side) => texts.side(names.technology(side.technology), side.sources))
  return texts.counts(passages, sources, sides)
}

/** The needs that a verdict was given by, each once, in the order in which they were said. */
export function needsIn(verdict: Verdict | null): Pick<AnswerReference, 'heard' | 'ruledOut' | 'setAside'> {
  const ids = (needs: Verdict['heard'] = []): readonly NeedId[] => unique(needs.map(({ need }) => need))
  return { heard: ids(verdict?.heard), ruledOut: ids(verdict?.ruledOut), setAside: ids(verdict?.setAside) }
}

/** What was heard, and what of it does not count, each in a line of its own, so that a person can correct it. */
export function heardLines(verdict: Verdict, { texts: { answer: texts } }: Composer): readonly Line[] {
  const list = (needs: Verdict['heard']): string => unique(needs.map(({ name }) => name)).join(', ')
  const [heard, ruledOut, setAside] = [list(verdict.heard), list(verdict.ruledOut), list(verdict.setAside)]
  return [
    heard === '' ? [text(texts.heardNothing)] : [strong(`${texts.heard}: `), text(heard)],
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
 * The evidence to quote first: the best of each point in turn before the second best of any, what takes a side before what
 * only describes, no passage twice, and on one side no article again while another waits.
 */
export function pickEvidence(points: readonly Point[], limit: number): readonly Picked[] {
  const picked: Picked[] = []
  const seen = new Set<string>()
  const rounds = Math.max(0, ...points.map(({ evidence }) => evidence.length))
  for (let place = 0; place < rounds; place++) {
    const offers = points.flatMap((point): Picked[] => point.evidence.slice(place, place + 1).map((evidence) => ({ point, evidence })))
    const sided = [...offers.filter(({ evidence }) => evidence.stance !== 'neutral'), ...offers.filter(({ evidence }) => evidence.stance === 'neutral')]
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

/** A rule that fired: its sentence, the words that fired it, and whether the articles quarrel about it or one alone says it. */
export function pointLine(point: Point, { names, texts: { answer: texts } }: Composer, numbers: readonly number[] = []): Line {
  const spans: Span[] = [text(point.summary)]
  if (point.favours !== null) spans.push(text(' → '), strong(names.technology(point.favours)))
  const asides = [
    ...(point.words.length > 0 ? [texts.because(unique(point.words))] : []),
    ...(point.contested ? [texts.contested] : []),
    ...(point.single ? [texts.single] : []),
    ...(numbers.length > 0 ? [numbers.map((number) => `[${number}]`).join(' ')] : []),
  ]
  return asides.length === 0 ? spans : [...spans, quiet(` (${asides.join('; ')})`)]
}

/** The machine form that `recommend`, `compare` and `ask` share. */
export function verdictRecord(verdict: Verdict, composer: Composer): { readonly [key: string]: Json } {
  const needs = (list: Verdict['heard']): string[] => unique(list.map(({ need }) => need))
  return {
    outcome: verdict.outcome,
    technologies: verdict.technologies,
    margin: marginRecord(verdict.margin, composer),
    needs: { heard: needs(verdict.heard), ruledOut: needs(verdict.ruledOut) },
    parts: verdict.parts.map((part) => ({ technology: part.technology, needs: part.needs.map(({ id }) => id) })),
    remarks: verdict.remarks.map((remark) => sayRemark(remark, composer)),
    points: verdict.points.map((point) => pointRecord(point, composer.quoting)),
  }
}

export function pointRecord(point: Point, quoting: Quoting): Json {
  return {
    rule: point.rule,
    need: point.need,
    topic: point.topic,
    favours: point.favours,
    contested: point.contested,
    words: point.words,
    evidence: point.evidence.map((evidence) => ({
      source: sourceNumber(quoting.article(evidence.passage)),
      passage: evidence.passage.id,
      text: evidence.passage.text,
      stance: evidence.stance,
      technology: evidence.technology,
      decidedBy: evidence.decidedBy,
    })),
  }
}

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
