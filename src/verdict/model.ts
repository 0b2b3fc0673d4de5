import type { HeardNeed } from '../reading/index.js'
import type { ArticleId, AspectId, Caveat, NeedId, Passage, Rule, RuleId, TechnologyId, TopicId } from '../corpus/index.js'

/** What a passage says of a technology on a topic. */
export type Stance = 'for' | 'against' | 'neutral' | 'trade-off'

/** Who put the stance there: a person who read the passage, or a pattern over general comparison language. */
export type DecidedBy = 'reviewed' | 'pattern'

/** A passage that bears on a claim. `start` and `end` are the cited range within the article's body. */
export interface Evidence {
  readonly passage: Passage
  readonly start: number
  readonly end: number
  readonly technology: TechnologyId | null
  readonly stance: Stance
  readonly decidedBy: DecidedBy
  readonly caveats: readonly Caveat[]
  /** The sides between which it can decide: see `RuleEvidence`. */
  readonly between: readonly TechnologyId[]
}

/** One thing that one rule said. Without a rule and a quote it cannot be represented. */
export interface Point {
  /** The rule that fired, or the aspect whose sentences were counted. */
  readonly rule: RuleId | AspectId
  /** The same, where it is an aspect. */
  readonly aspect: AspectId | null
  /** No rule: it was counted from sentences of a server's own articles. */
  readonly isOwn?: true
  readonly summary: string
  readonly need: NeedId | null
  readonly topic: TopicId | null
  /** What the rule says: one is better, all are needed, each for its part, or they do not differ. */
  readonly effect: Rule['effect']['kind']
  /** null unless it says that one is better. */
  readonly favours: TechnologyId | null
  /** The weighed sides over which its evidence favours one, by id; for a point that favours none, all it is about. */
  readonly over: readonly TechnologyId[]
  /** The asker's words that fired the rule, as they stand in the text; empty when a need was picked from a list. */
  readonly words: readonly string[]
  /** How much it weighs, in tenths above 0: what is shown adds up. */
  readonly weight: number
  readonly contested: boolean
  /** The claim itself stands in one article alone; what else is quoted bears it out. */
  readonly single: boolean
  /** Passages that the rule cites and that do not count, for their claim is marked wrong. */
  readonly leftOut: readonly Evidence[]
  readonly evidence: readonly [Evidence, ...Evidence[]]
}

export type Outcome = 'favours' | 'even' | 'combine' | 'insufficient'

/** How far apart the sides are: 0 (level) to 1 (nothing speaks for another). Not a probability. */
export interface Margin {
  readonly value: number
  readonly degree: 'clear' | 'fair' | 'slight' | 'none'
}

/** Which part of a combined design goes to which technology. */
export interface Part {
  readonly technology: TechnologyId
  readonly needs: readonly { readonly id: NeedId; readonly name: string }[]
}

/** A rule that did not fire, and the one thing it lacked. */
export interface NearMiss {
  readonly rule: RuleId
  readonly summary: string
  readonly lacked: Lack
}

/** What kept a rule from firing: a need that blocks it, one of its own that was taken back, or a group never said. */
export type Lack =
  | { readonly kind: 'heard' | 'ruled-out' | 'set-aside'; readonly need: NeedId }
  | { readonly kind: 'unsaid'; readonly needs: readonly NeedId[] }

/** What a reader must know of a verdict besides its points. */
export type Remark =
  /** A technology counts for the one whose side it is on. */
  | { readonly kind: 'counts-for'; readonly technology: TechnologyId; readonly side: TechnologyId }
  | { readonly kind: 'not-weighed'; readonly technology: TechnologyId }
  | { readonly kind: 'nothing-between' }
  | { readonly kind: 'named-twice'; readonly technology: TechnologyId }
  /** The articles do not weigh these against one another: at all, or on what was asked. */
  | { readonly kind: 'same-side' | 'not-compared' | 'not-compared-here';
    readonly technologies: readonly TechnologyId[] }
  /** One of them is not weighed against these others on what was asked; what was decided leaves it out. */
  | { readonly kind: 'apart'; readonly technology: TechnologyId; readonly others: readonly TechnologyId[] }
  /** Needs, by name, by which the articles weigh other sides and not these. */
  | { readonly kind: 'needs-apart'; readonly needs: readonly string[] }
  /** A pair that the outcome does not speak of. */
  | { readonly kind: 'also'; readonly technology: TechnologyId; readonly over: TechnologyId;
    readonly degree: Margin['degree'] }
  /** All needs that were said were taken back; or none was said. */
  | { readonly kind: 'nothing-left' | 'nothing-heard' }
  | { readonly kind: 'all-ruled-out' }
  /** A demand that leaves one technology alone. */
  | { readonly kind: 'ruled-out'; readonly technologies: readonly TechnologyId[] }
  | { readonly kind: 'only-known'; readonly technologies: readonly TechnologyId[];
    readonly others: readonly TechnologyId[] }
  /** A demand that leaves several, which were then weighed. */
  | { readonly kind: 'left-out'; readonly because: 'ruled-out' | 'unknown';
    readonly technologies: readonly TechnologyId[] }
  /**
   * By what so many of the server's own articles say of these topics; no rule was reviewed. `reviewed`: how many of
   * these sentences a person has read. `isAlone`: nothing else decided.
   */
  | { readonly kind: 'by-sentences'; readonly articles: number; readonly topics: readonly TopicId[];
    readonly reviewed: 'all' | 'some' | 'none'; readonly isAlone: boolean }
  /** What speaks for a side that was not taken: a choice has its price. */
  | { readonly kind: 'cost'; readonly technology: TechnologyId; readonly points: number }

/** Who stands on a side: independent articles, each once however many passages it gives. */
export interface SideCount {
  readonly technology: TechnologyId
  /** Those whose own weight falls on this side alone, in the order of the corpus. */
  readonly articles: readonly ArticleId[]
  /** Those that are as good as level between it and another, in the order of the corpus. */
  readonly level: readonly ArticleId[]
  /** How many `articles`. */
  readonly sources: number
  /** That speak for it, in whatever article. */
  readonly passages: number
}

export interface Verdict {
  readonly outcome: Outcome
  /** `favours`: the favoured one alone. `combine`: all parts. `even`: those that are level. `insufficient`: none. */
  readonly technologies: readonly TechnologyId[]
  readonly margin: Margin
  readonly heard: readonly HeardNeed[]
  readonly ruledOut: readonly HeardNeed[]
  readonly setAside: readonly HeardNeed[]
  /** Strongest first; sides alternate where contested or combined. */
  readonly points: readonly Point[]
  readonly parts: readonly Part[]
  readonly sides: readonly SideCount[]
  /** What its points rest on, before any of it is cut for showing: independent passages, and articles. */
  readonly evidence: { readonly passages: number; readonly articles: number }
  /** The aspects on which it was weighed, what is asked first first; none where needs or topics decided. */
  readonly asked: readonly AspectId[]
  /** A constraint that decided, what it costs, what is missing. */
  readonly remarks: readonly Remark[]
  readonly nearMisses: readonly NearMiss[]
}

/** Of nothing. */
export const emptyVerdict: Verdict = {
  outcome: 'insufficient',
  technologies: [],
  margin: { value: 0, degree: 'none' },
  heard: [],
  ruledOut: [],
  setAside: [],
  points: [],
  parts: [],
  sides: [],
  evidence: { passages: 0, articles: 0 },
  asked: [],
  remarks: [],
  nearMisses: [],
}

/** A sentence labelled on its own, for a reader who chooses between technologies. */
export interface SentenceStance {
  readonly source: ArticleId | null
  readonly sentence: string
  readonly technology: TechnologyId | null
  /** `both`: values both sides. */
  readonly stance: Stance | 'both'
  readonly topic: TopicId | null
  readonly decidedBy: DecidedBy
}

/** A change of needs that changes the outcome. */
export interface Change {
  readonly kind: 'add' | 'drop'
  readonly need: NeedId
  readonly name: string
  readonly outcome: Outcome
  readonly technologies: readonly TechnologyId[]
}
