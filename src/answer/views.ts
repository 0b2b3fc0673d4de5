import type { Passage } from '../corpus/index.js'
import type { Verdict } from '../verdict/index.js'
import type { Composer } from './composer.js'
import type { Answer, Block, Json, Line } from './model.js'
import { passageRecord, sourceLine } from './quotes.js'
import { sayLack } from './remarks.js'
import { code, heading, line, quiet, text } from './spans.js'
import { pickEvidence, pointLine, verdictRecord } from './verdicts.js'

/** Each quoted passage between its neighbours, with its section and its place in the article. */
export function composeContext(passages: readonly Passage[], composer: Composer): Answer {
  const { quoting, texts: { answer: texts } } = composer
  const blocks = passages.flatMap((passage, at): Block[] => {
    const siblings = quoting.corpus.passages.filter(({ article }) => article === passage.article)
    const place = siblings.findIndex(({ id }) => id === passage.id)
    const around = siblings.slice(Math.max(0, place - 1), place + 2)
    const article = quoting.article(passage)
    return [
      ...(at > 0 ? [{ kind: 'separator' } as const] : []),
      heading([article.title, ...passage.section].join(' › ')),
      line(quiet(texts.placeIn(place + 1, siblings.length))),
      ...around.map((neighbour) => quoting.quoteWhole(neighbour, neighbour.id === passage.id ? at + 1 : null)),
    ]
  })
  return view(blocks, { view: 'context', passages: passages.map((passage) => passageRecord(quoting, passage)) })
}

/** Title, author, publisher, date and link of each article that was quoted. */
export function composeQuotedSources(passages: readonly Passage[], composer: Composer): Answer {
  const all = passages.map((passage, at) => sourceLine(composer.quoting.article(passage), at + 1))
  const sources = all.filter(({ title }, at) => all.findIndex((source) => source.title === title) === at)
  return view([heading(composer.texts.answer.sourcesTitle), { kind: 'sources', sources }], { view: 'sources', sources: sources.map((source) => ({ ...source })) })
}

export interface Reasons {
  readonly verdict: Verdict | null
  /** What would change it; null where nothing was judged. */
  readonly change: Line | null
  /** The code by which the answer can be had again; null where it has none. */
  readonly replay: string | null
}

/** Each rule that fired with the words that fired it and a quote behind it, then the rules that came close. */
export function composeWhy({ verdict, change, replay }: Reasons, composer: Composer): Answer {
  const texts = composer.texts.answer
  const closing = replay === null ? [] : [line(quiet(texts.replayLine), code(replay))]
  if (!verdict || verdict.points.length === 0) return view([heading(texts.whyTitle), line(text(texts.whyNone)), ...closing], { view: 'why', rules: [], replay })
  const fired = verdict.points.flatMap((point, at): Block[] => {
    const [evidence] = point.evidence
    const leftOut = point.leftOut > 0 ? [quiet(` · ${texts.leftOut(point.leftOut)}`)] : []
    return [line(...pointLine(point, composer, [at + 1]), ...leftOut), composer.quoting.quoteEvidence(evidence, at + 1, point.contested)]
  })
  const close = verdict.nearMisses.slice(0, 5).map(({ summary, lacked }): Line => [text(`${summary} `), quiet(texts.lacked(sayLack(lacked, composer)))])
  const blocks: Block[] = [heading(texts.whyTitle), ...fired]
  if (close.length > 0) blocks.push(heading(texts.closeRules), { kind: 'list', ordered: false, items: close })
  if (change) blocks.push(heading(texts.wouldChange), line(...change))
  return view([...blocks, ...closing], {
    view: 'why',
    ...verdictRecord(verdict, composer),
    nearMisses: verdict.nearMisses.map(({ rule, summary, lacked }) => ({ rule, summary, lacked: sayLack(lacked, composer) })),
    replay,
  })
}

/** The best quotes against the verdict: of the points for another side, or against the favoured one. */
export function composeOtherSide(verdict: Verdict | null, composer: Composer): Answer {
  const texts = composer.texts.answer
  const favoured = new Set(verdict?.outcome === 'favours' ? verdict.technologies : [])
  const against = (verdict?.points ?? []).filter(({ favours }) => favours !== null && !favoured.has(favours))
  const picked = pickEvidence(against, 5)
  if (picked.length === 0) return view([heading(texts.otherSideTitle), line(text(texts.otherSideNone))], { view: 'other-side', points: [] })
  const quotes = picked.map(({ point, evidence }, at) => composer.quoting.quoteEvidence(evidence, at + 1, point.contested))
  return view([heading(texts.otherSideTitle), ...quotes], {
    view: 'other-side',
    passages: picked.map(({ evidence }) => passageRecord(composer.quoting, evidence.passage)),
  })
}

function view(blocks: readonly Block[], record: Json): Answer {
  return { status: 'answered', private: true, blocks, controls: [], record }
}
