import { comparePaired, mean, type PairedComparison } from '../retrieval/index.js'
import type { Item, SetReport } from './model.js'
import type { Run } from './runs.js'

/** A figure then and now: paired, over the common items, where it is a mean of items. */
export interface FigureChange {
  readonly name: string
  readonly before: number | null
  readonly after: number | null
  readonly paired: (PairedComparison & { readonly same: number }) | null
}

/** An item whose first measure changed. */
export interface ItemChange {
  readonly id: string
  readonly text: string
  readonly before: number
  readonly after: number
}

export interface SetChange {
  readonly name: string
  /** Items that both runs measured by the same judgment; only these are compared. */
  readonly common: number
  /** Items of this run that the other has not, or with another judgment. */
  readonly apart: number
  readonly figures: readonly FigureChange[]
  /** Furthest down first, then furthest up. */
  readonly items: readonly ItemChange[]
}

type SavedSet = Run['sets'][number]

/** How this run differs from a saved one, for each set that both have. */
export function compareRuns(reports: readonly SetReport[], run: Run): readonly SetChange[] {
  return reports.flatMap((report) => {
    const before = run.sets.find(({ name }) => name === report.name)
    return before ? [compareSets(report, before)] : []
  })
}

interface Pair {
  readonly before: SavedSet['items'][number]
  readonly after: Item
}

function compareSets(report: SetReport, saved: SavedSet): SetChange {
  const known = new Map(saved.items.map((item) => [item.id, item]))
  const pairs = report.items.flatMap((after): readonly Pair[] => {
    const before = known.get(after.id)
    return before?.judged === after.judged ? [{ before, after }] : []
  })
  // What is no mean of items says nothing about other items.
  const sameItems = pairs.length === report.items.length && pairs.length === saved.items.length
  const whole = sameItems ? new Map(saved.figures.map(({ name, value }) => [name, value])) : new Map<string, number | null>()
  return {
    name: report.name,
    common: pairs.length,
    apart: report.items.length - pairs.length,
    figures: report.figures.flatMap(({ name, value }) => pairUp(name, pairs) ?? (whole.has(name) ? { name, before: whole.get(name) ?? null, after: value, paired: null } : [])),
    items: changedItems(report.figures[0]?.name ?? '', pairs),
  }
}

/** null where items have no such measure. */
function pairUp(name: string, pairs: readonly Pair[]): FigureChange | null {
  const values = pairs.flatMap(({ before, after }) => {
    const [from, to] = [before.values[name], after.values[name]]
    return from === undefined || to === undefined ? [] : [{ from, to }]
  })
  if (values.length === 0) return null
  const [before, after] = [values.map(({ from }) => from), values.map(({ to }) => to)]
  const paired = comparePaired(before, after)
  return { name, before: mean(before), after: mean(after), paired: { ...paired, same: values.length - paired.better - paired.worse } }
}

function changedItems(name: string, pairs: readonly Pair[]): readonly ItemChange[] {
  const changed = pairs.flatMap(({ before: saved, after: item }): readonly ItemChange[] => {
    const [before, after] = [saved.values[name], item.values[name]]
    return before === undefined || after === undefined || before === after ? [] : [{ id: item.id, text: item.text, before, after }]
  })
  return changed.sort((a, b) => a.after - a.before - (b.after - b.before) || (a.id < b.id ? -1 : 1))
}
