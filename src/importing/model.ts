import type { Article, TechnologyKind } from '../corpus/index.js'
import type { Texts } from '../language/index.js'

/** What an article may come as. `bytes` are read by their mark, UTF-8 where there is none. */
export type ArticleSource =
  & { readonly kind: 'markdown' | 'html' | 'text' }
  & ({ readonly text: string } | { readonly bytes: Uint8Array })

/** Unknown particulars are null, never guessed; the title is always one that an article may have. */
export type Details = Pick<Article, 'title' | 'author' | 'publisher' | 'published' | 'url'>

/** Why words of the source are not in the article: a key of the texts that say so. */
export type LeftOutReason = keyof Texts['importing']['leftOut']

/** Why words of the article may be the page's own: a key of the texts that say so. */
export type FurnitureReason = keyof Texts['importing']['furniture']

export interface LeftOut {
  /** On one line, at most 300 characters. */
  readonly text: string
  readonly reason: LeftOutReason
  /** In the source, from 1. */
  readonly line: number
}

/** Words of the body that look like the page's own; whoever knows the page decides. */
export interface Furniture {
  readonly text: string
  readonly reason: FurnitureReason
  /** In the source, from 1. */
  readonly line: number
  /** The lines of the body that hold it, UTF-16 code units, half-open. */
  readonly start: number
  readonly end: number
}

/** A name outside of code, and how often it stands there. */
export interface FoundName {
  readonly name: string
  /** Missing for one of which only the name is known. */
  readonly kind?: TechnologyKind
  readonly count: number
}

/** An article as it was read: every word of the source is in one of its parts. */
export interface ReadArticle {
  readonly details: Details
  /** As an article's file holds it below its front matter; begins with a blank line. */
  readonly body: string
  readonly leftOut: readonly LeftOut[]
  readonly furniture: readonly Furniture[]
  /** Headings that nothing in the source marks as such. */
  readonly guessedHeadings: readonly string[]
  /** Commonest first. */
  readonly names: readonly FoundName[]
}

/** A block of a source, its words without marks. */
export type DraftBlock =
  & (
    | { readonly kind: 'heading'; readonly level: number; readonly words: string; readonly guessed: boolean }
    | { readonly kind: 'paragraph'; readonly words: string }
    /** `depth` from 0; `mark` with its space, "- " or "3. ". */
    | { readonly kind: 'list-item'; readonly words: string; readonly depth: number; readonly mark: string }
    /** Of equal lengths; the first is the header, of empty cells where there is none. */
    | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
    | { readonly kind: 'code'; readonly info: string; readonly lines: readonly string[] }
  )
  & {
    /** Its first line in the source, from 1. */
    readonly line: number
    /** The part of the page that it stands in, where that is hardly the article. */
    readonly within: FurnitureReason | null
  }

/** What a source was read as, before it is spelt. */
export interface Draft {
  readonly blocks: readonly DraftBlock[]
  readonly leftOut: readonly LeftOut[]
}

const mostShown = 300

/** @returns Nothing where there are no words to miss. */
export function noteLeftOut(text: string, reason: LeftOutReason, line: number): readonly LeftOut[] {
  const words = text.replace(/\s+/g, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(words)) return []
  return [{ text: words.length > mostShown ? `${words.slice(0, mostShown - 1)}…` : words, reason, line }]
}

/** Words on one line, without what cannot be seen. */
export const foldWords = (text: string): string =>
  text.replace(/[\p{Cc}\u00ad\u200b\ufeff\u2028\u2029]+/gu, (run) => (/[\t\n\f\r\u2028\u2029]/.test(run) ? ' ' : ''))
    .replace(/[\s\u00a0]+/g, ' ').trim()
