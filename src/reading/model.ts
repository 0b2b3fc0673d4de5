import type { Elsewhere, NeedId, Technology, TechnologyId, Topic } from '../corpus/index.js'
import type { Span } from '../text/index.js'

/**
 * What kind of answer is wanted: `compare` sides against one another · `choose` one for a purpose · `define` what something
 * is · `why` a reason · `how-to` a way · `fact` a yes, a name, a date, a number, a list · `other`.
 */
export type Intent = 'compare' | 'choose' | 'define' | 'why' | 'how-to' | 'fact' | 'other'

/** What was asked, as data. Offsets of mentions are UTF-16 code units into `text`, half-open. */
export interface Question {
  /** The asker's words without what cannot be seen, spaces folded. */
  readonly text: string
  readonly technologies: readonly Mention<Technology>[]
  readonly elsewhere: readonly Mention<Elsewhere>[]
  readonly topics: readonly Mention<Topic>[]
  readonly intent: Intent
  /**
   * The heads of ecosystems between which a verdict is wanted, in the order of the question, then of the corpus; at least
   * two, or none where the question neither compares nor chooses, or stays within one ecosystem.
   */
  readonly sides: readonly TechnologyId[]
  readonly language: Language
  readonly readings: readonly Reading[]
  /** Words of another language that nothing is known of, as they stand in the text. */
  readonly unheard: readonly string[]
}

/** A name found in a text. Offsets are UTF-16 code units into the text as given, half-open. */
export interface Mention<T> {
  readonly value: T
  readonly start: number
  readonly end: number
  /** The words as they stand in the text. */
  readonly words: string
  /** `exact`: the name; `alias`: another known spelling; `fuzzy`: near enough to be read as it. */
  readonly match: 'exact' | 'alias' | 'fuzzy'
}

/** What a typed name may mean. */
export interface Candidate<T> {
  readonly value: T
  /** `begun`: a spelling that begins so; otherwise as for a {@link Mention}. */
  readonly match: Mention<T>['match'] | 'begun'
  /** The spelling that was found by, normalised. */
  readonly spelling: string
}

/** A word that was read as another: shown as: read "pyhton" as Python. */
export interface Reading {
  readonly from: string
  readonly to: string
  /** What it may as well have been, best first; left out where one reading is clear. */
  readonly others?: readonly string[]
}

/** What a text names, found by the library's name index. */
export interface Mentions {
  readonly technologies: readonly Mention<Technology>[]
  readonly topics: readonly Mention<Topic>[]
  readonly elsewhere: readonly Mention<Elsewhere>[]
}

/** `en`: English, the language of the articles, or heard as English; `other`: neither. */
export type Language = 'en' | 'other'

/** A text as needs are looked for in it: in English. Offsets of mentions are into `text`. */
export interface Hearing {
  readonly text: string
  readonly mentions: Mentions
  readonly language: Language
  /** Words of another language that nothing is known of, as they stand in what was given. */
  readonly unheard: readonly string[]
  /** What a part of `text` stands for in what was given. */
  readonly spanOf: (span: Span) => Span
}

/** How a text was read, before anything is looked for. */
export interface Reads {
  /** The text with every word as it was read, in English: slips put right. */
  readonly corrected: string
  readonly mentions: Mentions
  readonly readings: readonly Reading[]
  readonly language: Language
  readonly unheard: readonly string[]
}

/** `set-aside`: said, but not as a need of now: perhaps later, somebody else's wish, or a plan that was given up. */
export type HearState = 'heard' | 'ruled-out' | 'set-aside'

/** Why a need does not count although its words stand there. */
export type HearReason = 'negated' | 'dropped' | 'attributed' | 'hedged'

/** A need found in a project description. */
export interface HeardNeed {
  readonly need: NeedId
  readonly name: string
  readonly state: HearState
  /** null for a need that counts. */
  readonly reason: HearReason | null
  /** Range of the words in the text, UTF-16 code units, half-open; -1, -1 when picked from a list. */
  readonly start: number
  readonly end: number
  readonly words: string
}
