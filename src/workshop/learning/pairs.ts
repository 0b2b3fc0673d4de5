type Values = Readonly<Record<string, number>>

/** Two things of which the first should stand before the second; pairs of one question share its weight. */
export interface Pair {
  readonly better: Values
  readonly worse: Values
  readonly weight: number
}

const rounds = 200
const step = 0.3
const shrink = 0.002

/**
 * Weights under which the better of each pair scores higher: pairwise logistic loss with a small L2 penalty, by
 * full-batch gradient descent with step sizes by AdaGrad. Deterministic.
 *
 * @see Burges et al., Learning to Rank using Gradient Descent, ICML 2005.
 */
export function fitPairs(pairs: readonly Pair[]): Record<string, number> {
  const all = pairs.flatMap(({ better, worse }) => [...Object.keys(better), ...Object.keys(worse)])
  const names = [...new Set(all)].sort()
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0)
  const rows = pairs.map(({ better, worse, weight }) => ({ share: weight / total,
    difference: Float64Array.from(names, (name) => (better[name] ?? 0) - (worse[name] ?? 0)) }))
  const weights = new Float64Array(names.length)
  const seen = new Float64Array(names.length)
  for (let round = 0; round < rounds; round++) {
    const gradient = Float64Array.from(weights, (weight) => shrink * weight)
    for (const { difference, share } of rows) {
      let lead = 0
      for (let at = 0; at < difference.length; at++) lead += (weights[at] ?? 0) * (difference[at] ?? 0)
      const push = -share / (1 + Math.exp(lead))
      for (let at = 0; at < difference.length; at++) gradient[at] = (gradient[at] ?? 0) + push * (difference[at] ?? 0)
    }
    for (let at = 0; at < weights.length; at++) {
      const slope = gradient[at] ?? 0
      seen[at] = (seen[at] ?? 0) + slope * slope
      weights[at] = (weights[at] ?? 0) - (step * slope) / Math.sqrt((seen[at] ?? 0) + 1e-9)
    }
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]))
}
