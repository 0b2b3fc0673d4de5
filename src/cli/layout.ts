// Escape sequences go as a whole, so that nothing of them is left to read; each pattern takes time linear in the text.
const control = String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?`
const introducer = String.raw`(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])`
const command = String.raw`${introducer}[^\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u001b\\|\u009c)`
const other = String.raw`\u001b[ -/]*[0-~]?`
const sequences = new RegExp(`${control}|${command}|${other}`, 'gu')

// Controls, format characters (direction overrides, zero-width ones, tags), private ones: acted on, or hidden.
const unseen = /[\p{Cc}\p{Cf}\p{Co}]/gu

// A few marks on a letter are writing; a tower of them covers the lines around it.
const towers = /(\p{M}{3})\p{M}+/gu

/** Text as one line that any terminal shows as it is: nothing in it is acted on, and nothing is hidden. */
export function toPrintable(text: string): string {
  return text
    .replace(/\r\n?|[\n\t\v\f\u0085\u2028\u2029]/gu, ' ')
    .replace(sequences, '')
    .replace(unseen, '')
    .replace(towers, '$1')
    .replace(/\p{Cs}/gu, '\ufffd')
}

/** The same, with the line breaks of the text kept. */
export function toPrintableLines(text: string): readonly string[] {
  return text.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u).map(toPrintable)
}

/** A value as JSON on one line; what a terminal would act on is spelt as an escape, and means the same. */
export function toJsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escape)}\n`
}

function escape(character: string): string {
  return Array.from({ length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
}

const wideRanges = String.raw`\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf` +
  String.raw`\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}`
const wide = new RegExp(String.raw`[${wideRanges}]|\p{Emoji_Presentation}`, 'u')
const mark = /^\p{M}$/u

/**
 * How many columns a printable text takes: two for wide letters of East Asia and emoji, none for combining marks.
 *
 * @see Unicode Standard Annex 11, East Asian Width.
 */
export function cellWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  let cells = 0
  for (const character of text) cells += mark.test(character) ? 0 : wide.test(character) ? 2 : 1
  return cells
}

/** Cuts a text into pieces of at most `width` columns each; a letter stays with its marks. */
export function cutToWidth(text: string, width: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  let cells = 0
  for (const character of text) {
    const own = cellWidth(character)
    if (cells + own > width && piece !== '') {
      pieces.push(piece)
      piece = ''
      cells = 0
    }
    piece += character
    cells += own
  }
  return piece === '' ? pieces : [...pieces, piece]
}

export type Style = (text: string) => string

/** A run of printable text in one style. */
export interface Run {
  readonly text: string
  readonly style: Style
  /** Kept in one piece however long: an address that is broken cannot be opened. */
  readonly whole?: true
}

type Chunk = readonly Run[]

/**
 * Lays runs out in rows of at most `width` columns, broken at white space; a longer word is cut.
 *
 * @returns At least one row; only a row that holds a `whole` run may be wider.
 */
export function wrap(runs: readonly Run[], width: number): readonly string[] {
  const rows: string[] = []
  let row: Chunk[] = []
  let cells = 0
  const close = (): void => {
    rows.push(renderRow(row))
    row = []
    cells = 0
  }
  for (const chunk of toChunks(runs).flatMap((each) => cutChunk(each, width))) {
    const own = chunkWidth(chunk)
    if (row.length > 0 && cells + 1 + own > width) close()
    cells += own + (row.length > 0 ? 1 : 0)
    row.push(chunk)
  }
  if (row.length > 0 || rows.length === 0) close()
  return rows
}

/** Words, each a list of runs, for a style may change within a word. */
function toChunks(runs: readonly Run[]): readonly Chunk[] {
  const chunks: Run[][] = []
  let joins = false
  for (const run of runs) {
    const parts = run.text.split(/\s+/u)
    parts.forEach((text, at) => {
      if (at > 0) joins = false
      if (text === '') return
      const last = chunks.at(-1)
      if (joins && last) last.push({ ...run, text })
      else chunks.push([{ ...run, text }])
      joins = true
    })
  }
  return chunks
}

const chunkWidth = (chunk: Chunk): number => chunk.reduce((cells, { text }) => cells + cellWidth(text), 0)

/** A word wider than a row, in pieces that each fill one; nothing is put between them but the break. */
function cutChunk(chunk: Chunk, width: number): readonly Chunk[] {
  if (chunkWidth(chunk) <= width || chunk.some(({ whole }) => whole === true)) return [chunk]
  const pieces: Run[][] = []
  let free = 0
  for (const run of chunk) {
    const fits = cutToWidth(run.text, Math.max(free, 1))[0] ?? ''
    const starts = cellWidth(fits) <= free ? fits.length : 0
    if (starts > 0) pieces.at(-1)?.push({ ...run, text: run.text.slice(0, starts) })
    free -= cellWidth(run.text.slice(0, starts))
    for (const text of cutToWidth(run.text.slice(starts), width)) {
      pieces.push([{ ...run, text }])
      free = width - cellWidth(text)
    }
  }
  return pieces
}

/** Neighbours of one style are styled together, spaces included: fewer escape codes, the same look. */
function renderRow(chunks: readonly Chunk[]): string {
  const runs = chunks.flatMap((chunk, at) => chunk.map((run, part) => ({ ...run, spaced: at > 0 && part === 0 })))
  const merged: { text: string; style: Style; spaced: boolean }[] = []
  for (const { text, style, spaced } of runs) {
    const last = merged.at(-1)
    if (last?.style === style) last.text += `${spaced ? ' ' : ''}${text}`
    else merged.push({ text, style, spaced })
  }
  return merged.map(({ text, style, spaced }) => `${spaced ? ' ' : ''}${style(text)}`).join('')
}
