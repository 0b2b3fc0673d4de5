import { noteLeftOut, type LeftOut } from './model.js'

/** A line to be read, and where it stands in the source, from 1. */
interface PlacedLine {
  readonly text: string
  readonly line: number
}

interface Range {
  readonly start: number
  readonly end: number
}

// What the software of a site makes of a page, and no Markdown: `words` are the author's.
const marks: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^\s*:{3,}.*?\[([^\]]*)\].*$/, '$1'],
  [/^\s*:{3,}\s*[\w-]*\s*(?:\{[^}]*\})?\s*(.*)$/, '$1'],
  [/^\s*(?:!{3}|\?{3}\+?)\s+[\w-]+(?:\s+[\w-]+)*(?:\s+"([^"]*)")?\s*$/, '$1'],
  [/^(\s*(?:>\s*)+)\[![\w-]+\][+-]?\s*(.*)$/, '$1$2'],
  [/^\s*(?:\[TOC\]|\[\[_?TOC_?\]\]|\{:\s?toc\s?\})\s*$/i, ''],
  [/^import\s.{1,200}\sfrom\s+['"][^'"]+['"];?\s*$/, ''],
  [/^import\s+['"][^'"]+['"];?\s*$/, ''],
  [/^export\s+(?:const|let|default|function)\b.*$/, ''],
  [/\s*\{:?\s*(?:[#.][\w-]+|[\w-]+="[^"]*")(?:\s+(?:[#.][\w-]+|[\w-]+="[^"]*"))*\s*\}/g, ''],
  [/\{\{[<%].*?[%>]\}\}/g, ''],
  [/\{%.*?%\}/g, ''],
  [/\{\/\*.*?\*\/\}/g, ''],
]
const admonition = /^\s*(?:!{3}|\?{3}\+?)\s/
const ownLine = /^\s*(?::{3,}|!{3}|\?{3})/
const couldHold = /:::|!!!|\?\?\?|\[!|\[TOC|TOC_?\]|\{|^(?:import|export)\s/im

/**
 * Takes out of a Markdown text what is no Markdown and no words: marks of a site's software outside of code. What was
 * indented below such a mark is not code but the words that it frames.
 */
export function takeSiteMarks(text: string, code: readonly Range[]): { readonly lines: readonly PlacedLine[];
  readonly leftOut: readonly LeftOut[] } {
  const source = text.split('\n')
  if (!couldHold.test(text) && !/\\$/m.test(text)) return { lines: source.map(toLine), leftOut: [] }
  const lines: PlacedLine[] = []
  const leftOut: LeftOut[] = []
  const isCode = coverage(code)
  let offset = 0
  let frame: number | null = null
  for (const [at, given] of source.entries()) {
    const indent = given.search(/\S/)
    if (frame !== null && indent >= 0 && indent <= frame) frame = null
    const isAdmonition = admonition.test(given) && !isCode(offset, offset + given.length)
    const line = frame === null ? given : given.slice(Math.min(frame + 4, Math.max(indent, 0)))
    // What is framed was taken for code, and is none.
    const read = takeMarks(line, offset, frame === null ? isCode : () => false)
    const taken = unclosed(read.text, source[at + 1])
    const placed = { text: taken, line: at + 1 }
    if (ownLine.test(given) && read.taken !== '') lines.push({ ...placed, text: '' }, placed, { ...placed, text: '' })
    else lines.push(placed)
    leftOut.push(...(read.taken === '' ? [] : mark(read.taken, at + 1)))
    if (isAdmonition) frame = indent
    offset += given.length + 1
  }
  return { lines, leftOut }
}

const toLine = (text: string, at: number): PlacedLine => ({ text, line: at + 1 })

/** A mark is told of even where it holds no words of a language. */
function mark(taken: string, line: number): readonly LeftOut[] {
  const noted = noteLeftOut(taken, 'site-mark', line)
  return noted.length > 0 ? noted : [{ text: taken.trim(), reason: 'site-mark', line }]
}

/** Whether a range touches code; asked in the order of the text. */
function coverage(code: readonly Range[]): (start: number, end: number) => boolean {
  const ranges = [...code].sort((a, b) => a.start - b.start)
  return (start, end) => ranges.some((range) => range.start < end && start < range.end)
}

function takeMarks(line: string, offset: number, isCode: (start: number, end: number) => boolean): {
  readonly text: string; readonly taken: string } {
  if (!couldHold.test(line)) return { text: line, taken: '' }
  let text = line
  const taken: string[] = []
  for (const [pattern, words] of marks) {
    text = text.replace(pattern, (found: string, ...rest: unknown[]) => {
      const at = rest.find((each) => typeof each === 'number') ?? 0
      const from = offset + (text === line ? at : line.indexOf(found))
      if (isCode(from, from + found.length)) return found
      const groups = rest.map((each) => (typeof each === 'string' ? each : ''))
      const kept = words.replace(/\$(\d)/g, (_, place: string) => groups[Number(place) - 1] ?? '')
      taken.push(kept === '' ? found : found.replace(kept, ' '))
      return kept
    })
  }
  return { text, taken: taken.join(' ') }
}

/** A line break that is followed by nothing is a mark left over. */
const unclosed = (line: string, next: string | undefined): string =>
  line.endsWith('\\') && !line.endsWith('\\\\') && (next ?? '').trim() === '' ? line.slice(0, -1) : line
