import { composeLines, line, quiet, strong, text, type Block, type Line } from '../answer/index.js'
import { commandName } from '../language/index.js'
import { type AnyCommand, type CommandContext, defineCommand } from './command.js'
import { fillExample, spellForDiscord } from './examples.js'
import { isOffered } from './parse.js'
import { findRefusal } from './rights.js'

export const help = defineCommand({
  name: 'help',
  summary: 'How to ask, and what can be asked.',
  private: true,
  free: true,
  args: {},
  examples: ['help'],
  run(_args, context) {
    const { scope, texts } = context
    const offered = context.commands.filter((command) =>
      isOffered(command, scope.surface) && findRefusal(command, scope, texts) === undefined
    )
    const blocks: Block[] = [
      line(text(texts.help.opening)),
      { kind: 'list', ordered: false, items: offered.map((command) => describe(command, context)) },
      ...(scope.surface === 'terminal' ? [] : [line(text(texts.help.besides))]),
    ]
    return composeLines(blocks, {
      commands: offered.map(({ name, summary, examples }) => ({ name, summary, examples })),
    }, { private: true })
  },
})

/** As it is to be typed where the help is read: in Discord with a slash, and each value behind the name of its option. */
function describe(command: AnyCommand, { corpus, scope, texts }: CommandContext): Line {
  const [declared] = command.examples
  const example = declared === undefined || declared === command.name
    ? undefined
    : fillExample(declared, corpus, texts)
  if (scope.surface === 'terminal') return entry(command.name, command.summary, example)
  const summary = texts.commands[command.name]?.summary ?? command.summary
  return entry(`/${commandName(command.name, texts.commands)}`, summary,
    example === undefined ? undefined : spellForDiscord(example, command, texts.commands))
}

const entry = (name: string, summary: string, example: string | undefined): Line => [
  strong(name),
  text(`: ${summary}`),
  ...(example === undefined ? [] : [quiet(` ${example}`)]),
]
