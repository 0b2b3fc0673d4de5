import { composeIssues, composeReplay, finish, parseReplay } from '../../answer/index.js'
import type { Issue } from '../../errors.js'
import { argName } from '../../language/index.js'
import { defineCommand, type CommandContext } from '../command.js'
import { shorten } from '../desk/parse.js'
import { redraft } from './recompose.js'

export const replay = defineCommand({
  name: 'replay',
  summary: 'Show an answer again, or what has changed since.',
  args: { code: { kind: 'text', summary: 'The code shown under Why', rest: true, maxCharacters: 400 } },
  examples: ['replay CODE'],
  run({ code: typed }, context) {
    const code = parseReplay(typed, context.texts)
    if (!code.ok) return composeIssues(code.issues.map((issue) => nameCode(issue, context)), context.texts)
    const found = context.composer.codebook.recover(code.value.answer)
    if (!found || (found.reference.command === 'ask' && found.reference.understood === null))
      return composeIssues([nameCode(emptyCode(typed, context), context)], context.texts)
    const { reference, gone } = found
    // A comparison without one of its names would be another comparison; a question still has what was found for it.
    const canAnswer = gone.names === 0 || reference.command === 'ask'
    // Said again in its own language; what has changed since is for whoever asks now.
    const then = context.speaking(code.value.locale)
    const draft = canAnswer ? redraft(reference, then) : undefined
    const now = draft && { draft, answer: finish(draft, then.composer) }
    return composeReplay({ code: code.value, reference, gone, now }, context.composer)
  },
})

/** The argument as the reader's list of commands calls it. */
const nameCode = (issue: Issue, { scope, texts }: CommandContext): Issue => (scope.surface === 'terminal'
  ? issue
  : { ...issue, path: argName('replay', 'code', texts.commands) })

const emptyCode = (typed: string, { texts }: CommandContext): Issue => ({ code: 'damaged-code', path: 'code',
  message: texts.input.replayCode['empty-code'](shorten(typed)) })
