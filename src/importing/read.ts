import { parsed, refused, type Parsed } from '../errors.js'
import type { Texts } from '../language/index.js'
import type { Reader } from '../reading/index.js'
import { decodeText } from '../text/index.js'
import { readDetails, splitFront, type Front } from './front.js'
import { guessHeadings, takeTitle } from './headings.js'
import type { ArticleSource, Draft, LeftOut, ReadArticle } from './model.js'
import { countNames } from './names.js'
import { looksLikeMarkdown, readPlainBlocks } from './plain.js'
import { spellBody } from './spell.js'

interface Ground {
  /** Finds what the article names. */
  readonly reader: Pick<Reader, 'scan'>
  /** In which language it is said what is wrong. */
  readonly says: Texts['importing']
}

/**
 * Makes an article of Markdown, of a web page or of plain text: headings, lists, tables and code are kept in our
 * spelling, sentences without the marks in them. No word is lost: what is not in the body is listed with the reason.
 *
 * @returns Issues where it holds no words, is not text, or says something of itself that cannot be read.
 */
export async function readArticle(source: ArticleSource, { reader, says }: Ground): Promise<Parsed<ReadArticle>> {
  const decoded = 'text' in source ? source : decodeText(source.bytes)
  if (!('text' in decoded))
    return refused({ code: 'unreadable-draft', path: 'file', message: says.notText[decoded.problem] })
  const text = decoded.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n').replaceAll('\0', '')
  const read = await readDraft({ text, kind: source.kind }, says)
  if (!read.ok) return read
  const { front, blocks, leftOut } = read.value
  if (!blocks.some((block) => !('words' in block) || (block.kind !== 'heading' && /[\p{L}\p{N}]/u.test(block.words))))
    return refused({ code: 'unreadable-draft', path: 'file', message: says.noWords })
  const { details, leftOut: unused } = readDetails(front)
  const { title, rest } = takeTitle(blocks, details.title)
  return parsed({
    details: { ...details, title },
    ...spellBody(rest),
    leftOut: [...unused, ...leftOut].sort((a, b) => a.line - b.line),
    guessedHeadings: rest.flatMap((block) => (block.kind === 'heading' && block.guessed ? [block.words] : [])),
    names: countNames(rest, (words) => reader.scan(words)),
  })
}

interface DraftWithFront extends Draft {
  readonly front: Front
}

/** The parsers are large and rarely needed: they are loaded when there is something to parse. */
async function readDraft({ text, kind }: { readonly text: string; readonly kind: ArticleSource['kind'] },
  says: Texts['importing']): Promise<Parsed<DraftWithFront>> {
  if (kind === 'html' || isPage.test(text)) {
    const { parseHtml, readHead, readPage } = await import('./parsers.js')
    return shallow(says, () => {
      const tree = parseHtml(text)
      return { front: readHead(tree), ...readPage(tree) }
    })
  }
  const split = splitFront(text, says)
  if (!split.ok) return split
  const { front, rest, skipped } = split.value
  if (kind === 'text' && !looksLikeMarkdown(rest)) {
    const blocks = readPlainBlocks(rest).map((block) => ({ ...block, line: block.line + skipped }))
    return parsed({ front, blocks: guessHeadings(blocks), leftOut: [] })
  }
  if (tooManyQuotes.test(rest))
    return refused({ code: 'unreadable-draft', path: 'file', message: says.tooDeep })
  const { parseMarkdown, readPage } = await import('./parsers.js')
  return shallow(says, () => {
    const { tree, leftOut } = parseMarkdown(rest, skipped + 1)
    const page = readPage(tree)
    return { front, blocks: page.blocks, leftOut: [...leftOut, ...page.leftOut] satisfies readonly LeftOut[] }
  })
}

// Quotations within quotations, deeper than anybody quotes: reading them takes the square of their number.
const tooManyQuotes = /^(?:[ \t]*>){100}/m

const isPage = /^\s*<(?:!doctype html|html|\?xml)/i

/** What is nested thousands deep is no article, and more than can be walked. */
function shallow<T>(says: Texts['importing'], read: () => T): Parsed<T> {
  try {
    return parsed(read())
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refused({ code: 'unreadable-draft', path: 'file', message: says.tooDeep })
  }
}
