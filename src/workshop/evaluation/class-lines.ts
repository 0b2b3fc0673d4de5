import type { Json } from '../../answer/index.js'
import { confusionOf, type ClassScore, type Labelled } from './classes.js'

export function describeClass({ label, precision, recall, f1, count }: ClassScore): string {
  return `${label} (${count}): precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`
}

/** One line for each label that is right somewhere: what was said instead, and how often. */
export function confusionLines(pairs: readonly Labelled[]): readonly string[] {
  return Array.from(confusionOf(pairs)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([gold, row]) => {
    const others = Array.from(row).filter(([said]) => said !== gold).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    return `${gold}: ${row.get(gold) ?? 0} right${others.map(([said, count]) => `, ${count} ${said}`).join('')}`
  })
}

export function confusionRecord(pairs: readonly Labelled[]): Json {
  return Object.fromEntries(Array.from(confusionOf(pairs), ([gold, row]) => [gold, Object.fromEntries(row)]))
}
