import type { Article } from '../../corpus/index.js'
import { parsed, refused, type Parsed } from '../../errors.js'
import { readDraftBlocks, type DraftBlock } from './blocks.js'
import { findBoilerplate, guessHeadings, takeTitle, wordsOf } from './headings.js'
import { readParticulars, splitFront, type Particulars } from './front.js'

/** A text from elsewhere, made ready to be an article; what an editor has to look at is listed beside it. */
export interface Draft extends Pick<Article, 'title' | 'author' | 'publisher' | 'published' | 'url' | 'body'> {
  /** The whole file: front matter and body. */
  readonly text: string
  /** Lines that are rather the page's than the article's. */
  readonly suspects: readonly Suspect[]
  /** Headings that nothing marks as such. */
  readonly guessedHeadings: readonly string[]
}

interface Suspect {
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

/** The front matter of an article, every key there. */
function spellFront({ title, author, publisher, published, url }: Particulars): string {
  const entries = Object.entries({ title, author, publisher, published, url, original: null })
  return `---\n${entries.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('')}---\n`
}

/** Blocks as an article has them: a blank line between any two, but for the items of a list. */
function spellBody(blocks: readonly DraftBlock[]): string {
  const pieces = blocks.map((block) => ({ isItem: block.kind === 'list-item', words: spellBlock(block) })).filter((
    { words },
  ) => words !== '')
  return pieces.map(({ isItem, words }, at) =>
    `${at === 0 || (isItem && pieces[at - 1]?.isItem === true) ? '' : '\n'}${words}\n`
  ).join('')
}

function spellBlock(block: DraftBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.words}`
    case 'list-item':
      return `- ${block.words}`
    case 'paragraph':
      return withoutMarks(block.words)
    case 'table':
      return spellTable(block.rows)
    case 'code':
      return spellCode(block)
  }
}

// What was a mark of Markdown once and is a word now must not become one again.
const withoutMarks = (words: string): string => words.replace(/^(?:(?:\||`{3,}|#{1,6}(?=\s|$))\s*)+/, '')

function spellTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const spell = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [spell(head), spell(head.map(() => '---')), ...rows.map(spell)].join('\n')
}

function spellCode({ info, lines }: Extract<DraftBlock, { kind: 'code' }>): string {
  const longest = lines.reduce((most, line) => Math.max(most, /^\s*(`+)/.exec(line)?.[1]?.length ?? 0), 2)
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${info}`, ...lines.map((line) => line.replace(/[^\P{Cc}\t]/gu, '')), fence].join('\n')
}
