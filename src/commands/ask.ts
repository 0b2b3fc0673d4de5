import { composeAsk, composeDescribed, line, text, understoodIn, withUnheard, type Answer,
  type Control } from '../answer/index.js'
import type { Texts } from '../language/index.js'
import type { DeclineReason, Found } from '../search/index.js'
import { parseQuestion, type Question, type HeardNeed } from '../reading/index.js'
import { judge } from '../verdict/index.js'
import { defineCommand } from './command.js'
import { fillExample } from './examples.js'
import { withExplanations } from './explain.js'
import { hearNeeds, judgeQuestion } from './judging.js'

export const ask = defineCommand({
  name: 'ask',
  summary: 'Ask in your own words; the articles answer, word for word.',
  args: {
    question: { kind: 'text', summary: 'Your question', rest: true, suggests: 'questions' },
    limit: { kind: 'integer', summary: 'How many passages to list with --json', optional: true, named: true,
      only: 'terminal', min: 1, max: 100 },
    explain: { kind: 'flag', summary: 'Show each score as a tree', only: 'terminal' },
  },
  examples: ['ask {question}'],
  run({ question, limit, explain }, { library, composer, texts }) {
    const asked = parseQuestion(question, library)
    const found = library.search(question, { limit: limit ?? 10 })
    const needs = hearNeeds(question, library)
    if (describesProject(asked, found, needs)) {
      return withUnheard(composeDescribed({ ...understoodIn(asked), verdict: judge(needs, library.corpus) }, composer),
        asked.unheard, texts)
    }
    const answer = withUnheard(
      composeAsk({ question: asked, found, verdict: found.declined ? null : judgeQuestion(asked, library) }, composer),
      asked.unheard,
      texts,
    )
    if (found.declined?.reason === 'noise')
      return withExample(answer, fillExample('{question}', library.corpus, texts), texts)
    return explain === true ? withExplanations(answer, found.hits) : answer
  },
})

// Shorter ones are questions in a few words.
const shortestDescription = 60
const unread = new Set<DeclineReason>(['instructions', 'noise', 'language'])

/** A message that tells of a project and asks nothing: mentions and message menus bring those too. */
function describesProject({ text }: Question, { declined }: Found, needs: readonly HeardNeed[]): boolean {
  const heard = new Set(needs.filter(({ state }) => state === 'heard').map(({ need }) => need))
  return heard.size > 1 && text.length >= shortestDescription && !text.includes('?') &&
    !(declined && unread.has(declined.reason))
}

/** Whoever greets us, or wants help, learns how to ask, and can do so at a tap. */
function withExample(answer: Answer, example: string, { help }: Texts): Answer {
  const controls: readonly Control[] = [
    { label: example, action: { kind: 'run', command: 'ask', args: { question: example } } },
    { label: help.button, action: { kind: 'run', command: 'help', args: {} } },
  ]
  return { ...answer, blocks: [...answer.blocks, line(text(help.askSo(example)))],
    controls: [...answer.controls, ...controls] }
}
