import { heading, line, quiet, strong, text, type Block, type Json, type Line } from '../../answer/index.js'
import type { Figure, Section, SetReport } from './model.js'
import { compareRuns, type FigureChange, type ItemChange, type LastRun, type RunHeader,
  type SetChange } from './runs.js'

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
    ...sections.filter(({ lines }) => lines.length > 0).flatMap(sectionBlocks),
  ]
}

function sectionBlocks({ title, lines }: Section): readonly Block[] {
  return [line(strong(title)), list(lines.map((each) => [text(each)]))]
}

function figureLine({ name, value, interval }: Figure): Line {
  const range = interval === null ? [] : [quiet(` (${threeDigits(interval.low)} to ${threeDigits(interval.high)})`)]
  return [text(`${name} `), strong(threeDigits(value)), ...range]
}

/** The figures of texts that nobody has read beside those of the rest. */
export function beside(unread: SetReport, rest: SetReport): Section {
  const known = new Map(rest.figures.map((figure) => [figure.name, figure]))
  const spell = ({ value, interval }: Figure): string =>
    `${threeDigits(value)}${
      interval === null ? '' : ` (${threeDigits(interval.low)} to ${threeDigits(interval.high)})`
    }`
  const lines = unread.figures.flatMap((figure) => {
    const other = known.get(figure.name)
    return figure.value === null || other === undefined
      ? []
      : [`${figure.name} ${spell(figure)}, the rest ${spell(other)}`]
  })
  return { title: 'Unread beside the rest', lines }
}

/** The same for scripts, whole. */
export function reportRecord({ task, split, name, about, figures, items, details, tellsItems }: SetReport): Json {
  return {
    task,
    split,
    name,
    about,
    figures: Object.fromEntries(figures.map((figure) => [figure.name, figureRecord(figure)])),
    ...details,
    items: tellsItems ? items.map(({ id, values }) => ({ id, ...values })) : [],
  }
}

function figureRecord({ value, interval, of }: Figure): Json {
  return { value, low: interval?.low ?? null, high: interval?.high ?? null, of }
}

/** What changed since a saved run, for people and for scripts. */
export interface Changes {
  readonly blocks: readonly Block[]
  readonly record: Json
}

type Versions = Omit<RunHeader, 'saved'>

/** @param now - What is measured now; another corpus or other rules explain a change. */
export function describeChanges(reports: readonly SetReport[], { last, damaged }: LastRun, now: Versions): Changes {
  const files = damaged.map(({ path = '' }) => path)
  const notices = damaged.map(({ path = '', message }) => line(quiet(`${path}: ${message}`)))
  if (last === null) {
    const notice = line(text('There is no earlier run to compare with; --save keeps one.'))
    return { blocks: [...notices, notice], record: { file: null, damaged: files } }
  }
  const { file, run } = last
  const { saved, program, corpus, rules } = run
  const changes = compareRuns(reports, run)
  return {
    blocks: [
      heading('Since the last run that was kept'),
      line(quiet(`${file}, ${saved}; ${whatElseChanged(run, now)}.`)),
      ...notices,
      ...changes.flatMap(changeBlocks),
    ],
    record: { file, damaged: files, saved, program, corpus, rules, sets: changes.map(changeRecord) },
  }
}

function whatElseChanged(then: Versions, now: Versions): string {
  const changed = [
    ...(then.program === now.program ? [] : ['another version']),
    ...(then.corpus === now.corpus ? [] : ['another corpus']),
    ...(then.rules === now.rules ? [] : ['other rules']),
  ]
  return changed.length === 0 ? 'the same version, corpus and rules' : changed.join(', ')
}

const mostItems = 10

/** What changed in one set since a saved run, for reading. */
function changeBlocks({ name, common, apart, figures, items }: SetChange): readonly Block[] {
  const moved = figures.filter(({ before, after, paired }) =>
    before !== after || (paired !== null && paired.better + paired.worse > 0)
  )
  const counted = `${common} items compared${apart > 0 ? `, ${apart} are not in both runs with the same judgment` : ''}`
  if (moved.length === 0) return [line(strong(`${name}: `), text(`nothing changed; ${counted}.`))]
  const [down, up] = [items.filter(({ before, after }) => after < before),
    items.filter(({ before, after }) => after > before).reverse()]
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
  const { difference, interval, better, worse, same } = paired
  const range = `95 %: ${signed(interval.low)} to ${signed(interval.high)}`
  return [...spans, quiet(` ${signed(difference)} (${range}): ${better} better, ${worse} worse, ${same} the same`)]
}

const signed = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(3)}`

function itemBlocks(title: string, items: readonly ItemChange[]): readonly Block[] {
  if (items.length === 0) return []
  const shown = items.slice(0, mostItems).map(({ id, text: words, before, after }) =>
    `${threeDigits(before)} → ${threeDigits(after)} ${id.length > 20 ? '' : `${id} `}${words}`
  )
  return sectionBlocks({ title: `${title}: ${items.length}`, lines: shown })
}

function changeRecord({ figures, items, ...counts }: SetChange): Json {
  return {
    ...counts,
    figures: Object.fromEntries(
      figures.map((
        { name, before, after, paired },
      ) => [name, { before, after, paired: paired && { ...paired, interval: { ...paired.interval } } }]),
    ),
    items: items.map(({ id, before, after }) => ({ id, before, after })),
  }
}
