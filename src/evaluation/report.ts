import { heading, line, quiet, strong, text, type Block, type Json, type Line } from '../answer/index.js'
import type { Figure, SetReport } from './model.js'

/** A measure as a person reads it: three digits. */
export function threeDigits(value: number | null): string {
  return value === null ? 'nothing to measure by' : value.toFixed(3)
}

/** What was measured by one set, for reading. */
export function reportBlocks(report: SetReport): readonly Block[] {
  return [
    heading(`${report.name}${report.split === '' ? '' : ` (${report.split})`}`),
    line(quiet(`${report.about}.`)),
    list(report.figures.filter(({ value }) => value !== null).map(figureLine)),
    ...report.sections.filter(({ lines }) => lines.length > 0).flatMap(({ title, lines }) => [line(strong(title)), list(lines.map((each) => [text(each)]))]),
  ]
}

export const list = (items: readonly Line[]): Block => ({ kind: 'list', ordered: false, items })

function figureLine({ name, value, interval }: Figure): Line {
  const range = interval === null ? [] : [quiet(` (${threeDigits(interval.low)} to ${threeDigits(interval.high)})`)]
  return [text(`${name} `), strong(threeDigits(value)), ...range]
}

/** The same for scripts, whole. */
export function reportRecord(report: SetReport): Json {
  const { task, split, name, about, figures, items, details } = report
  return {
    task,
    split,
    name,
    about,
    figures: Object.fromEntries(figures.map(({ name: figure, value, interval, of }) => [figure, { value, low: interval?.low ?? null, high: interval?.high ?? null, of }])),
    ...details,
    items: items.map(({ id, values }) => ({ id, ...values })),
  }
}
