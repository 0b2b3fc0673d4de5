import { composeAsk } from '../answer/index.js'
import { parseQuestion } from '../question/index.js'
import { defineCommand } from './command.js'
import { withExplanations } from './explain.js'
import { judgeQuestion } from './judging.js'

export const ask = defineCommand({
  name: 'ask',
  summary: 'Ask in your own words; the articles answer, word for word.',
  args: {
    question: { kind: 'text', summary: 'Your question', rest: true },
    limit: { kind: 'integer', summary: 'How many passages to list with --json', optional: true, named: true, only: 'terminal', min: 1, max: 100 },
    explain: { kind: 'flag', summary: 'Show each score as a tree', only: 'terminal' },
  },
  examples: ['ask {question}'],
  run({ question, limit, explain }, { library, composer }) {
    const asked = parseQuestion(question, library)
    const found = library.search(question, { limit: limit ?? 10 })
    const answer = composeAsk(asked, found, found.declined ? null : judgeQuestion(asked, library), composer)
    return explain === true ? withExplanations(answer, found.hits) : answer
  },
})
