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
