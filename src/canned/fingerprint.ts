import { z } from 'zod'
import { cutSentences, reasonsShown } from '../answer/index.js'
import { hashOf, sha256 } from '../corpus/index.js'
import { clip, splitSentences } from '../text/index.js'
import type { Evidence } from '../verdict/index.js'
import { compareLive, judgeLive, quotedWords, spellLive, type LiveVerdict } from './body.js'
import type { Body, Ground, Live } from './model.js'

const words = z.array(z.string()).readonly()

// Digests tell that something changed; `shown` tells what it was, and is missing in the oldest records.
const quoteSchema = z.object({
  kind: z.literal('quote'),
  of: z.string(),
  words: z.string(),
  labels: z.string(),
  notes: z.string(),
  shown: z.object({ words, labels: words, notes: words }).exactOptional(),
})

const verdictSchema = z.object({
  kind: z.literal('verdict'),
  of: z.string(),
  outcome: z.string(),
  technologies: words,
  /** Who leads on which topic, where all were compared; empty elsewhere. */
  leads: words,
  rules: words,
  /** Of the evidence in its order, which the rules' strength decides. */
  evidence: z.string(),
  shown: z
    .object({
      /** Empty where none is said. */
      margin: z.string(),
      /** What each rule says, weightiest first; as `cited`, empty where all topics were compared. */
      sentences: words,
      names: words,
      cited: words,
      /** Of the evidence in whatever order. */
      evidence: z.string(),
    })
    .exactOptional(),
})

/** What a live block rests on. `of` is the block as it is spelt. */
const fingerprintSchema = z.discriminatedUnion('kind', [quoteSchema, verdictSchema])
export type Fingerprint = Readonly<z.infer<typeof fingerprintSchema>>
type QuoteFingerprint = Extract<Fingerprint, { kind: 'quote' }>
type VerdictFingerprint = Extract<Fingerprint, { kind: 'verdict' }>

/** What a body's live blocks rest on: compared with another, it says what has changed. */
type Baseline = readonly Fingerprint[]

const baselineSchema = z.array(fingerprintSchema).readonly()

/** The same blocks stand in many bodies: whoever looks at many keeps what each rests on, under its spelling. */
interface KnownFingerprints {
  get(of: string): Fingerprint | undefined
  set(of: string, fingerprint: Fingerprint): unknown
}

/** @param body - As parsed on the same ground, whose language makes no difference; broken blocks rest on nothing. */
export function baselineOf({ parts }: Body, speaking: Ground,
  known: KnownFingerprints = new Map<string, Fingerprint>()): Baseline {
  const ground = speaking.original ?? speaking
  const live = new Map(parts.flatMap((part) => (part.kind === 'live' ? [[spellLive(part.live), part.live]] : [])))
  return [...live].map(([of, each]) => {
    const fingerprint = known.get(of) ?? fingerprintOf(each, of, ground)
    known.set(of, fingerprint)
    return fingerprint
  })
}

export const spellBaseline = (baseline: Baseline): string => JSON.stringify(baseline)

/** @returns undefined for what no `spellBaseline` of any version gave: nothing can be said of what it rested on. */
export function parseBaseline(text: string): Baseline | undefined {
  try {
    return baselineSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

const fingerprintOf = (live: Live, of: string, ground: Ground): Fingerprint =>
  live.kind === 'quote' ? quoteFingerprint(live, of, ground) : verdictFingerprint(live, of, ground)

const digest = (value: unknown): string => hashOf(value).slice(0, 12)
const digestWords = (text: string): string => sha256(text).slice(0, 12)
const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort()

// Enough of a sentence to know it by.
const labelledCharacters = 80

function quoteFingerprint(live: Extract<Live, { kind: 'quote' }>, of: string, { corpus }: Ground): QuoteFingerprint {
  const { passage } = live
  const { start, end } = cutSentences(passage, live.sentences)
  const within = (range: { readonly article: string; readonly start: number; readonly end: number }): boolean =>
    range.article === passage.article && range.start < end && start < range.end
  const text = quotedWords(live)
  const labels = corpus.stances.filter(within)
  const notes = corpus.caveats.filter(({ cites }) => within(cites))
  const labelled = (from: number, to: number): string =>
    clip(passage.text.slice(from - passage.start, to - passage.start), labelledCharacters)
  return {
    kind: 'quote',
    of,
    words: digestWords(text),
    labels: digest(
      labels.map(({ start: from, technology, topic, stance }) => [from - start, technology, topic, stance]),
    ),
    notes: digest(notes.map(({ category, note }) => [category, note])),
    shown: {
      words: splitSentences(text).map((sentence) => text.slice(sentence.start, sentence.end)),
      labels: labels.map(({ start: from, end: to, technology, topic, stance }) =>
        `${[stance, technology, topic].filter((each) => each !== null).join(' · ')}: ${labelled(from, to)}`
      ),
      notes: notes.map(spellNote),
    },
  }
}

const spellNote = ({ category, note }: { readonly category: string; readonly note: string }): string =>
  `${category}: ${note}`

function verdictFingerprint(live: LiveVerdict, of: string, ground: Ground): VerdictFingerprint {
  const verdict = judgeLive(live, ground)
  const isOverall = live.kind === 'compare' && live.topic === null
  const topics = isOverall ? (compareLive(live, verdict, ground)?.topics ?? []) : []
  const name = (id: string): string => ground.corpus.technologies.find((each) => each.id === id)?.name ?? id
  const evidence = verdict.points.flatMap((point) => point.evidence)
  const sides = verdict.sides.filter(({ sources }) => sources > 0).map(({ technology }) => technology)
  const sentences = [...new Set([...reasonsShown(verdict), ...verdict.points])].map(({ summary, favours }) =>
    favours === null ? summary : `${summary} → ${name(favours)}`
  )
  return {
    kind: 'verdict',
    of,
    outcome: verdict.outcome,
    technologies: verdict.technologies,
    leads: topics.filter(({ verdict: on }) => on.outcome === 'favours').map(({ topic, verdict: on }) =>
      `${topic.id}: ${on.technologies.join()}`
    ),
    rules: verdict.points.map(({ rule }) => rule),
    evidence: digest(evidence.map(weighed)),
    shown: {
      margin: verdict.outcome === 'favours' && !isOverall ? verdict.margin.degree : '',
      sentences: isOverall ? [] : sentences,
      names: sorted([
        ...[...verdict.technologies, ...sides].map(name),
        ...verdict.parts.flatMap(({ needs }) => needs.map((need) => need.name)),
        ...topics.map(({ topic }) => topic.name),
      ]),
      cited: isOverall
        ? []
        : sorted(evidence.map((each) => [citedWords(each), ...each.caveats.map(spellNote)].join(' · '))),
      evidence: digest(sorted(evidence.map((each) => JSON.stringify(weighed(each))))),
    },
  }
}

const weighed = (
  evidence: Evidence,
): unknown => [citedWords(evidence), evidence.caveats.map(({ category, note }) => [category, note])]

const citedWords = ({ passage, start, end }: Evidence): string =>
  passage.text.slice(start - passage.start, end - passage.start)

/** One thing that is not as it was. `lines`: what is shown of it, then and now, where that was kept. */
export type BaselineChange =
  & { readonly of: string; readonly lines?: ThenAndNow<readonly string[]> }
  & (
    | { readonly kind: 'gone' | 'words' | 'labels' | 'notes' | 'sentences' | 'names' | 'evidence' }
    /** The same words stand elsewhere now. */
    | { readonly kind: 'moved'; readonly to: string }
    | ({ readonly kind: 'outcome' } & ThenAndNow<Pick<VerdictFingerprint, 'outcome' | 'technologies'>>)
    /** How clearly it favours whom it favours: the degree of its margin. */
    | ({ readonly kind: 'margin' } & ThenAndNow<string>)
    /** The rules that spoke then and do not now, or the other way round; for `leads`, who leads on which topic. */
    | { readonly kind: 'rules' | 'leads'; readonly gone: readonly string[]; readonly added: readonly string[] }
  )

interface ThenAndNow<T> {
  readonly was: T
  readonly now: T
}

/** What is not as it was when somebody last looked; empty when nothing is. A block that is new says nothing. */
export function compareBaselines(old: Baseline, now: Baseline, ground: Ground): readonly BaselineChange[] {
  const present = new Map(now.map((fingerprint) => [fingerprint.of, fingerprint]))
  return old.flatMap((was) => compareFingerprints(was, present.get(was.of), ground))
}

function compareFingerprints(was: Fingerprint, is: Fingerprint | undefined, ground: Ground): readonly BaselineChange[] {
  if (is === undefined) {
    const shown = was.kind === 'quote' ? was.shown?.words : undefined
    return [movedTo(was, ground) ?? { kind: 'gone', of: was.of, ...thenAndNow(shown, []) }]
  }
  if (was.kind === 'quote' && is.kind === 'quote') return compareQuotes(was, is, ground)
  return was.kind === 'verdict' && is.kind === 'verdict' ? compareVerdicts(was, is) : []
}

const thenAndNow = (was: readonly string[] | undefined,
  now: readonly string[] | undefined): Pick<BaselineChange, 'lines'> => (was && now ? { lines: { was, now } } : {})

function compareQuotes(was: QuoteFingerprint, is: QuoteFingerprint, ground: Ground): readonly BaselineChange[] {
  const tell = (kind: 'words' | 'labels' | 'notes'): BaselineChange => ({ kind, of: was.of,
    ...thenAndNow(was.shown?.[kind], is.shown?.[kind]) })
  if (was.words !== is.words) return [movedTo(was, ground) ?? tell('words')]
  return (['labels', 'notes'] as const).filter((kind) => was[kind] !== is[kind]).map(tell)
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The gravest change alone: an outcome that turned is not also told rule by rule. */
function compareVerdicts(was: VerdictFingerprint, is: VerdictFingerprint): readonly BaselineChange[] {
  const { of } = was
  const outcomeOf = ({ outcome, technologies }: VerdictFingerprint) => ({ outcome, technologies })
  if (!isSame(outcomeOf(was), outcomeOf(is))) return [{ kind: 'outcome', of, was: outcomeOf(was), now: outcomeOf(is) }]
  for (const kind of ['leads', 'rules'] as const) {
    const gone = was[kind].filter((each) => !is[kind].includes(each))
    const added = is[kind].filter((each) => !was[kind].includes(each))
    if (gone.length + added.length === 0) continue
    return [{ kind, of, gone, added,
      ...(kind === 'rules' ? thenAndNow(was.shown?.sentences, is.shown?.sentences) : {}) }]
  }
  if (was.shown && is.shown) return compareShown(of, was.shown, is.shown)
  return was.evidence === is.evidence ? [] : [{ kind: 'evidence', of }]
}

type ShownVerdict = NonNullable<VerdictFingerprint['shown']>

/** The same rules for the same outcome: how clear it is, in which words, and on which. */
function compareShown(of: string, was: ShownVerdict, is: ShownVerdict): readonly BaselineChange[] {
  const changes: readonly (readonly [isSame: boolean, change: BaselineChange])[] = [
    [was.margin === is.margin, { kind: 'margin', of, was: was.margin, now: is.margin }],
    [isSame(reasonsIn(was), reasonsIn(is)), { kind: 'sentences', of, ...thenAndNow(was.sentences, is.sentences) }],
    [isSame(was.names, is.names), { kind: 'names', of, ...thenAndNow(was.names, is.names) }],
    [was.evidence === is.evidence, { kind: 'evidence', of, ...thenAndNow(was.cited, is.cited) }],
  ]
  return changes.flatMap(([isAsBefore, change]) => (isAsBefore ? [] : [change]))
}

// Those that a post shows at most, where two sides are level.
const mostShown = 3

/** What of the rules' sentences all can see: the first ones in their order, and which others there are. */
const reasonsIn = ({ sentences }: ShownVerdict): unknown => [sentences.slice(0, mostShown), sorted(sentences)]

/** Passages are numbered within their article: one more before them, and the same words have another number. */
function movedTo(was: Fingerprint, { corpus }: Ground): BaselineChange | undefined {
  if (was.kind !== 'quote') return undefined
  const [, , range] = was.of.split(' ')
  const to = corpus.passages.find((passage) => range === undefined && digestWords(passage.text) === was.words)
  return to && { kind: 'moved', of: was.of, to: to.id }
}
