import type { Answer, Block, Json, Line } from '../answer/index.js'
import type { Hit } from '../search/index.js'

type Explanation = ReturnType<Hit['explain']>

/** Puts the score of each quoted hit beside the answer, as a tree: value, meaning, parts. */
export function withExplanations(answer: Answer, hits: readonly Hit[]): Answer {
  const explained = hits.map((hit) => ({ id: hit.passage.id, tree: hit.explain() }))
  const shown = explained.slice(0, 3).flatMap(({ id, tree }): Block[] => [
    { kind: 'heading', text: id },
    { kind: 'list', ordered: false, items: linesOf(tree, 0) },
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
