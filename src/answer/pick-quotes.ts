import type { Caveat, Corpus, TechnologyId } from '../corpus/index.js'
import type { Evidence, Verdict } from '../verdict/index.js'
import { coverSentences, shownQuotes, standpointOf, type Quotable, type Standpoint } from './quotes.js'

/** Where quoted words stand that a verdict may rest on: by their labels, else by the rule that cites them. */
export function standpointIn(quoted: Quotable, verdict: Verdict | null, corpus: Corpus): Standpoint {
  const own = standpointOf(quoted, corpus)
  if (own.technology !== null || own.stance === 'both') return own
  const { passage, snippet } = quoted
  const cited = (verdict?.points ?? []).flatMap(({ evidence }) => evidence)
    .find((each) =>
      each.passage.id === passage.id && each.technology !== null && snippet.start <= each.start &&
      each.end <= snippet.end
    )
  return cited === undefined ? own : { technology: cited.technology, stance: cited.stance }
}

/**
 * The quotes to show, of those that match best: what is surely beside the question is left out, what is marked wrong or
 * damaged comes last. Below a verdict for one side first the best that stands behind it, for a reader takes the first
 * quote as the reason, and one that disagrees, where any does; below any other, one for each side. What is not among
 * the matches is quoted from what the verdict rests on. Picking from what was picked changes nothing.
 */
export function pickQuotes(hits: readonly Scored[], verdict: Verdict | null, corpus: Corpus): readonly Quotable[] {
  const likely = hits.filter(({ score }, place) => place === 0 || (score ?? Infinity) >= leastScore)
  const ranked = [...soundFirst(likely.slice(0, mostPassedOver), corpus), ...likely.slice(mostPassedOver)]
  const [first, second] = speakersIn(verdict)
  if (first === undefined) return ranked.slice(0, shownQuotes)
  const says = (speaker: Speaker) => (quoted: Quotable): boolean =>
    stanceTo(speaker.side, standpointIn(quoted, verdict, corpus)) === speaker.stance
  const behind = (speaker: Speaker): Quotable | undefined =>
    evidenceOf(verdict, speaker).map(coverSentences).find(says(speaker))
  const lead = ranked.find((quoted) => says(first)(quoted) && !isSpoilt(quoted, corpus)) ?? behind(first)
  if (lead === undefined) return ranked.slice(0, shownQuotes)
  const others = ranked.filter(({ passage }) => passage.id !== lead.passage.id)
  const best = others.slice(0, shownQuotes - 1)
  const lacksDissent = second !== undefined && !best.some(says(second))
  const dissent = lacksDissent ? (others.find(says(second)) ?? behind(second)) : undefined
  const kept = dissent === undefined
    ? best
    : best.filter(({ passage }) => passage.id !== dissent.passage.id).slice(0, shownQuotes - 2)
  return [lead, ...soundFirst(dissent === undefined ? kept : [...kept, dissent], corpus)]
}

/** As it was found; without a score it was picked before, and stays. */
type Scored = Quotable & { readonly score?: number | null }

// Log-odds of three in ten: what is less likely to speak to the question is a filler; two quotes are better
// than three with one.
const leastScore = Math.log(0.3 / 0.7)

/** Somebody who is to be heard: for a side, or against it. */
interface Speaker {
  readonly side: TechnologyId
  readonly stance: 'for' | 'against'
}

/** Who is to be heard below a verdict, the one that leads first. */
function speakersIn(verdict: Verdict | null): readonly Speaker[] {
  if (verdict === null || verdict.points.length === 0) return []
  const [first, second] = verdict.technologies
  if (first === undefined) return []
  const against = { side: first, stance: 'against' } as const
  return [{ side: first, stance: 'for' }, second === undefined ? against : { side: second, stance: 'for' }]
}

/** What the points of a verdict rest on that speaks so, the weightiest point first. */
const evidenceOf = (verdict: Verdict | null, { side, stance }: Speaker): readonly Evidence[] =>
  [...(verdict?.points ?? [])].sort((one, other) => other.weight - one.weight).flatMap(({ evidence }) => evidence)
    .filter((each) => stanceTo(side, each) === stance)

// So many of the best matches give way to one that is not marked: further down it is no match any more.
const mostPassedOver = 6

/** Speaking against one of two sides is speaking for the other. */
function stanceTo(side: TechnologyId, { technology, stance }: Standpoint): 'for' | 'against' | null {
  if (technology === null || (stance !== 'for' && stance !== 'against')) return null
  return (stance === 'for') === (technology === side) ? 'for' : 'against'
}

function soundFirst(hits: readonly Quotable[], corpus: Corpus): readonly Quotable[] {
  const spoilt = hits.filter((hit) => isSpoilt(hit, corpus))
  return [...hits.filter((hit) => !spoilt.includes(hit)), ...spoilt]
}

const spoiling: ReadonlySet<Caveat['category']> = new Set(['wrong', 'garbled'])

const isSpoilt = ({ passage: { article }, snippet }: Quotable, { caveats }: Corpus): boolean =>
  caveats.some(({ category, cites }) =>
    spoiling.has(category) && cites.article === article && cites.start < snippet.end && snippet.start < cites.end
  )
