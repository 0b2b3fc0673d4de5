import { composeLines, type Block, type Line } from '../answer/index.js'
import type { AnyCommand, CommandContext } from './command.js'
import { defineCommand } from './command.js'
import { fillExample } from './examples.js'
import { isOffered } from './parse.js'

export const help = defineCommand({
  name: 'help',
  summary: 'How to ask, and what can be asked.',
  private: true,
  args: {},
  examples: ['help'],
  run(_args, context) {
    const offered = context.commands.filter((command) => isOffered(command, context.scope.surface))
    const blocks: Block[] = [
      { kind: 'line', line: [{ kind: 'text', text: 'Ask about choosing a backend. Every statement is a quote with its source, or a verdict whose rules and quotes you can open.' }] },
      { kind: 'list', ordered: false, items: offered.map((command) => describe(command, context)) },
    ]
    return composeLines(blocks, { commands: offered.map(({ name, summary, examples }) => ({ name, summary, examples })) }, { private: true })
  },
})

function describe(command: AnyCommand, { library }: CommandContext): Line {
  const [example] = command.examples
  return [
    { kind: 'strong', text: command.name },
    { kind: 'text', text: `: ${command.summary}` },
    ...(example !== undefined && example !== command.name ? [{ kind: 'quiet', text: ` ${fillExample(example, library.corpus)}` } as const] : []),
  ]
}
