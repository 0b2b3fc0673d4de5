/** A sparse row: indices of features and their values. */
export interface SparseVector {
  readonly indices: Int32Array
  readonly values: Float64Array
}

interface FitOptions {
  /** How many features there are. */
  readonly width: number
  /** The price of a mistake against the size of the weights; above 0. More fits closer. */
  readonly cost: number
  /** How much dearer a missed positive row is than a false one; at least 1 where positives are rare. */
  readonly positiveCost: number
  /** A factor on the price, by row. */
  readonly importance: readonly number[]
}

const mostRounds = 40
const closeEnough = 0.02

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent with shrinking: rows that are
 * far on
 * the right side are left out of further rounds, and looked at once more at the end. The order of rows is shuffled by a
 * fixed generator: the same rows give the same weights, bit by bit.
 *
 * @param rows - Vectors of length about 1.
 * @param labels - 1 or -1, a row each.
 * @returns One weight a feature, the bias last.
 * @see Hsieh, Chang, Lin, Keerthi, Sundararajan, A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML
 * 2008.
 */
export function fitSupportVectors(rows: readonly SparseVector[], labels: Int8Array,
  { width, cost, positiveCost, importance }: FitOptions): Float64Array {
  const weights = new Float64Array(width + 1)
  const alphas = new Float64Array(rows.length)
  const slack = Float64Array.from(rows,
    (_, at) => 1 / (2 * cost * ((labels[at] ?? 0) > 0 ? positiveCost : 1) * (importance[at] ?? 1)))
  const curvature = Float64Array.from(rows, ({ values }, at) => 1 + squareOf(values) + (slack[at] ?? 0))
  const order = Int32Array.from(rows.keys())
  const random = generator()
  let active = rows.length
  let farthest = Infinity
  for (let round = 0; round < mostRounds; round++) {
    shuffle(order, active, random)
    let widest = 0
    for (let place = 0; place < active; place++) {
      const at = order[place] ?? 0
      const row = rows[at]
      const label = labels[at] ?? 0
      const alpha = alphas[at] ?? 0
      if (row === undefined) continue
      const gradient = label * dot(weights, row) - 1 + (slack[at] ?? 0) * alpha
      if (alpha === 0 && gradient > 0) {
        if (gradient <= farthest) continue
        active--
        order[place] = order[active] ?? 0
        order[active] = at
        place--
        continue
      }
      widest = Math.max(widest, Math.abs(gradient))
      const next = Math.max(alpha - gradient / (curvature[at] ?? 1), 0)
      alphas[at] = next
      addTo(weights, row, (next - alpha) * label)
    }
    if (widest >= closeEnough) farthest = widest
    else if (active === rows.length) break
    else {
      active = rows.length
      farthest = Infinity
    }
  }
  return weights
}

const squareOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0)

function dot(weights: Float64Array, { indices, values }: SparseVector): number {
  let sum = weights[weights.length - 1] ?? 0
  for (let at = 0; at < indices.length; at++) sum += (weights[indices[at] ?? 0] ?? 0) * (values[at] ?? 0)
  return sum
}

function addTo(weights: Float64Array, { indices, values }: SparseVector, step: number): void {
  for (let at = 0; at < indices.length; at++) {
    const index = indices[at] ?? 0
    weights[index] = (weights[index] ?? 0) + step * (values[at] ?? 0)
  }
  weights[weights.length - 1] = (weights[weights.length - 1] ?? 0) + step
}

// Numerical Recipes' quick generator (ranqd1): chance enough for an order, and the same on every machine.
function generator(): () => number {
  let state = 12_345
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function shuffle(order: Int32Array, count: number, random: () => number): void {
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
}
