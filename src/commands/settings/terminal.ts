import { composeIssues, type Answer } from '../../answer/index.js'
import { defineCommand, type CommandContext } from '../command.js'
import { quote } from '../place.js'
import { exportServer } from './settings.js'
import { composeSettings } from './screen.js'

const guild = { kind: 'text', summary: "The server's id", named: true, maxCharacters: 20 } as const

export const settingsShow = defineCommand({
  name: 'settings show',
  summary: "A server's settings as they are.",
  only: 'terminal',
  args: { guild },
  examples: ['settings show --guild 100000000000000001'],
  run: ({ guild }, context) =>
    ofServer(guild, context, async () =>
      composeSettings((await context.memory.readSettings(guild)).settings, context.texts)),
})

export const settingsExport = defineCommand({
  name: 'settings export',
  summary: 'All that is kept of a server, as JSON.',
  only: 'terminal',
  args: { guild },
  examples: ['settings export --guild 100000000000000001'],
  run: ({ guild }, context) => ofServer(guild, context, () => exportServer(guild, context)),
})

function ofServer(guild: string, { texts }: CommandContext, run: () => Promise<Answer>): Answer | Promise<Answer> {
  if (/^\d{1,20}$/.test(guild)) return run()
  return composeIssues([{ code: 'not-an-id', path: 'guild',
    message: `${quote(guild)} was received; expected a server's id of up to 20 digits.` }], texts)
}
