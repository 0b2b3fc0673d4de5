import type { Corpus, StanceLabel } from '../corpus/index.js'
import { foldWords } from './anchors.js'

interface Known {
  readonly label: StanceLabel
  readonly words: string
}

/**
 * Finds the label that a person gave a sentence: of the same words, else of the fewest words around it, else of the most
 * within it.
 *
 * @returns null where nobody has read it.
 */
export function openReviewed({ articles, stances }: Corpus): (sentence: string, source: string) => StanceLabel | null {
  const bySource = new Map<string, readonly Known[]>()
  for (const { id, original, body } of articles) {
    const own = stances.filter(({ article, decidedBy }) => article === id && decidedBy === 'reviewed')
    const known = own.map((label) => ({ label, words: foldWords(body.slice(label.start, label.end)) }))
    bySource.set(id, known).set(original ?? id, known)
  }
  return (sentence, source) => {
    const words = foldWords(sentence)
    const known = (bySource.get(source) ?? []).map((each) => ({ ...each, apart: each.words.length - words.length }))
    const around = known.filter((each) => each.words.includes(words)).sort((a, b) => a.apart - b.apart)
    const within = known.filter((each) => words.includes(each.words)).sort((a, b) => b.apart - a.apart)
    return around[0]?.label ?? within[0]?.label ?? null
  }
}
