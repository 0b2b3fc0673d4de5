import { DiscordAPIError, REST, Routes, type Client, type RESTPostAPIApplicationCommandsJSONBody,
  type Snowflake } from 'discord.js'
import type { Desk } from '../../commands/index.js'
import { listPatience, restOptions } from '../connection/rest.js'
import { describeError, toFault, type Log, type Monitor } from '../faults.js'
import { writeCommands } from './catalogue.js'
import { diffCommands, isChanged, type CommandDiff } from './command-diff.js'

interface RegisterOptions {
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
interface Registration extends CommandDiff {
  readonly scope: 'global' | 'guild'
  /** False when nothing differed, or on a dry run. */
  readonly written: boolean
}

/** Beyond the list itself: what a server would show twice. */
interface Tidying {
  /** Names listed for one server and everywhere. */
  readonly doubled: readonly string[]
  /** Servers whose lists of their own were emptied, for all is listed everywhere; on a dry run: would be. */
  readonly emptied: readonly Snowflake[]
}

export const doubledSentence =
  'These commands are listed twice in the server of DISCORD_GUILD_ID, for they are listed everywhere as well: take ' +
  'DISCORD_GUILD_ID out of the settings and run npm run register once more.'

/**
 * Makes Discord list what the desk declares: one call to compare, and one more only where they differ. What is listed
 * everywhere is then listed nowhere a second time.
 *
 * @throws {Fault} With one sentence that says what to do.
 */
export async function registerCommands(options: RegisterOptions): Promise<Registration & Tidying> {
  const { guildId, desk, dryRun } = options
  const rest = openRest(options)
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as { readonly id: Snowflake }
    const done = await syncCommands(rest, id, options)
    if (guildId !== undefined) return { ...done, doubled: await findDoubled(rest, id, desk), emptied: [] }
    return { ...done, doubled: [], emptied: await emptyServerLists(rest, id, dryRun) }
  } catch (error) {
    throw toFault(error, options.apiBase)
  }
}

/** {@link registerCommands} for a client that is logged in. */
async function syncCommands(
  rest: REST,
  applicationId: Snowflake,
  { guildId, desk, dryRun = false }: Pick<RegisterOptions, 'guildId' | 'desk' | 'dryRun'>,
): Promise<Registration> {
  const route = guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId)
  const wanted: readonly RESTPostAPIApplicationCommandsJSONBody[] = await writeCommands(desk)
  const listed =
    (await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })) as readonly unknown[]
  const diff = diffCommands(wanted, listed)
  const written = isChanged(diff) && !dryRun
  if (written) await rest.put(route, { body: wanted })
  return { scope: guildId === undefined ? 'global' : 'guild', written, ...diff }
}

/** What a server that has a list of its own shows twice: names that are listed everywhere too. */
async function findDoubled(rest: REST, applicationId: Snowflake, desk: Desk): Promise<readonly string[]> {
  const everywhere = (await rest.get(Routes.applicationCommands(applicationId))) as readonly { readonly name: string }[]
  const ours = (await writeCommands(desk)).map(({ name }) => name)
  return everywhere.map(({ name }) => name).filter((name) => ours.includes(name))
}

// As many as Discord names at once. A list for one server is made while the bot is tried out, before it is in more.
const mostServers = 200

/**
 * Empties the lists that single servers have, one after the other: in the meantime answers are to go out.
 *
 * @returns The servers that had one.
 */
async function emptyServerLists(rest: REST, applicationId: Snowflake, dryRun = false): Promise<readonly Snowflake[]> {
  const servers =
    (await rest.get(Routes.userGuilds(), { query: new URLSearchParams({ limit: String(mostServers) }) })) as readonly {
      readonly id: Snowflake
    }[]
  const emptied: Snowflake[] = []
  for (const { id } of servers) {
    const route = Routes.applicationGuildCommands(applicationId, id)
    if ((await listAt(rest, route)).length === 0) continue
    if (!dryRun) await rest.put(route, { body: [] })
    emptied.push(id)
  }
  return emptied
}

/** A server that invited the bot without its commands has no list, and may not be asked for one. */
async function listAt(rest: REST, route: `/${string}`): Promise<readonly unknown[]> {
  try {
    return (await rest.get(route)) as readonly unknown[]
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 403) return []
    throw error
  }
}

type ListingOptions = Omit<RegisterOptions, 'dryRun'> & { readonly log: Log; readonly monitor?: Monitor | undefined }

// Not the client's own: a list takes Discord longer than anybody waits for an answer.
const openRest = (options: RegisterOptions & { readonly monitor?: Monitor | undefined }): REST =>
  new REST(restOptions({ ...options, patience: listPatience })).setToken(options.token)

/** @returns Whether Discord's list is up to date now. A bot for which that failed still answers what is listed. */
export async function keepListed(client: Client<true>, options: ListingOptions): Promise<boolean> {
  const { guildId, desk, log, apiBase } = options
  try {
    const rest = openRest(options)
    const { written, added, changed, removed } = await syncCommands(rest, client.application.id, { guildId, desk })
    log.info({ added, changed: changed.map(({ name }) => name), removed },
      written ? 'commands registered' : 'commands are up to date')
    const doubled = guildId === undefined ? [] : await findDoubled(rest, client.application.id, desk)
    if (doubled.length > 0) log.warn({ doubled }, doubledSentence)
    return true
  } catch (error) {
    const fault = toFault(error, apiBase)
    if (fault.code === 'discord-token') throw fault
    log.warn({ code: fault.code, ...describeError(error) }, `commands could not be registered: ${fault.message}`)
    return false
  }
}

/** Where commands are listed everywhere, takes away what was once listed for one server alone. Never rejects. */
export async function tidyLists(client: Client<true>, options: ListingOptions): Promise<void> {
  if (options.guildId !== undefined) return
  try {
    const emptied = await emptyServerLists(openRest(options), client.application.id)
    if (emptied.length > 0)
      options.log.info({ servers: emptied }, 'these servers had lists of their own and showed commands twice: emptied')
  } catch (error) {
    options.log.warn(describeError(error), 'whether a server shows commands twice could not be found out')
  }
}
