import { z } from 'zod'
import { cutSentences, shownReasons } from '../answer/index.js'
import { hashOf, sha256, type Corpus } from '../corpus/index.js'
import { clip, splitSentences } from '../text/index.js'
import type { Evidence } from '../verdict/index.js'
import { compareLive, judgeLive, quotedWords, spellLive, type LiveVerdict } from './live.js'
import type { Ground, Live } from './model.js'

const words = z.array(z.string()).readonly()

// Digests tell that something changed; `shown` tells what it was. It is missing in what was recorded before there was any.
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

/** What a live block rested on. `of` is the block as it is spelt. */
export const footingSchema = z.discriminatedUnion('kind', [quoteSchema, verdictSchema])
export type Footing = Readonly<z.infer<typeof footingSchema>>
export type QuoteFooting = Extract<Footing, { kind: 'quote' }>
export type VerdictFooting = Extract<Footing, { kind: 'verdict' }>

const digest = (value: unknown): string => hashOf(value).slice(0, 12)

/** @param text - What is quoted. */
export const digestWords = (text: string): string => sha256(text).slice(0, 12)

// The same blocks stand in many bodies: what one rests on is worked out once for a corpus.
const footings = new WeakMap<Corpus, Map<string, Footing>>()

// Needs can be put together in more ways than are worth keeping.
const mostKept = 5000

export function footingOf(live: Live, ground: Ground): Footing {
  const known = footings.get(ground.corpus) ?? new Map<string, Footing>()
  footings.set(ground.corpus, known)
  const of = spellLive(live)
  const footing = known.get(of) ??
    (live.kind === 'quote' ? quoteFooting(live, of, ground) : verdictFooting(live, of, ground))
  if (known.size < mostKept) known.set(of, footing)
  return footing
}

// Enough of a sentence to know it by.
const labelledCharacters = 80

function quoteFooting(live: Extract<Live, { kind: 'quote' }>, of: string, { corpus }: Ground): QuoteFooting {
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

function verdictFooting(live: LiveVerdict, of: string, ground: Ground): VerdictFooting {
  const verdict = judgeLive(live, ground)
  const isOverall = live.kind === 'compare' && live.topic === null
  const topics = isOverall ? (compareLive(live, verdict, ground)?.topics ?? []) : []
  const name = (id: string): string => ground.corpus.technologies.find((each) => each.id === id)?.name ?? id
  const evidence = verdict.points.flatMap((point) => point.evidence)
  const sides = verdict.sides.filter(({ sources }) => sources > 0).map(({ technology }) => technology)
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
      sentences: isOverall
        ? []
        : verdict.points.map(({ summary, favours }) => (favours === null ? summary : `${summary} → ${name(favours)}`)),
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

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort()

/** What of the rules' sentences all can see: the first ones in their order, and which others there are. */
export const sayReasons = (sentences: readonly string[]): string =>
  JSON.stringify([sentences.slice(0, shownReasons), sorted(sentences)])
