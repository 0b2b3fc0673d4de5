import type { LinearModel } from '../../corpus/index.js'

interface Weighable {
  readonly name: string
  readonly value: number
}

/**
 * Each feature once, at its highest value times its rarity, scaled to length 1: long texts weigh no more than short
 * ones.
 */
export function vectorOf(features: readonly Weighable[],
  { features: known }: LinearModel): ReadonlyMap<string, number> {
  const values = new Map<string, number>()
  for (const { name, value } of features) {
    const rarity = known.get(name)?.[0]
    if (rarity === undefined) continue
    const weighed = value * rarity
    if (weighed > (values.get(name) ?? 0)) values.set(name, weighed)
  }
  let square = 0
  for (const value of values.values()) square += value * value
  const length = Math.sqrt(square)
  if (length > 0) { for (const [name, value] of values) values.set(name, value / length) }
  return values
}

/** The score of each class: the bias and what every feature adds. Order of `classes`. */
export function scoresOf(model: LinearModel, vector: ReadonlyMap<string, number>): Float64Array {
  const scores = Float64Array.from(model.bias)
  for (const [name, value] of vector) {
    const row = model.features.get(name) ?? []
    for (let at = 1; at < row.length; at += 2) {
      const place = row[at] ?? 0
      scores[place] = (scores[place] ?? 0) + (row[at + 1] ?? 0) * value
    }
  }
  return scores
}

/** What one feature adds to one class for each 1 of its value; 0 where it says nothing of it. */
export function weightOf(model: LinearModel, feature: string, place: number): number {
  const row = model.features.get(feature) ?? []
  for (let at = 1; at < row.length; at += 2) if (row[at] === place) return row[at + 1] ?? 0
  return 0
}
