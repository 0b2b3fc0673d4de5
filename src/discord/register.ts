import { REST, Routes, type RESTPostAPIApplicationCommandsJSONBody, type Snowflake } from 'discord.js'
import type { Desk } from '../commands/index.js'
import { writeCommands } from './catalogue.js'
import { diffCommands, isChanged, type CommandDiff } from './command-diff.js'
import { toFault } from './faults.js'
import { restOptions } from './rest.js'

export interface RegisterOptions {
  readonly token: string
  /** Unset: Discord's own. */
  readonly apiBase?: string | undefined
  /** One server only, where commands appear at once; unset: everywhere. */
  readonly guildId?: string | undefined
  readonly desk: Desk
  /** Compare only. */
  readonly dryRun?: boolean
}

/** What a registration found and did. */
export interface Registration extends CommandDiff {
  readonly scope: 'global' | 'guild'
  /** False when nothing differed, or on a dry run. */
  readonly written: boolean
}

/**
 * Makes Discord list what the desk declares: one call to compare, and one more only where they differ.
 *
 * @throws {Fault} With one sentence that says what to do.
 */
export async function registerCommands(options: RegisterOptions): Promise<Registration> {
  const rest = new REST(restOptions(options.apiBase))
  try {
    rest.setToken(options.token)
    const { id } = (await rest.get(Routes.currentApplication())) as { readonly id: Snowflake }
    return await syncCommands(rest, id, options)
  } catch (error) {
    throw toFault(error, options.apiBase)
  }
}

/** {@link registerCommands} for a client that is logged in. */
export async function syncCommands(
  rest: REST,
  applicationId: Snowflake,
  { guildId, desk, dryRun = false }: Pick<RegisterOptions, 'guildId' | 'desk' | 'dryRun'>,
): Promise<Registration> {
  const route = guildId === undefined ? Routes.applicationCommands(applicationId) : Routes.applicationGuildCommands(applicationId, guildId)
  const wanted: readonly RESTPostAPIApplicationCommandsJSONBody[] = await writeCommands(desk)
  const listed = (await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })) as readonly unknown[]
  const diff = diffCommands(wanted, listed)
  const written = isChanged(diff) && !dryRun
  if (written) await rest.put(route, { body: wanted })
  return { scope: guildId === undefined ? 'global' : 'guild', written, ...diff }
}

/** What a server that has a list of its own shows twice: names that are listed everywhere too. */
export async function findDoubled(rest: REST, applicationId: Snowflake, desk: Desk): Promise<readonly string[]> {
  const everywhere = (await rest.get(Routes.applicationCommands(applicationId))) as readonly { readonly name: string }[]
  const ours = (await writeCommands(desk)).map(({ name }) => name)
  return everywhere.map(({ name }) => name).filter((name) => ours.includes(name))
}
