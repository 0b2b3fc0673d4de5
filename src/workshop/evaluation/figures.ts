import { bootstrapInterval, mean, seededRandom, type Interval } from '../../retrieval/index.js'
import type { Figure, Item } from './model.js'

const seed = 1
const rounds = 1_000

/** The mean of a measure over the items that have it, with its interval. */
export function meanFigure(name: string, items: readonly Item[]): Figure {
  const values = items.flatMap(({ values: own }) => own[name] ?? [])
  if (values.length === 0) return { name, value: null, interval: null, of: 0 }
  return { name, value: mean(values), interval: bootstrapInterval(values, { rounds, seed }), of: values.length }
}

/**
 * A measure that is no mean of items (F1, macro-F1), with the interval that holds it in 95 of 100 drawings of as many rows.
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
