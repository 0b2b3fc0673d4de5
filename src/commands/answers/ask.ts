import { composeAsk, composeDescribed, list, say, understoodIn, withUnheard, type Answer, type Control, type Block,
  type Json, type Line } from '../../answer/index.js'
import type { Texts } from '../../language/index.js'
import type { Hit } from '../../search/index.js'
import { defineCommand } from '../command.js'
import { fillExample } from './help.js'

export const ask = defineCommand({
  name: 'ask',
  summary: 'Ask in your own words; the answer quotes the articles word for word.',
  args: {
    question: { kind: 'text', summary: 'Your question', rest: true, suggests: 'questions' },
    limit: { kind: 'integer', summary: 'How many passages to list with --json', optional: true, named: true,
      only: 'terminal', min: 1, max: 100 },
    explain: { kind: 'flag', summary: 'Show each score as a tree', only: 'terminal' },
  },
  examples: ['ask {question}'],
  run({ question: words, limit, explain }, { corpus, reader, search, judge, composer, texts }) {
    const question = reader.read(words)
    if (question.describesProject) {
      return withUnheard(
        composeDescribed({ ...understoodIn(question), verdict: judge.byNeeds(question.needs) }, composer),
        question.unheard,
        texts,
      )
    }
    const found = search.find(question, { limit: limit ?? 10 })
    const answer = withUnheard(
      composeAsk({ question, found, verdict: found.declined ? null : judge.question(question) }, composer),
      question.unheard,
      texts,
    )
    if (found.declined?.reason === 'noise') return withExample(answer, fillExample('{question}', corpus, texts), texts)
    return explain === true ? withExplanations(answer, found.hits) : answer
  },
})

/** Whoever greets us, or wants help, learns how to ask, and can do so at a tap. */
function withExample(answer: Answer, example: string, { help }: Texts): Answer {
  const controls: readonly Control[] = [
    { label: example, action: { kind: 'run', command: 'ask', args: { question: example } } },
    { label: help.button, action: { kind: 'run', command: 'help', args: {} } },
  ]
  return { ...answer, blocks: [...answer.blocks, say(help.askSo(example))],
    controls: [...answer.controls, ...controls] }
}

type Explanation = ReturnType<Hit['explain']>

/** Puts the score of each quoted hit beside the answer, as a tree: value, meaning, parts. */
export function withExplanations(answer: Answer, hits: readonly Hit[]): Answer {
  const explained = hits.map((hit) => ({ id: hit.passage.id, tree: hit.explain() }))
  const shown = explained.slice(0, 3).flatMap(({ id, tree }): Block[] => [
    { kind: 'heading', text: id },
    list(linesOf(tree, 0)),
  ])
  const explanations: Json = explained.map(({ id, tree }) => ({ id, explanation: treeRecord(tree) }))
  return { ...answer, blocks: [...answer.blocks, ...shown],
    record: answer.record && { kind: 'extended', record: answer.record, by: { explanations } } }
}

export function linesOf({ value, meaning, parts }: Explanation, depth: number): Line[] {
  const own: Line = [{ kind: 'text', text: `${'· '.repeat(depth)}${value.toFixed(3)}  ${meaning}` }]
  return [own, ...parts.flatMap((part) => linesOf(part, depth + 1))]
}

export function treeRecord({ value, meaning, parts }: Explanation): Json {
  return { value, meaning, parts: parts.map(treeRecord) }
}
