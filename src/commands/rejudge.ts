import { composeDescribed, composeExpired, composeRecommendation, line, needsToPick, pageOfNeeds, quiet, type Action,
  type Answer, type AnswerReference } from '../answer/index.js'
import type { NeedId } from '../corpus/index.js'
import type { CommandContext } from './command.js'
import type { Given } from './door.js'
import { needsOf, understoodFrom } from './recompose.js'

/** What a need picker means: the same project, judged by the needs that are picked now; without any pick another part of them is offered. */
export function rejudge({ answer, page }: Extract<Action, { kind: 'rejudge' }>, given: Given,
  context: CommandContext): Answer {
  const { corpus, reader, judge, composer, texts } = context
  const { question, picked } = given
  const reference = composer.codebook.decode(answer)
  if (!reference) return composeExpired(texts)
  const corrected = picked === undefined ? reference : correct(reference, picked, offeredAt(page, reference, context))
  const said = question === undefined ? undefined : reader.read(question)
  const verdict = judge.byNeeds(needsOf(corrected, said, corpus))
  // What was picked is read best where it is listed first.
  const judged = { verdict, page: picked === undefined ? page : 0 }
  const asked = understoodFrom(corrected, corpus)
  const again = asked?.described === true
    ? composeDescribed({ ...asked, text: question ?? null, ...judged }, composer)
    : composeRecommendation({ asked: question ?? null, ...judged }, composer)
  if (picked === undefined) return { ...again, inPlace: true }
  // Below a question that still says otherwise.
  const at = again.blocks.findIndex(({ kind }) => kind === 'question') + 1
  const blocks = [...again.blocks.slice(0, at), line(quiet(texts.answer.rejudged)), ...again.blocks.slice(at)]
  return { ...again, blocks, inPlace: true }
}

function offeredAt(page: number, reference: AnswerReference, { corpus, judge }: CommandContext): readonly NeedId[] {
  const verdict = judge.byNeeds(needsOf(reference, undefined, corpus))
  return pageOfNeeds(needsToPick(verdict, corpus), page).map(({ id }) => id)
}

/** Of the needs that were offered there, those that are picked are heard and no others; what was ruled out stays so, unless it is picked. */
function correct(reference: AnswerReference, picked: readonly string[], offered: readonly NeedId[]): AnswerReference {
  const isPicked = (id: NeedId): boolean => picked.includes(id)
  const kept = reference.heard.filter((id) => !offered.includes(id) || isPicked(id))
  const heard = [...kept, ...offered.filter((id) => isPicked(id) && !kept.includes(id))]
  const without = (ids: readonly NeedId[]): readonly NeedId[] => ids.filter((id) => !heard.includes(id))
  return { ...reference, heard, ruledOut: without(reference.ruledOut), setAside: without(reference.setAside) }
}
