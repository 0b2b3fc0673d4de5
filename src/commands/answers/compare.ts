import { composeComparison, composeRefusal, isHead, sayRemark, composeAbout, type Answer, type Comparison,
  type SpokenOf, type About } from '../../answer/index.js'
import type { Technology, Topic } from '../../corpus/index.js'
import type { Hit } from '../../search/index.js'
import { defineCommand, type CommandContext } from '../command.js'
import type { Rooms } from '../desk/rooms.js'
import { withoutCopies } from './ask.js'
import { chartOf, rowOf } from './chart.js'

interface Compared {
  readonly left: Technology
  readonly right: Technology
  readonly others: readonly Technology[]
  /** null: on all topics. */
  readonly topic: Topic | null
}

export const compare = defineCommand({
  name: 'compare',
  summary: 'Compare technologies topic by topic, with quotes for each side.',
  args: {
    left: { kind: 'technology', summary: 'The first technology' },
    right: { kind: 'technology', summary: 'The second technology' },
    third: { kind: 'technology', summary: 'One more', optional: true },
    topic: { kind: 'topic', summary: 'The topic to compare them on', optional: true, named: true },
    view: { kind: 'choice', summary: 'How to show it', choices: ['chart'], optional: true, named: true },
  },
  examples: ['compare {technology} {technology}', 'compare {technology} {technology} --topic {topic}'],
  run({ left, right, third, topic, view }, context) {
    const compared = { left, right, others: third ? [third] : [], topic: topic ?? null }
    return view === 'chart' ? chartComparison(compared, context) : compareTechnologies(compared, context)
  },
})

function compareTechnologies(compared: Compared, context: CommandContext): Answer {
  const { composer } = context
  const comparison = weigh(compared, context)
  const [twice] = comparison.verdict.remarks
  return twice?.kind === 'named-twice'
    ? composeRefusal({ code: twice.kind, message: sayRemark(twice, composer) })
    : composeComparison(comparison, composer)
}

/** Of the sides that these are on; where nothing is weighed between them, what the comparison says. */
function chartComparison(compared: Compared, context: CommandContext): Answer | Promise<Answer> {
  const { topics } = weigh({ ...compared, topic: null }, context)
  const sides = [...new Set([compared.left, compared.right, ...compared.others].map(({ ecosystem }) => ecosystem))]
  const heads = sides.flatMap((side) => context.corpus.technologies.find(({ id }) => id === side) ?? [])
  return topics.length === 0 || heads.length < 2
    ? compareTechnologies(compared, context)
    : chartOf(topics.map(({ topic, verdict }) => rowOf(topic, heads, [verdict])), context)
}

export function weigh({ left, right, others, topic }: Compared, rooms: Rooms): Comparison {
  const { corpus, judge } = rooms
  const compared = [left, right, ...others]
  const verdict = judge.compare(compared, topic?.id ?? null)
  const topics = corpus.topics
    .map((each) => ({ topic: each, verdict: judge.compare(compared, each.id) }))
    .filter(({ verdict: on }) => on.points.length > 0)
  // Of what is on no side, or on one and the same, nothing below would be a verdict.
  const spoken = verdict.points.length === 0
    ? []
    : compared.filter((each) => !isHead(each)).map((each) => speakOf(each, topic, rooms))
  return { left, right, others, spoken, topic, verdict, topics }
}

const quotesOfEach = 2

/** The best passages that name it, on the topic where there is one. */
function speakOf(technology: Technology, topic: Topic | null, rooms: Rooms): SpokenOf {
  const hits = findNaming(technology, topic === null ? technology.name : `${technology.name} ${topic.name}`, rooms)
  const onTopic = topic === null ? hits : hits.filter(({ passage }) => rooms.search.speaksOf(passage, topic.id))
  return { technology, hits: onTopic.slice(0, quotesOfEach) }
}

export const about = defineCommand({
  name: 'about',
  summary: 'What the articles say about one technology.',
  args: { technology: { kind: 'technology', summary: 'The technology', rest: true } },
  examples: ['about {technology}'],
  run({ technology }, context) {
    return composeAbout(lookUp(technology, context), context.composer)
  },
})

export function lookUp(technology: Technology, rooms: Rooms): About {
  const { corpus, judge, search } = rooms
  const named = search.naming(technology.id)
  const copies = corpus.articles.filter(({ id }) => judge.copiedFrom(id) !== null)
  return {
    technology,
    ...withoutCopies({ hits: findNaming(technology, technology.name, rooms) }, judge),
    named: [...new Set(named.map((passage) => judge.originalOf(passage)))],
    copies: copies.filter(({ id }) => named.some(({ article }) => article === id)),
  }
}

/** The passages that name a technology, those that fit the words best first. */
function findNaming({ id }: Technology, words: string, { reader, search }: Rooms): readonly Hit[] {
  const named = new Set(search.naming(id).map((passage) => passage.id))
  // Searching ranks the passages; only those that do name it are about it.
  return search.find(reader.read(words), { limit: 200 }).hits.filter(({ passage }) => named.has(passage.id))
}
