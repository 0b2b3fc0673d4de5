import { describe, expect, it } from 'vitest'
import { toJson, type Answer, type Block } from '../../src/answer/index.js'
import { locales } from '../../src/language/index.js'
import { drawSides, renderPng } from '../../src/picture/index.js'
import { shippedDesk } from '../support/house.js'

const chart = {
  title: 'Articles',
  sides: ['Osprey', 'Plover', 'Quail'],
  level: 'several equally',
  note: '* contested',
  rows: [
    { label: 'Speed', counts: [3, 0, 1], level: 1 },
    { label: 'Nothing <at> all', counts: [0, 0, 0], level: 0 },
  ],
}
const squaresIn = (svg: string): readonly string[] =>
  [...svg.matchAll(/height="34" rx="5" fill="(#\w+)"/g)].map(([, fill]) => fill ?? '')

describe('a chart of sides', () => {
  it('has a square for each article, in the colour of its side, any number of sides', () => {
    const svg = drawSides(chart)
    const [first, third, level] = [0, 3, 4].map((at) => squaresIn(svg)[at])
    expect(squaresIn(svg)).toEqual([first, first, first, third, level])
    expect(new Set([first, third, level]).size).toBe(3)
    for (const name of [...chart.sides, chart.level, chart.note]) expect(svg).toContain(`>${name}<`)
    expect(svg).toContain('Nothing &#60;at&#62; all')
  })

  it('keeps its squares within the card, however many there are', () => {
    const svg = drawSides({ ...chart, rows: [{ label: 'Many', counts: [20, 15, 5], level: 3 }] })
    const ends = [...svg.matchAll(/<rect x="(\d+)" y="\d+" width="(\d+)" height="34"/g)].map(([, x, width]) =>
      Number(x) + Number(width))
    expect(ends).toHaveLength(43)
    expect(Math.max(...ends)).toBeLessThanOrEqual(800 - 32)
  })

  it('is a picture', async () => {
    expect((await renderPng(drawSides(chart))).length).toBeGreaterThan(2_000)
  })
})

describe('the chart of a comparison', () => {
  const open = (command: string, args: Readonly<Record<string, string>>, locale: (typeof locales)[number] = 'en') =>
    shippedDesk().dispatch({ command, args, scope: { surface: 'discord', user: '1', channel: '2', guild: null,
      locale } as never })
  const imageIn = ({ blocks }: Answer): Extract<Block, { kind: 'image' }> | undefined =>
    blocks.find((block) => block.kind === 'image')

  it.each([['compare', { left: 'node', right: 'python' }], ['coverage', {}]])(
    'is behind a button of %s, with the same numbers in words', async (command, args) => {
      const answer = await open(command, args)
      const button = answer.controls.find(({ label }) => label === 'Chart')?.action
      if (button?.kind !== 'run') throw new Error('Expected a button for the chart.')
      expect(imageIn(answer)).toBeUndefined()
      const drawn = await open(button.command, button.args)
      const image = imageIn(drawn)
      expect(image?.alt).toMatch(/^Chart of articles by topic and side\. .*Node\.js \d/)
      expect(image?.alt.length).toBeLessThan(1_024)
      const words = JSON.stringify(drawn.blocks.filter(({ kind }) => kind === 'list'))
      const { chart: rows } = toJson(drawn) as { readonly chart: readonly { readonly topic: string;
        readonly sources: { readonly node: number }; readonly contested: boolean }[] }
      expect(rows.length).toBeGreaterThan(14)
      expect(words.match(/Node\.js (?:\d|none)/g)).toHaveLength(rows.length)
      expect(rows.some(({ contested }) => contested)).toBe(true)
    })

  it('counts as the comparison on that topic does', async () => {
    const { chart: rows } = toJson(await open('compare', { left: 'node', right: 'python', view: 'chart' })) as {
      readonly chart: readonly { readonly topic: string; readonly sources: Readonly<Record<string, number>> }[] }
    for (const { topic, sources } of rows) {
      const { sides } = toJson(await open('compare', { left: 'node', right: 'python', topic })) as {
        readonly sides: readonly { readonly technology: string; readonly sources: number }[] }
      for (const { technology, sources: counted } of sides)
        expect([topic, sources[technology]]).toEqual([topic, counted])
    }
  })

  it.each(locales)('says its words in the reader’s language: %s', async (locale) => {
    const image = imageIn(await open('coverage', { view: 'chart' }, locale))
    expect(image?.alt.startsWith(locale === 'it' ? 'Grafico' : 'Chart')).toBe(true)
  })
})
