import { editDistance } from '../text/index.js'

/**
 * The name that was probably meant: at most a third of its letters differ, or it begins with what was typed.
 *
 * @returns undefined when none is near; of equally near ones the first in the order given.
 * @example findNearest('jsn', ['json', 'jsonl']) // 'json'
 */
export function findNearest(typed: string, names: readonly string[]): string | undefined {
  const begun = typed.length > 1 ? names.filter((name) => name.startsWith(typed)) : []
  if (begun.length === 1) return begun[0]
  let nearest: { readonly name: string; readonly distance: number } | undefined
  for (const name of names) {
    const limit = Math.max(1, Math.floor(name.length / 3))
    const distance = editDistance(typed, name, limit)
    if (distance <= limit && (nearest === undefined || distance < nearest.distance)) nearest = { name, distance }
  }
  return nearest?.name
}
