import { clip } from '../text/index.js'

/** One row of a chart: how much there is now, and how much there was before. */
export interface Bar {
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
    write(margin, 44, title, { size: 26 }),
    write(margin, 74, legend, { fill: ink.quiet }),
    ...shown.map((bar, at) => drawBar(bar, headHeight + at * rowHeight, lengthOf)),
    '</svg>',
  ].join('\n')
}

function drawBar({ label, value, before }: Bar, top: number, lengthOf: (count: number) => number): string {
  const left = margin + labelWidth
  const rect = (y: number, tall: number, count: number, fill: string): string =>
    count === 0
      ? ''
      : `<rect x="${left}" y="${y}" width="${Math.max(3, lengthOf(count))}" height="${tall}" rx="3" fill="${fill}"/>`
  return [
    write(margin, top + 28, clip(label, longestLabel)),
    rect(top + 6, 26, value, ink.now),
    rect(top + 35, 7, before, ink.before),
    write(left + lengthOf(value) + 12, top + 28, value.toLocaleString('en')),
  ].join('')
}

function write(x: number, y: number, words: string, { size = 22, fill = ink.text } = {}): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}">${escape(words)}</text>`
}

// XML has no way to say most control characters, escaped or not.
function escape(words: string): string {
  return words.replace(/\p{C}/gu, ' ').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
