import { composeComparison, type Answer } from '../answer/index.js'
import type { Technology, Topic } from '../corpus/index.js'
import { compareOn } from '../verdict/index.js'
import { defineCommand, type CommandContext } from './command.js'

interface Compared {
  readonly left: Technology
  readonly right: Technology
  readonly others: readonly Technology[]
  /** null: on all topics. */
  readonly topic: Topic | null
}

export const compare = defineCommand({
  name: 'compare',
  summary: 'Weigh technologies against one another, topic by topic, with the passages on each side.',
  args: {
    left: { kind: 'technology', summary: 'The first technology' },
    right: { kind: 'technology', summary: 'The second technology' },
    third: { kind: 'technology', summary: 'One more', optional: true },
    topic: { kind: 'topic', summary: 'What to weigh them on', optional: true, named: true },
  },
  examples: ['compare {technology} {technology}', 'compare {technology} {technology} --topic {topic}'],
  run({ left, right, third, topic }, context) {
    return compareTechnologies({ left, right, others: third ? [third] : [], topic: topic ?? null }, context)
  },
})

export function compareTechnologies({ left, right, others, topic }: Compared, { library, composer }: CommandContext): Answer {
  const { corpus } = library
  const verdict = compareOn(left, right, topic?.id ?? null, corpus, others)
  const topics = corpus.topics
    .map((each) => ({ topic: each, verdict: compareOn(left, right, each.id, corpus, others) }))
    .filter(({ verdict: on }) => on.points.length > 0)
  return composeComparison({ left, right, others, topic, verdict, topics }, composer)
}
