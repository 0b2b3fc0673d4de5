import { parseArgs } from 'node:util'
import { Fault } from '../errors.js'
import { openProgram } from './program.js'

const usage = [
  'npm run register -- [--dry-run]: make Discord list our commands, where its list differs.',
  'Needs DISCORD_TOKEN; DISCORD_GUILD_ID for one server.',
].join(' ')

process.exitCode = await register(process.argv.slice(2))

async function register(words: readonly string[]): Promise<number> {
  const options = readOptions(words)
  if (options === undefined) return tell(usage, 2)
  if (options.help) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  const program = await openProgram(false)
  if (!program) return 2
  const { config, desk } = program
  if (config.token === undefined)
    return tell('DISCORD_TOKEN is not set; put the token into .env (see .env.example).', 2)
  const { doubledSentence, registerCommands } = await import('../discord/index.js')
  try {
    const { token, apiBase, guildId } = config
    const done = await registerCommands({ token, apiBase, guildId, desk, dryRun: options.dryRun })
    const where = done.scope === 'guild' ? 'in one server' : 'everywhere'
    const lines = [
      ...done.added.map((name) => `+ ${name}`),
      ...done.changed.map(({ name, fields }) => `~ ${name} (${fields.join(', ')})`),
      ...done.removed.map((name) => `- ${name}`),
    ]
    const verdict = lines.length === 0
      ? `Up to date ${where}.`
      : done.written
      ? `Registered ${where}.`
      : `Would be registered ${where}; nothing was written.`
    const emptied = done.emptied.map((server) =>
      `${options.dryRun ? 'Would be emptied' : 'Emptied'}: the list of server ${server}, which showed commands twice.`
    )
    process.stdout.write(`${[...lines, verdict, ...emptied].join('\n')}\n`)
    if (done.doubled.length > 0) process.stderr.write(`${doubledSentence} (${done.doubled.join(', ')})\n`)
    return 0
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    return tell(fault.message, 1)
  }
}

function readOptions(words: readonly string[]): { readonly dryRun: boolean; readonly help: boolean } | undefined {
  try {
    const { values } = parseArgs({ args: [...words],
      options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } } })
    return { dryRun: values['dry-run'] === true, help: values.help === true }
  } catch {
    return undefined
  }
}

function tell(sentence: string, exitCode: number): number {
  process.stderr.write(`${sentence}\n`)
  return exitCode
}
