import { comparePaired, mean, type PairedComparison } from '../../retrieval/index.js'
import type { Item, Section } from './model.js'

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
