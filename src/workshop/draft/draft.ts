import { parsed, refused, type Parsed } from '../../errors.js'
import type { Article } from '../../corpus/index.js'
import { readDraftBlocks, type DraftBlock } from './blocks.js'
import { findBoilerplate } from './boilerplate.js'
import { readParticulars, splitFront } from './front.js'
import { guessHeadings, takeTitle, wordsOf } from './headings.js'
import { spellBody, spellFront } from './spell.js'

/** A text from elsewhere, made ready to be an article; what an editor has to look at is listed beside it. */
export interface Draft extends Pick<Article, 'title' | 'author' | 'publisher' | 'published' | 'url' | 'body'> {
  /** The whole file: front matter and body. */
  readonly text: string
  /** Lines that are rather the page's than the article's. */
  readonly suspects: readonly Suspect[]
  /** Headings that nothing marks as such. */
  readonly guessedHeadings: readonly string[]
}

export interface Suspect {
  /** In the file that was read, from 1. */
  readonly line: number
  readonly words: string
  readonly why: string
}

/**
 * Makes an article of a text or a Markdown file: headings, lists, tables and code are kept in our spelling, sentences
 * without the marks in them. Nothing is left out but what cannot be read: pictures, rules, comments.
 *
 * @param fileName - Its ending says whether it is Markdown; if not, its marks do.
 */
export function draftArticle(fileName: string, raw: string): Parsed<Draft> {
  const text = raw.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const wrong = findUnreadable(text)
  if (wrong !== undefined) return refused({ code: 'unreadable-draft', path: 'file', message: wrong })
  const { front, lines, skipped } = splitFront(text)
  const isMarkdown = /\.(?:md|markdown|mdown)$/i.test(fileName) || looksLikeMarkdown(lines)
  const read = readDraftBlocks({ lines, isMarkdown })
  const blocks = isMarkdown ? read : guessHeadings(read)
  const { title, rest } = takeTitle(blocks, front)
  const particulars = { title, ...readParticulars(front) }
  const body = `\n${spellBody(rest)}`
  return parsed({
    ...particulars,
    body,
    text: `${spellFront(particulars)}${body}`,
    suspects: rest.flatMap((block) => findSuspects(block, skipped)),
    guessedHeadings: rest.flatMap((block) => (block.kind === 'heading' && block.guessed ? [block.words] : [])),
  })
}

function findUnreadable(text: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'It holds no words; expected the text of an article.'
  return /^\s*<(?:!doctype html|html|\?xml)/i.test(text)
    ? 'It is a web page as its source; expected its words, saved as text or Markdown.'
    : undefined
}

const looksLikeMarkdown = (lines: readonly string[]): boolean =>
  lines.some((line) =>
    /^ {0,3}#{1,6} \S/.test(line) || /^(?:```|~~~)/.test(line) || /\[[^\][]{1,200}\]\(https?:/.test(line) ||
    /\*\*[^*\s][^*]*\*\*/.test(line)
  )

function findSuspects(block: DraftBlock, skipped: number): readonly Suspect[] {
  const words = wordsOf(block)
  const why = words === undefined ? null : findBoilerplate(words)
  return words === undefined || why === null ? [] : [{ line: block.line + skipped, words, why }]
}
