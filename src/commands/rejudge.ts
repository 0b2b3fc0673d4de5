import { composeExpired, composeRecommendation, line, needsToPick, pageOfNeeds, quiet, type Action, type Answer,
  type AnswerReference } from '../answer/index.js'
import type { NeedId } from '../corpus/index.js'
import { judge } from '../verdict/index.js'
import type { CommandContext } from './command.js'
import type { Given } from './door.js'
import { needsOf } from './judging.js'
import { recomposeDescribed } from './recompose.js'

/** What a need picker means: the same project, judged by the needs that are picked now; without any pick another part of them is offered. */
export function rejudge({ answer, page }: Extract<Action, { kind: 'rejudge' }>, { question, picked }: Given,
  context: CommandContext): Answer {
  const reference = context.composer.codebook.decode(answer)
  if (!reference) return composeExpired(context.texts)
  const corrected = picked === undefined ? reference : correct(reference, picked, page, context)
  // What was picked is read best where it is listed first.
  const offered = picked === undefined ? page : 0
  const judged = compose(corrected, question, offered, context)
  return { ...(picked === undefined ? judged : sayCorrected(judged, context)), inPlace: true }
}

/** Of the needs that were offered there, those that are picked are heard and no others; what was ruled out stays so, unless it is picked. */
function correct(reference: AnswerReference, picked: readonly string[], page: number,
  { library }: CommandContext): AnswerReference {
  const { corpus } = library
  const verdict = judge(needsOf(reference, undefined, library), corpus)
  const offered = pageOfNeeds(needsToPick(verdict, corpus), page).map(({ id }) => id)
  const isPicked = (id: NeedId): boolean => picked.includes(id)
  const kept = reference.heard.filter((id) => !offered.includes(id) || isPicked(id))
  const heard = [...kept, ...offered.filter((id) => isPicked(id) && !kept.includes(id))]
  const without = (ids: readonly NeedId[]): readonly NeedId[] => ids.filter((id) => !heard.includes(id))
  return { ...reference, heard, ruledOut: without(reference.ruledOut), setAside: without(reference.setAside) }
}

function compose(reference: AnswerReference, question: string | undefined, page: number,
  context: CommandContext): Answer {
  const { library, composer } = context
  const verdict = judge(needsOf(reference, question, library), library.corpus)
  return recomposeDescribed(reference, { question: question ?? null, verdict, page }, context) ??
    composeRecommendation(question ?? null, verdict, composer, page)
}

/** Below a question that still says otherwise. */
function sayCorrected(answer: Answer, { texts }: CommandContext): Answer {
  const at = answer.blocks.findIndex(({ kind }) => kind === 'question') + 1
  return { ...answer,
    blocks: [...answer.blocks.slice(0, at), line(quiet(texts.answer.rejudged)), ...answer.blocks.slice(at)] }
}
