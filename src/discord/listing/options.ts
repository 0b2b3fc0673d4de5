import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord.js'
import type { AnyCommand, ArgKind, ArgSpec, Desk } from '../../commands/index.js'
import { locales, textsIn, type Locale, type Texts } from '../../language/index.js'
import { clip, limits } from '../rendering/limits.js'

/** What Discord shows for a command, an option or an entry of a menu in other languages than English. */
interface Localised {
  readonly name_localizations?: Readonly<Record<string, string>>
  readonly description_localizations?: Readonly<Record<string, string>>
}

// As Discord writes them; what is shown where there is no translation is English.
const tags: readonly { readonly locale: Locale; readonly tag: 'it' }[] = locales.flatMap((locale) =>
  locale === 'en' ? [] : [{ locale, tag: locale }]
)

/** A word in the languages that have it. @returns undefined when none has. */
function translate(read: (texts: Texts) => string | undefined): Readonly<Record<string, string>> | undefined {
  const found = tags.flatMap(({ locale, tag }) => {
    const word = read(textsIn(locale))
    return word === undefined ? [] : [[tag, word] as const]
  })
  return found.length === 0 ? undefined : Object.fromEntries(found)
}

/** @returns How something is called in other languages: one of our own words, a choice of an option. */
export function localiseName(read: (texts: Texts) => string | undefined): Pick<Localised, 'name_localizations'> {
  const names = translate(read)
  return names === undefined ? {} : { name_localizations: names }
}

/** @param find - What is shown in a language; undefined: as it was declared. */
function localise(find: (texts: Texts) => { readonly name: string; readonly summary: string } | undefined): Localised {
  const summaries = translate((texts) => {
    const found = find(texts)
    return found && clip(found.summary, limits.commandDescription)
  })
  return { ...localiseName((texts) => find(texts)?.name),
    ...(summaries === undefined ? {} : { description_localizations: summaries }) }
}

/** Of a command, by its whole declared name, or of a group, by its word. */
export const localiseCommand = (name: string): Localised => localise(({ commands }) => commands[name])

/** What a group of commands does; nothing declares it. */
export const groupSummary = (group: string): string | undefined => textsIn('en').commands[group]?.summary

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
  group: writeName,
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
    choices: (spec.choices ?? []).map((value) => ({ name: value, value,
      ...localiseName(({ commands }) => commands[command]?.args?.[argument]?.choices?.[value]) })
    ),
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
export const hideOption = textsIn('en').discord.hideName

/** On every command that answers for all to see. */
const hide: APIApplicationCommandBasicOption = {
  name: hideOption,
  description: textsIn('en').discord.hideSummary,
  ...localise(({ discord: { hideName: name, hideSummary: summary } }) => ({ name, summary })),
  type: ApplicationCommandOptionType.Boolean,
  required: false,
}

/** Required options first, as Discord demands; else in the order of declaration. */
export async function writeOptions(command: AnyCommand, desk: Desk): Promise<APIApplicationCommandBasicOption[]> {
  const offered = Object.entries(command.args).filter(([, spec]) => isOffered(spec))
  const options = (await Promise.all(offered.map((entry) => writeOption(command, entry, desk))))
    .filter((option) => option !== undefined)
  const isFirst = ({ required }: APIApplicationCommandBasicOption): boolean => required === true
  return [...options.filter(isFirst), ...options.filter((option) => !isFirst(option)),
    ...(command.private === true ? [] : [hide])]
}

async function writeOption({ name, right, guildOnly }: AnyCommand, [argument, spec]: readonly [string, ArgSpec],
  desk: Desk): Promise<APIApplicationCommandBasicOption | undefined> {
  const naming: Naming = { name: argument, description: clip(spec.summary, limits.commandDescription),
    required: spec.optional !== true, ...localise(({ commands }) => commands[name]?.args?.[argument]) }
  // What only some may use, or only somewhere, cannot be asked for by nobody from nowhere.
  const isOpen = right === undefined && guildOnly !== true
  const completes = isOpen &&
    (await desk.suggest({ command: name, argument, typed: '', scope: { surface: 'discord' } })).length > 0
  return optionWriters[spec.kind]({ naming, spec, command: name, argument, completes })
}
