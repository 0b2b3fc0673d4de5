import { findLabel, type Corpus, type Passage, type TechnologyId } from '../corpus/index.js'
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
 * The quotes to show, of those that match best: below a verdict for one side first the best that stands behind it,
 * wherever it was found, for a reader takes the first quote as the reason. Picking from what was picked changes nothing.
 */
export function pickQuotes<Hit extends Quotable>(hits: readonly Hit[], verdict: Verdict | null, corpus: Corpus): readonly Hit[] {
  const favoured = verdict?.outcome === 'favours' ? verdict.technologies[0] : undefined
  const lead = favoured === undefined ? undefined : hits.find((hit) => standsFor(voiceOf(hit, corpus), favoured) && !isWrong(hit, corpus))
  return lead === undefined ? hits.slice(0, shownQuotes) : [lead, ...hits.filter((hit) => hit !== lead)].slice(0, shownQuotes)
}

const standsFor = ({ technology, stance }: Voice, side: TechnologyId): boolean =>
  technology !== null && (stance === 'for' ? technology === side : stance === 'against' && technology !== side)

const isWrong = ({ passage: { article }, snippet }: Quotable, { caveats }: Corpus): boolean =>
  caveats.some(({ category, cites }) => category === 'wrong' && cites.article === article && cites.start < snippet.end && snippet.start < cites.end)
