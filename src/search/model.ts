import type { Passage, TopicId } from '../corpus/index.js'
import type { Explanation } from '../retrieval/index.js'

export type DeclineReason = 'noise' | 'off-topic' | 'not-covered' | 'other-technology' | 'not-compared' | 'instructions'
  | 'language'

/** Why nothing is quoted, and where to go from here. */
export interface Decline {
  readonly reason: DeclineReason
  /** What the articles do not speak of, in the asker's words or by name: "Rust", "salary". */
  readonly missing: readonly string[]
  readonly nearest: readonly TopicId[]
}

/** Part of a passage to show: absolute offsets into the article's body; marks are offsets of the asker's words. */
export interface Snippet {
  readonly start: number
  readonly end: number
  readonly marks: readonly { readonly start: number; readonly end: number }[]
}

export interface Hit {
  readonly passage: Passage
  /** Log-odds that it speaks to the question; best first, never rising. */
  readonly score: number
  readonly snippet: Snippet
  explain(): Explanation
}

export interface Found {
  readonly hits: readonly Hit[]
  /** Set when an answer would be refused; the hits are listed all the same. */
  readonly declined: Decline | null
}
