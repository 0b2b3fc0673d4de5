import type { Corpus, Elsewhere, Passage, Technology, TechnologyId, Topic } from '../corpus/index.js'
import type { Candidate, Hearing, Mentions, Reading, Reads } from '../reading/index.js'
import type { Explanation } from '../retrieval/index.js'

export type DeclineReason = 'noise' | 'off-topic' | 'not-covered' | 'other-technology' | 'not-compared' | 'instructions'
  | 'language'

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
