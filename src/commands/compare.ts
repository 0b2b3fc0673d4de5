import { composeComparison } from '../answer/index.js'
import { compareOn } from '../verdict/index.js'
import { defineCommand } from './command.js'

export const compare = defineCommand({
  name: 'compare',
  summary: 'Weigh two technologies, topic by topic, with the passages on both sides.',
  args: {
    left: { kind: 'technology', summary: 'The first technology' },
    right: { kind: 'technology', summary: 'The second technology' },
    topic: { kind: 'topic', summary: 'What to weigh them on', optional: true, named: true },
  },
  examples: ['compare {technology} {technology}', 'compare {technology} {technology} --topic {topic}'],
  run({ left, right, topic }, { library, composer }) {
    const { corpus } = library
    const verdict = compareOn(left, right, topic?.id ?? null, corpus)
    const topics = (topic ? [topic] : corpus.topics)
      .map((each) => ({ topic: each, verdict: compareOn(left, right, each.id, corpus) }))
      .filter(({ verdict: on }) => on.points.length > 0)
    return composeComparison({ left, right, topic: topic ?? null, verdict, topics }, composer)
  },
})
