import { composeExpired, composeLines, composeRefusal, line, quiet, text, type Action, type Answer,
  type AnswerReference } from '../answer/index.js'
import type { CommandContext } from './command.js'
import { judgeReference } from './recompose.js'
import { orStoreTrouble } from './guards.js'

/** A vote on an answer: counted by what the answer was about, once for each person, the last one standing. */
export async function rate({ answer, rating }: Extract<Action, { kind: 'rate' }>,
  context: CommandContext): Promise<Answer> {
  const { scope: { guild = null, person }, store, now, texts: { picking } } = context
  const reference = context.composer.codebook.decode(answer)
  if (!reference) return composeExpired(context.texts)
  if (person === undefined) return composeRefusal({ code: 'nobody', message: picking.notRatedHere })
  return orStoreTrouble(async () => {
    const { feedback } = await store()
    const subjects = subjectsOf(reference, context)
    const counted = await feedback.vote({ guild, answer, person: person.id, rating, subjects, at: now() })
    return composeLines([line(text(picking.rated[counted])), line(quiet(picking.ratedHow))], { rated: rating, counted },
      { private: true })
  }, ({ code }) => composeRefusal({ code, message: picking.notRated }))
}

/** Under which a vote is counted: the topics and technologies asked about; where none were named, those of the verdict. */
export function subjectsOf(reference: AnswerReference,
  rooms: Pick<CommandContext, 'corpus' | 'judge'>): readonly string[] {
  const verdict = reference.topics.length > 0 && reference.technologies.length > 0
    ? null
    : judgeReference(reference, undefined, rooms)
  const topics = reference.topics.length > 0
    ? reference.topics
    : (verdict?.points ?? []).flatMap(({ topic }) => topic ?? [])
  const technologies = reference.technologies.length > 0 ? reference.technologies : (verdict?.technologies ?? [])
  return [...new Set([...topics.map((id) => `topic:${id}`), ...technologies.map((id) => `technology:${id}`)])]
}
