import { findLabel, type Caveat, type Corpus, type Passage, type TechnologyId } from '../corpus/index.js'
import type { Snippet } from '../library/index.js'
import type { Evidence, Verdict } from '../verdict/index.js'
import { shownQuotes } from './composer.js'

/** A passage as it would be quoted. */
interface Quotable {
  readonly passage: Passage
  readonly snippet: Snippet
}

export type Voice = Pick<Evidence, 'technology' | 'stance'>

/** Where the quoted words stand, by their labels; neutral where they have none, value both or contradict one another. */
export function voiceOf({ passage, snippet }: Quotable, corpus: Corpus): Voice {
  const label = findLabel(corpus, { article: passage.article, start: snippet.start, end: snippet.end })
  return !label || label.stance === 'both' ? { technology: null, stance: 'neutral' } : { technology: label.technology, stance: label.stance }
}

/**
 * The quotes to show, of those that match best, what is marked wrong or damaged last. Below a verdict for one side first
 * the best that stands behind it, for a reader takes the first quote as the reason; and somebody who disagrees, where
 * anybody does. Picking from what was picked changes nothing.
 */
export function pickQuotes<Hit extends Quotable>(hits: readonly Hit[], verdict: Verdict | null, corpus: Corpus): readonly Hit[] {
  const ranked = [...soundFirst(hits.slice(0, mostPassedOver), corpus), ...hits.slice(mostPassedOver)]
  const favoured = verdict?.outcome === 'favours' ? verdict.technologies[0] : undefined
  const lead = favoured === undefined ? undefined : ranked.find((hit) => stanceTo(favoured, voiceOf(hit, corpus)) === 'for' && !isSpoilt(hit, corpus))
  if (favoured === undefined || lead === undefined) return ranked.slice(0, shownQuotes)
  const others = ranked.filter((hit) => hit !== lead)
  const best = others.slice(0, shownQuotes - 1)
  const disagrees = (hit: Hit): boolean => stanceTo(favoured, voiceOf(hit, corpus)) === 'against'
  const dissent = best.some(disagrees) ? undefined : others.find(disagrees)
  return [lead, ...soundFirst(dissent ? [...best.slice(0, -1), dissent] : best, corpus)]
}

// So many of the best matches give way to one that is not marked: further down it is no match any more.
const mostPassedOver = 6

/** Speaking against one of two sides is speaking for the other. */
function stanceTo(side: TechnologyId, { technology, stance }: Voice): 'for' | 'against' | null {
  if (technology === null || (stance !== 'for' && stance !== 'against')) return null
  return (stance === 'for') === (technology === side) ? 'for' : 'against'
}

function soundFirst<Hit extends Quotable>(hits: readonly Hit[], corpus: Corpus): readonly Hit[] {
  const spoilt = hits.filter((hit) => isSpoilt(hit, corpus))
  return [...hits.filter((hit) => !spoilt.includes(hit)), ...spoilt]
}

const spoiling: ReadonlySet<Caveat['category']> = new Set(['wrong', 'garbled'])

const isSpoilt = ({ passage: { article }, snippet }: Quotable, { caveats }: Corpus): boolean =>
  caveats.some(({ category, cites }) => spoiling.has(category) && cites.article === article && cites.start < snippet.end && snippet.start < cites.end)
