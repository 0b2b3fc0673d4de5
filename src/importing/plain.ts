import { foldWords, type DraftBlock } from './model.js'

const item = /^([ \t]*)([-*+•‣◦▪●]|\d{1,9}[.)])[ \t]+(?=\S)/
const rule = /^\s*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})$/

/** Whether a text is written in Markdown, whatever its file is called. */
export function looksLikeMarkdown(text: string): boolean {
  return /^ {0,3}#{1,6} \S/m.test(text) || /^(?:```|~~~)/m.test(text) || /\[[^\][\n]{1,200}\]\(https?:/.test(text) ||
    /\*\*[^*\s][^*\n]*\*\*/.test(text) || /^\|?[ \t]*:?-{2,}:?[ \t]*\|[\s|:-]*$/m.test(text)
}

/** The blocks of a text without marks: paragraphs, and lines that begin as items do. */
export function readPlainBlocks(text: string): readonly DraftBlock[] {
  const lines = text.split('\n')
  const blocks: DraftBlock[] = []
  for (let at = 0; at < lines.length;) {
    let end = at + 1
    if ((lines[at] ?? '').trim() !== '' && !rule.test(lines[at] ?? '')) {
      while (end < lines.length && (lines[end] ?? '').trim() !== '' && !beginsBlock(lines, end)) end++
      readWords(lines.slice(at, end), at, blocks)
    }
    at = end
  }
  return blocks
}

/** Within a paragraph a line that begins with a number other than 1 only goes on. */
function beginsBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  const mark = item.exec(line)?.[2]
  return rule.test(line) ||
    (mark !== undefined && (!/^\d/.test(mark) || Number.parseInt(mark) === 1 || item.test(lines[at - 1] ?? '')))
}

function readWords(lines: readonly string[], at: number, blocks: DraftBlock[]): void {
  const [first = '', ...rest] = lines
  const [whole = '', indent = '', sign = ''] = item.exec(first) ?? []
  const pieces = whole === ''
    ? unwrap(lines)
    : [{ text: [first.slice(whole.length), ...rest].join(' '), offset: 0 }]
  for (const { text, offset } of pieces) {
    const words = foldWords(text)
    if (words === '') continue
    const placed = { words, line: at + 1 + offset, within: null }
    blocks.push(whole === ''
      ? { ...placed, kind: 'paragraph' }
      : { ...placed, kind: 'list-item', depth: Math.min(4, Math.floor(indent.replaceAll('\t', '    ').length / 2)),
        mark: /^\d/.test(sign) ? `${Number.parseInt(sign)}. ` : '- ' })
  }
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
