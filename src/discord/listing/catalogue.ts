import { ApplicationCommandOptionType, ApplicationCommandType, ApplicationIntegrationType, InteractionContextType,
  PermissionFlagsBits, type APIApplicationCommandSubcommandOption,
  type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'
import type { AnyCommand, Desk, Right } from '../../commands/index.js'
import { textsIn } from '../../language/index.js'
import { clip, limits } from '../rendering/limits.js'
import { groupSummary, isOffered, localiseCommand, localiseName, writeOptions } from './options.js'

/** The command that takes a question in free text: what a mention, a direct message and the message menu ask. */
export function findAsk(desk: Desk): { readonly command: AnyCommand; readonly argument: string } | undefined {
  for (const command of desk.commands.filter(isOffered)) {
    const required = Object.entries(command.args).filter(([, spec]) =>
      isOffered(spec) && spec.optional !== true && spec.kind !== 'flag'
    )
    const [first] = required
    if (required.length === 1 && first?.[1].kind === 'text') return { command, argument: first[0] }
  }
  return undefined
}

// Servers, the bot's own direct messages, and any other conversation of someone who installed it for themselves.
const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
}

const inServers = { contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall] }

// Discord shows a command only to those who have these; a server's managers may decide otherwise for each of them.
const permissions: { readonly [R in Right]: bigint } = { moderate: PermissionFlagsBits.ManageMessages,
  manage: PermissionFlagsBits.ManageGuild }

// Its description has a number in requests and text in responses; the client's types have text for both.
const writePermissions = (bits: bigint): string => Number(bits) as unknown as string

/** Where a command is shown, and to whom; a group to all who may use one of it. */
function shownTo(commands: readonly Pick<AnyCommand, 'right' | 'guildOnly'>[]) {
  const places = commands.every(({ guildOnly }) => guildOnly === true) ? inServers : everywhere
  const rights = commands.map(({ right }) => right)
  const weakest = rights.includes(undefined) ? undefined : rights.includes('moderate') ? 'moderate' : 'manage'
  return { ...places,
    ...(weakest === undefined ? {} : { default_member_permissions: writePermissions(permissions[weakest]) }) }
}

/** What Discord is to list for us, derived from the desk's own declarations. */
export async function writeCommands(desk: Desk): Promise<readonly RESTPostAPIApplicationCommandsJSONBody[]> {
  const groups = new Map<string, AnyCommand[]>()
  for (const command of desk.commands.filter(isOffered)) {
    const [word = command.name] = command.name.split(' ')
    groups.set(word, [...(groups.get(word) ?? []), command])
  }
  const slash = await Promise.all([...groups].map(([word, commands]) => writeCommand(word, commands, desk)))
  return [...slash, ...writeMenus(desk)]
}

async function writeCommand(word: string, commands: readonly AnyCommand[],
  desk: Desk): Promise<RESTPostAPIApplicationCommandsJSONBody> {
  const [only] = commands
  const base = { type: ApplicationCommandType.ChatInput, name: word, ...localiseCommand(word),
    ...shownTo(commands) } as const
  if (only?.name === word)
    return { ...base, description: clip(only.summary, limits.commandDescription),
      options: await writeOptions(only, desk) }
  return { ...base, description: clip(groupSummary(word) ?? word, limits.commandDescription),
    options: await Promise.all(commands.map((command) => writeTask(command, desk))) }
}

/** One of a group: `edit` of `canned-manage edit`. */
async function writeTask(command: AnyCommand, desk: Desk): Promise<APIApplicationCommandSubcommandOption> {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: command.name.split(' ')[1] ?? command.name,
    description: clip(command.summary, limits.commandDescription),
    ...localiseCommand(command.name),
    options: await writeOptions(command, desk),
  }
}

type Menu = 'menu' | 'menuReply' | 'menuSave'

/** What a message's menu offers: to ask it, and, where there are canned comparisons, to reply with one or make one. */
function writeMenus(desk: Desk): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const hasCanned = desk.commands.some((command) =>
    isOffered(command) && Object.values(command.args).some(({ kind }) => kind === 'canned')
  )
  const forModerators = shownTo([{ right: 'moderate', guildOnly: true }])
  return [...(findAsk(desk) ? [writeMenu('menu', everywhere)] : []),
    ...(hasCanned ? [writeMenu('menuReply', forModerators), writeMenu('menuSave', forModerators)] : [])]
}

function writeMenu(menu: Menu, shown: ReturnType<typeof shownTo>): RESTPostAPIApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name: textsIn('en').discord[menu],
    ...localiseName(({ discord }) => discord[menu]), ...shown }
}

/** @param name - As Discord sends it: the declared one, whatever was shown. */
export function findMenu(name: string): Menu | undefined {
  return (['menu', 'menuReply', 'menuSave'] as const).find((menu) => textsIn('en').discord[menu] === name)
}
