import {
  composeAsked,
  composeDescribed,
  composeRecommendation,
  cutSentences,
  type Answer,
  type AnswerReference,
  type Block,
} from '../answer/index.js'
import { judge } from '../verdict/index.js'
import { tellAbout } from './about.js'
import type { CommandContext } from './command.js'
import { compareTechnologies } from './compare.js'
import { judgeReference, needsOf } from './judging.js'

type Recompose = (reference: AnswerReference, context: CommandContext) => Answer | undefined

const commands: { readonly [Name in AnswerReference['command']]: Recompose } = {
  ask: recomposeAsked,
  recommend: (reference, { library, composer }) => composeRecommendation(null, judge(needsOf(reference, undefined, library), library.corpus), composer),
  compare: ({ technologies, topics }, context) => {
    const [left, right, ...others] = technologies.flatMap((id) => context.library.corpus.technologies.find((technology) => technology.id === id) ?? [])
    const topic = context.library.corpus.topics.find(({ id }) => id === topics[0])
    return left && right ? compareTechnologies({ left, right, others, topic: topic ?? null }, context) : undefined
  },
  about: ({ technologies }, context) => {
    const technology = context.library.corpus.technologies.find(({ id }) => id === technologies[0])
    return technology && tellAbout(technology, context)
  },
}

/**
 * The whole answer again, from its reference alone: without the asker's words, and without the marks that these left.
 *
 * @returns undefined when the reference does not hold all that the answer rested on.
 */
export function recompose(reference: AnswerReference, context: CommandContext): Answer | undefined {
  const answer = commands[reference.command](reference, context)
  return answer && { ...answer, blocks: answer.blocks.map((block) => (block.kind === 'quote' ? { ...block, text: withoutMarks(block.text) } : block)) }
}

/** The replay code of the answer that rested on this; null where it has none. */
export function replayOf(reference: AnswerReference, context: CommandContext): string | null {
  const record = commands[reference.command](reference, context)?.record
  const code = typeof record === 'object' && record !== null && 'replay' in record ? record.replay : null
  return typeof code === 'string' ? code : null
}

function recomposeAsked(reference: AnswerReference, { library, composer }: CommandContext): Answer | undefined {
  if (reference.understood === null) return undefined
  const { described, ...understood } = reference.understood
  const { technologies, topics } = library.corpus
  const asked = {
    ...understood,
    text: null,
    readings: [],
    technologies: reference.technologies.flatMap((id) => technologies.find((each) => each.id === id) ?? []),
    topics: reference.topics.flatMap((id) => topics.find((each) => each.id === id) ?? []),
  }
  const verdict = judgeReference(reference, undefined, library)
  if (described) return verdict ? composeDescribed({ ...asked, verdict }, composer) : undefined
  const hits = reference.quotes.flatMap(({ passage: id, sentences }) => {
    const passage = library.passage(id)
    return passage ? [{ passage, snippet: cutSentences(passage, sentences), score: null }] : []
  })
  return composeAsked({ ...asked, described, hits, verdict }, composer)
}

type Line = Extract<Block, { readonly kind: 'quote' }>['text']

function withoutMarks(line: Line): Line {
  const plain: Line[number][] = []
  for (const span of line) {
    const last = plain.at(-1)
    if (span.kind !== 'mark' && span.kind !== 'text') plain.push(span)
    else if (last?.kind === 'text') plain[plain.length - 1] = { kind: 'text', text: last.text + span.text }
    else plain.push({ kind: 'text', text: span.text })
  }
  return plain
}
