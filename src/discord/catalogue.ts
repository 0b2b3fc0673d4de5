import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js'
import type { AnyCommand, ArgKind, ArgSpec, Desk } from '../commands/index.js'
import { clip, limits } from './limits.js'
import { sayingsIn } from './texts.js'

type Naming = Pick<APIApplicationCommandBasicOption, 'name' | 'description' | 'required'>
type OptionWriter = (naming: Naming, spec: ArgSpec, completes: boolean) => APIApplicationCommandBasicOption | undefined

/** A text option. `completes`: the desk has suggestions for it; free text is accepted all the same. */
const writeText: OptionWriter = (naming, spec, completes) => ({
  ...naming,
  type: ApplicationCommandOptionType.String,
  autocomplete: completes,
  ...(spec.maxCharacters === undefined ? {} : { max_length: Math.min(spec.maxCharacters, limits.optionText) }),
})

const optionWriters: { readonly [K in ArgKind]: OptionWriter } = {
  text: writeText,
  technology: (naming, spec) => writeText(naming, spec, true),
  topic: (naming, spec) => writeText(naming, spec, true),
  article: (naming, spec) => writeText(naming, spec, true),
  passage: writeText,
  flag: (naming) => ({ ...naming, type: ApplicationCommandOptionType.Boolean, required: false }),
  integer: (naming, spec) => ({
    ...naming,
    type: ApplicationCommandOptionType.Integer,
    ...(spec.min === undefined ? {} : { min_value: spec.min }),
    ...(spec.max === undefined ? {} : { max_value: spec.max }),
  }),
  choice: (naming, spec) => ({
    ...naming,
    type: ApplicationCommandOptionType.String,
    choices: (spec.choices ?? []).map((value) => ({ name: value, value })),
  }),
  canned: (naming, spec) => writeText(naming, spec, true),
  person: (naming) => ({ ...naming, type: ApplicationCommandOptionType.User }),
  role: (naming) => ({ ...naming, type: ApplicationCommandOptionType.Role }),
  channel: (naming) => ({ ...naming, type: ApplicationCommandOptionType.Channel }),
  file: (naming) => ({ ...naming, type: ApplicationCommandOptionType.Attachment }),
  // Nobody in a chat has a file on the machine that the bot runs on.
  path: () => undefined,
}

export const isOffered = ({ only, inner }: { readonly only?: string; readonly inner?: true }): boolean => inner !== true && (only === undefined || only === 'discord')

/** The command that takes a question in free text: what a mention, a direct message and the message menu ask. */
export function findAsk(desk: Desk): { readonly command: AnyCommand; readonly argument: string } | undefined {
  for (const command of desk.commands.filter(isOffered)) {
    const required = Object.entries(command.args).filter(([, spec]) => isOffered(spec) && spec.optional !== true && spec.kind !== 'flag')
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

/** What Discord is to list for us, derived from the desk's own declarations. */
export async function writeCommands(desk: Desk): Promise<readonly RESTPostAPIApplicationCommandsJSONBody[]> {
  const slash = await Promise.all(desk.commands.filter(isOffered).map((command) => writeCommand(command, desk)))
  const menu = { type: ApplicationCommandType.Message, name: texts.menu, ...everywhere } as const
  return findAsk(desk) ? [...slash, menu] : slash
}

async function writeCommand(command: AnyCommand, desk: Desk): Promise<RESTPostAPIApplicationCommandsJSONBody> {
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: clip(command.summary, limits.commandDescription),
    options: [...(await writeOptions(command, desk)), ...(command.private === true ? [] : [hide])],
    ...everywhere,
  }
}

const texts = sayingsIn('en')

/** Between Discord and us, whatever the command. */
export const hideOption = texts.hideName

/** On every command that answers for all to see. */
const hide: APIApplicationCommandBasicOption = {
  name: hideOption,
  description: texts.hideSummary,
  type: ApplicationCommandOptionType.Boolean,
  required: false,
}

/** Required options first, as Discord demands; else in the order of declaration. */
async function writeOptions(command: AnyCommand, desk: Desk): Promise<APIApplicationCommandBasicOption[]> {
  const written = Object.entries(command.args)
    .filter(([, spec]) => isOffered(spec))
    .map(async ([argument, spec]) => {
      const naming = { name: argument, description: clip(spec.summary, limits.commandDescription), required: spec.optional !== true }
      const completes = (await desk.suggest({ command: command.name, argument, typed: '', scope: { surface: 'discord' } })).length > 0
      return optionWriters[spec.kind](naming, spec, completes)
    })
  const options = (await Promise.all(written)).filter((option) => option !== undefined)
  const isFirst = ({ required }: APIApplicationCommandBasicOption): boolean => required === true
  return [...options.filter(isFirst), ...options.filter((option) => !isFirst(option))]
}
