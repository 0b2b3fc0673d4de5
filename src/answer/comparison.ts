import type { Technology, TechnologyId, Topic } from '../corpus/index.js'
import type { Hit } from '../search/index.js'
import { leanOf, type Evidence, type Point, type Verdict } from '../verdict/index.js'
import { heading, line, list, quiet, say, strong, text } from './blocks.js'
import { emptyReference } from './codebook.js'
import { sayRemark, type Composer } from './composer.js'
import { finish, type Draft } from './finish.js'
import { draftVerdict } from './judgement.js'
import { pickedNone, type Action, type Block, type Control, type Line, type Option, type Picker } from './model.js'
import { standpointOf, type Numbering } from './quotes.js'
import { topicRecord, verdictRecord, type Answer } from './record.js'
import { pickEvidence, pointLine, verdictBlock } from './verdicts.js'

interface OnTopic {
  readonly topic: Topic
  readonly verdict: Verdict
}

/** What the articles say of a technology that is weighed only as a part of its side; they may say nothing of it. */
export interface SpokenOf {
  readonly technology: Technology
  readonly hits: readonly Pick<Hit, 'passage' | 'snippet'>[]
}

export interface Comparison {
  readonly left: Technology
  readonly right: Technology
  readonly others: readonly Technology[]
  /** What the articles say of those among them that are not weighed themselves. */
  readonly spoken: readonly SpokenOf[]
  /** null: on all topics. */
  readonly topic: Topic | null
  readonly verdict: Verdict
  /** All on which the articles say anything, whichever was asked about. */
  readonly topics: readonly OnTopic[]
}

/** `compare`: who leads on which topic, with counts of independent articles, and the best quotes of both sides. */
export const composeComparison = (comparison: Comparison, composer: Composer): Answer =>
  finish(draftComparison(comparison, composer), composer)

export function draftComparison(comparison: Comparison, composer: Composer): Draft {
  const { left, right, others, spoken, topic, topics } = comparison
  const compared = [left, right, ...others]
  // For whom each counts is then said beside the verdict.
  const verdict = spoken.length === 0
    ? comparison.verdict
    : { ...comparison.verdict, remarks: comparison.verdict.remarks.filter(({ kind }) => kind !== 'counts-for') }
  const isOverall = topic === null && verdict.points.length > 0
  return draftVerdict(
    {
      status: verdict.points.length === 0 ? 'declined' : 'answered',
      opening: () => [heading([...compared, ...(topic === null ? [] : [topic])].map(({ name }) => name).join(' · '))],
      besides: {
        passages: spoken.flatMap(({ hits }) => hits.map(({ passage }) => passage)),
        blocks: (numbering) => spokenOfBlocks(comparison, numbering, composer),
        // What is only named besides does not keep the verdict waiting.
        isAbove: !isHead(left) || !isHead(right),
      },
      verdict,
      reference: { ...emptyReference, command: 'compare', technologies: compared.map(({ id }) => id),
        topics: topic === null ? [] : [topic.id] },
      ...(isOverall ? { lead: () => overallBlocks(comparison, composer) } : {}),
      record: {
        kind: 'comparison',
        left: left.id,
        right: right.id,
        others: others.map(({ id }) => id),
        topic: topic?.id ?? null,
        ...verdictRecord(comparison.verdict, composer),
        topics: topics.filter((each) => topic === null || each.topic.id === topic.id).map((each) =>
          topicRecord(each.topic.id, each.verdict, composer)
        ),
      },
      below: () => ({ pickers: topicPicker(comparison, composer), controls: chartControls(comparison, composer) }),
    },
    composer,
  )
}

/** Whether a technology stands for itself, and not only for the one whose side it is on. */
export const isHead = ({ id, ecosystem }: Technology): boolean => id === ecosystem

/** The quotes of each under its name, and then for whom it counts in the verdict below. */
function spokenOfBlocks({ spoken, topic, verdict }: Pick<Comparison, 'spoken' | 'topic' | 'verdict'>,
  numbering: Numbering, composer: Composer): readonly Block[] {
  const { quoting, texts: { answer: texts } } = composer
  if (spoken.length === 0) return []
  const quotes = spoken.flatMap(({ technology, hits }): Block[] => [
    heading(technology.name),
    ...(hits.length === 0
      ? [line(quiet(texts.saidNothing(technology.name, topic?.name ?? null)))]
      : hits.map((hit) => quoting.quoteHit(hit, numbering, { standpoint: standpointOf(hit, quoting.corpus) }))),
  ])
  const sides = verdict.remarks.filter(({ kind }) => kind === 'counts-for').map((remark) =>
    text(`${sayRemark(remark, composer)} `)
  )
  return [...quotes, ...(sides.length === 0 ? [] : [heading(texts.sidesTitle), line(...sides)])]
}

// More of them no one reads on a phone: they are picked from the list below, and `coverage` names them all.
const namedTopics = 5

/** No score over everything: who leads on what most clearly, what is level, and where the articles quarrel. */
function overallBlocks({ verdict, topics }: Comparison, composer: Composer): readonly Block[] {
  const { names, texts: { answer: texts } } = composer
  const { kind, outcome, headline, detail } = verdictBlock(verdict, composer)
  const separated = topics.filter((each) =>
    each.topic.weighed !== false && each.verdict.evidence.articles > 0
  )
  const leaders = verdict.sides.map(({ technology }) => ({ title: texts.leadsOn(names.technology(technology)),
    isOne: (on: Verdict): boolean => leaderOf(on) === technology })
  )
  const isEven = (on: Verdict): boolean => on.outcome === 'even'
  const kinds = [...leaders, { title: texts.leansOn, isOne: (on: Verdict) => isEven(on) && leanOf(on.sides) !== null },
    { title: texts.levelOn, isOne: (on: Verdict) => isEven(on) && leanOf(on.sides) === null },
    { title: texts.unsettledOn, isOne: (on: Verdict) => on.outcome === 'insufficient' }]
  const groups = kinds.flatMap(({ title, isOne }): Line[] => {
    const own = separated.filter((each) => isOne(each.verdict)).sort((one, other) =>
      prominence(other) - prominence(one)
    )
    if (own.length === 0) return []
    const named = own.slice(0, namedTopics).map((each) => topicWords(each, verdict, composer))
    const more = own.length - named.length
    return [[strong(title), text(` ${named.join(' · ')}`),
      ...(more > 0 ? [quiet(` · ${texts.moreTopics(more)}`)] : [])]]
  })
  const isContested = separated.some((each) => each.verdict.points.some(({ contested }) => contested))
  return [
    { kind, outcome, headline: outcome === 'favours' ? headline : texts.depends(verdict.sides.length), detail },
    list(groups),
    ...(isContested ? [line(quiet(texts.contestedMark))] : []),
  ]
}

/** How clear the lead is; where there is none, how many speak. */
const prominence = ({ verdict }: OnTopic): number =>
  leaderOf(verdict) === null ? verdict.evidence.articles : verdict.margin.value

const leaderOf = (
  { outcome, technologies }: Verdict,
): TechnologyId | null => (outcome === 'favours' ? (technologies[0] ?? null) : null)

/** A topic, over whom alone one leads there where that is not over all, and whether the articles quarrel about it. */
function topicWords({ topic, verdict }: OnTopic, all: Verdict, { names, texts }: Composer): string {
  const name = texts.words.inSentence(topic.name)
  const over = verdict.sides.filter(({ technology }) => technology !== leaderOf(verdict))
  const isOverAll = leaderOf(verdict) === null || over.length + 1 === all.sides.length
  const lean = verdict.outcome === 'even' ? leanOf(verdict.sides) : null
  const words = lean !== null
    ? texts.answer.leaning(name, names.technology(lean))
    : isOverAll
    ? name
    : texts.answer.overOnly(name, over.map(({ technology }) => names.technology(technology)))
  return `${words}${verdict.points.some(({ contested }) => contested) ? '*' : ''}`
}

/** A chart of all topics, where these are weighed on several. */
function chartControls({ left, right, others: [third], topics }: Comparison,
  { texts: { answer: texts } }: Composer): readonly Control[] {
  if (topics.length < 2) return []
  return [{ label: texts.chart, action: { kind: 'run', command: 'compare',
    args: { left: left.id, right: right.id, ...(third ? { third: third.id } : {}), view: 'chart' } } }]
}

// One place is for all topics together.
const mostTopics = 24

/** The topics on which these can be weighed: those that separate them most first, each with who leads there. */
function topicPicker({ left, right, others, topic, topics }: Comparison,
  { names, texts: { picking } }: Composer): readonly Picker[] {
  const offered = [...topics].sort((a, b) => leadIn(b) - leadIn(a)).slice(0, mostTopics)
  if (offered.length === 0) return []
  const [third] = others
  const action: Action = { kind: 'run', command: 'compare',
    args: { left: left.id, right: right.id, ...(third ? { third: third.id } : {}) }, takes: 'topic' }
  const all: Option = { label: picking.allTopics, value: pickedNone, picked: topic === null }
  const options = offered.map((each): Option => ({
    label: each.topic.name,
    value: each.topic.id,
    detail: leaning(each),
    picked: each.topic.id === topic?.id,
  }))
  return [{ kind: 'choices', label: picking.topics, action, options: [all, ...options], min: 1, max: 1 }]

  function leaning({ verdict }: OnTopic): string {
    const counts = verdict.sides.map(({ technology, sources }) => `${names.technology(technology)} ${sources}`).join(
      ', ',
    )
    const [leader] = verdict.technologies
    const lean = leanOf(verdict.sides)
    if (verdict.outcome === 'insufficient') return picking.unsettled(counts)
    if (verdict.outcome === 'even' && lean !== null) return picking.leans(names.technology(lean), counts)
    return verdict.outcome === 'favours' && leader
      ? picking.leads(names.technology(leader), counts)
      : picking.level(counts)
  }
}

const leadIn = ({ verdict }: OnTopic): number => (verdict.outcome === 'favours' ? verdict.margin.value : 0)

/** A verdict, with what it leads on where technologies were compared over all topics. */
export interface Embedded {
  readonly verdict: Verdict
  readonly comparison: Comparison | null
}

// Beside a moderator's own words the two weightiest reasons say enough; Why has them all.
const fewReasons = 2

/** The weightiest reasons; where nothing is decided and one side has some, also the first of each other side. */
export function reasonsShown({ outcome, points, sides }: Verdict): readonly Point[] {
  const first = points.slice(0, fewReasons)
  const shown = new Set(first.flatMap(({ favours }) => favours ?? []))
  const others = outcome !== 'even' || shown.size === 0 ? [] : sides.filter(({ technology }) => !shown.has(technology))
  return [...first, ...others.flatMap(({ technology }) => points.find(({ favours }) => favours === technology) ?? [])]
}

const isWhole = ({ verdict, comparison }: Embedded): boolean =>
  comparison !== null && comparison.topic === null && verdict.points.length > 0

/**
 * What a verdict has to quote itself: one passage for each reason shown, and over all topics for the weightiest, where
 * the text around it quotes none.
 */
export function quoteForItself(embedded: Embedded, isQuoted: (evidence: Evidence) => boolean): readonly Evidence[] {
  const shown = reasonsShown(embedded.verdict)
  const bare = isWhole(embedded) && embedded.verdict.points.some(({ evidence }) => evidence.some(isQuoted))
    ? []
    : shown.filter(({ evidence }) => !evidence.some(isQuoted))
  return pickEvidence(bare, bare.length).map(({ evidence }) => evidence)
}

/**
 * A verdict within another text: its line, what must be known of it, and its first reasons.
 *
 * @param citedFor - The numbers of the sources that this evidence is quoted from in that text, for reasons to point at.
 */
export function embedVerdict(embedded: Embedded, citedFor: (evidence: Evidence) => readonly number[],
  composer: Composer): readonly Block[] {
  const { verdict, comparison } = embedded
  const sayAll = (remarks: Verdict['remarks']): readonly Block[] =>
    remarks.map((remark) => say(sayRemark(remark, composer)))
  if (comparison !== null && isWhole(embedded)) {
    return [...overallBlocks(comparison, composer), ...sayAll(verdict.remarks.filter(({ kind }) => kind === 'apart'))]
  }
  const reasons = reasonsShown(verdict).map((point) => {
    const cited = new Set(point.evidence.flatMap(citedFor))
    return pointLine(point, composer, { numbers: [...cited].sort((a, b) => a - b) })
  })
  return [
    verdictBlock(verdict, composer),
    ...sayAll(verdict.remarks),
    ...(reasons.length > 0 ? [list(reasons)] : []),
  ]
}
