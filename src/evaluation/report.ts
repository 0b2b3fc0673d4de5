import { heading, line, quiet, strong, text, type Block, type Json, type Line } from '../answer/index.js'
import type { FigureChange, ItemChange, SetChange } from './changes.js'
import type { Figure, SetReport } from './model.js'

const list = (items: readonly Line[]): Block => ({ kind: 'list', ordered: false, items })

/** A measure as a person reads it: three digits. */
function threeDigits(value: number | null): string {
  return value === null ? 'nothing' : value.toFixed(3)
}

/** What was measured by one set, for reading. */
export function reportBlocks({ name, split, about, figures, sections }: SetReport): readonly Block[] {
  return [
    heading(`${name}${split === '' ? '' : ` (${split})`}`),
    line(quiet(`${about}.`)),
    list(figures.filter(({ value }) => value !== null).map(figureLine)),
    ...sections.filter(({ lines }) => lines.length > 0).flatMap(({ title, lines }) => [line(strong(title)), list(lines.map((each) => [text(each)]))]),
  ]
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
    figures: Object.fromEntries(figures.map(({ name: figure, value, interval, of }) => [figure, { value, low: interval?.low ?? null, high: interval?.high ?? null, of }])),
    ...details,
    items: items.map(({ id, values }) => ({ id, ...values })),
  }
}

const mostItems = 10

/** What changed in one set since a saved run, for reading. */
export function changeBlocks({ name, common, apart, figures, items }: SetChange): readonly Block[] {
  const moved = figures.filter(({ before, after, paired }) => before !== after || (paired !== null && paired.better + paired.worse > 0))
  const counted = `${common} items compared${apart > 0 ? `, ${apart} are not in both runs with the same judgment` : ''}`
  if (moved.length === 0) return [line(strong(`${name}: `), text(`nothing changed; ${counted}.`))]
  const [down, up] = [items.filter(({ before, after }) => after < before), items.filter(({ before, after }) => after > before).reverse()]
  return [
    line(strong(`${name}: `), text(`${counted}.`)),
    list(moved.map(changeLine)),
    ...itemBlocks('Worse', down),
    ...itemBlocks('Better', up),
  ]
}

function changeLine({ name, before, after, paired }: FigureChange): Line {
  const spans: Line = [text(`${name} ${threeDigits(before)} → `), strong(threeDigits(after))]
  if (paired === null) return spans
  const { difference, interval, pValue, better, worse, same } = paired
  const test = `95 %: ${signed(interval.low)} to ${signed(interval.high)}, p ${pValue.toFixed(3)}`
  return [...spans, quiet(` ${signed(difference)} (${test}): ${better} better, ${worse} worse, ${same} the same`)]
}

const signed = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(3)}`

function itemBlocks(title: string, items: readonly ItemChange[]): readonly Block[] {
  if (items.length === 0) return []
  const shown = items.slice(0, mostItems).map(({ id, text: words, before, after }): Line => [text(`${id === words ? '' : `${id} `}${threeDigits(before)} → ${threeDigits(after)} ${words}`)])
  return [line(strong(`${title}: ${items.length}`)), list(shown)]
}

export function changeRecord({ figures, items, ...counts }: SetChange): Json {
  return {
    ...counts,
    figures: Object.fromEntries(figures.map(({ name, before, after, paired }) => [name, { before, after, paired: paired === null ? null : { ...paired, interval: { ...paired.interval } } }])),
    items: items.map(({ id, before, after }) => ({ id, before, after })),
  }
}
