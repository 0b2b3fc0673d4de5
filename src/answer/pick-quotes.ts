import type { Caveat, Corpus, TechnologyId } from '../corpus/index.js'
import type { Evidence, Point, Verdict } from '../verdict/index.js'
import { coverSentences, shownQuotes, standpointOf, type Quotable, type Standpoint } from './quotes.js'
import { isOnSeveralTopics } from './verdicts.js'

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
 * The quotes to show, at most three, of what was found: what speaks to the question more likely than not, likeliest
 * first. Below a verdict for one side one that stands behind it comes first, for a reader takes the first quote as the
 * reason, and one that disagrees is among them, where any does; below any other, one for each side. Where nothing that
 * was found bears the verdict out, the last quote is what it rests on. What was picked before stays.
 */
export function pickQuotes(found: FoundQuotes, corpus: Corpus): readonly Quotable[] {
  const { hits, verdict } = found
  if (hits.every(({ score }) => score === null)) return hits
  const weighed = found.described ? weighEvidence(found, corpus) : hits.map((hit) => weighHit(hit, verdict, corpus))
  const ranked = [...weighed].sort((one, other) => other.odds - one.odds)
  const floor = found.described ? leastInProject : leastOdds
  const likely = ranked.filter(({ odds }, place) => place === 0 || odds >= floor)
  const says = ({ side, stance }: Speaker) => (quoted: Quotable): boolean =>
    stanceTo(side, standpointIn(quoted, verdict, corpus)) === stance
  const [first, ...others] = speakersIn(verdict)
  const reach = (likely[0]?.odds ?? 0) - leadReach
  const lead = first && likely.find((each) => says(first)(each.quoted) && each.odds >= reach)
  const ordered = lead === undefined ? likely : [lead, ...likely.filter((each) => each !== lead)]
  const picked = ordered.slice(0, shownQuotes).map(({ quoted }) => quoted)
  // Each voice in place of the last that is not needed for another.
  const heard = others.reduce<readonly Quotable[]>((some, speaker) => hear(speaker, some), picked)
  return first === undefined || heard.some(says(first)) ? heard : withEvidence(first, heard)

  function hear(speaker: Speaker, some: readonly Quotable[]): readonly Quotable[] {
    if (some.some(says(speaker))) return some
    const within = ranked.filter(({ odds }) => odds >= leastDissent).map(({ quoted }) => quoted)
    // Of a passage that has words for several sides, those for this one.
    const cuts = evidenceOf(verdict, speaker).filter(({ passage }) =>
      within.some((each) => each.passage.id === passage.id) && passage.id !== some[0]?.passage.id).map(coverSentences)
    // On a topic as a whole, whatever was weighed speaks of what was asked.
    const weighed = isOnTopic(verdict) ? evidenceOf(verdict, speaker).map(coverSentences) : []
    const voice = [...within, ...cuts, ...weighed].find((each) => says(speaker)(each) && !isSpoilt(each, corpus)) ??
      within.find(says(speaker))
    return voice === undefined
      ? some
      : [...some.filter(({ passage }) => passage.id !== voice.passage.id).slice(0, shownQuotes - 1), voice]
  }

  function withEvidence(speaker: Speaker, some: readonly Quotable[]): readonly Quotable[] {
    const behind = evidenceOf(verdict, speaker).map(coverSentences).find((each) =>
      says(speaker)(each) && !isSpoilt(each, corpus) && some.every(({ passage }) => passage.id !== each.passage.id))
    return behind === undefined ? some : [...some.slice(0, shownQuotes - 1), behind]
  }
}

/** What was found for words that ask, or that describe a project. */
export interface FoundQuotes {
  /** Best first; without a score: picked before. */
  readonly hits: readonly Scored[]
  readonly verdict: Verdict | null
  readonly described: boolean
}

type Scored = Quotable & { readonly score: number | null }

// Log-odds. Measured on four writers whose questions nothing was learnt from: from even odds on, two of three such
// quotes speak to the question; below, it is a filler, and two quotes are better than three with one.
const leastOdds = 0
// Another voice is worth a little more risk.
const leastDissent = -0.5
// Further behind the likeliest, words for the favoured side are beside the question.
const leadReach = 2
// So much likelier are words that the rules cite which the needs in a question made fire.
const support = 0.7
// What a project's verdict rests on bears it out, however far its words are from the asker's.
const leastInProject = -2
const unfound = -4
const sameArticle = 0.5
// What is marked wrong or damaged gives way to what is not.
const spoiltCost = 2

interface Weighed {
  readonly quoted: Quotable
  /** Log-odds that it speaks to the question, and that it can be relied on. */
  readonly odds: number
}

/**
 * What rules rest on is likelier to speak to what made them fire; an aspect's sentences are found as such. Where a cut
 * takes no side and the verdict rests on one of its sentences, that sentence is shown.
 */
function weighHit({ passage, snippet, score }: Scored, verdict: Verdict | null, corpus: Corpus): Weighed {
  const points = speakersIn(verdict).length === 0 ? [] : verdict?.points ?? []
  const citedBy = (some: readonly Point[]): readonly Evidence[] =>
    some.flatMap(({ evidence }) => evidence.filter((each) => each.passage.id === passage.id))
  const cited = citedBy(points).find(({ stance }) => stance === 'for' || stance === 'against')
  const isSided = ['for', 'against'].includes(standpointIn({ passage, snippet }, verdict, corpus).stance)
  const quoted = cited === undefined || isSided ? { passage, snippet } : coverSentences(cited)
  const isRuled = citedBy(points.filter(({ aspect }) => aspect === null)).length > 0
  return { quoted, odds: (score ?? 0) + (isRuled ? support : 0) - (isSpoilt(quoted, corpus) ? spoiltCost : 0) }
}

/** For a project what its verdict rests on, each passage once; the articles take turns. */
function weighEvidence({ hits, verdict }: FoundQuotes, corpus: Corpus): readonly Weighed[] {
  const scores = new Map(hits.map(({ passage, score }) => [passage.id, score]))
  const cited = new Map((verdict?.points ?? []).flatMap(({ evidence }) => evidence).reverse()
    .map((each) => [each.passage.id, coverSentences(each)]))
  const weighed = [...cited.values()].reverse().map((quoted): Weighed => ({ quoted,
    odds: (scores.get(quoted.passage.id) ?? unfound) - (isSpoilt(quoted, corpus) ? spoiltCost : 0) }))
    .sort((one, other) => other.odds - one.odds)
  return weighed.map(({ quoted, odds }, at) => ({ quoted, odds: odds - sameArticle * weighed.slice(0, at)
    .filter((before) => before.quoted.passage.article === quoted.passage.article).length }))
}

/** Somebody who is to be heard: for a side, or against it. */
interface Speaker {
  readonly side: TechnologyId
  readonly stance: 'for' | 'against'
}

/** Who is to be heard below a verdict, the one that leads first; nobody where it is on all topics at once. */
function speakersIn(verdict: Verdict | null): readonly Speaker[] {
  if (verdict === null || verdict.points.length === 0 || isOnSeveralTopics(verdict)) return []
  const [first, ...others] = verdict.technologies
  if (first === undefined) return []
  const against = { side: first, stance: 'against' } as const
  return [{ side: first, stance: 'for' },
    ...(others.length === 0 ? [against] : others.map((side) => ({ side, stance: 'for' } as const)))]
}

/** Its points were weighed on the topic that was asked, by no need and no narrower point. */
const isOnTopic = (verdict: Verdict | null): boolean =>
  verdict !== null && verdict.heard.length + verdict.asked.length === 0

/** What the points of a verdict rest on that speaks so, the weightiest point first. */
const evidenceOf = (verdict: Verdict | null, { side, stance }: Speaker): readonly Evidence[] =>
  [...(verdict?.points ?? [])].sort((one, other) => other.weight - one.weight).flatMap(({ evidence }) => evidence)
    .filter((each) => stanceTo(side, each) === stance)

/** Speaking against one of two sides is speaking for the other. */
function stanceTo(side: TechnologyId, { technology, stance }: Standpoint): 'for' | 'against' | null {
  if (technology === null || (stance !== 'for' && stance !== 'against')) return null
  return (stance === 'for') === (technology === side) ? 'for' : 'against'
}

const spoiling: ReadonlySet<Caveat['category']> = new Set(['wrong', 'garbled'])

const isSpoilt = ({ passage: { article }, snippet }: Quotable, { caveats }: Corpus): boolean =>
  caveats.some(({ category, cites }) =>
    spoiling.has(category) && cites.article === article && cites.start < snippet.end && snippet.start < cites.end
  )
