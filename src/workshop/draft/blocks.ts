import { readInline, readPlain } from './inline.js'

/** A block of a text from elsewhere, its words without marks. `line` is its first in the file, from 1. */
export type DraftBlock =
  /** `guessed`: nothing marks it; it only looks like one. */
  | { readonly kind: 'heading'; readonly level: number; readonly words: string; readonly guessed: boolean;
    readonly line: number }
  | { readonly kind: 'paragraph'; readonly words: string; readonly line: number }
  | { readonly kind: 'list-item'; readonly words: string; readonly line: number }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly line: number }
  | { readonly kind: 'code'; readonly info: string; readonly lines: readonly string[]; readonly line: number }

const fence = /^\s*(`{3,}|~{3,})\s{0,9}([\w+#.-]{0,30})[^`]*$/
const heading = /^ {0,3}(#{1,6})(?=[ \t]|$)/
const item = /^[ \t]*(?:[-*+•‣◦▪●]|\d{1,9}[.)])[ \t]+(?=\S)(?:\[[ xX]\][ \t]+)?/
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const underline = /^ {0,3}(=+|-{2,})[ \t]*$/
const definition = /^ {0,3}\[[^\][]{1,100}\]:[ \t]+\S+/
const tableRule = /^\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?$/
// No table is as wide as this, and the rule's pattern reads a line more than once.
const widestRule = 1_000
const quoteMark = /^(?: {0,3}>)+[ \t]?/
const indented = /^(?: {4}|\t)/

interface Source {
  readonly lines: readonly string[]
  readonly isMarkdown: boolean
}

/** The blocks of a text, in order. Any text is accepted. */
export function readDraftBlocks(source: Source): readonly DraftBlock[] {
  const blocks: DraftBlock[] = []
  let at = 0
  while (at < source.lines.length) at = readBlock(source, at, blocks)
  return blocks
}

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === ''

/** Adds what begins on a line, and returns the line after it. */
function readBlock(source: Source, at: number, blocks: DraftBlock[]): number {
  const { lines, isMarkdown } = source
  const line = lines[at] ?? ''
  if (isBlank(line) || rule.test(line) || underline.test(line) || definition.test(line)) return at + 1
  if (isMarkdown && quoteMark.test(line)) return readQuoted(lines, at, blocks)
  if (isMarkdown && line.trimStart().startsWith('<!--')) return skipComment(lines, at)
  if (fence.test(line)) return readFence(lines, at, blocks)
  if (beginsTable(lines, at)) return readTable(source, at, blocks)
  if (isMarkdown && indented.test(line) && blocks.at(-1)?.kind !== 'list-item') return readIndented(lines, at, blocks)
  const marked = heading.exec(line)
  if (!marked) return readWords(source, at, blocks)
  const words = readInline(withoutClosing(line.slice(marked[0].length)))
  if (words !== '') blocks.push({ kind: 'heading', level: marked[1]?.length ?? 1, words, guessed: false, line: at + 1 })
  return at + 1
}

/** A heading may be closed by the marks that opened it. */
function withoutClosing(text: string): string {
  const words = text.trimEnd()
  let end = words.length
  while (words.charAt(end - 1) === '#') end--
  return end === 0 || /[ \t]/.test(words.charAt(end - 1)) ? words.slice(0, end) : words
}

/** What is quoted is read without its marks; none is left for a second reading. */
function readQuoted(lines: readonly string[], at: number, blocks: DraftBlock[]): number {
  let end = at
  while (end < lines.length && quoteMark.test(lines[end] ?? '')) end++
  const inner = readDraftBlocks({ lines: lines.slice(at, end).map((line) => line.replace(quoteMark, '')),
    isMarkdown: true })
  for (const block of inner) blocks.push({ ...block, line: block.line + at })
  return end
}

function skipComment(lines: readonly string[], at: number): number {
  let end = at
  while (end < lines.length && !lines[end]?.includes('-->')) end++
  return end + 1
}

function readFence(lines: readonly string[], at: number, blocks: DraftBlock[]): number {
  const [, marks = '```', info = ''] = fence.exec(lines[at] ?? '') ?? []
  const closes = (line: string): boolean => line.trim().startsWith(marks) && /^(?:`+|~+)$/.test(line.trim())
  let end = at + 1
  while (end < lines.length && !closes(lines[end] ?? '')) end++
  blocks.push(...readCode(lines.slice(at + 1, end), { info, line: at + 1 }))
  return end + 1
}

function readIndented(lines: readonly string[], at: number, blocks: DraftBlock[]): number {
  let end = at
  while (end < lines.length &&
    (indented.test(lines[end] ?? '') || (isBlank(lines[end]) && indented.test(lines[end + 1] ?? '')))) end++
  blocks.push(...readCode(lines.slice(at, end), { info: '', line: at + 1 }))
  return end
}

function readCode(lines: readonly string[],
  { info, line }: { readonly info: string; readonly line: number }): readonly DraftBlock[] {
  const margin = lines.reduce(
    (least, each) => (isBlank(each) ? least : Math.min(least, each.length - each.trimStart().length)),
    Infinity,
  )
  return Number.isFinite(margin)
    ? [{ kind: 'code', info, lines: lines.map((each) => each.slice(margin).trimEnd()), line }]
    : []
}

function beginsTable(lines: readonly string[], at: number): boolean {
  const under = (lines[at + 1] ?? '').trim()
  return (lines[at] ?? '').includes('|') && under.length <= widestRule && tableRule.test(under)
}

function readTable({ lines, isMarkdown }: Source, at: number, blocks: DraftBlock[]): number {
  let end = at + 2
  while (end < lines.length && !isBlank(lines[end]) && (lines[end] ?? '').includes('|')) end++
  const read = isMarkdown ? readInline : readPlain
  const rows = [lines[at] ?? '', ...lines.slice(at + 2, end)].map((row) =>
    cellsOf(row).map((cell) => read(cell).replaceAll('|', '/'))
  )
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  blocks.push({ kind: 'table',
    rows: rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]), line: at + 1 })
  return end
}

const cellsOf = (row: string): readonly string[] =>
  row.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '').split(/(?<!\\)\|/)

function readWords({ lines, isMarkdown }: Source, at: number, blocks: DraftBlock[]): number {
  const mark = item.exec(lines[at] ?? '')?.[0] ?? ''
  let end = at + 1
  while (end < lines.length && !isBlank(lines[end]) && !interrupts(lines, end, isMarkdown)) end++
  const own = [(lines[at] ?? '').slice(mark.length), ...lines.slice(at + 1, end)]
  const under = underline.exec(lines[end] ?? '')?.[1]
  if (under !== undefined && mark === '' && own.length === 1 && (own[0]?.length ?? 0) <= mostHeadingCharacters) {
    blocks.push({ kind: 'heading', level: under.startsWith('=') ? 1 : 2, words: readInline(own[0] ?? ''),
      guessed: false, line: at + 1 })
    return end + 1
  }
  const kind = mark === '' ? 'paragraph' : 'list-item'
  const read = isMarkdown ? readInline : readPlain
  for (const { text, offset } of isMarkdown || mark !== '' ? [{ text: own.join(' '), offset: 0 }] : unwrap(own)) {
    const words = read(text)
    if (words !== '') blocks.push({ kind, words, line: at + 1 + offset })
  }
  return end
}

// A line above a rule is a heading, a paragraph is not.
const mostHeadingCharacters = 150

function interrupts(lines: readonly string[], at: number, isMarkdown: boolean): boolean {
  const line = lines[at] ?? ''
  if (isMarkdown && quoteMark.test(line)) return true
  return [heading, fence, item, rule, underline].some((mark) => mark.test(line)) || beginsTable(lines, at)
}

interface Piece {
  readonly text: string
  readonly offset: number
}

// Lines that all but fill the page are one paragraph, broken to fit; others are one paragraph each.
const widestPage = 120
const narrowestPage = 50
const filled = 0.6

function unwrap(lines: readonly string[]): readonly Piece[] {
  const widths = lines.map((line) => line.trim().length)
  const widest = widths.reduce((most, width) => Math.max(most, width), 0)
  const isBroken = widest >= narrowestPage && widest <= widestPage &&
    widths.slice(0, -1).every((width) => width >= filled * widest)
  if (isBroken) return [{ text: lines.map((line) => line.trim()).join(' '), offset: 0 }]
  const pieces: { readonly texts: string[]; readonly offset: number }[] = []
  for (const [offset, text] of lines.entries()) {
    const last = pieces.at(-1)
    if (last !== undefined && runsOn(lines[offset - 1] ?? '', text)) last.texts.push(text.trim())
    else pieces.push({ texts: [text.trim()], offset })
  }
  return pieces.map(({ texts, offset }) => ({ text: texts.join(' '), offset }))
}

/** A sentence that was left open, and a line that begins small. */
const runsOn = (before: string, after: string): boolean =>
  /^\p{Ll}/u.test(after.trimStart()) && !/[.!?:;]["”’)]?$/.test(before.trimEnd().slice(-2))
