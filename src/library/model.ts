import type { Corpus, Elsewhere, Passage, Technology, TechnologyId, Topic } from '../corpus/index.js'
import type { Explanation } from '../retrieval/index.js'
import type { Span } from '../text/index.js'

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

export type DeclineReason = 'noise' | 'off-topic' | 'not-covered' | 'other-technology' | 'not-compared' | 'instructions' | 'language'

/** Why nothing is quoted, and where to go from here. */
export interface Decline {
  readonly reason: DeclineReason
  /** What the articles do not speak of, in the asker's words or by name: "Rust", "salary". */
  readonly missing: readonly string[]
  readonly nearest: readonly Topic[]
}

/** Part of a passage to show: absolute offsets into the article's body; marks are offsets of the asker's words. */
export interface Snippet {
  readonly start: number
  readonly end: number
  readonly marks: readonly { readonly start: number; readonly end: number }[]
}

export interface Hit {
  readonly passage: Passage
  /** Comparable within one search only; best first, never rising. */
  readonly score: number
  readonly snippet: Snippet
  explain(): Explanation
}

export interface Found {
  readonly hits: readonly Hit[]
  /** Set when an answer would be refused; the hits are listed all the same. */
  readonly declined: Decline | null
  readonly readings: readonly Reading[]
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

/** The corpus made searchable. Synchronous and pure: same corpus and text, same bytes. */
export interface Library {
  readonly corpus: Corpus
  /** Of a translated one: the library with our words as they were written, for whatever must be the same in every language. */
  readonly original?: Library
  /** Names in a free text, left to right; misspelt ones too where the reading is close. */
  mentions(text: string): Mentions
  /** The same, with every word that was read as another, and the language. */
  read(text: string): Reads
  /** The same in English, whatever language it is in, as far as that is heard. */
  hear(text: string): Hearing
  /** One typed name (an argument, not a sentence): the best reading and those near it, best first. */
  technologies(typed: string): readonly Candidate<Technology>[]
  topics(typed: string): readonly Candidate<Topic>[]
  /** The same for technologies that no article speaks of. */
  elsewhere(typed: string): readonly Candidate<Elsewhere>[]
  search(text: string, options?: { readonly limit?: number }): Found
  passage(id: string): Passage | undefined
  /** The passages that name a technology by its name or an alias, in corpus order. */
  naming(technology: TechnologyId): readonly Passage[]
}
