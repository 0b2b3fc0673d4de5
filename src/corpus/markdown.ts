/** A block of an article. Ranges are UTF-16 code units into the body, half-open, without the line's own marks. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly added: boolean; readonly text: string } & Range
  | { readonly kind: 'paragraph' | 'list-item' } & Range
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] } & Range
  | { readonly kind: 'code'; readonly closed: boolean } & Range

interface Range {
  readonly start: number
  readonly end: number
}

/** A line of a table: its range goes from the words of its first cell to those of its last. */
interface TableRow extends Range {
  readonly cells: readonly string[]
  readonly rule: boolean
}

interface Line extends Range {
  readonly text: string
}

const heading = /^(#{1,6})[ \t]+(?=\S)/
const addedMark = '<!-- added -->'
const item = /^[ \t]*(?:[-*•]|\d{1,9}[.)])[ \t]+(?=\S)/
const fence = /^(`{3,})[^`]*$/
const tableRule = /^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/

/** The blocks of an article's body, in order. Any text is accepted: what is no other block is a paragraph. */
export function scanBlocks(body: string): readonly Block[] {
  const lines = splitLines(body)
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) at = isBlank(lines[at]) ? at + 1 : scanBlock(lines, at, blocks)
  return blocks
}

function splitLines(body: string): readonly Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= body.length;) {
    const feed = body.indexOf('\n', start)
    const end = feed < 0 ? body.length : feed
    lines.push({ start, end, text: body.slice(start, end) })
    start = end + 1
  }
  return lines
}

const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === ''

/** Adds the block that begins on a line and returns the line after it. */
function scanBlock(lines: readonly Line[], at: number, blocks: Block[]): number {
  const line = lines[at]
  if (line === undefined) return at + 1
  if (heading.test(line.text)) {
    blocks.push(readHeading(line))
    return at + 1
  }
  const [block, next] = fence.test(line.text)
    ? readCode(lines, at, line)
    : line.text.startsWith('|')
    ? readTable(lines, at, line)
    : readWords(lines, at, line)
  blocks.push(block)
  return next
}

function readHeading(line: Line): Block {
  const marks = heading.exec(line.text) ?? ['']
  const words = line.text.slice(marks[0].length).trimEnd()
  const added = words.endsWith(addedMark)
  const text = (added ? words.slice(0, -addedMark.length) : words).trimEnd()
  const start = line.start + marks[0].length
  return { kind: 'heading', level: marks[1]?.length ?? 1, added, text, start, end: start + text.length }
}

function readCode(lines: readonly Line[], at: number, opening: Line): [Block, number] {
  const marks = fence.exec(opening.text)?.[1] ?? '```'
  const closes = (line: Line | undefined): boolean =>
    line !== undefined && line.text.startsWith(marks) && /^`+\s*$/.test(line.text)
  let after = at + 1
  while (after < lines.length && !closes(lines[after])) after++
  const first = lines[at + 1]
  const last = lines[after - 1]
  const empty = first === undefined || last === undefined || after - 1 <= at
  const range = empty ? { start: opening.end, end: opening.end } : { start: first.start, end: last.end }
  return [{ kind: 'code', closed: after < lines.length, ...range }, after + 1]
}

function readTable(lines: readonly Line[], at: number, first: Line): [Block, number] {
  const rows: TableRow[] = []
  let next = at
  for (let line = lines[next]; line?.text.startsWith('|'); line = lines[++next]) rows.push(readRow(line))
  return [{ kind: 'table', rows, start: first.start, end: lines[next - 1]?.end ?? first.end }, next]
}

function readRow(line: Line): TableRow {
  const inner = line.text.trim().replace(/^\|/, '').replace(/\|$/, '')
  const lead = /^[|\s]*/.exec(line.text)?.[0].length ?? 0
  const words = line.text.slice(lead)
  const kept = words.length - trailingMarks(words)
  const start = line.start + lead
  return { cells: inner.split('|').map((cell) => cell.trim()), rule: tableRule.test(line.text), start,
    end: start + kept }
}

// A loop and not /[|\s]*$/: that expression takes quadratic time on a long run of pipes inside a row.
function trailingMarks(words: string): number {
  let count = 0
  while (count < words.length && /[|\s]/.test(words[words.length - 1 - count] ?? '')) count++
  return count
}

/** A paragraph or a list item: runs on until a blank line or the beginning of another block. */
function readWords(lines: readonly Line[], at: number, first: Line): [Block, number] {
  const mark = item.exec(first.text)?.[0] ?? ''
  let next = at + 1
  while (!isBlank(lines[next]) && !beginsBlock(lines[next]?.text ?? '')) next++
  const from = first.start + mark.length
  const all = lines.slice(at, next).map((line) => line.text).join('\n').slice(mark.length)
  const start = from + all.length - all.trimStart().length
  return [{ kind: mark === '' ? 'paragraph' : 'list-item', start, end: from + all.trimEnd().length }, next]
}

const beginsBlock = (text: string): boolean =>
  heading.test(text) || fence.test(text) || item.test(text) || text.startsWith('|')
