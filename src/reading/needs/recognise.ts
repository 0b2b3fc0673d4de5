import type { Span } from '../../text/index.js'
import type { LearntNeeds, NeedModel } from '../../corpus/index.js'
import { evidenceFeatures, probabilityOf, type NeedEvidence } from './decision.js'
import { featuresOf, type Feature } from './features.js'
import { addedTo, openModel, scoresOf, vectorOf, type Known, type Vector } from './linear.js'
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
  readonly because: readonly (Span & { readonly words: string; readonly share: number })[]
}

// A need with less evidence than this in its best sentence and clause and in the whole text is not looked at closer.
const worthALook = -0.9

// More than any text is of: those with least evidence are not looked at.
const mostLooks = 48

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
  const views = viewsOf(given, needs)
  const inText = openScoring(views, needs, whole)
  const inPart = openScoring(views, needs, sentence)
  const all = inText({ from: 0, to: given.words.length })
  const sentences = runsOf(given, given.sentences).map(inPart)
  const clauses = runsOf(given, given.clauses).map(inPart)
  const lookUp = openModel(standing)
  const length = Math.log2(Math.min(given.words.length, longestWeighed) + 1)
  const scored = needs.flatMap((need) => {
    const [best, clause] = [bestFor(need, sentences), bestFor(need, clauses)]
    if (best === null || clause === null) return []
    return [{ need, clause, of: { whole: all.of(need), sentence: best.of(need), clause: clause.of(need), length } }]
  })
  const sums = scored.map(({ of }) => of.whole + of.sentence)
  const highest = [...scored].map(({ of }) => of.whole).sort((a, b) => b - a)
  const least = scored.map(({ of }) => mostOf(of)).sort((a, b) => b - a)[mostLooks] ?? worthALook
  return scored.flatMap(({ need, clause, of }, at) => {
    if (mostOf(of) <= Math.max(least, worthALook)) return []
    const shares = clause.sharesOf(need)
    const focus = focusOf(given, clause, shares)
    const scores = standingScores(given, focus, lookUp)
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
    return [{ need: need.id, focus, evidence, standing: bestOf(scores), because: reasonsOf(given, clause, shares) }]
  })
}

const mostOf = ({ whole, sentence, clause }: Pick<NeedEvidence, 'whole' | 'sentence' | 'clause'>): number =>
  Math.max(whole, sentence, clause)

const asideStandings = standings.filter((name) => name !== 'stated' && name !== 'ruled-out')

/** Words of a text in a row, half-open. */
interface WordRun {
  readonly from: number
  readonly to: number
}

/** The words of each span that has any; spans are in the order of the text and apart. */
function runsOf({ words }: StandingText, spans: readonly Span[]): readonly WordRun[] {
  let from = 0
  return spans.flatMap(({ start, end }) => {
    while (from < words.length && (words[from]?.start ?? 0) < start) from++
    let to = from
    while (to < words.length && (words[to]?.end ?? 0) <= end) to++
    return to > from ? [{ from, to }] : []
  })
}

interface ScoredRun extends WordRun {
  of(need: LearntNeed): number
  /** The same for any need of its family. */
  ofFamily(need: LearntNeed): number
  /** What each word adds to the need, in the order of the words. */
  sharesOf(need: LearntNeed): Float64Array
}

const bestFor = (need: LearntNeed, runs: readonly ScoredRun[]): ScoredRun | null =>
  runs.reduce<ScoredRun | null>((top, run) => (top === null || run.of(need) > top.of(need) ? run : top), null)

/** The features of all words of a text, however many parts of it are scored. */
interface View {
  /** The technology that is "it"; null: each stands for its ecosystem. */
  readonly it: string | null
  readonly features: readonly Feature[]
  /** By word, and behind the last one: the place of its first feature. */
  readonly firsts: readonly number[]
}

/** As it stands, then with each ecosystem as "it". */
function viewsOf({ words, names }: StandingText, needs: readonly LearntNeed[]): readonly View[] {
  const asIs = featuresOf(words, names)
  const view = (it: string | null): View => {
    // The same but where a name stands, and so the same strings: what is looked up by them is found at once.
    const features = it === null ? asIs : names.length === 0 ? asIs : featuresOf(words, names, it).map((feature, at) =>
      feature.name === asIs[at]?.name ? asIs[at] : feature
    )
    const firsts: number[] = []
    for (const [at, { from }] of features.entries()) if (from === firsts.length) firsts.push(at)
    return { it, features, firsts: [...firsts, features.length] }
  }
  return [null, ...new Set(needs.flatMap(({ kind }) => kind?.ecosystem ?? []))].map(view)
}

/** Scores runs of words by a model, which is asked once for what it knows of the text. */
function openScoring(views: readonly View[], needs: readonly LearntNeed[], { plain, ofTechnology }: NeedModel): (
  run: WordRun,
) => ScoredRun {
  const [ofNeeds, ofKinds] = [openModel(plain), openModel(ofTechnology)]
  const seen = views.map((view) => ({ ...view, known: (view.it === null ? ofNeeds : ofKinds)(view.features) }))
  // Where the score of each need stands: in which view, at which of its classes.
  const spots = new Map(needs.map((need) => {
    const { classes } = need.kind === null ? plain : ofTechnology
    return [need, { view: views.findIndex(({ it }) => it === (need.kind?.ecosystem ?? null)),
      place: classes.indexOf(need.kind?.name ?? need.id) }] as const
  }))
  const families = new Map(needs.map(({ family }) => [family, plain.classes.indexOf(familyClass(family))]))
  return (run) => {
    const scored = seen.map((view) => {
      const vector = vectorOf(view.known, placesIn(view, run))
      return { view, vector, scores: scoresOf(view.known, vector) }
    })
    return {
      ...run,
      of(need) {
        const spot = spots.get(need)
        return scored[spot?.view ?? -1]?.scores[spot?.place ?? -1] ?? -Infinity
      },
      ofFamily: ({ family }) => Math.max(scored[0]?.scores[families.get(family) ?? -1] ?? -Infinity, unknownFamily),
      sharesOf(need) {
        const spot = spots.get(need)
        const found = scored[spot?.view ?? -1]
        return found === undefined ? new Float64Array(run.to - run.from) : sharesOf(found, run, spot?.place ?? -1)
      },
    }
  }
}

/** The features that stand on words of the run alone. */
function* placesIn({ features, firsts }: View, { from, to }: WordRun): Iterable<number> {
  const end = firsts[to] ?? features.length
  for (let at = firsts[from] ?? end; at < end; at++) if ((features[at]?.to ?? to) < to) yield at
}

interface Scored {
  readonly view: View & { readonly known: Known }
  readonly vector: Vector
}

/** What each word of a run adds to a class. */
function sharesOf({ view, vector }: Scored, run: WordRun, place: number): Float64Array {
  const shares = new Float64Array(run.to - run.from)
  const added = addedTo(place, view.known, vector)
  for (const at of placesIn(view, run)) {
    const feature = view.features[at]
    const adds = added[view.known.places[at] ?? -1] ?? 0
    if (feature === undefined || adds === 0) continue
    const ends = feature.from === feature.to ? [feature.from] : [feature.from, feature.to]
    for (const word of ends) shares[word - run.from] = (shares[word - run.from] ?? 0) + adds / ends.length
  }
  return shares
}

// Rules that changed since it was learnt may make another family: it speaks neither for nor against its needs.
const unknownFamily = -2

/** The class of a family beside those of needs. */
export const familyClass = (family: string): string => `family ${family}`

const widestFocus = 5

/** The run of words around the one with most weight, as long as its neighbours add to it as well. */
function focusOf({ words }: StandingText, run: WordRun, shares: Float64Array): Span {
  const peak = shares.reduce((top, share, at) => (share > (shares[top] ?? 0) ? at : top), 0)
  const adds = (at: number, part: number): boolean => (shares[at] ?? 0) > (shares[peak] ?? 0) * part
  let first = peak
  while (first > 0 && peak - first < widestFocus && (adds(first - 1, 0.25) || adds(first - 2, 0.35))) first--
  let last = peak
  while (last < shares.length - 1 && last - peak < widestFocus && (adds(last + 1, 0.25) || adds(last + 2, 0.35))) last++
  return { start: words[run.from + first]?.start ?? 0, end: words[run.from + last]?.end ?? 0 }
}

const mostReasons = 4

function reasonsOf({ text, words }: StandingText, { from, to }: WordRun,
  shares: Float64Array): FoundNeed['because'] {
  const total = shares.reduce((sum, share) => sum + Math.max(0, share), 0)
  if (total === 0) return []
  return words.slice(from, to)
    .map(({ start, end }, at) => ({ start, end, words: text.slice(start, end),
      share: Math.max(0, shares[at] ?? 0) / total, at }))
    .filter(({ share }) => share >= 0.05)
    .sort((a, b) => b.share - a.share || a.at - b.at)
    .slice(0, mostReasons)
    .map(({ words, share, start, end }) => ({ words, share, start, end }))
}

function standingScores(given: StandingText, focus: Span,
  lookUp: ReturnType<typeof openModel>): ReadonlyMap<Standing, number> {
  const known = lookUp(standingFeatures(given, focus))
  const scores = scoresOf(known, vectorOf(known))
  return new Map(standings.map((name) => [name, scores[known.model.classes.indexOf(name)] ?? -Infinity]))
}

const bestOf = (scores: ReadonlyMap<Standing, number>): Standing =>
  standings.reduce((top, name) => ((scores.get(name) ?? -Infinity) > (scores.get(top) ?? -Infinity) ? name : top))

/** What given words count for, by what stands around them. */
export function standingOf(given: StandingText, focus: Span, { standing }: LearntNeeds): Standing {
  return bestOf(standingScores(given, focus, openModel(standing)))
}
