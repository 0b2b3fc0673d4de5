import type { Block, DiffLine, Line, Note, SourceLine, Span } from '../../answer/index.js'
import { breakPings, cleanText, escapeLine, escapeWithin, foldLine, unescapeLine, writeCode, writeCodeBlock,
  writeLink } from './escape.js'
import type { Texts } from '../../language/index.js'

export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>

/** One renderer per block: Markdown lines, without regard to length. A separator has none. */
const renderers: { readonly [K in Block['kind']]: (block: BlockOf<K>, texts: Texts) => readonly string[] } = {
  question: ({ text }) => [`${openQuote}${escapeLine(foldLine(text))}${closeQuote}`],
  heading: ({ text }) => [`### ${escapeLine(text)}`],
  line: ({ line }) => [isQuiet(line) ? writeQuiet(writeLine(line)) : writeLine(line)],
  verdict: (
    { headline, detail },
  ) => [bold(escapeLine(headline)), ...(detail === '' ? [] : [writeQuiet(escapeLine(detail))])],
  quote: (block,
    texts) => [...contextLines(block.context), ...quoteLines(block), sourceLineOf(block),
    ...block.notes.map((note) => writeNote(note, texts))],
  list: ({ ordered, items }) => items.map((item, at) => `${ordered ? `${at + 1}.` : '-'} ${writeLine(item)}`),
  sources: ({ sources }, texts) => sources.flatMap((source) => writeSource(source, texts)),
  image: ({ alt }) => [escapeLine(alt)],
  markdown: ({ text }) => writeModeratorText(text),
  diff: ({ lines }) => writeDiff(lines),
  separator: () => [],
}

/** Markdown of one block; empty for a separator and for a block that says nothing. */
export function renderBlock(block: Block, texts: Texts): string {
  const render = renderers[block.kind] as (block: Block, texts: Texts) => readonly string[]
  return render(block, texts).join('\n')
}

const openQuote = '“'
const closeQuote = '”'

/** The asker's words from a question that {@link renderBlock} wrote: a pressed message carries them back. */
export function readQuestion(markdown: string): string | undefined {
  if (!markdown.startsWith(openQuote) || !markdown.endsWith(closeQuote)) return undefined
  return unescapeLine(markdown.slice(openQuote.length, -closeQuote.length))
}

function contextLines(context: string): readonly string[] {
  const words = foldLine(context)
  return words === '' ? [] : [writeQuiet(escapeLine(words))]
}

function quoteLines({ text, code }: BlockOf<'quote'>): readonly string[] {
  if (code) return writeCodeBlock(text.map((span) => ('text' in span ? span.text : '…')).join(''))
  return splitLines(text).map((line) => writeLine(line).trim()).filter((line) => line !== '').map((line) => `> ${line}`)
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
  return writeQuiet(`${writeNumber(number)}${parts.filter((part) => part !== '').join(' · ')}`)
}

function writeSource({ number, title, url, author, publisher, published }: SourceLine,
  texts: Texts): readonly string[] {
  const particulars = [...(author === null ? [] : [author]), publisher ?? texts.discord.publisherUnknown,
    ...(published === null ? [] : [published])]
  return [`${writeNumber(number)}${writeTitle(title, url)}`, writeQuiet(particulars.map(escapeLine).join(' · '))]
}

const writeNumber = (number: number | null): string => (number === null ? '' : `${bold(`\\[${number}\\]`)} `)

const writeTitle = (title: string, url: string | null): string =>
  url === null ? escapeLine(title) : writeLink(title, url)

function writeNote({ label, text, reviewed, references }: Note, texts: Texts): string {
  const links = references.map(({ title, url }) => writeLink(title, url))
  const aside = [...links, ...(reviewed === '' ? [] : [escapeLine(texts.discord.reviewed(reviewed))])].join(', ')
  return writeQuiet(`⚠️ ${bold(escapeLine(`${label}:`))} ${escapeLine(text)}${aside === '' ? '' : ` (${aside})`}`)
}

const diffMarks: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '-' }

/** Discord colours what it is told is a diff. */
function writeDiff(lines: readonly DiffLine[]): readonly string[] {
  const [, ...rest] = writeCodeBlock(lines.map(({ kind, text }) => `${diffMarks[kind]} ${text}`).join('\n'))
  return lines.length === 0 ? [] : ['```diff', ...rest]
}

/**
 * A moderator's own Markdown as it may stand in a message of ours: formatted as they wrote it, but it calls nobody, and
 * what they opened and forgot to close ends with it.
 */
function writeModeratorText(raw: string): readonly string[] {
  const words = breakMentions(cleanText(raw).replace(/^\n+|\s+$/g, ''))
  return words === '' ? [] : closeFence(words).split('\n')
}

/** No mention of a person or a role is left, in code neither; channels, moments and emoji stay. */
const breakMentions = (text: string): string => breakPings(text).replace(/<@(?=[!&]?\d)/g, '<@\u200b')

// Longest first: a fence is no three single backticks. Code hides the signs within it.
const openers = /```|``|`|\|\|/g

function closeFence(words: string): string {
  let open: string | undefined
  for (const [sign] of words.matchAll(openers)) {
    if (open === undefined) open = sign
    else if (open === sign) open = undefined
  }
  return open === undefined ? words : `${words}${open === '```' ? '\n' : ''}${open}`
}

/** What looks alike here is joined first: two runs of bold side by side would close one another. */
type Look = 'plain' | 'bold' | 'code' | 'link' | 'name' | 'cut'

const looks: { readonly [K in Span['kind']]: Look } = { text: 'plain', quiet: 'plain', strong: 'bold', mark: 'bold',
  code: 'code', link: 'link', message: 'link', person: 'name', role: 'name', channel: 'name', time: 'name', cut: 'cut' }

interface Run {
  readonly look: Look
  readonly text: string
  readonly url: string
}

/** One line of Markdown; raw line breaks are folded. */
function writeLine(line: Line): string {
  return breakPings(
    joinRuns(line).map((run, at) => writers[run.look](run, at === 0 ? escapeLine : escapeWithin)).join(''),
  )
}

/** A line of small print. A line that is all quiet is one. */
export function writeQuiet(markdown: string): string {
  return `-# ${markdown}`
}

const isQuiet = (line: Line): boolean => line.length > 0 && line.every(({ kind }) => kind === 'quiet')

/** Spaces at the ends stay outside: signs of bold beside a space are not read as such by every client. */
function bold(markdown: string): string {
  const words = markdown.trim()
  if (words === '') return markdown
  const at = markdown.indexOf(words)
  return `${markdown.slice(0, at)}**${words}**${markdown.slice(at + words.length)}`
}

function joinRuns(line: Line): readonly Run[] {
  return line.reduce<readonly Run[]>((runs, span) => {
    const run: Run = { look: looks[span.kind], text: '', url: '', ...readSpan(span) }
    const last = runs.at(-1)
    if (run.text === '' && run.look !== 'cut') return runs
    if (last?.look !== run.look || run.look === 'link' || run.look === 'name') return [...runs, run]
    return [...runs.slice(0, -1), { ...last, text: last.text + run.text }]
  }, [])
}

function readSpan(span: Span): Partial<Run> {
  switch (span.kind) {
    case 'cut':
      return {}
    case 'link':
      return { text: span.text, url: span.url }
    case 'message':
      return { text: span.text, url: messageUrl(span) }
    case 'time':
      return { text: `<t:${Math.floor(span.at / 1000)}:f>` }
    case 'person':
    case 'role':
    case 'channel':
      return { text: writeName(span.kind, span.id) }
    default:
      return { text: span.text }
  }
}

/** The address of a channel in Discord, or of a message in it. @param guild - `@me`: a direct conversation. */
export function messageUrl(
  { guild, channel, message }: { readonly guild: string; readonly channel: string; readonly message?: string },
): string {
  return ['https://discord.com/channels', guild, channel, ...(message === undefined ? [] : [message])].join('/')
}

const sigils = { person: '@', role: '@&', channel: '#' } as const

/** As Discord shows a name for an id; whether it calls anyone is decided by the message's allowed mentions. */
function writeName(kind: keyof typeof sigils, id: string): string {
  return /^\d{1,20}$/.test(id) ? `<${sigils[kind]}${id}>` : escapeWithin(id)
}

const writers: { readonly [L in Look]: (run: Run, escape: (raw: string) => string) => string } = {
  plain: ({ text }, escape) => escape(text),
  // What stands within signs of bold is not at the start of its line.
  bold: ({ text }) => bold(escapeWithin(text)),
  code: ({ text }) => writeCode(text),
  link: ({ text, url }) => writeLink(text, url),
  name: ({ text }) => text,
  cut: () => '…',
}
