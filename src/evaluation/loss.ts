import { comparePaired, mean } from '../retrieval/index.js'
import type { Item, Section } from './model.js'

interface Pair {
  readonly before: Item
  readonly after: Item
}

/** What another spelling of the same questions costs, question by question. */
export function lossSection(title: string, measures: readonly string[], pairs: readonly Pair[]): Section {
  return { title, lines: measures.flatMap((name) => lossLine(name, pairs) ?? []) }
}

function lossLine(name: string, pairs: readonly Pair[]): string | null {
  const values = pairs.flatMap(({ before, after }) => {
    const [from, to] = [before.values[name], after.values[name]]
    return from === undefined || to === undefined ? [] : [{ from, to }]
  })
  if (values.length === 0) return null
  const from = values.map((value) => value.from)
  const { difference, interval, better, worse } = comparePaired(from, values.map(({ to }) => to))
  const relative = mean(from) > 0 ? `, ${((-100 * difference) / mean(from)).toFixed(1)} % of it` : ''
  const range = `95 %: ${(-interval.high).toFixed(3)} to ${(-interval.low).toFixed(3)}`
  return `${name} ${(-difference).toFixed(3)}${relative} (${range}): ${worse} worse, ${better} better, ${values.length - worse - better} the same`
}
