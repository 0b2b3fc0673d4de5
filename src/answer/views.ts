import type { Passage } from '../corpus/index.js'
import type { Verdict } from '../verdict/index.js'
import { code, heading, line, list, quiet, say, sayNotesOnce, text } from './blocks.js'
import { sayLack, type Composer } from './composer.js'
import type { Block, Line } from './model.js'
import { numberArticles } from './quotes.js'
import { passageRecord, verdictRecord, type Answer } from './record.js'
import { pickEvidence, pointLine, sumLines, unique } from './verdicts.js'

/** Each quoted passage between its neighbours, with its section and its place in the article. */
export function composeContext(passages: readonly Passage[], composer: Composer): Answer {
  const { quoting, texts: { answer: texts } } = composer
  const numbering = numberArticles(passages, quoting.corpus)
  const blocks = passages.flatMap((passage, at): Block[] => {
    const siblings = quoting.corpus.passages.filter(({ article }) => article === passage.article)
    const place = siblings.findIndex(({ id }) => id === passage.id)
    const around = siblings.slice(Math.max(0, place - 1), place + 2)
    const article = quoting.article(passage)
    return [
      ...(at > 0 ? [{ kind: 'separator' } as const] : []),
      heading([article.title, ...passage.section].join(' › ')),
      line(quiet(texts.placeIn(place + 1, siblings.length))),
      ...around.map((neighbour) => quoting.quoteWhole(neighbour, neighbour.id === passage.id ? numbering : null)),
    ]
  })
  return view(blocks, { kind: 'view', view: 'context',
    passages: passages.map((passage) => passageRecord(quoting, passage)) }, composer)
}

/** Title, author, publisher, date and link of each article that was quoted, and of those that the other views quote. */
export function composeQuotedSources(passages: readonly Passage[], verdict: Verdict | null,
  composer: Composer): Answer {
  const { quoting } = composer
  const numbering = numberArticles(passages, quoting.corpus)
  const behind = (verdict?.points ?? []).flatMap(({ evidence, leftOut }) =>
    [...evidence, ...leftOut].map(({ passage }) => passage)
  )
  const articles = unique([...passages, ...behind].map((passage) => quoting.article(passage)))
  const sources = articles.map((article) => quoting.source(article, numbering(article.id))).sort((one, other) =>
    (one.number ?? 0) - (other.number ?? 0)
  )
  return view([heading(composer.texts.answer.sourcesTitle), { kind: 'sources', sources }], { kind: 'view',
    view: 'sources', sources }, composer)
}

interface Reasons {
  readonly verdict: Verdict | null
  /** What the answer quotes: its sources keep their numbers. */
  readonly quoted: readonly Passage[]
  /** What would change it; null where nothing was judged. */
  readonly change: Line | null
  /** The code by which the answer can be had again; null where it has none. */
  readonly replay: string | null
}

/** How the points add up, each rule that fired with its weight, words and a quote, then the rules that came close. */
export function composeWhy({ verdict, quoted, change, replay }: Reasons, composer: Composer): Answer {
  const { quoting, texts: { answer: texts } } = composer
  const numbering = numberArticles(quoted, quoting.corpus)
  const closing = replay === null ? [] : [line(quiet(texts.replayLine), code(replay))]
  if (!verdict || verdict.points.length === 0) {
    const blocks = [heading(texts.whyTitle), say(texts.whyNone), ...closing]
    return { ...view(blocks, { kind: 'view', view: 'why', rules: [] }, composer), replay }
  }
  const fired = verdict.points.flatMap((point): Block[] => {
    const [evidence] = point.evidence
    const numbers = [numbering(evidence.passage.article)]
    return [line(...pointLine(point, composer, { numbers, weighed: true })),
      quoting.quoteEvidence(evidence, numbering, point.contested)]
  })
  const leftOut = new Map(
    verdict.points.flatMap((point) => point.leftOut).map((each) => [`${each.passage.id} ${each.start}`, each]),
  )
  const nearMisses = verdict.nearMisses.map(({ rule, summary, lacked }) => ({ rule, summary,
    lacked: sayLack(lacked, composer) })
  )
  const close = nearMisses.slice(0, 5).map((
    { summary, lacked },
  ): Line => [text(`${summary} `), quiet(texts.lacked(lacked))])
  const blocks: readonly Block[] = [
    heading(texts.whyTitle),
    ...sumLines(verdict, composer).map((words) => line(...words)),
    ...heardByBlocks(verdict, composer),
    ...fired,
    ...(leftOut.size === 0 ? [] : [heading(texts.leftOut)]),
    ...[...leftOut.values()].map((each) => quoting.quoteEvidence(each, numbering)),
    ...(close.length === 0 ? [] : [heading(texts.closeRules), list(close)]),
    ...(change ? [heading(texts.wouldChange), line(...change)] : []),
    ...closing,
  ]
  return { ...view(blocks, { kind: 'view', view: 'why', ...verdictRecord(verdict, composer), nearMisses }, composer),
    replay }
}

/** Each need with the words that made it heard, where these are known, and how much each of them did. */
function heardByBlocks({ heard, ruledOut, setAside }: Verdict,
  { texts: { answer: texts } }: Composer): readonly Block[] {
  const lines = [...heard, ...ruledOut, ...setAside].filter(({ because }) => because.length > 0).map(
    ({ name, because }): Line => [text(`${name}: `),
      quiet(because.map(({ words, share }) => texts.shareOf(words, Math.round(share * 100))).join(', '))],
  )
  return lines.length === 0 ? [] : [heading(texts.heardBy), list(lines)]
}

const mostAgainst = 5

/** The best quotes against the verdict, for another side; below a verdict for none, what else speaks for each. */
export function composeOtherSide(verdict: Verdict | null, quoted: readonly Passage[], composer: Composer): Answer {
  const { quoting, texts: { answer: texts } } = composer
  const numbering = numberArticles(quoted, quoting.corpus)
  const favoured = new Set(verdict?.outcome === 'favours' ? verdict.technologies : [])
  const against = (verdict?.points ?? []).filter(({ favours }) => favours !== null && !favoured.has(favours))
  // Where neither side is ahead each is the other's other side: of both, what the answer itself does not show.
  const shown = favoured.size === 0 ? new Set(quoted.map(({ id }) => id)) : new Set()
  const picked = pickEvidence(against, mostAgainst + shown.size)
    .filter(({ evidence }) => !shown.has(evidence.passage.id))
    .slice(0, mostAgainst)
  if (picked.length === 0) {
    return view([heading(texts.otherSideTitle), say(texts.otherSideNone)], { kind: 'view', view: 'other-side',
      points: [] }, composer)
  }
  const quotes = picked.map(({ point, evidence }) => quoting.quoteEvidence(evidence, numbering, point.contested))
  const lead = favoured.size === 0 ? [say(texts.otherSidesLead)] : []
  return view([heading(texts.otherSideTitle), ...lead, ...quotes], { kind: 'view', view: 'other-side',
    passages: picked.map(({ evidence }) => passageRecord(quoting, evidence.passage)) }, composer)
}

const view = (blocks: readonly Block[], record: Answer['record'], { texts }: Composer): Answer => ({
  status: 'answered',
  private: true,
  blocks: sayNotesOnce(blocks, texts.answer),
  controls: [],
  record,
})
