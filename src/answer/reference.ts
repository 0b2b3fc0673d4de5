import type { NeedId, PassageId, TechnologyId, TopicId } from '../corpus/index.js'
import type { Language, Intent } from '../reading/index.js'

/** What an answer rested on: enough to judge again and to find its quotes; none of the asker's words. */
export interface AnswerReference {
  readonly command: 'ask' | 'compare' | 'recommend' | 'about'
  /** Those asked about: the arguments in their order, or what a question names. */
  readonly technologies: readonly TechnologyId[]
  readonly topics: readonly TopicId[]
  readonly heard: readonly NeedId[]
  readonly ruledOut: readonly NeedId[]
  readonly setAside: readonly NeedId[]
  /** How a question was understood besides. null elsewhere; then `technologies` are the sides that were weighed. */
  readonly understood: Understood | null
  /** In the order in which they are shown. */
  readonly quotes: readonly QuoteReference[]
}

export interface Understood {
  /** A project was told of: it was judged by what it needs, and nothing was looked for. */
  readonly described: boolean
  readonly intent: Intent
  readonly language: Language
  /** Names of technologies that no article speaks of. */
  readonly elsewhere: readonly string[]
}

export interface QuoteReference {
  readonly passage: PassageId
  /** Those shown, counted within the passage from 0; null: all of it. */
  readonly sentences: { readonly first: number; readonly count: number } | null
}

/** What a code names and the corpus no longer holds: how many of each, and the places of the quotes, from 1. */
export interface Gone {
  readonly names: number
  readonly needs: number
  readonly quotes: readonly number[]
}

export const isWhole = ({ names, needs, quotes }: Gone): boolean => names + needs + quotes.length === 0

/** What most answers rest on none of. */
export const emptyReference = { technologies: [], topics: [], heard: [], ruledOut: [], setAside: [], understood: null,
  quotes: [] } as const
