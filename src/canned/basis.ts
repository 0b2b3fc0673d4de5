import { z } from 'zod'
import { digestWords, footingOf, footingSchema, sayReasons, type Footing, type QuoteFooting,
  type VerdictFooting } from './footing.js'
import type { Body, Ground } from './model.js'

/** What a body's live blocks rest on: compared with another, it says what has changed. */
export type Basis = readonly Footing[]

/** One thing that is not as it was. `lines`: what is shown of it, then and now, where that was kept. */
export type BasisChange =
  | { readonly kind: 'gone' | 'words' | 'labels' | 'notes' | 'sentences' | 'names' | 'evidence'; readonly of: string;
    readonly lines?: ThenAndNow }
  /** The same words stand elsewhere now. */
  | { readonly kind: 'moved'; readonly of: string; readonly to: string }
  | { readonly kind: 'outcome'; readonly of: string; readonly was: VerdictWords; readonly now: VerdictWords }
  /** How clearly it favours whom it favours: the degree of its margin. */
  | { readonly kind: 'margin'; readonly of: string; readonly was: string; readonly now: string }
  /** The rules that spoke then and do not now, or the other way round; for `leads`, who leads on which topic. */
  | { readonly kind: 'rules' | 'leads'; readonly of: string; readonly gone: readonly string[];
    readonly added: readonly string[]; readonly lines?: ThenAndNow }

export interface ThenAndNow {
  readonly was: readonly string[]
  readonly now: readonly string[]
}

/** An outcome, by ids. */
export interface VerdictWords {
  readonly outcome: string
  readonly technologies: readonly string[]
}

/** @param body - As parsed on the same ground; broken blocks rest on nothing. The same in whichever language it speaks. */
export function basisOf({ parts }: Body, speaking: Ground): Basis {
  const ground = speaking.original ?? speaking
  const seen = new Set<string>()
  return parts
    .flatMap((part) => (part.kind === 'live' ? [footingOf(part.live, ground)] : []))
    .filter(({ of }) => !seen.has(of) && seen.add(of))
}

export const spellBasis = (basis: Basis): string => JSON.stringify(basis)

const basisSchema = z.array(footingSchema).readonly()

/** @returns undefined for a text that no `spellBasis` gave, of this version or an earlier one: nothing can be said of what it rested on. */
export function parseBasis(text: string): Basis | undefined {
  try {
    return basisSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** What is not as it was when somebody last looked; empty when nothing is. A block that is new says nothing. */
export function compareBasis(old: Basis, now: Basis, ground: Ground): readonly BasisChange[] {
  const present = new Map(now.map((footing) => [footing.of, footing]))
  return old.flatMap((was) => compareFooting(was, present.get(was.of), ground))
}

function compareFooting(was: Footing, is: Footing | undefined, ground: Ground): readonly BasisChange[] {
  if (is === undefined)
    return [
      movedTo(was, ground) ??
        { kind: 'gone', of: was.of, ...thenAndNow(was.kind === 'quote' ? was.shown?.words : undefined, []) },
    ]
  if (was.kind === 'quote' && is.kind === 'quote') return compareQuotes(was, is, ground)
  return was.kind === 'verdict' && is.kind === 'verdict' ? compareVerdicts(was, is) : []
}

const thenAndNow = (was: readonly string[] | undefined,
  now: readonly string[] | undefined): { readonly lines?: ThenAndNow } => (was && now ? { lines: { was, now } } : {})

function compareQuotes(was: QuoteFooting, is: QuoteFooting, ground: Ground): readonly BasisChange[] {
  const { of } = was
  const tell = (kind: 'words' | 'labels' | 'notes'): BasisChange => ({ kind, of,
    ...thenAndNow(was.shown?.[kind], is.shown?.[kind]) })
  if (was.words !== is.words) return [movedTo(was, ground) ?? tell('words')]
  return (['labels', 'notes'] as const).filter((kind) => was[kind] !== is[kind]).map(tell)
}

/** The gravest change alone: an outcome that turned is not also told rule by rule. */
function compareVerdicts(was: VerdictFooting, is: VerdictFooting): readonly BasisChange[] {
  const { of } = was
  const sayOutcome = ({ outcome, technologies }: VerdictFooting): string => JSON.stringify([outcome, technologies])
  if (sayOutcome(was) !== sayOutcome(is)) {
    return [{ kind: 'outcome', of, was: { outcome: was.outcome, technologies: was.technologies },
      now: { outcome: is.outcome, technologies: is.technologies } }]
  }
  for (const kind of ['leads', 'rules'] as const) {
    const gone = was[kind].filter((each) => !is[kind].includes(each))
    const added = is[kind].filter((each) => !was[kind].includes(each))
    if (gone.length + added.length > 0)
      return [{ kind, of, gone, added,
        ...(kind === 'rules' ? thenAndNow(was.shown?.sentences, is.shown?.sentences) : {}) }]
  }
  if (was.shown && is.shown) return compareShown(of, was.shown, is.shown)
  return was.evidence === is.evidence ? [] : [{ kind: 'evidence', of }]
}

type ShownVerdict = NonNullable<VerdictFooting['shown']>

/** The same rules for the same outcome: how clear it is, in which words, and on which. */
function compareShown(of: string, was: ShownVerdict, is: ShownVerdict): readonly BasisChange[] {
  const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
  return [
    ...(was.margin === is.margin ? [] : [{ kind: 'margin', of, was: was.margin, now: is.margin } as const]),
    ...(sayReasons(was.sentences) === sayReasons(is.sentences)
      ? []
      : [{ kind: 'sentences', of, ...thenAndNow(was.sentences, is.sentences) } as const]),
    ...(isSame(was.names, is.names) ? [] : [{ kind: 'names', of, ...thenAndNow(was.names, is.names) } as const]),
    ...(was.evidence === is.evidence ? [] : [{ kind: 'evidence', of, ...thenAndNow(was.cited, is.cited) } as const]),
  ]
}

/** Passages are numbered within their article: one more before them, and the same words have another number. */
function movedTo(was: Footing, { corpus }: Ground): BasisChange | undefined {
  if (was.kind !== 'quote') return undefined
  const [, , range] = was.of.split(' ')
  const to = corpus.passages.find((passage) => range === undefined && digestWords(passage.text) === was.words)
  return to && { kind: 'moved', of: was.of, to: to.id }
}
