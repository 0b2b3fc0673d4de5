import type { Comparison, OnTopic } from './comparison.js'
import type { Composer } from './composer.js'
import { pickedNone, type Action, type Option, type Picker } from './model.js'

// One place is for all topics together.
const mostTopics = 24

/** The topics on which these can be weighed: those that separate them most first, each with who leads there. */
export function topicPicker({ left, right, others, topic, topics }: Comparison,
  { names, texts: { picking } }: Composer): readonly Picker[] {
  const offered = [...topics].sort((a, b) => leadIn(b) - leadIn(a)).slice(0, mostTopics)
  if (offered.length === 0) return []
  const [third] = others
  const action: Action = { kind: 'run', command: 'compare',
    args: { left: left.id, right: right.id, ...(third ? { third: third.id } : {}) }, takes: 'topic' }
  const all: Option = { label: picking.allTopics, value: pickedNone, picked: topic === null }
  const options = offered.map((each): Option => ({
    label: each.topic.name,
    value: each.topic.id,
    detail: leaning(each),
    picked: each.topic.id === topic?.id,
  }))
  return [{ kind: 'choices', label: picking.topics, action, options: [all, ...options], min: 1, max: 1 }]

  function leaning({ verdict }: OnTopic): string {
    const counts = verdict.sides.map(({ technology, sources }) => `${names.technology(technology)} ${sources}`).join(
      ', ',
    )
    const [leader] = verdict.technologies
    return verdict.outcome === 'favours' && leader
      ? picking.leads(names.technology(leader), counts)
      : picking.level(counts)
  }
}

const leadIn = ({ verdict }: OnTopic): number => (verdict.outcome === 'favours' ? verdict.margin.value : 0)
