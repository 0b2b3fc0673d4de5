import type { AspectId, Elsewhere, NeedId, Technology, TechnologyId, Topic, TopicId } from '../corpus/index.js'
import type { Word } from './names/words.js'
import type { Standing } from './needs/standing.js'

/**
 * What kind of answer is wanted: `compare` sides against one another · `choose` one for a purpose · `define` what
 * something is · `why` a reason · `how-to` a way · `fact` a yes, a name, a date, a number, a list · `other`.
 */
export type Intent = 'compare' | 'choose' | 'define' | 'why' | 'how-to' | 'fact' | 'other'

export type Polarity = 'for' | 'against'

/** `en`: English, the language of the articles, or heard as English; `other`: neither. */
export type Language = 'en' | 'other'

/** A name found in a text. Offsets are UTF-16 code units into the text as given, half-open. */
export interface Mention<T> {
  readonly value: T
  /** The run of words that names it, as indexes of words, half-open. */
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  /** The words as they stand in the text. */
  readonly words: string
  /** `exact`: the name; `alias`: another known spelling; `fuzzy`: near enough to be read as it. */
  readonly match: 'exact' | 'alias' | 'fuzzy'
}

/** What a text names, left to right. */
export interface Mentions {
  readonly technologies: readonly Mention<Technology>[]
  readonly topics: readonly Mention<Topic>[]
  /** Technologies that no article speaks of. */
  readonly elsewhere: readonly Mention<Elsewhere>[]
}

/** An article's own words, as they stand: nothing is corrected or translated. */
export interface Scanned extends Mentions {
  readonly words: readonly Word[]
}

/** Something that a question may ask. */
export interface HeardAspect {
  readonly aspect: AspectId
  /** 0..1: how likely it asks this. Several may be asked at once; the likelihoods need not add up to 1. */
  readonly likelihood: number
  /** The words that made it heard, as they stand in the text, most first. */
  readonly words: readonly string[]
}

/** What was asked, as data: all that anybody decides about a text is decided here, once. */
export interface Question extends Mentions {
  /** The asker's words without what cannot be seen, spaces folded. Mentions and needs stand in it. */
  readonly text: string
  readonly language: Language
  /** In English; those of another language as far as it is heard. */
  readonly words: readonly Word[]
  /** Words of another language that nothing is known of, as they stand in the text, each once. */
  readonly unheard: readonly string[]
  /** Words that were read as others, in the order of the text. */
  readonly readings: readonly Reading[]
  readonly intent: Intent
  /**
   * The heads of ecosystems between which a verdict is wanted, in the order of the question, then of the corpus; at
   * least two, or none where the question neither compares nor chooses, or stays within one ecosystem.
   */
  readonly sides: readonly TechnologyId[]
  /** What is named, each once. */
  readonly named: readonly Technology[]
  readonly topicIds: ReadonlySet<TopicId>
  /** What it may ask, most likely first. */
  readonly aspects: readonly HeardAspect[]
  /** How much it is like questions that the articles do not answer, as a margin; 0 where nothing was learnt. */
  readonly nearMiss: number
  /** For each technology named the head of its ecosystem, or itself where it has none. */
  readonly ecosystems: ReadonlySet<TechnologyId>
  /** Technologies that tell of the asker, not of the question: what they know already. */
  readonly background: readonly Mention<Technology | Elsewhere>[]
  /** The words that say something, names included, without those of grammar and of asking. */
  readonly content: readonly Word[]
  /** Distinct stems of the content that belong to no technology's name. */
  readonly subject: ReadonlySet<string>
  /** A technology of ours is named, or a topic in words that say more than "best" or "should I". */
  readonly isOnSubject: boolean
  /** It asks what speaks for a technology or against it, and not for both. */
  readonly polarity: Polarity | null
  /** It weighs things against one another. */
  readonly compares: boolean
  /** It asks what something is. */
  readonly defines: boolean
  /** It asks for a name, a date or a version. */
  readonly asksDatesOrNames: boolean
  /** All sides are meant without being named: "which of the two". */
  readonly meansAllSides: boolean
  /** The words by which it asks for a sum of money; null where it asks for none. */
  readonly money: string | null
  /** The command that answers it, where it asks of the service itself and of nothing that the articles are about. */
  readonly service: string | null
  /** It wants sides weighed and says nothing to weigh them by: "which is best?". */
  readonly isOpen: boolean
  /** In "X or Y for such a thing?" such a thing, as it was written; null where it asks anything else. */
  readonly project: string | null
  /** Work that somebody is told to do. */
  readonly isTask: boolean
  /** It gives orders to whoever reads it, instead of asking. */
  readonly givesOrders: boolean
  /** Nothing in it can be read: greetings, signs, keys hit at random. */
  readonly isNoise: boolean
  /** It tells of a project and asks nothing. */
  readonly describesProject: boolean
  /** The needs that it states, rules out or only mentions, in its order; looked for when first asked for. */
  readonly needs: readonly HeardNeed[]
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

/** `set-aside`: said, but not as a need of now: perhaps later, somebody else's wish, or a plan that was given up. */
export type HearState = 'heard' | 'ruled-out' | 'set-aside'

/** Why a need does not count although its words stand there. */
export type HearReason = Exclude<Standing, 'stated'>

/** A need found in a project description. */
export interface HeardNeed {
  readonly need: NeedId
  readonly name: string
  readonly state: HearState
  /** null for a need that counts. */
  readonly reason: HearReason | null
  /** Whether it is said to matter more or less than others. */
  readonly stress: 'more' | 'less' | null
  /** The words that made it heard, with their shares of the evidence, 0..1, most first; none for a picked need. */
  readonly because: readonly { readonly words: string; readonly share: number; readonly start: number;
    readonly end: number }[]
  /** Range of the words in the text, UTF-16 code units, half-open; -1, -1 when picked from a list. */
  readonly start: number
  readonly end: number
  readonly words: string
}
