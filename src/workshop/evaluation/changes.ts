import type { Item, SetReport } from './model.js'
import { pairUp, type Pair, type PairedMeans } from './pairs.js'
import type { Run } from './runs.js'

/** A figure then and now: paired, over the common items, where it is a mean of items. */
export interface FigureChange {
  readonly name: string
  readonly before: number | null
  readonly after: number | null
  readonly paired: PairedMeans | null
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
  /** Furthest down first, furthest up last. */
  readonly items: readonly ItemChange[]
}

type SavedSet = Run['sets'][number]
type SavedPair = Pair<SavedSet['items'][number]>

/** How this run differs from a saved one, for each set that both have. */
export function compareRuns(reports: readonly SetReport[], run: Run): readonly SetChange[] {
  return reports.flatMap((report) => {
    const before = run.sets.find(({ name }) => name === report.name)
    return before ? [compareSets(report, before)] : []
  })
}

function compareSets(report: SetReport, saved: SavedSet): SetChange {
  const pairs = matchItems(report.items, saved.items)
  // What is no mean of items says nothing about other items.
  const sameItems = pairs.length === report.items.length && pairs.length === saved.items.length
  const whole = new Map(sameItems ? saved.figures.map(({ name, value }) => [name, value]) : [])
  const figures = report.figures.flatMap(({ name, value }): readonly FigureChange[] => {
    const paired = pairUp(name, pairs)
    if (paired !== null) return [{ name, before: paired.before, after: paired.after, paired }]
    return whole.has(name) ? [{ name, before: whole.get(name) ?? null, after: value, paired: null }] : []
  })
  const [first] = report.figures
  return {
    name: report.name,
    common: pairs.length,
    apart: report.items.length - pairs.length,
    figures,
    items: first ? changedItems(first.name, pairs) : [],
  }
}

function matchItems(items: readonly Item[], saved: SavedSet['items']): readonly SavedPair[] {
  const known = new Map(saved.map((item) => [item.id, item]))
  return items.flatMap((after) => {
    const before = known.get(after.id)
    return before?.judged === after.judged ? [{ before, after }] : []
  })
}

function changedItems(name: string, pairs: readonly SavedPair[]): readonly ItemChange[] {
  const changed = pairs.flatMap(({ before: saved, after: { id, text, values } }): readonly ItemChange[] => {
    const [before, after] = [saved.values[name], values[name]]
    return before === undefined || after === undefined || before === after ? [] : [{ id, text, before, after }]
  })
  return changed.sort((a, b) => a.after - a.before - (b.after - b.before) || (a.id < b.id ? -1 : 1))
}
