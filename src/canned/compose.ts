import { cutSentences, embedVerdict, emptyReference, findSentences, heading, line, needsIn, numberArticles, quiet,
  quoteForItself, sayNotesOnce, viewControls, type Answer, type AnswerReference, type Block, type Composer,
  type Control, type Embedded } from '../answer/index.js'
import type { Passage } from '../corpus/index.js'
import type { Snippet } from '../search/index.js'
import type { Evidence, Verdict } from '../verdict/index.js'
import type { BaselineChange } from './fingerprint.js'
import { compareLive, judgeLive, type LiveVerdict } from './body.js'
import type { Body, BodyPart, Ground, Live } from './model.js'

interface Post {
  readonly title: string
  readonly body: Body
  /** What has changed since a moderator last looked; the post says that something has. */
  readonly changes: readonly BaselineChange[]
}

type Of<Kind extends BodyPart['kind']> = Extract<BodyPart, { kind: Kind }>

/** Words that are quoted; `said`: as evidence of a verdict that brings it with it. */
interface Cut {
  readonly passage: Passage
  readonly snippet: Snippet
  readonly said: Evidence | null
}

/** What a live block stands for: quotes, below a verdict where it is one. */
interface Laid {
  readonly judged: (Embedded & { readonly live: LiveVerdict }) | null
  readonly cuts: readonly Cut[]
}

/** A comparison as all see it: the moderator's own words, and each live block as the articles have it now. */
export function composePost({ title, body, changes }: Post, ground: Ground, composer: Composer): Answer {
  const { texts, quoting } = composer
  const laid = layOut(body, ground)
  const cuts = [...laid.values()].flatMap((each) => each.cuts)
  const numbering = numberArticles(cuts.map(({ passage }) => passage), ground.corpus)
  const citedFor = (
    evidence: Evidence,
  ): readonly number[] => (isAmong(cuts, evidence) ? [numbering(evidence.passage.article)] : [])
  const blocks = body.parts.flatMap((part): readonly Block[] => {
    if (part.kind === 'words') return [{ kind: 'markdown', text: part.text }]
    const found = laid.get(part)
    if (!found) return [line(quiet(texts.canned.goneBlock))]
    const quotes = found.cuts.map((
      cut,
    ) => (cut.said ? quoting.quoteEvidence(cut.said, numbering) : quoting.quoteHit(cut, numbering)))
    return [...(found.judged ? embedVerdict(found.judged, citedFor, composer) : []), ...quotes]
  })
  const stale = changes.length === 0 ? [] : [line(quiet(texts.canned.staleInPost))]
  return {
    status: 'answered',
    private: false,
    blocks: [heading(title), ...sayNotesOnce(blocks, texts.answer), ...stale],
    controls: controlsOf([...laid.values()], cuts, composer),
    record: { kind: 'data', data: { title, blocks: body.parts.length, stale: changes.length > 0 } },
  }
}

const isAmong = (cuts: readonly Cut[], { passage, start, end }: Evidence): boolean =>
  cuts.some((cut) => cut.passage.id === passage.id && cut.snippet.start < end && start < cut.snippet.end)

/** Each live block in its place. What the body quotes anywhere no verdict quotes again. */
function layOut({ parts }: Body, ground: Ground): ReadonlyMap<BodyPart, Laid> {
  const live = parts.filter((part): part is Of<'live'> => part.kind === 'live')
  const cutOf = ({ passage, sentences }: Extract<Live, { kind: 'quote' }>): Cut => ({ passage,
    snippet: cutSentences(passage, sentences), said: null })
  const quoted = live.flatMap((part) => (part.live.kind === 'quote' ? [cutOf(part.live)] : []))
  return new Map(live.map((part): [BodyPart, Laid] => {
    if (part.live.kind === 'quote') return [part, { judged: null, cuts: [cutOf(part.live)] }]
    const verdict = judgeLive(part.live, ground)
    const judged = { live: part.live, verdict, comparison: compareLive(part.live, verdict, ground) }
    const cuts = quoteForItself(judged, (evidence) => isAmong(quoted, evidence)).map((said): Cut => ({
      passage: said.passage,
      snippet: { start: said.start, end: said.end, marks: [] },
      said,
    }))
    quoted.push(...cuts)
    return [part, { judged, cuts }]
  }))
}

/** The views that have something behind them: of the first verdict, and of all quotes. */
function controlsOf(laid: readonly Laid[], cuts: readonly Cut[], composer: Composer): readonly Control[] {
  const judged = laid.find((each) => each.judged !== null)?.judged ?? undefined
  const cited = cuts.map(({ passage, snippet }) => ({ passage: passage.id,
    sentences: findSentences(passage, snippet) })
  )
  const whole = { ...referenceTo(judged?.live, judged?.verdict), quotes: cited }
  // Too many quotes for one button: the first ones then.
  const code = [cited.length, 6, 3].map((count) =>
    composer.codebook.encode({ ...whole, quotes: cited.slice(0, count) })
  ).find((each) => each !== undefined)
  const views = code === undefined
    ? []
    : viewControls(code, { judged: judged !== undefined, quoted: cuts.length > 0 }, composer)
  return views.filter(({ action }) => action.kind === 'show' && (action.view !== 'why' || judged !== undefined))
}

function referenceTo(live: LiveVerdict | undefined, verdict: Verdict | undefined): Omit<AnswerReference, 'quotes'> {
  if (live?.kind === 'compare') {
    const technologies = [live.left, live.right, ...live.others].map(({ id }) => id)
    return { ...emptyReference, command: 'compare', technologies, topics: live.topic === null ? [] : [live.topic.id] }
  }
  return { ...emptyReference, command: 'recommend', ...needsIn(verdict ?? null) }
}
