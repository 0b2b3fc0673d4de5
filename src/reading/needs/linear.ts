import type { LinearModel } from '../../corpus/index.js'

interface Weighable {
  readonly name: string
  readonly value: number
}

/** The features of a text as a model knows them, looked up once however many parts of the text are weighed. */
export interface Known {
  readonly model: LinearModel
  /** By feature: the place of its row in `rows`, -1 where the model does not know it. */
  readonly places: Int32Array
  /** By feature: its value times its rarity. */
  readonly weighed: Float64Array
  readonly rows: readonly (readonly number[])[]
  /** By row, while a vector is made: its place there and one. */
  readonly scratch: Int32Array
}

/** What a run of features says: each known one once. */
export interface Vector {
  /** Places in `rows`, in the order in which they first stand there. */
  readonly places: readonly number[]
  readonly values: readonly number[]
}

/** Looks features up in a model; for one text, as each name is looked up once. */
export function openModel(model: LinearModel): (features: readonly Weighable[]) => Known {
  const rows: (readonly number[])[] = []
  const known = new Map<string, number>()
  let scratch = new Int32Array(0)
  return (features) => {
    const places = new Int32Array(features.length)
    const weighed = new Float64Array(features.length)
    for (const [at, { name, value }] of features.entries()) {
      let place = known.get(name)
      if (place === undefined) {
        const row = model.features.get(name)
        place = row === undefined ? -1 : rows.push(row) - 1
        known.set(name, place)
      }
      places[at] = place
      weighed[at] = place < 0 ? 0 : value * (rows[place]?.[0] ?? 0)
    }
    if (scratch.length < rows.length) scratch = new Int32Array(rows.length * 2)
    return { model, places, weighed, rows, scratch }
  }
}

/**
 * Each feature once, at its highest value times its rarity, scaled to length 1: long texts weigh no more than short
 * ones.
 *
 * @param chosen - Which features, by their places; all unless it is given.
 */
export function vectorOf({ places, weighed, scratch }: Known, chosen?: Iterable<number>): Vector {
  const found: number[] = []
  const values: number[] = []
  for (const at of chosen ?? places.keys()) {
    const place = places[at] ?? -1
    const value = weighed[at] ?? 0
    if (place < 0 || value <= 0) continue
    const slot = (scratch[place] ?? 0) - 1
    if (slot < 0) {
      scratch[place] = found.push(place)
      values.push(value)
    } else if (value > (values[slot] ?? 0)) values[slot] = value
  }
  for (const place of found) scratch[place] = 0
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
  return { places: found, values: length > 0 ? values.map((value) => value / length) : values }
}

/** The score of each class: the bias and what every feature adds. Order of `classes`. */
export function scoresOf({ model, rows }: Known, vector: Vector): Float64Array {
  const scores = Float64Array.from(model.bias)
  for (let at = 0; at < vector.places.length; at++) {
    const row = rows[vector.places[at] ?? -1] ?? []
    const value = vector.values[at] ?? 0
    for (let each = 1; each < row.length; each += 2) {
      const place = row[each] ?? 0
      scores[place] = (scores[place] ?? 0) + (row[each + 1] ?? 0) * value
    }
  }
  return scores
}

/** What each row adds to one class, by its place in `rows`; 0 where it says nothing of it. */
export function addedTo(place: number, { rows }: Known, { places, values }: Vector): Float64Array {
  const added = new Float64Array(rows.length)
  for (const [at, of] of places.entries()) added[of] = weightOf(rows[of] ?? [], place) * (values[at] ?? 0)
  return added
}

function weightOf(row: readonly number[], place: number): number {
  for (let at = 1; at < row.length; at += 2) if (row[at] === place) return row[at + 1] ?? 0
  return 0
}
