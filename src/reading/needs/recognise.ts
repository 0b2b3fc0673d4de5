import type { Span } from '../../text/index.js'
import type { LearntNeeds, LinearModel, NeedModel } from '../../corpus/index.js'
import { evidenceFeatures, probabilityOf, type NeedEvidence } from './decision.js'
import { featuresOf, type Feature, type PlainName, type PlainWord } from './features.js'
import { scoresOf, vectorOf, weightOf } from './linear.js'
import { standingFeatures, standings, type Standing, type StandingText } from './standing.js'

/** A need of a technology ("the team knows X") is learnt once for all technologies, as a kind. */
export interface LearntNeed {
  readonly id: string
  readonly kind: { readonly name: string; readonly ecosystem: string } | null
  /**
   * Needs with the same consequence in the rules are one family: which of them it is matters less than that it is
   * one.
   */
  readonly family: string
}

export interface FoundNeed extends Span {
  readonly need: string
  readonly standing: Standing
  /** 0..1, by the decision that it rests on. */
  readonly probability: number
  /** The words that made it heard, each with its share of their evidence, 0..1, most first. */
  readonly because: readonly { readonly words: string; readonly share: number }[]
}

// A need with less evidence than this in its best sentence and clause and in the whole text is not looked at closer.
const worthALook = -0.9

// Longer than all that is learnt from; what is true of a hundred words holds of a thousand.
const longestWeighed = 100

/** What a text says of each need, before it is decided. */
export interface NeedTrace {
  readonly need: string
  readonly focus: Span
  readonly evidence: NeedEvidence
  readonly standing: Standing
  readonly because: FoundNeed['because']
}

/**
 * The needs that a text states, rules out or only mentions, however short it is.
 *
 * Each sentence and each clause is asked which needs its words are of, the whole text which needs it states; the words
 * with most weight in the best clause are asked what they count for; a decision over these numbers has the last word.
 */
export function recogniseNeeds(given: StandingText, needs: readonly LearntNeed[],
  learnt: LearntNeeds): readonly FoundNeed[] {
  return traceNeeds(given, needs, learnt).flatMap((trace) => decide(trace, learnt) ?? [])
}

function decide({ need, focus, evidence, standing, because }: NeedTrace, { stated, ruledOut }: LearntNeeds):
  | FoundNeed
  | null {
  const features = evidenceFeatures(evidence)
  const isStated = probabilityOf(features, need, stated)
  const isRuledOut = probabilityOf(features, need, ruledOut)
  const found = { need, because, start: focus.start, end: focus.end }
  if (isStated > stated.bar && isStated >= isRuledOut) return { ...found, standing: 'stated', probability: isStated }
  if (isRuledOut > ruledOut.bar) return { ...found, standing: 'ruled-out', probability: isRuledOut }
  // Words that are plainly of the need and count for something else are told as such.
  const isMentioned = standing !== 'stated' && standing !== 'ruled-out' &&
    Math.max(evidence.sentence, evidence.clause) > 0
  return isMentioned ? { ...found, standing, probability: 1 - isStated } : null
}

export function traceNeeds(given: StandingText, needs: readonly LearntNeed[],
  { whole, sentence, standing }: LearntNeeds): readonly NeedTrace[] {
  const ecosystems = [...new Set(needs.flatMap(({ kind }) => kind?.ecosystem ?? []))]
  const score = (words: readonly PlainWord[], model: NeedModel): Run =>
    scoreRun(words, given.names, model, ecosystems)
  const all = score(given.words, whole)
  const sentences = wordsOf(given, given.sentences).map((words) => score(words, sentence))
  const clauses = wordsOf(given, given.clauses).map((words) => score(words, sentence))
  const length = Math.log2(Math.min(given.words.length, longestWeighed) + 1)
  const scored = needs.flatMap((need) => {
    const [best, clause] = [bestFor(need, sentences), bestFor(need, clauses)]
    if (best === null || clause === null) return []
    return [{ need, clause, of: { whole: all.of(need), sentence: best.of(need), clause: clause.of(need), length } }]
  })
  const sums = scored.map(({ of }) => of.whole + of.sentence)
  const highest = [...scored].map(({ of }) => of.whole).sort((a, b) => b - a)
  return scored.flatMap(({ need, clause, of }, at) => {
    if (Math.max(of.whole, of.sentence, of.clause) <= worthALook) return []
    const focus = focusOf(clause, need)
    const scores = standingScores(given, focus, standing)
    const sum = sums[at] ?? 0
    const evidence: NeedEvidence = {
      ...of,
      family: all.ofFamily(need),
      isFirstOfFamily: !scored.some((other, index) => other.need.family === need.family && (sums[index] ?? 0) > sum),
      rank: sums.filter((other) => other > sum).length,
      strongestOther: (of.whole === highest[0] ? highest[1] : highest[0]) ?? -Infinity,
      stated: scores.get('stated') ?? 0,
      ruledOut: scores.get('ruled-out') ?? 0,
      aside: Math.max(...asideStandings.map((name) => scores.get(name) ?? -Infinity)),
    }
    return [{ need: need.id, focus, evidence, standing: bestOf(scores), because: reasonsOf(given.text, clause, need) }]
  })
}

const asideStandings = standings.filter((name) => name !== 'stated' && name !== 'ruled-out')

/** The words of each span that has any. */
const wordsOf = ({ words }: StandingText, spans: readonly Span[]): readonly (readonly PlainWord[])[] =>
  spans.map((span) => words.filter(({ start, end }) => span.start <= start && end <= span.end))
    .filter((within) => within.length > 0)

const bestFor = (need: LearntNeed, runs: readonly Run[]): Run | null =>
  runs.reduce<Run | null>((top, run) => (top === null || run.of(need) > top.of(need) ? run : top), null)

interface Run {
  readonly words: readonly PlainWord[]
  of(need: LearntNeed): number
  /** The same for any need of its family. */
  ofFamily(need: LearntNeed): number
  /** What each word adds to the need, in the order of the words. */
  sharesOf(need: LearntNeed): Float64Array
}

function scoreRun(words: readonly PlainWord[], names: readonly PlainName[], { plain, ofTechnology }: NeedModel,
  ecosystems: readonly string[]): Run {
  const asIs = scoreWith(featuresOf(words, names), plain)
  const byTechnology = new Map(ecosystems.map((it) => [it, scoreWith(featuresOf(words, names, it), ofTechnology)]))
  const scored = ({ kind }: LearntNeed): Scored | undefined => (kind === null ? asIs : byTechnology.get(kind.ecosystem))
  const classOf = ({ id, kind }: LearntNeed): string => kind?.name ?? id
  return {
    words,
    of: (need) => scored(need)?.score(classOf(need)) ?? -Infinity,
    ofFamily: ({ family }) => Math.max(asIs.score(familyClass(family)), unknownFamily),
    sharesOf: (need) => scored(need)?.shares(classOf(need), words.length) ?? new Float64Array(words.length),
  }
}

// Rules that changed since it was learnt may make another family: it speaks neither for nor against its needs.
const unknownFamily = -2

/** The class of a family beside those of needs. */
export const familyClass = (family: string): string => `family ${family}`

interface Scored {
  score(name: string): number
  shares(name: string, words: number): Float64Array
}

function scoreWith(features: readonly Feature[], model: LinearModel): Scored {
  const vector = vectorOf(features, model)
  const scores = scoresOf(model, vector)
  return {
    score: (name) => scores[model.classes.indexOf(name)] ?? -Infinity,
    shares(name, words) {
      const shares = new Float64Array(words)
      const at = model.classes.indexOf(name)
      for (const feature of features) {
        const weight = weightOf(model, feature.name, at)
        if (weight === 0) continue
        const part = (weight * (vector.get(feature.name) ?? 0)) / (feature.from === feature.to ? 1 : 2)
        shares[feature.from] = (shares[feature.from] ?? 0) + part
        if (feature.from !== feature.to) shares[feature.to] = (shares[feature.to] ?? 0) + part
      }
      return shares
    },
  }
}

const widestFocus = 5

/** The run of words around the one with most weight, as long as its neighbours add to it as well. */
function focusOf(run: Run, need: LearntNeed): Span {
  const shares = run.sharesOf(need)
  const peak = shares.reduce((top, share, at) => (share > (shares[top] ?? 0) ? at : top), 0)
  const adds = (at: number, part: number): boolean => (shares[at] ?? 0) > (shares[peak] ?? 0) * part
  let first = peak
  while (first > 0 && peak - first < widestFocus && (adds(first - 1, 0.25) || adds(first - 2, 0.35))) first--
  let last = peak
  while (last < shares.length - 1 && last - peak < widestFocus && (adds(last + 1, 0.25) || adds(last + 2, 0.35))) last++
  return { start: run.words[first]?.start ?? 0, end: run.words[last]?.end ?? 0 }
}

const mostReasons = 4

function reasonsOf(text: string, run: Run, need: LearntNeed): FoundNeed['because'] {
  const shares = run.sharesOf(need)
  const total = shares.reduce((sum, share) => sum + Math.max(0, share), 0)
  if (total === 0) return []
  return run.words
    .map(({ start, end }, at) => ({ words: text.slice(start, end), share: Math.max(0, shares[at] ?? 0) / total, at }))
    .filter(({ share }) => share >= 0.05)
    .sort((a, b) => b.share - a.share || a.at - b.at)
    .slice(0, mostReasons)
    .map(({ words, share }) => ({ words, share }))
}

function standingScores(given: StandingText, focus: Span, model: LinearModel): ReadonlyMap<Standing, number> {
  const vector = vectorOf(standingFeatures(given, focus), model)
  const scores = scoresOf(model, vector)
  return new Map(standings.map((name) => [name, scores[model.classes.indexOf(name)] ?? -Infinity]))
}

const bestOf = (scores: ReadonlyMap<Standing, number>): Standing =>
  standings.reduce((top, name) => ((scores.get(name) ?? -Infinity) > (scores.get(top) ?? -Infinity) ? name : top))

/** What given words count for, by what stands around them. */
export function standingOf(given: StandingText, focus: Span, { standing }: LearntNeeds): Standing {
  return bestOf(standingScores(given, focus, standing))
}
