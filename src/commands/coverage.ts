import { composeCoverage } from '../answer/index.js'
import { defineCommand } from './command.js'

export const coverage = defineCommand({
  name: 'coverage',
  summary: 'How many independent articles speak for each technology, by topic, and where none does.',
  args: { page: { kind: 'integer', summary: 'Which part of the topics', optional: true, min: 1, max: 100 } },
  examples: ['coverage'],
  run({ page = 1 }, { corpus, judge, composer }) {
    // Only the heads of ecosystems have sides of their own: what is said of a framework counts for its head.
    const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
    const rows = corpus.topics.map((topic) => ({
      topic,
      cells: heads.map((head) => {
        const sides = heads.filter(({ id }) => id !== head.id).flatMap((other) =>
          judge.compare([head, other], topic.id).sides
        )
        return { technology: head,
          sources: Math.max(0,
            ...sides.filter(({ technology }) => technology === head.id).map(({ sources }) => sources)) }
      }),
    }))
    return composeCoverage(rows, page, composer)
  },
})
