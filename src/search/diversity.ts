import type { Shelved } from './shelf.js'

interface Ranked {
  readonly item: Shelved
  readonly score: number
  /** What the place in the list cost: the factor by which the score was lowered because better hits said as much. */
  readonly repeats: number
}

// Each further passage of one article has to be that much better than the same from another.
const sameArticle = 0.93
// Two texts that share half of their words make one claim.
const copyShare = 0.5
const copy = 0.5
// Places beyond these keep their order: nobody reads them as a list of different voices.
const considered = 30

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
  return [...ordered,
    ...hits.slice(considered).map(({ item, score }) => ({ item, score: Math.min(score, least),
      repeats: Math.min(1, least / score) })
    )]
}

const isBefore = (a: Ranked, b: Ranked): boolean =>
  a.score > b.score || (a.score === b.score && a.item.passage.id < b.item.passage.id)

function lowered(hit: Ranked, above: Ranked): Ranked {
  const factor = (hit.item.passage.article === above.item.passage.article ? sameArticle : 1) *
    (areCopies(hit.item, above.item) ? copy : 1)
  return factor === 1 ? hit : { item: hit.item, score: hit.score * factor, repeats: hit.repeats * factor }
}

/** Whether two passages share half or more of their distinct stems (Jaccard); texts of unlike length cannot. */
function areCopies({ terms: a }: Shelved, { terms: b }: Shelved): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a]
  if (fewer.size < more.size * copyShare) return false
  let shared = 0
  for (const term of fewer) if (more.has(term)) shared++
  return shared >= copyShare * (fewer.size + more.size - shared)
}
