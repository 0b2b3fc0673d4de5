import type { Citation, LabelId, NeedId, RuleId, TechnologyId, TopicId } from './model.js'
import type { LearntNeeds } from './learnt.js'
import type { Phrase } from './phrase.js'

/** What a need demands of a technology, where it is more than a wish. */
export type Demand =
  /** Ruled out: it must not be used. Heard: it must. */
  | 'allowed'
  /** Those who write it already work in it. */
  | 'known'
  /** Those who write it do not want it. */
  | 'rejected'
  /** No second technology beside the one. */
  | 'alone'

/** Something that a project may want, and how people say so. */
export interface Need {
  readonly id: NeedId
  readonly name: string
  readonly summary: string
  readonly phrases: readonly Phrase[]
  /** Ways to say that it is not wanted which are more than the phrase with "not". */
  readonly ruledOutBy: readonly Phrase[]
  /** Words in which the phrases mean something else. */
  readonly except: readonly Phrase[]
  /** It speaks of what was before: a plan that was given up does not take it back. */
  readonly past: boolean
  readonly demand: { readonly kind: Demand; readonly technology: TechnologyId | null } | null
}

/** How much a rule says, weakest first; the weights are the verdict's. */
export const strengths = ['leaning', 'some', 'strong', 'decisive', 'demand'] as const
export type Strength = (typeof strengths)[number]

/** A cited range, and what it says of which technology. */
export interface RuleEvidence {
  readonly cites: Citation
  /** Those of its sentences; empty for words that have none. */
  readonly labels: readonly LabelId[]
  readonly technology: TechnologyId | null
  readonly stance: 'for' | 'against' | 'neutral' | 'trade-off'
  /**
   * The ecosystems between which these words can decide, by id: those that the article compares and those that the
   * words name. What is said of two of them says nothing of a third.
   */
  readonly between: readonly TechnologyId[]
}

/** One of each group of needs must be heard, none of the others. */
export interface Condition {
  readonly each: readonly (readonly NeedId[])[]
  readonly none: readonly NeedId[]
}

export type RuleEffect =
  | { readonly kind: 'favours'; readonly technology: TechnologyId }
  /** Both are wanted: which needs go to which. */
  | { readonly kind: 'combine';
    readonly parts: readonly { readonly technology: TechnologyId; readonly needs: readonly NeedId[] }[] }
  /** It does not separate them. */
  | { readonly kind: 'level' }

/** A piece of judgement that anyone can read: when it holds, what it says, and on which words it rests. */
export interface Rule {
  readonly id: RuleId
  readonly summary: string
  readonly topic: TopicId
  /** null: it speaks in comparisons only, whatever the project needs. */
  readonly when: Condition | null
  readonly effect: RuleEffect
  readonly strength: Strength
  /** The articles contradict one another, or themselves, on it. */
  readonly contested: boolean
  /** One article only says it: worth less than what several say. */
  readonly single: boolean
  readonly evidence: readonly [RuleEvidence, ...RuleEvidence[]]
}

/** What a turn of phrase does to the needs within its reach. */
export type CueEffect = 'negated' | 'dropped' | 'attributed' | 'hedged' | 'ignored'

/**
 * How far a cue reaches: the rest of its clause, its clause so far, the words right before or after it, a name after
 * it, or, for a cue that is a clause of its own ("Chat? No."), the clause before.
 */
export type CueReach = 'after' | 'before' | 'next-before' | 'next-after' | 'name-after' | 'alone'

export interface Cue {
  readonly effect: CueEffect
  readonly reach: CueReach
  readonly phrase: Phrase
}

/** General turns of English by which a description takes back, passes on or qualifies what it says. */
export interface ReadingCues {
  readonly cues: readonly Cue[]
  /** Turns that look like a cue and are none: "not only". */
  readonly harmless: readonly Phrase[]
  /** Words at which a new clause begins. */
  readonly clauseStarts: readonly Phrase[]
  /** Words that a gap does not cross. */
  readonly barriers: ReadonlySet<string>
}

/** General comparison language: how a sentence speaks for or against what it is about. */
export interface StanceCues {
  /** Speaks for what it is said of. */
  readonly good: readonly Phrase[]
  /** Speaks for it a little: "allows", "supports". */
  readonly mild: readonly Phrase[]
  /** Speaks against it. */
  readonly bad: readonly Phrase[]
  /** Describes, defines or announces. */
  readonly neutral: readonly Phrase[]
  /** Turn round what follows closely. */
  readonly negators: readonly Phrase[]
  /** What comes after decides: "but". */
  readonly contrasts: readonly Phrase[]
  /** Sets two halves side by side: "whereas". */
  readonly split: readonly Phrase[]
  /** What it opens counts less than what follows: "although". */
  readonly concessions: readonly Phrase[]
  /** Speaks of all sides together. */
  readonly both: readonly Phrase[]
  /** Says that they are used beside each other. */
  readonly hybrid: readonly Phrase[]
  /** Weighs, announces or asks to consider, and takes no side itself. */
  readonly silent: readonly Phrase[]
  /** What follows is only compared with: "than". */
  readonly objects: readonly Phrase[]
  /** Join what they seem to set against each other: "but also". */
  readonly joins: readonly Phrase[]
  /** Headings under which everything speaks for the technology they name. */
  readonly headingGood: readonly Phrase[]
  /** Headings under which everything speaks against it. */
  readonly headingBad: readonly Phrase[]
}

export interface Rulebook {
  readonly needs: readonly Need[]
  /** What was learnt of needs from their pages; null: they are recognised by their phrases. */
  readonly learnt: LearntNeeds | null
  /** Needs whose pages have changed since. */
  readonly unlearnt: readonly string[]
  readonly rules: readonly Rule[]
  readonly reading: ReadingCues
  readonly stance: StanceCues
  /** SHA-256 over needs, rules and cues as written, hex: another hash, another judgement. */
  readonly hash: string
}
