import type { Shelved } from './shelf.js'

export interface Ranked {
  readonly item: Shelved
  readonly score: number
  /** What the place in the list cost: the factor by which the score was lowered because better hits said as much. */
  readonly repeats: number
}

// Each further passage of one article has to be that much better than the same from another.
const sameArticle = 0.9
// Two texts that share half of their words make one claim.
const copyShare = 0.5
const copy = 0.5
// Places beyond these keep their order: nobody reads them as a list of different voices.
const considered = 40

/**
 * Orders hits so that the top does not repeat itself: at each place stands the best of what is left after what stands
 * above it was taken into account. Scores are those of the final order and never rise. Ties by id.
 */
export function diversify(hits: readonly { readonly item: Shelved; readonly score: number }[]): Ranked[] {
  const left: Ranked[] = hits.slice(0, considered).map((hit) => ({ ...hit, repeats: 1 }))
  const ordered: Ranked[] = []
  while (left.length > 0) {
    const best = left.reduce((first, other) => (isBefore(other, first) ? other : first))
    left.splice(left.indexOf(best), 1)
    ordered.push(best)
    for (const [index, other] of left.entries()) left[index] = lowered(other, best)
  }
  const least = ordered.at(-1)?.score ?? Infinity
  return [...ordered, ...hits.slice(considered).map(({ item, score }) => ({ item, score: Math.min(score, least), repeats: 1 }))]
}

const isBefore = (a: Ranked, b: Ranked): boolean => a.score > b.score || (a.score === b.score && a.item.passage.id < b.item.passage.id)

function lowered(hit: Ranked, above: Ranked): Ranked {
  const factor = (hit.item.passage.article === above.item.passage.article ? sameArticle : 1) * (overlap(hit.item, above.item) >= copyShare ? copy : 1)
  return factor === 1 ? hit : { item: hit.item, score: hit.score * factor, repeats: hit.repeats * factor }
}

/** Share of the distinct stems that two passages have in common (Jaccard). */
export function overlap({ terms: a }: Shelved, { terms: b }: Shelved): number {
  const shared = [...a].filter((term) => b.has(term)).length
  return shared === 0 ? 0 : shared / (a.size + b.size - shared)
}
