import { composeAsked, composeDescribed, composeRecommendation, cutSentences, type Answer, type AnswerReference,
  type Block } from '../answer/index.js'
import type { Library } from '../search/index.js'
import { judge, type Verdict } from '../verdict/index.js'
import { tellAbout } from './about.js'
import type { CommandContext } from './command.js'
import { compareTechnologies } from './compare.js'
import { judgeReference, needsOf } from './judging.js'

type Recompose = (reference: AnswerReference, context: CommandContext) => Answer | undefined

const commands: { readonly [Name in AnswerReference['command']]: Recompose } = {
  ask: recomposeAsked,
  recommend: (reference, { library, composer }) =>
    composeRecommendation(null, judge(needsOf(reference, undefined, library), library.corpus), composer),
  compare: ({ technologies, topics }, context) => {
    const [left, right, ...others] = technologies.flatMap((id) =>
      context.library.corpus.technologies.find((technology) => technology.id === id) ?? []
    )
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
  return answer &&
    { ...answer, blocks: answer.blocks.map((
      block,
    ) => (block.kind === 'quote' ? { ...block, text: withoutMarks(block.text) } : block)) }
}

/** The replay code of the answer that rested on this; null where it has none. */
export function replayOf(reference: AnswerReference, context: CommandContext): string | null {
  const record = commands[reference.command](reference, context)?.record
  const code = typeof record === 'object' && record !== null && 'replay' in record ? record.replay : null
  return typeof code === 'string' ? code : null
}

function recomposeAsked(reference: AnswerReference, context: CommandContext): Answer | undefined {
  const { library, composer } = context
  const verdict = judgeReference(reference, undefined, library)
  if (reference.understood?.described === true)
    return verdict
      ? recomposeDescribed(reference, { question: null, verdict, page: 0 }, context)
      : undefined
  const asked = understoodFrom(reference, library)
  if (!asked) return undefined
  const hits = reference.quotes.flatMap(({ passage: id, sentences }) => {
    const passage = library.passage(id)
    return passage ? [{ passage, snippet: cutSentences(passage, sentences), score: null }] : []
  })
  return composeAsked({ ...asked, hits, verdict }, composer)
}

interface Described {
  /** The asker's words, where they are at hand. */
  readonly question: string | null
  readonly verdict: Verdict
  /** Which part of all needs to offer. */
  readonly page: number
}

/** A project that was told of with `ask`, judged again. @returns undefined when the reference is of something else. */
export function recomposeDescribed(reference: AnswerReference, { question, verdict, page }: Described,
  { library, composer }: CommandContext): Answer | undefined {
  const asked = understoodFrom(reference, library)
  return asked?.described === true ? composeDescribed({ ...asked, text: question, verdict }, composer, page) : undefined
}

function understoodFrom({ understood, technologies, topics }: AnswerReference, { corpus }: Library) {
  if (understood === null) return undefined
  return {
    ...understood,
    text: null,
    readings: [],
    technologies: technologies.flatMap((id) => corpus.technologies.find((each) => each.id === id) ?? []),
    topics: topics.flatMap((id) => corpus.topics.find((each) => each.id === id) ?? []),
  }
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
