import { normalise } from '../text/index.js'
import type { Passage, PassageId } from './model.js'

/** Two passages of different articles that share most of their wording. */
export interface NearCopy {
  readonly left: PassageId
  readonly right: PassageId
  /** Shared word triples over all word triples of both: 0..1. */
  readonly likeness: number
}

const alike = 0.5
// Shorter passages, a table's row or a list's "Easy to learn", coincide by chance.
const fewestTriples = 8

/**
 * Pairs of near copies across articles, most alike first.
 *
 *     likeness = |A ∩ B| / |A ∪ B|     A, B = the sets of word triples (the resemblance of w-shingles, w = 3)
 *
 * @see Broder, On the resemblance and containment of documents, SEQUENCES 1997.
 */
export function findNearCopies(passages: readonly Passage[]): readonly NearCopy[] {
  const entries = passages
    .map((passage) => ({ passage, triples: triplesOf(passage.text) }))
    .filter(({ triples }) => triples.size >= fewestTriples)
  const pairs = entries.flatMap((left, index) =>
    entries.slice(index + 1)
      .filter((right) => right.passage.article !== left.passage.article)
      .map((right) => ({ left: left.passage.id, right: right.passage.id,
        likeness: likenessOf(left.triples, right.triples) })
      )
  )
  return pairs.filter(({ likeness }) => likeness >= alike).sort((a, b) =>
    b.likeness - a.likeness || (a.left < b.left ? -1 : 1)
  )
}

function triplesOf(text: string): ReadonlySet<string> {
  const words = normalise(text).text.match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.slice(2).map((word, index) => `${words[index] ?? ''} ${words[index + 1] ?? ''} ${word}`))
}

function likenessOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0
  for (const triple of left) if (right.has(triple)) shared++
  return shared / (left.size + right.size - shared)
}
