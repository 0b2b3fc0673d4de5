import { composeExpired, composeIssues, pickedNone, type Action, type Answer } from '../../answer/index.js'
import { isReadable } from '../../text/index.js'
import { offerReply } from '../canned/post.js'
import { startFromAnswer } from '../canned/edit.js'
import type { CommandContext } from '../command.js'
import type { Given, Invocation } from './door.js'
import { rate } from './counting.js'
import { rejudge } from '../answers/recompose.js'
import { findRefusal } from './refuse.js'
import { showView } from '../answers/show.js'

interface PressContext extends CommandContext {
  readonly run: (invocation: Invocation) => Answer | Promise<Answer>
  readonly runCounted: (invocation: Invocation) => Promise<Answer>
  readonly given: Given
}

export function press(action: Action, context: PressContext): Answer | Promise<Answer> {
  switch (action.kind) {
    case 'run':
      return runAction(action, context)
    case 'show':
      return showView(action, context, context.given.question)
    case 'rejudge':
      return rejudge(action, context.given, context)
    case 'rate':
      return rate(action, context)
    case 'save': {
      const reference = context.composer.codebook.decode(action.answer)
      return asModerator(context,
        () => (reference ? startFromAnswer(reference, context.given, context) : composeExpired(context.texts)))
    }
    case 'reply':
      return asModerator(context, () => offerReply(action, context))
  }
}

/** What belongs to no command by itself is held to the rights of those that it leads to. */
function asModerator(context: CommandContext, work: () => Answer | Promise<Answer>): Answer | Promise<Answer> {
  const refusal = findRefusal({ right: 'moderate', guildOnly: true }, context.scope, context.texts)
  return refusal ? composeIssues([refusal], context.texts) : work()
}

/** What was filled in and picked goes where the action says; a field that holds nothing readable is left out. */
function argsOf({ args, takes }: Extract<Action, { kind: 'run' }>,
  { picked = [], fields = {} }: Given): Invocation['args'] {
  const filled = Object.entries(fields).filter(([, value]) => isReadable(value))
  const ids = picked.filter((value) => value !== pickedNone)
  const chosen = takes === undefined || ids.length === 0 ? [] : [[takes, ids.join(',')] as const]
  return Object.fromEntries([...filled, ...chosen, ...Object.entries(args)])
}

/** A pick changes the answer above its list, unless it gives one that is remembered: that is a message of its own. */
async function runAction(action: Extract<Action, { kind: 'run' }>,
  { given, run, runCounted, scope }: PressContext): Promise<Answer> {
  const isPick = action.takes !== undefined && given.picked !== undefined
  // A pick asks something else; a page that is turned asks the same again.
  const answer = await (isPick ? runCounted : run)({ command: action.command, args: argsOf(action, given), scope })
  return isPick && answer.status !== 'refused' && answer.receipt === undefined ? { ...answer, inPlace: true } : answer
}
