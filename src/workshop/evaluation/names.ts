import { basename } from 'node:path'
import type { TechnologyId } from '../../corpus/index.js'
import type { JudgedSet, Labels } from './model.js'

/** What a set is called: after its file. */
export function nameOf({ file }: Pick<JudgedSet, 'file'>): string {
  return basename(file)
}

/** What judged files call a technology; its id where they do not speak of it. */
export function wordsOf(labels: Labels): (technology: TechnologyId) => string {
  const words = new Map<TechnologyId, string>()
  for (const [word, technology] of labels) if (!words.has(technology)) words.set(technology, word)
  return (technology) => words.get(technology) ?? technology
}
