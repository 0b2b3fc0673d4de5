import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBars, maxBars, renderPng } from '../../src/picture/index.js'

const chart = {
  title: 'Asked in the last 30 days',
  legend: 'pale: the 30 days before',
  bars: [
    { label: 'Real-time communication', value: 40, before: 10 },
    { label: 'Ecosystem', value: 12, before: 24 },
    { label: 'Tests', value: 0, before: 1 },
  ],
}

const sizeOf = (png: Uint8Array): { readonly width: number; readonly height: number } => {
  const view = new DataView(png.buffer, png.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

describe('a chart of bars', () => {
  it('draws each bar as long as its count, beside the longest', () => {
    const lengths = [...drawBars(chart).matchAll(/<rect x="282" y="\d+" width="(\d+)"/g)].map(([, length]) =>
      Number(length)
    )
    expect(lengths).toEqual([416, 104, 125, 250, 10])
  })

  it('says nothing of what does not fit, and shortens long labels', () => {
    const bars = Array.from({ length: 20 },
      (_, at) => ({ label: `${'a long label '.repeat(4)}${at}`, value: at, before: 0 }))
    const svg = drawBars({ ...chart, bars })
    expect(svg.match(/a long label a long…/g)).toHaveLength(maxBars)
  })

  it('is well-formed whatever its labels hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (label) => {
        const svg = drawBars({ ...chart, bars: [{ label, value: 1, before: 1 }] })
        const inside = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, words]) => words ?? '')
        expect(inside).toHaveLength(4)
        expect(inside.join('')).not.toMatch(/[<>"']|&(?!#\d+;)|[\u0000-\u001f]/)
      }),
    )
  })
})

describe('a picture', () => {
  it('becomes a PNG in which the words are drawn', async () => {
    const png = await renderPng(drawBars(chart))
    const wordless = await renderPng(drawBars(chart).replace(/<text.*?<\/text>/g, ''))
    expect(Buffer.from(png.slice(0, 8))).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    expect(sizeOf(png)).toEqual({ width: 800, height: 264 })
    // Without a font, or with one in a form that is not read, words are left out and nothing fails.
    expect(png.length).toBeGreaterThan(wordless.length + 2000)
  })

  it('brings its font with the licence beside it', () => {
    const folder = join(import.meta.dirname, '..', '..', 'src', 'picture', 'font')
    expect(readFileSync(join(folder, 'OFL.txt'), 'utf8')).toContain('SIL Open Font License, Version 1.1')
  })
})
