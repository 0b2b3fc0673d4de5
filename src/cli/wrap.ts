import { cellWidth, cutToWidth } from './width.js'

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
