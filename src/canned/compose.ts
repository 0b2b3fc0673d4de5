import {
  cutSentences,
  embedVerdict,
  emptyReference,
  heading,
  line,
  needsIn,
  numberArticles,
  quiet,
  sayNotesOnce,
  viewControls,
  type Answer,
  type AnswerReference,
  type Block,
  type Composer,
  type Control,
} from '../answer/index.js'
import type { Library } from '../library/index.js'
import type { Evidence, Verdict } from '../verdict/index.js'
import type { BasisChange } from './basis.js'
import { compareLive, judgeLive, type LiveVerdict } from './live.js'
import type { Body, BodyPart, Live } from './model.js'

export interface Post {
  readonly title: string
  readonly body: Body
  /** What has changed since a moderator last looked; the post says that something has. */
  readonly changes: readonly BasisChange[]
}

type Quoted = Extract<Live, { kind: 'quote' }>
type Of<Kind extends BodyPart['kind']> = Extract<BodyPart, { kind: Kind }>

/** A comparison as all see it: the moderator's own words, and each live block as the articles have it now. */
export function composePost({ title, body, changes }: Post, library: Library, composer: Composer): Answer {
  const { texts } = composer
  const quotes = body.parts.filter((part): part is Of<'live'> => part.kind === 'live').flatMap(({ live }) => (live.kind === 'quote' ? [live] : []))
  const cuts = quotes.map(({ passage, sentences }) => ({ passage, snippet: cutSentences(passage, sentences) }))
  const numbering = numberArticles(cuts.map(({ passage }) => passage), library.corpus)
  const citedFor = ({ passage, start, end }: Evidence): readonly number[] =>
    cuts.some((cut) => cut.passage.id === passage.id && cut.snippet.start < end && start < cut.snippet.end) ? [numbering(passage.article)] : []
  const judged = new Map<BodyPart, Verdict>()
  for (const part of body.parts) if (part.kind === 'live' && part.live.kind !== 'quote') judged.set(part, judgeLive(part.live, library))
  let quoted = 0
  const blocks = body.parts.flatMap((part): readonly Block[] => {
    if (part.kind === 'words') return [{ kind: 'markdown', text: part.text }]
    if (part.kind === 'broken') return [line(quiet(texts.canned.goneBlock))]
    if (part.live.kind === 'quote') return cuts.slice(quoted, ++quoted).map((cut) => composer.quoting.quoteHit(cut, numbering, null))
    const verdict = judged.get(part) ?? judgeLive(part.live, library)
    return embedVerdict({ verdict, comparison: compareLive(part.live, verdict, library) }, citedFor, composer)
  })
  const stale = changes.length === 0 ? [] : [line(quiet(texts.canned.staleInPost))]
  return {
    status: 'answered',
    private: false,
    blocks: [heading(title), ...sayNotesOnce(blocks, texts.answer), ...stale],
    controls: controlsOf(body, quotes, judged, composer),
    record: { title, blocks: body.parts.length, stale: changes.length > 0 },
  }
}

/** Why, Other side, Context and Sources, as far as there is something behind them: of the first verdict, and of all quotes. */
function controlsOf({ parts }: Body, quotes: readonly Quoted[], judged: ReadonlyMap<BodyPart, Verdict>, composer: Composer): readonly Control[] {
  const first = parts.find((part): part is Of<'live'> => judged.has(part))
  const verdict = first && judged.get(first)
  const cited = quotes.map(({ passage, sentences }) => ({ passage: passage.id, sentences }))
  const whole = { ...referenceTo(first?.live as LiveVerdict | undefined, verdict), quotes: cited }
  // Too many quotes for one button: the first ones then.
  const code = [cited.length, 6, 3].map((count) => composer.codebook.encode({ ...whole, quotes: cited.slice(0, count) })).find((each) => each !== undefined)
  const views = code === undefined ? [] : viewControls(code, { judged: verdict !== undefined, quoted: quotes.length > 0 }, composer)
  return views.filter(({ action }) => action.kind === 'show' && (action.view !== 'why' || verdict !== undefined))
}

function referenceTo(live: LiveVerdict | undefined, verdict: Verdict | undefined): Omit<AnswerReference, 'quotes'> {
  if (live?.kind === 'compare') {
    const technologies = [live.left, live.right, ...live.others].map(({ id }) => id)
    return { ...emptyReference, command: 'compare', technologies, topics: live.topic === null ? [] : [live.topic.id] }
  }
  return { ...emptyReference, command: 'recommend', ...needsIn(verdict ?? null) }
}
