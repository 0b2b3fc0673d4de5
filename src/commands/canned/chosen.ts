import { isSameName, type Canned, type CannedIndex } from '../../canned/index.js'
import { namesInLabel } from '../labels.js'

/**
 * The comparison that was chosen: by its name, an alias or its key, or by its title as it is offered. Of several with
 * one title it is the one with the alias that stands behind it.
 */
export function findChosen(index: CannedIndex, typed: string): Canned | undefined {
  const named = index.find(typed)
  if (named) return named
  for (const title of namesInLabel(typed)) {
    const titled = index.titled(title)
    const [only] = titled
    if (titled.length < 2 && only) return only
    const rest = typed.slice(title.length)
    const found = titled.find(({ aliases }) => aliases.some((alias) => isSameName(rest, ` (${alias})`)))
    if (found) return found
  }
  return undefined
}
