import { cutSentences } from '../answer/index.js'
import { hashOf, sha256 } from '../corpus/index.js'
import type { Library } from '../library/index.js'
import { compareLive, judgeLive, quotedWords, spellLive } from './live.js'
import type { Body, Live } from './model.js'

/** What a live block rested on. `of` is the block as it is spelt. */
type Footing =
  | { readonly kind: 'quote'; readonly of: string; readonly words: string; readonly labels: string; readonly notes: string }
  | {
      readonly kind: 'verdict'
      readonly of: string
      readonly outcome: string
      readonly technologies: readonly string[]
      /** Who leads on which topic, where all were compared; empty elsewhere. */
      readonly leads: readonly string[]
      readonly rules: readonly string[]
      readonly evidence: string
    }

/** What a body's live blocks rest on: compared with another, it says what has changed. */
export type Basis = readonly Footing[]

/** One thing that is not as it was. */
export type BasisChange =
  | { readonly kind: 'gone' | 'words' | 'labels' | 'notes' | 'evidence'; readonly of: string }
  /** The same words stand elsewhere now. */
  | { readonly kind: 'moved'; readonly of: string; readonly to: string }
  | { readonly kind: 'outcome'; readonly of: string; readonly was: VerdictWords; readonly now: VerdictWords }
  /** The rules that spoke then and do not now, or the other way round; for `leads`, who leads on which topic. */
  | { readonly kind: 'rules' | 'leads'; readonly of: string; readonly gone: readonly string[]; readonly added: readonly string[] }

/** An outcome, by ids. */
export interface VerdictWords {
  readonly outcome: string
  readonly technologies: readonly string[]
}

const digest = (value: unknown): string => hashOf(value).slice(0, 12)

/** @param body - As parsed with the same library; broken blocks rest on nothing. The same in whichever language the library speaks. */
export function basisOf({ parts }: Body, speaking: Library): Basis {
  const library = speaking.original ?? speaking
  const seen = new Set<string>()
  return parts
    .flatMap((part) => (part.kind === 'live' ? [footingOf(part.live, library)] : []))
    .filter(({ of }) => !seen.has(of) && seen.add(of))
}

// The same blocks stand in many bodies: what one rests on is worked out once for a corpus.
const footings = new WeakMap<Library, Map<string, Footing>>()

function footingOf(live: Live, library: Library): Footing {
  const known = footings.get(library) ?? new Map<string, Footing>()
  footings.set(library, known)
  const of = spellLive(live)
  const footing = known.get(of) ?? workOut(live, of, library)
  // Needs can be put together in more ways than are worth keeping.
  if (known.size < mostKept) known.set(of, footing)
  return footing
}

const mostKept = 5000

function workOut(live: Live, of: string, library: Library): Footing {
  if (live.kind === 'quote') return quoteFooting(live, of, library)
  const verdict = judgeLive(live, library)
  const isOverall = live.kind === 'compare' && live.topic === null
  const topics = isOverall ? (compareLive(live, verdict, library)?.topics ?? []) : []
  return {
    kind: 'verdict',
    of,
    outcome: verdict.outcome,
    technologies: verdict.technologies,
    leads: topics.filter(({ verdict: on }) => on.outcome === 'favours').map(({ topic, verdict: on }) => `${topic.id}: ${on.technologies.join()}`),
    rules: verdict.points.map(({ rule }) => rule),
    evidence: digest(verdict.points.flatMap(({ evidence }) => evidence.map(({ passage, start, end, caveats }) =>
      [passage.text.slice(start - passage.start, end - passage.start), caveats.map(({ category, note }) => [category, note])]))),
  }
}

function quoteFooting(live: Extract<Live, { kind: 'quote' }>, of: string, { corpus }: Library): Footing {
  const { passage } = live
  const { start, end } = cutSentences(passage, live.sentences)
  const within = (range: { readonly article: string; readonly start: number; readonly end: number }): boolean =>
    range.article === passage.article && range.start < end && start < range.end
  return {
    kind: 'quote',
    of,
    words: sha256(quotedWords(live)).slice(0, 12),
    labels: digest(corpus.stances.filter(within).map(({ start: from, technology, topic, stance }) => [from - start, technology, topic, stance])),
    notes: digest(corpus.caveats.filter(({ cites }) => within(cites)).map(({ category, note }) => [category, note])),
  }
}

export const spellBasis = (basis: Basis): string => JSON.stringify(basis)

/** @returns undefined for a text that no `spellBasis` gave: nothing can be said of what it rested on. */
export function parseBasis(text: string): Basis | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every(isFooting) ? value : undefined
  } catch {
    return undefined
  }
}

function isFooting(value: unknown): value is Footing {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('of' in value) || typeof value.of !== 'string') return false
  const texts = value.kind === 'quote' ? ['words', 'labels', 'notes'] : value.kind === 'verdict' ? ['outcome', 'evidence'] : undefined
  const lists = value.kind === 'verdict' ? ['technologies', 'leads', 'rules'] : []
  const fields = value as unknown as Readonly<Record<string, unknown>>
  return texts !== undefined && texts.every((name) => typeof fields[name] === 'string') && lists.every((name) => isTextList(fields[name]))
}

const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string')

/** What is not as it was when somebody last looked; empty when nothing is. A block that is new says nothing. */
export function compareBasis(old: Basis, now: Basis, library: Library): readonly BasisChange[] {
  const present = new Map(now.map((footing) => [footing.of, footing]))
  return old.flatMap((was) => compareFooting(was, present.get(was.of), library))
}

function compareFooting(was: Footing, is: Footing | undefined, library: Library): readonly BasisChange[] {
  if (is === undefined) return [movedTo(was, library) ?? { kind: 'gone', of: was.of }]
  if (was.kind === 'quote' && is.kind === 'quote') {
    if (was.words !== is.words) return [movedTo(was, library) ?? { kind: 'words', of: was.of }]
    const kinds = (['labels', 'notes'] as const).filter((kind) => was[kind] !== is[kind])
    return kinds.map((kind) => ({ kind, of: was.of }))
  }
  return was.kind === 'verdict' && is.kind === 'verdict' ? compareVerdicts(was, is) : []
}

type VerdictFooting = Extract<Footing, { kind: 'verdict' }>

/** The gravest change alone: an outcome that turned is not also told rule by rule. */
function compareVerdicts(was: VerdictFooting, is: VerdictFooting): readonly BasisChange[] {
  const { of } = was
  const sayOutcome = ({ outcome, technologies }: VerdictFooting): string => JSON.stringify([outcome, technologies])
  if (sayOutcome(was) !== sayOutcome(is)) {
    return [{ kind: 'outcome', of, was: { outcome: was.outcome, technologies: was.technologies }, now: { outcome: is.outcome, technologies: is.technologies } }]
  }
  for (const kind of ['leads', 'rules'] as const) {
    const gone = was[kind].filter((each) => !is[kind].includes(each))
    const added = is[kind].filter((each) => !was[kind].includes(each))
    if (gone.length + added.length > 0) return [{ kind, of, gone, added }]
  }
  return was.evidence === is.evidence ? [] : [{ kind: 'evidence', of }]
}

/** Passages are numbered within their article: one more before them, and the same words have another number. */
function movedTo(was: Footing, { corpus }: Library): BasisChange | undefined {
  if (was.kind !== 'quote') return undefined
  const [, , range] = was.of.split(' ')
  const to = corpus.passages.find((passage) => range === undefined && sha256(passage.text).startsWith(was.words))
  return to && { kind: 'moved', of: was.of, to: to.id }
}
