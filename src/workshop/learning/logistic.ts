export interface LogisticRow {
  readonly features: readonly number[]
  /** Rows of one group share a bias of their own beside the common one. */
  readonly group: number
  readonly label: boolean
}

interface LogisticFit {
  readonly weights: readonly number[]
  readonly bias: number
  readonly groupBias: readonly number[]
}

const rounds = 400
const step = 0.5
const groupStep = 0.1
// Keeps weights small; groups with few rows stay near the common bias.
const shrink = 0.1
const groupShrink = 3

/**
 * Logistic regression with a bias for each group, by full-batch gradient descent with step sizes by AdaGrad.
 * Deterministic.
 *
 * @see Duchi, Hazan, Singer, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, JMLR 2011.
 */
export function fitLogistic(rows: readonly LogisticRow[], groups: number): LogisticFit {
  const width = rows[0]?.features.length ?? 0
  const weights = new Float64Array(width + 1)
  const groupBias = new Float64Array(groups)
  const seen = new Float64Array(width + 1)
  const groupSeen = new Float64Array(groups)
  for (let round = 0; round < rounds; round++) {
    const gradient = new Float64Array(width + 1)
    const groupGradient = new Float64Array(groups)
    for (const { features, group, label } of rows) {
      const error = logistic(sumOf(weights, features) + (groupBias[group] ?? 0)) - (label ? 1 : 0)
      for (let at = 0; at < width; at++) gradient[at] = (gradient[at] ?? 0) + error * (features[at] ?? 0)
      gradient[width] = (gradient[width] ?? 0) + error
      groupGradient[group] = (groupGradient[group] ?? 0) + error
    }
    descend(weights, gradient, { seen, shrink, step })
    descend(groupBias, groupGradient, { seen: groupSeen, shrink: groupShrink, step: groupStep })
  }
  return { weights: [...weights.slice(0, width)], bias: weights[width] ?? 0, groupBias: [...groupBias] }
}

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum))

function sumOf(weights: Float64Array, features: readonly number[]): number {
  let sum = weights[weights.length - 1] ?? 0
  for (let at = 0; at < features.length; at++) sum += (weights[at] ?? 0) * (features[at] ?? 0)
  return sum
}

interface Descent {
  readonly seen: Float64Array
  readonly shrink: number
  readonly step: number
}

function descend(weights: Float64Array, gradient: Float64Array, { seen, shrink: by, step: size }: Descent): void {
  for (let at = 0; at < weights.length; at++) {
    const slope = (gradient[at] ?? 0) + by * (weights[at] ?? 0)
    seen[at] = (seen[at] ?? 0) + slope * slope
    weights[at] = (weights[at] ?? 0) - (size * slope) / Math.sqrt((seen[at] ?? 0) + 1e-8)
  }
}
