import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord.js'
import type { AnyCommand, ArgKind, ArgSpec, Desk } from '../../commands/index.js'
import { clip, limits } from '../rendering/limits.js'
import { localiseChoice, localiseHide, localiseOption } from './listing-words.js'
import { sayingsIn } from '../rendering/texts.js'

type Naming = Pick<APIApplicationCommandBasicOption,
  'name' | 'description' | 'required' | 'name_localizations' | 'description_localizations'>

interface Writing {
  readonly naming: Naming
  readonly spec: ArgSpec
  readonly command: string
  readonly argument: string
  /** The desk has suggestions for it; free text is accepted all the same. */
  readonly completes: boolean
}

type OptionWriter = (writing: Writing) => APIApplicationCommandBasicOption | undefined

const writeText: OptionWriter = ({ naming, spec, completes }) => ({
  ...naming,
  type: ApplicationCommandOptionType.String,
  autocomplete: completes,
  ...(spec.maxCharacters === undefined ? {} : { max_length: Math.min(spec.maxCharacters, limits.optionText) }),
})

const writeName: OptionWriter = (writing) => writeText({ ...writing, completes: true })

const optionWriters: { readonly [K in ArgKind]: OptionWriter } = {
  text: writeText,
  technology: writeName,
  topic: writeName,
  article: writeName,
  canned: writeName,
  passage: writeText,
  flag: ({ naming }) => ({ ...naming, type: ApplicationCommandOptionType.Boolean, required: false }),
  integer: ({ naming, spec }) => ({
    ...naming,
    type: ApplicationCommandOptionType.Integer,
    ...(spec.min === undefined ? {} : { min_value: spec.min }),
    ...(spec.max === undefined ? {} : { max_value: spec.max }),
  }),
  choice: ({ naming, spec, command, argument }) => ({
    ...naming,
    type: ApplicationCommandOptionType.String,
    choices: (spec.choices ?? []).map((value) => ({ name: value, value, ...localiseChoice(command, argument, value) })),
  }),
  person: ({ naming }) => ({ ...naming, type: ApplicationCommandOptionType.User }),
  role: ({ naming }) => ({ ...naming, type: ApplicationCommandOptionType.Role }),
  channel: ({ naming }) => ({ ...naming, type: ApplicationCommandOptionType.Channel }),
  file: ({ naming }) => ({ ...naming, type: ApplicationCommandOptionType.Attachment }),
  // Nobody in a chat has a file on the machine that the bot runs on.
  path: () => undefined,
}

export const isOffered = ({ only, inner }: { readonly only?: string; readonly inner?: true }): boolean =>
  inner !== true && (only === undefined || only === 'discord')

/** Between Discord and us, whatever the command. */
export const hideOption = sayingsIn('en').hideName

/** On every command that answers for all to see. */
const hide: APIApplicationCommandBasicOption = {
  name: hideOption,
  description: sayingsIn('en').hideSummary,
  ...localiseHide(),
  type: ApplicationCommandOptionType.Boolean,
  required: false,
}

/** Required options first, as Discord demands; else in the order of declaration. */
export async function writeOptions(command: AnyCommand, desk: Desk): Promise<APIApplicationCommandBasicOption[]> {
  const offered = Object.entries(command.args).filter(([, spec]) => isOffered(spec))
  const options = (await Promise.all(offered.map(([argument, spec]) => writeOption(command, argument, spec, desk))))
    .filter((option) => option !== undefined)
  const isFirst = ({ required }: APIApplicationCommandBasicOption): boolean => required === true
  return [...options.filter(isFirst), ...options.filter((option) => !isFirst(option)),
    ...(command.private === true ? [] : [hide])]
}

async function writeOption({ name, right, guildOnly }: AnyCommand, argument: string, spec: ArgSpec,
  desk: Desk): Promise<APIApplicationCommandBasicOption | undefined> {
  const naming: Naming = { name: argument, description: clip(spec.summary, limits.commandDescription),
    required: spec.optional !== true, ...localiseOption(name, argument) }
  // What only some may use, or only somewhere, cannot be asked for by nobody from nowhere.
  const isOpen = right === undefined && guildOnly !== true
  const completes = isOpen &&
    (await desk.suggest({ command: name, argument, typed: '', scope: { surface: 'discord' } })).length > 0
  return optionWriters[spec.kind]({ naming, spec, command: name, argument, completes })
}
