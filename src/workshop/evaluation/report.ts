import { heading, line, quiet, strong, text, type Block, type Json, type Line } from '../../answer/index.js'
import type { Figure, Section, SetReport } from './model.js'

export const list = (items: readonly Line[]): Block => ({ kind: 'list', ordered: false, items })

/** A measure as a person reads it: three digits. */
export function threeDigits(value: number | null): string {
  return value === null ? 'nothing' : value.toFixed(3)
}

/** What was measured by one set, for reading. */
export function reportBlocks({ name, split, about, figures, sections }: SetReport): readonly Block[] {
  return [
    heading(`${name}${split === '' ? '' : ` (${split})`}`),
    line(quiet(`${about}.`)),
    list(figures.filter(({ value }) => value !== null).map(figureLine)),
    ...sections.filter(({ lines }) => lines.length > 0).flatMap(sectionBlocks),
  ]
}

export function sectionBlocks({ title, lines }: Section): readonly Block[] {
  return [line(strong(title)), list(lines.map((each) => [text(each)]))]
}

function figureLine({ name, value, interval }: Figure): Line {
  const range = interval === null ? [] : [quiet(` (${threeDigits(interval.low)} to ${threeDigits(interval.high)})`)]
  return [text(`${name} `), strong(threeDigits(value)), ...range]
}

/** The same for scripts, whole. */
export function reportRecord({ task, split, name, about, figures, items, details }: SetReport): Json {
  return {
    task,
    split,
    name,
    about,
    figures: Object.fromEntries(figures.map((figure) => [figure.name, figureRecord(figure)])),
    ...details,
    items: items.map(({ id, values }) => ({ id, ...values })),
  }
}

function figureRecord({ value, interval, of }: Figure): Json {
  return { value, low: interval?.low ?? null, high: interval?.high ?? null, of }
}
