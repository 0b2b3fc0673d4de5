import { fileURLToPath } from 'node:url'
import { clip } from '../text/index.js'

/** One row of a chart: how much there is now, and how much there was before. */
interface Bar {
  readonly label: string
  readonly value: number
  readonly before: number
}

export interface BarChart {
  /** What is counted, over which time. */
  readonly title: string
  /** What the pale bar beneath each stands for. */
  readonly legend: string
  /** At most {@link maxBars} are drawn, in the order given. */
  readonly bars: readonly Bar[]
}

export const maxBars = 8

// Read at half the size on a phone: nothing is set smaller than 22.
const width = 800
const margin = 32
const labelWidth = 250
const rowHeight = 52
const headHeight = 92
const barRoom = width - 2 * margin - labelWidth - 70
const longestLabel = 20

// A card of its own, legible on Discord's dark and light ground alike.
const ink = { card: '#1e1f29', text: '#f3f4f6', quiet: '#a5a9b8', now: '#5865f2', before: '#474b66' }

/** A chart of lying bars as SVG. The same chart gives the same text. */
export function drawBars({ title, legend, bars }: BarChart): string {
  const shown = bars.slice(0, maxBars)
  const most = Math.max(1, ...shown.flatMap(({ value, before }) => [value, before]))
  const height = headHeight + shown.length * rowHeight + margin / 2
  const lengthOf = (count: number): number => Math.round((barRoom * count) / most)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Inter" font-size="22">`,
    `<rect width="${width}" height="${height}" rx="16" fill="${ink.card}"/>`,
    write([margin, 44], title, { size: 26 }),
    write([margin, 74], legend, { fill: ink.quiet }),
    ...shown.map((bar, at) => drawBar(bar, headHeight + at * rowHeight, lengthOf)),
    '</svg>',
  ].join('\n')
}

function drawBar({ label, value, before }: Bar, top: number, lengthOf: (count: number) => number): string {
  const left = margin + labelWidth
  const rect = (count: number,
    shape: { readonly y: number; readonly height: number; readonly fill: string }): string => {
    const { y, height, fill } = shape
    const width = Math.max(3, lengthOf(count))
    return count === 0 ? '' : `<rect x="${left}" y="${y}" width="${width}" height="${height}" rx="3" fill="${fill}"/>`
  }
  return [
    write([margin, top + 28], clip(label, longestLabel)),
    rect(value, { y: top + 6, height: 26, fill: ink.now }),
    rect(before, { y: top + 35, height: 7, fill: ink.before }),
    write([left + lengthOf(value) + 12, top + 28], value.toLocaleString('en')),
  ].join('')
}

/** One row of a chart of sides: how many stand on each, in the order of the chart's sides, and how many on several. */
interface SideRow {
  readonly label: string
  readonly counts: readonly number[]
  readonly level: number
}

export interface SideChart {
  readonly title: string
  /** What each colour stands for; any number of them. */
  readonly sides: readonly string[]
  /** What stands on several sides alike. */
  readonly level: string
  /** Said below all rows; empty: nothing is. */
  readonly note: string
  readonly rows: readonly SideRow[]
}

const sideInk = ['#7aa2ff', '#ffb454', '#66d9a6', '#e58fd6', '#f2e266', '#6fd3e8']
const levelInk = '#8d92a6'
const sideRowHeight = 44
const sideLabelWidth = 408
const longestSideLabel = 38
const legendColumns = 2
const legendHeight = 36

/** A chart of squares as SVG, one for each that is counted, those of a side together with their number. */
export function drawSides({ title, sides, level, note, rows }: SideChart): string {
  const legend = [...sides.map((name, at) => ({ name, fill: inkOf(at) })), { name: level, fill: levelInk }]
  const top = 68 + Math.ceil(legend.length / legendColumns) * legendHeight
  const height = top + rows.length * sideRowHeight + margin + (note === '' ? 0 : legendHeight)
  const most = Math.max(1, ...rows.map(({ counts, level: both }) => counts.reduce((sum, each) => sum + each, both)))
  const square = Math.min(34, Math.floor((width - 2 * margin - sideLabelWidth) / most) - 4)
  const columnWidth = (width - 2 * margin) / legendColumns
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Inter" font-size="22">`,
    `<rect width="${width}" height="${height}" rx="16" fill="${ink.card}"/>`,
    write([margin, 44], title, { size: 26 }),
    ...legend.map(({ name, fill }, at) => {
      const [x, y] = [margin + (at % legendColumns) * columnWidth, 62 + Math.floor(at / legendColumns) * legendHeight]
      return `<rect x="${x}" y="${y}" width="22" height="22" rx="4" fill="${fill}"/>${
        write([x + 34, y + 19], clip(name, 28), { fill: ink.quiet })
      }`
    }),
    ...rows.map((row, at) => drawSideRow(row, top + at * sideRowHeight, square)),
    ...(note === '' ? [] : [write([margin, height - margin], note, { fill: ink.quiet })]),
    '</svg>',
  ].join('\n')
}

const inkOf = (side: number): string => sideInk[side % sideInk.length] ?? levelInk

function drawSideRow({ label, counts, level }: SideRow, top: number, square: number): string {
  const groups = [...counts.map((count, at) => ({ count, fill: inkOf(at) })), { count: level, fill: levelInk }]
  let left = margin + sideLabelWidth
  const drawn = groups.flatMap(({ count, fill }) => Array.from({ length: count }, (_, at) => {
    const x = left
    left += square + 4
    const number = at === 0 ? write([x + square / 2 - 7, top + 29], String(count), { fill: ink.card }) : ''
    return `<rect x="${x}" y="${top + 4}" width="${square}" height="34" rx="5" fill="${fill}"/>${number}`
  }))
  const dash = drawn.length === 0 ? write([left, top + 28], '–', { fill: ink.quiet }) : ''
  return [write([margin, top + 28], clip(label, longestSideLabel)), ...drawn, dash].join('')
}

function write([x, y]: readonly [number, number], words: string, { size = 22, fill = ink.text } = {}): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}">${escape(words)}</text>`
}

// XML has no way to say most control characters, escaped or not.
function escape(words: string): string {
  return words.replace(/\p{C}/gu, ' ').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

// Beside this file in the sources, and beside the bundle in dist/, where the build puts a copy.
const font = fileURLToPath(new URL('./font/inter.ttf', import.meta.url))

/**
 * SVG as PNG bytes, drawn off the main thread and with our own font alone: the same everywhere.
 *
 * @param svg - Its text in the family `Inter`. There are Latin letters in it, and no others.
 */
export async function renderPng(svg: string): Promise<Uint8Array> {
  // A native module that only pictures need: whoever never asks for one never loads it.
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(svg, {
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'Inter' },
  })
  return image.asPng()
}
