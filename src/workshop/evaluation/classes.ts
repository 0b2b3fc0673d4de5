/** What was judged right, and what was said. */
export interface Labelled {
  readonly gold: string
  readonly said: string
}

export interface ClassScore {
  readonly label: string
  /** 0 when it was never said, or never right. */
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** How often it is right. */
  readonly count: number
}

/** The harmonic mean of precision and recall; 0 when both are. */
export function f1Of(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Precision, recall and F1 of each label that is right at least once, in the order given. */
export function scoreClasses(pairs: readonly Labelled[], labels: readonly string[]): readonly ClassScore[] {
  return labels.flatMap((label) => {
    const count = pairs.filter(({ gold }) => gold === label).length
    if (count === 0) return []
    const said = pairs.filter((pair) => pair.said === label)
    const right = said.filter(({ gold }) => gold === label).length
    const precision = share(right, said.length)
    const recall = share(right, count)
    return [{ label, precision, recall, f1: f1Of(precision, recall), count }]
  })
}

/**
 * The mean of the labels' F1, each label counting alike and with the three digits with which it is listed, so that whoever
 * adds up the list gets the same.
 *
 * @returns null when no label is right anywhere.
 */
export function macroF1(pairs: readonly Labelled[], labels: readonly string[]): number | null {
  const scores = scoreClasses(pairs, labels)
  return scores.length === 0 ? null : scores.reduce((sum, { f1 }) => sum + Number(f1.toFixed(3)), 0) / scores.length
}

/** Of a yes-or-no decision. */
export interface Detection {
  readonly isPositive: boolean
  readonly wasCalled: boolean
}

/** 0 when nothing was called. */
export function precisionOf(rows: readonly Detection[]): number {
  const called = rows.filter(({ wasCalled }) => wasCalled)
  return share(called.filter(({ isPositive }) => isPositive).length, called.length)
}

/** null when there was nothing to call. */
export function recallOf(rows: readonly Detection[]): number | null {
  const positive = rows.filter(({ isPositive }) => isPositive)
  return positive.length === 0 ? null : share(positive.filter(({ wasCalled }) => wasCalled).length, positive.length)
}

export function detectionF1(rows: readonly Detection[]): number | null {
  const found = recallOf(rows)
  return found === null ? null : f1Of(precisionOf(rows), found)
}

/** A decision with how sure it was, 0..1. */
export interface Confident {
  readonly confidence: number
  readonly isRight: boolean
}

const meanOf = <T>(rows: readonly T[], valueOf: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + valueOf(row), 0) / rows.length

/**
 * The mean of (confidence - right)², 0 best.
 *
 * @see Brier, Verification of forecasts expressed in terms of probability, 1950; the form for two outcomes.
 */
export function brierScore(rows: readonly Confident[]): number | null {
  return rows.length === 0 ? null : meanOf(rows, ({ confidence, isRight }) => (confidence - Number(isRight)) ** 2)
}

/**
 * Expected calibration error: how far confidence and accuracy lie apart, over ten bins of equal width by their size.
 *
 * @see Guo, Pleiss, Sun, Weinberger, On calibration of modern neural networks, 2017, §2.
 */
export function calibrationError(rows: readonly Confident[]): number | null {
  if (rows.length === 0) return null
  const bins = Array.from({ length: 10 },
    (_, bin) => rows.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin))
  return bins.reduce((sum, bin) => {
    if (bin.length === 0) return sum
    const gap = Math.abs(meanOf(bin, ({ isRight }) => Number(isRight)) - meanOf(bin, ({ confidence }) => confidence))
    return sum + (bin.length / rows.length) * gap
  }, 0)
}

/** How often each label was said where another was right: right → said → count. */
export function confusionOf(pairs: readonly Labelled[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const table = new Map<string, Map<string, number>>()
  for (const { gold, said } of pairs) {
    const row = table.get(gold) ?? new Map<string, number>()
    table.set(gold, row.set(said, (row.get(said) ?? 0) + 1))
  }
  return table
}
