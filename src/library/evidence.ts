import { inverseDocumentFrequency } from '../retrieval/index.js'
import type { Span } from '../text/index.js'
import type { Asked } from './asked.js'
import type { Ground, Placed } from './ranking.js'
import { isVague } from './vague-words.js'
import type { Word } from './words.js'

/** How much of what was asked the articles account for. */
export interface WordEvidence {
  /** 0..1, by weight; 0 for a question without content. */
  readonly coverage: number
  /** Words that nothing accounts for, as they stand in the question, in its order. */
  readonly missing: readonly string[]
}

// A name weighs alike whether articles are full of it or not: that it is ours is what counts.
const nameWeight = 2
const vagueShare = 0.25
const numberWeight = 1
// An answer is looked for among these; a word that stands only further down is not part of one.
const looked = 5

export function weighWords(asked: Asked, placed: readonly Placed[], { index, shelf }: Ground): WordEvidence {
  const { technologies, elsewhere, topics } = asked.read.mentions
  const top = placed.slice(0, looked)
  const missing: string[] = []
  let covered = 0
  let total = 0
  for (const word of asked.content) {
    const isOurs = isWithin(word, technologies)
    const weight = isOurs ? nameWeight : rarityOf(word, index.documentFrequency(word.word), shelf.items.length)
    const isKnown = isOurs || (!isWithin(word, elsewhere) && (isWithin(word, topics) || top.some(({ item }) => item.terms.has(word.term))))
    total += weight
    if (isKnown) covered += weight
    else if (!isVague(word.word)) missing.push(asked.read.text.slice(word.start, word.end))
  }
  return { coverage: total === 0 ? 0 : covered / total, missing: [...new Set(missing)] }
}

const isWithin = (word: Span, spans: readonly Span[]): boolean => spans.some(({ start, end }) => start <= word.start && word.end <= end)

function rarityOf({ word }: Word, documentFrequency: number, documentCount: number): number {
  if (/^\d/.test(word)) return numberWeight
  return inverseDocumentFrequency(documentFrequency, documentCount) * (isVague(word) ? vagueShare : 1)
}
