import { composeComparison, type Answer } from '../answer/index.js'
import type { Technology, Topic } from '../corpus/index.js'
import { compareOn } from '../verdict/index.js'
import { defineCommand, type CommandContext } from './command.js'

interface Compared {
  readonly left: Technology
  readonly right: Technology
  /** null: on all topics. */
  readonly topic: Topic | null
}

export const compare = defineCommand({
  name: 'compare',
  summary: 'Weigh two technologies, topic by topic, with the passages on both sides.',
  args: {
    left: { kind: 'technology', summary: 'The first technology' },
    right: { kind: 'technology', summary: 'The second technology' },
    topic: { kind: 'topic', summary: 'What to weigh them on', optional: true, named: true },
  },
  examples: ['compare {technology} {technology}', 'compare {technology} {technology} --topic {topic}'],
  run({ left, right, topic }, context) {
    return compareTechnologies({ left, right, topic: topic ?? null }, context)
  },
})

export function compareTechnologies({ left, right, topic }: Compared, { library, composer }: CommandContext): Answer {
  const { corpus } = library
  const verdict = compareOn(left, right, topic?.id ?? null, corpus)
  const topics = (topic ? [topic] : corpus.topics)
    .map((each) => ({ topic: each, verdict: compareOn(left, right, each.id, corpus) }))
    .filter(({ verdict: on }) => on.points.length > 0)
  return composeComparison({ left, right, topic, verdict, topics }, composer)
}
