import type { Technology, TechnologyId, Topic } from '../corpus/index.js'
import type { Verdict } from '../verdict/index.js'
import type { Composer } from './composer.js'
import { composeVerdict, type Besides } from './judgement.js'
import type { Answer, Block, Json, Line } from './model.js'
import { emptyReference } from './reference.js'
import { marginRecord } from './remarks.js'
import { heading, line, quiet, strong, text } from './spans.js'
import { isHead, spokenOfBlocks, type SpokenOf } from './spoken-of.js'
import { topicPicker } from './topic-picker.js'
import { pointRecord, verdictBlock, verdictRecord } from './verdicts.js'

export interface OnTopic {
  readonly topic: Topic
  readonly verdict: Verdict
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
export function composeComparison(comparison: Comparison, composer: Composer): Answer {
  const { left, right, others, spoken, topic } = comparison
  const compared = [left, right, ...others]
  // For whom each counts is then said above the verdict.
  const verdict = spoken.length === 0
    ? comparison.verdict
    : { ...comparison.verdict, remarks: comparison.verdict.remarks.filter(({ kind }) => kind !== 'counts-for') }
  const besides: Besides = { passages: spoken.flatMap(({ hits }) => hits.map(({ passage }) => passage)),
    blocks: (numbering) => spokenOfBlocks(comparison, numbering, composer) }
  const isOverall = topic === null && verdict.points.length > 0
  return composeVerdict(
    {
      status: verdict.points.length === 0 ? 'declined' : 'answered',
      opening: [heading([...compared, ...(topic === null ? [] : [topic])].map(({ name }) => name).join(' · '))],
      // What is only named besides does not keep the verdict waiting.
      ...(isHead(left) && isHead(right) ? { beneath: besides } : { above: besides }),
      verdict,
      reference: { ...emptyReference, command: 'compare', technologies: compared.map(({ id }) => id),
        topics: topic === null ? [] : [topic.id] },
      ...(isOverall ? { lead: overallBlocks(comparison, composer), withReasons: false } : {}),
      record: comparisonRecord(comparison, composer),
      below: () => ({ pickers: topicPicker(comparison, composer), controls: [] }),
    },
    composer,
  )
}

// More of them no one reads on a phone: they are picked from the list below, and `coverage` names them all.
const namedTopics = 5

/** No score over everything: who leads on what most clearly, what is level, and where the articles quarrel. */
export function overallBlocks({ verdict, topics }: Comparison, composer: Composer): readonly Block[] {
  const { names, texts: { answer: texts } } = composer
  const { kind, outcome, detail } = verdictBlock(verdict, composer)
  const separated = topics.filter((each) =>
    each.topic.weighed !== false && each.verdict.sides.some(({ sources }) => sources > 0)
  )
  const groups = [...verdict.technologies, null].flatMap((leader): Line[] => {
    const led = separated.filter((each) => leaderOf(each.verdict) === leader).sort((one, other) =>
      prominence(other) - prominence(one)
    )
    if (led.length === 0) return []
    const title = leader === null ? texts.levelOn : texts.leadsOn(names.technology(leader))
    const named = led.slice(0, namedTopics).map((each) => topicWords(each, composer))
    const more = led.length - named.length
    return [[strong(title), text(` ${named.join(' · ')}`),
      ...(more > 0 ? [quiet(` · ${texts.moreTopics(more)}`)] : [])]]
  })
  return [
    { kind, outcome, headline: texts.depends, detail },
    { kind: 'list', ordered: false, items: groups },
    line(quiet(texts.contestedMark)),
  ]
}

/** How clear the lead is; where there is none, how many speak. */
const prominence = ({ verdict }: OnTopic): number =>
  leaderOf(verdict) === null ? verdict.sides.reduce((sum, { sources }) => sum + sources, 0) : verdict.margin.value

const leaderOf = (
  { outcome, technologies }: Verdict,
): TechnologyId | null => (outcome === 'favours' ? (technologies[0] ?? null) : null)

function topicWords({ topic, verdict }: OnTopic, { texts }: Composer): string {
  return `${texts.words.inSentence(topic.name)}${verdict.points.some(({ contested }) => contested) ? '*' : ''}`
}

function comparisonRecord({ left, right, others, topic, verdict, topics }: Comparison,
  composer: Composer): { readonly [key: string]: Json } {
  return {
    left: left.id,
    right: right.id,
    others: others.map(({ id }) => id),
    topic: topic?.id ?? null,
    ...verdictRecord(verdict, composer),
    topics: topics.filter((each) => topic === null || each.topic.id === topic.id).map((each) => ({
      topic: each.topic.id,
      outcome: each.verdict.outcome,
      technologies: each.verdict.technologies,
      margin: marginRecord(each.verdict.margin, composer),
      sides: each.verdict.sides.map((side) => ({ ...side })),
      points: each.verdict.points.map((point) => pointRecord(point, composer.quoting)),
    })),
  }
}
