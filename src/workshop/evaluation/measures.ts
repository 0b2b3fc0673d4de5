import { bootstrapInterval, comparePaired, mean, seededRandom, type Interval,
  type PairedComparison } from '../../retrieval/index.js'
import type { Figure, Item, Section } from './model.js'

const seed = 1
const rounds = 1_000

/** The mean of a measure over the items that have it, with its interval. */
export function meanFigure(name: string, items: readonly Item[]): Figure {
  const values = items.flatMap(({ values: own }) => own[name] ?? [])
  if (values.length === 0) return { name, value: null, interval: null, of: 0 }
  return { name, value: mean(values), interval: bootstrapInterval(values, { rounds, seed }), of: values.length }
}

/**
 * A measure that is no mean of items (F1, macro-F1), with the interval that holds it in 95 of 100 drawings of as many
 * rows.
 *
 * @param statistic - null where the rows drawn leave nothing to measure by; such drawings are left out.
 */
export function statisticFigure<T>(name: string, rows: readonly T[],
  statistic: (rows: readonly T[]) => number | null): Figure {
  const value = rows.length === 0 ? null : statistic(rows)
  if (value === null) return { name, value: null, interval: null, of: rows.length }
  return { name, value, interval: intervalOf(rows, statistic) ?? { low: value, high: value }, of: rows.length }
}

function intervalOf<T>(rows: readonly T[], statistic: (rows: readonly T[]) => number | null): Interval | null {
  const random = seededRandom(seed)
  const draw = (): T => rows[Math.floor(random() * rows.length)] as T
  const values = Array.from({ length: rounds }, () => statistic(rows.map(draw))).filter((value) => value !== null).sort(
    (a, b) => a - b,
  )
  const at = (share: number): number | undefined =>
    values[Math.min(values.length - 1, Math.floor(share * values.length))]
  const [low, high] = [at(0.025), at(0.975)]
  return low === undefined || high === undefined ? null : { low, high }
}

/** The harmonic mean of precision and recall; 0 when both are. */
export function f1Of(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Of some decisions together: how many were right, were called, and were there to be called. */
export interface Counts {
  readonly right: number
  readonly called: number
  readonly wanted: number
}

function sumOf(rows: readonly Counts[]): Counts {
  let [right, called, wanted] = [0, 0, 0]
  for (const row of rows) {
    right += row.right
    called += row.called
    wanted += row.wanted
  }
  return { right, called, wanted }
}

/** 0 when nothing was called. */
export function precisionOf(rows: readonly Counts[]): number {
  const { right, called } = sumOf(rows)
  return share(right, called)
}

/** null when there was nothing to call. */
export function recallOf(rows: readonly Counts[]): number | null {
  const { right, wanted } = sumOf(rows)
  return wanted === 0 ? null : share(right, wanted)
}

/** null when there was nothing to call. */
export function countsF1(rows: readonly Counts[]): number | null {
  const recall = recallOf(rows)
  return recall === null ? null : f1Of(precisionOf(rows), recall)
}

/** Precision, recall and F1 of some decisions. */
export const countFigures = (name: string, rows: readonly Counts[]): readonly Figure[] => [
  statisticFigure(`${name} precision`, rows, (some) => (recallOf(some) === null ? null : precisionOf(some))),
  statisticFigure(`${name} recall`, rows, recallOf),
  statisticFigure(`${name} F1`, rows, countsF1),
]

/** What was judged right, and what was said. */
export interface Labelled {
  readonly gold: string
  readonly said: string
}

/** The F1 of each label that is right somewhere. */
export function labelF1s(pairs: readonly Labelled[]): ReadonlyMap<string, number> {
  const [gold, said, right] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  const count = (table: Map<string, number>, label: string): void => void table.set(label, (table.get(label) ?? 0) + 1)
  for (const pair of pairs) {
    count(gold, pair.gold)
    count(said, pair.said)
    if (pair.gold === pair.said) count(right, pair.gold)
  }
  return new Map(Array.from(gold, ([label, wanted]) => {
    const found = right.get(label) ?? 0
    return [label, f1Of(share(found, said.get(label) ?? 0), share(found, wanted))]
  }))
}

/** The mean of the labels' F1, each label counting alike; null when no label is right anywhere. */
export function macroF1(pairs: readonly Labelled[]): number | null {
  const scores = [...labelF1s(pairs).values()]
  return scores.length === 0 ? null : mean(scores)
}

type Values = Pick<Item, 'values'>

/** One item measured twice. */
export interface Pair<Before extends Values = Values> {
  readonly before: Before
  readonly after: Item
}

/** A measure over the pairs that have it. */
export interface PairedMeans extends PairedComparison {
  readonly before: number
  readonly after: number
  readonly same: number
}

/** null where no pair has the measure. */
export function pairUp(name: string, pairs: readonly Pair[]): PairedMeans | null {
  const values = pairs.flatMap(({ before, after }) => {
    const [from, to] = [before.values[name], after.values[name]]
    return from === undefined || to === undefined ? [] : [{ from, to }]
  })
  if (values.length === 0) return null
  const [before, after] = [values.map(({ from }) => from), values.map(({ to }) => to)]
  const paired = comparePaired(before, after)
  return { ...paired, before: mean(before), after: mean(after), same: values.length - paired.better - paired.worse }
}

/** What another spelling of the same questions costs, question by question. */
export function lossSection(title: string, measures: readonly string[], pairs: readonly Pair[]): Section {
  return { title, lines: measures.flatMap((name) => lossLine(name, pairUp(name, pairs)) ?? []) }
}

function lossLine(name: string, paired: PairedMeans | null): string | null {
  if (paired === null) return null
  const { difference, interval, before, better, worse, same } = paired
  const relative = before > 0 ? `, ${((-100 * difference) / before).toFixed(1)} % of it` : ''
  const range = `95 %: ${(-interval.high).toFixed(3)} to ${(-interval.low).toFixed(3)}`
  return `${name} ${(-difference).toFixed(3)}${relative} (${range}): ${worse} worse, ${better} better, ${same} the same`
}
