import type { Block, DiffLine, Line, Note, SourceLine, Span } from '../../answer/index.js'
import { cleanText, escapeLine, foldLine, unescapeLine, writeCodeBlock, writeLink } from './escape.js'
import { bold, isQuiet, writeLine, writeQuiet } from './markdown.js'
import { writeOwnWords } from './own-words.js'
import type { Sayings } from './texts.js'

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>

/** One renderer per block: Markdown lines, without regard to length. A separator has none. */
const renderers: { readonly [K in Block['kind']]: (block: BlockOf<K>, say: Sayings) => readonly string[] } = {
  question: ({ text }) => [writeQuestion(text)],
  heading: ({ text }) => [`### ${escapeLine(text)}`],
  line: ({ line }) => [isQuiet(line) ? writeQuiet(writeLine(line)) : writeLine(line)],
  verdict: (
    { headline, detail },
  ) => [bold(escapeLine(headline)), ...(detail === '' ? [] : [writeQuiet(escapeLine(detail))])],
  quote: (block,
    say) => [...contextLines(block.context), ...quoteLines(block), sourceLineOf(block),
    ...block.notes.map((note) => writeNote(note, say))],
  list: ({ ordered, items }) => items.map((item, at) => `${ordered ? `${at + 1}.` : '-'} ${writeLine(item)}`),
  sources: ({ sources }, say) => sources.flatMap((source) => writeSource(source, say)),
  image: ({ alt }) => [escapeLine(alt)],
  markdown: ({ text }) => writeOwnWords(text),
  diff: ({ lines }) => writeDiff(lines),
  separator: () => [],
}

/** Markdown of one block; empty for a separator and for a block that says nothing. */
export function renderBlock(block: Block, say: Sayings): string {
  const render = renderers[block.kind] as (block: Block, say: Sayings) => readonly string[]
  return render(block, say).join('\n')
}

const openQuote = '“'
const closeQuote = '”'

const writeQuestion = (text: string): string => `${openQuote}${escapeLine(foldLine(text))}${closeQuote}`

/** The asker's words from a question that {@link renderBlock} wrote: a pressed message carries them back. */
export function readQuestion(markdown: string): string | undefined {
  if (!markdown.startsWith(openQuote) || !markdown.endsWith(closeQuote)) return undefined
  return unescapeLine(markdown.slice(openQuote.length, -closeQuote.length))
}

const contextLines = (
  context: string,
): readonly string[] => (foldLine(context) === '' ? [] : [writeQuiet(escapeLine(foldLine(context)))])

function quoteLines({ text, code }: BlockOf<'quote'>): readonly string[] {
  if (code) return writeCodeBlock(text.map((span) => ('text' in span ? span.text : '…')).join(''))
  return splitLines(text)
    .map((line) => writeLine(line).trim())
    .filter((line) => line !== '')
    .map((line) => `> ${line}`)
}

/** A quote's own line breaks stay: each line is escaped for itself, so that none begins a list or a heading. */
function splitLines(text: Line): readonly Line[] {
  const lines: Span[][] = [[]]
  for (const span of text) {
    if (!('text' in span)) {
      lines.at(-1)?.push(span)
      continue
    }
    for (const [at, part] of cleanText(span.text).split('\n').entries()) {
      if (at > 0) lines.push([])
      lines.at(-1)?.push({ ...span, text: part })
    }
  }
  return lines
}

function sourceLineOf({ number, source, stance }: BlockOf<'quote'>): string {
  const parts = [foldLine(stance) === '' ? '' : bold(escapeLine(stance)), writeTitle(source.short, source.url)]
  const place = number === null ? '' : `${bold(`\\[${number}\\]`)} `
  return writeQuiet(`${place}${parts.filter((part) => part !== '').join(' · ')}`)
}

function writeSource(source: SourceLine, say: Sayings): readonly string[] {
  const number = source.number === null ? '' : `${bold(`\\[${source.number}\\]`)} `
  const author = source.author === null ? [] : [escapeLine(source.author)]
  return [`${number}${writeTitle(source.title, source.url)}`,
    writeQuiet([...author, ...particulars(source, say)].join(' · '))]
}

function writeTitle(title: string, url: string | null): string {
  return url === null ? escapeLine(title) : writeLink(title, url)
}

function particulars({ publisher, published }: SourceLine, say: Sayings): readonly string[] {
  return [escapeLine(publisher ?? say.publisherUnknown), ...(published === null ? [] : [escapeLine(published)])]
}

function writeNote({ label, text, reviewed, references }: Note, say: Sayings): string {
  const links = references.map(({ title, url }) => writeLink(title, url))
  const aside = [...links, ...(reviewed === '' ? [] : [escapeLine(say.reviewed(reviewed))])].join(', ')
  return writeQuiet(`⚠️ ${bold(escapeLine(`${label}:`))} ${escapeLine(text)}${aside === '' ? '' : ` (${aside})`}`)
}

const diffMarks: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '-' }

/** Discord colours what it is told is a diff. */
function writeDiff(lines: readonly DiffLine[]): readonly string[] {
  const [, ...rest] = writeCodeBlock(lines.map(({ kind, text }) => `${diffMarks[kind]} ${text}`).join('\n'))
  return lines.length === 0 ? [] : ['```diff', ...rest]
}
