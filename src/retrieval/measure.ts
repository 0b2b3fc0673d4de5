/** Judgments of one query: document id → grade, 0 or less for not relevant. */
export type Grades = ReadonlyMap<string, number>

const discount = (rank: number): number => Math.log2(rank + 1)

/**
 * Normalised discounted cumulative gain with linear gain.
 *
 *     DCG = Σ grade / log2(rank + 1) over the first k ranks;  nDCG = DCG / DCG of the best possible order
 *
 * @returns 0..1; 0 when nothing is relevant.
 * @see Järvelin, Kekäläinen, Cumulated gain-based evaluation of IR techniques, 2002; linear gain as in trec_eval.
 */
export function ndcg(ranking: readonly string[], grades: Grades, k: number): number {
  const gain = (ids: readonly number[]): number =>
    ids.slice(0, k).reduce((sum, grade, place) => sum + Math.max(0, grade) / discount(place + 1), 0)
  const ideal = gain([...grades.values()].sort((a, b) => b - a))
  return ideal === 0 ? 0 : gain(ranking.map((id) => grades.get(id) ?? 0)) / ideal
}

/** 1 / rank of the first relevant document within the first k; 0 if there is none. */
export function reciprocalRank(ranking: readonly string[], grades: Grades, k: number): number {
  const place = ranking.slice(0, k).findIndex((id) => isRelevant(id, grades))
  return place < 0 ? 0 : 1 / (place + 1)
}

/** Mean of the precision at each relevant document within the first k, over all relevant documents. */
export function averagePrecision(ranking: readonly string[], grades: Grades, k: number): number {
  let found = 0
  let total = 0
  for (const [place, id] of ranking.slice(0, k).entries()) {
    if (isRelevant(id, grades)) total += ++found / (place + 1)
  }
  const relevant = countRelevant(grades)
  return relevant === 0 ? 0 : total / relevant
}

/** 1 if a relevant document is among the first k, else 0. */
export function success(ranking: readonly string[], grades: Grades, k: number): number {
  return ranking.slice(0, k).some((id) => isRelevant(id, grades)) ? 1 : 0
}

/** Share of the relevant documents that are among the first k. */
export function recall(ranking: readonly string[], grades: Grades, k: number): number {
  const relevant = countRelevant(grades)
  return relevant === 0 ? 0 : ranking.slice(0, k).filter((id) => isRelevant(id, grades)).length / relevant
}

const isRelevant = (id: string, grades: Grades): boolean => (grades.get(id) ?? 0) > 0
const countRelevant = (grades: Grades): number => [...grades.values()].filter((grade) => grade > 0).length

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface BootstrapOptions {
  readonly rounds?: number
  readonly seed?: number
}

/**
 * The range in which the mean would lie in 95 of 100 drawings of as many queries, by percentile bootstrap.
 * The same values and seed give the same interval.
 */
export function bootstrapInterval(values: readonly number[],
  { rounds = 2_000, seed = 1 }: BootstrapOptions = {}): Interval {
  const means = resampledMeans(values, rounds, seed).sort((a, b) => a - b)
  const at = (share: number): number => means[Math.min(means.length - 1, Math.floor(share * means.length))] ?? 0
  return { low: at(0.025), high: at(0.975) }
}

/** How one run differs from another on the same queries. */
export interface PairedComparison {
  /** Mean of `after - before`. */
  readonly difference: number
  /** Of the difference; one without 0 in it is hardly chance. */
  readonly interval: Interval
  readonly better: number
  readonly worse: number
}

/** @param before - One value for each query, in the same order as `after`. */
export function comparePaired(before: readonly number[], after: readonly number[],
  options: BootstrapOptions = {}): PairedComparison {
  const differences = before.map((value, at) => (after[at] ?? 0) - value)
  return {
    difference: mean(differences),
    interval: bootstrapInterval(differences, options),
    better: differences.filter((value) => value > 0).length,
    worse: differences.filter((value) => value < 0).length,
  }
}

function resampledMeans(values: readonly number[], rounds: number, seed: number): number[] {
  const random = seededRandom(seed)
  return Array.from({ length: rounds }, () => {
    let sum = 0
    for (let draw = 0; draw < values.length; draw++) sum += values[Math.floor(random() * values.length)] ?? 0
    return values.length === 0 ? 0 : sum / values.length
  })
}

/** Mulberry32: 32 bits of state, the same numbers everywhere. @returns Numbers in 0..1, 1 excluded. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
