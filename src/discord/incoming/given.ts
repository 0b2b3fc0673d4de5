import type { ChatInputCommandInteraction } from 'discord.js'
import type { AnyCommand, Invocation } from '../../commands/index.js'
import type { Download } from './download.js'
import { hideOption, isOffered } from '../listing/catalogue.js'
import type { Surface } from '../surface.js'

/** The whole name of a command, as it was declared: a group's word and the task within it. */
export function nameOf(
  { commandName, options }: { readonly commandName: string;
    readonly options: { getSubcommand(required: false): string | null } },
): string {
  const task = options.getSubcommand(false)
  return task === null ? commandName : `${commandName} ${task}`
}

type Options = ChatInputCommandInteraction['options']['data']

/** What was filled in, without the words that lead to it. */
function filledIn({ options: { data } }: ChatInputCommandInteraction): Options {
  const [first] = data
  return first?.options ?? data
}

export type Args = Invocation['args']

/** A slash command's options as the desk takes them. `hide` is between Discord and us, whatever the command. */
export function readArgs(
  interaction: ChatInputCommandInteraction,
): { readonly args: Args; readonly hide: boolean | undefined } {
  const given = filledIn(interaction).map(({ name, value }) => [name, value] as const)
  return {
    // Defines properties instead of assigning them: an option called `__proto__` is only a name.
    args: Object.fromEntries(given.filter(([name]) => name !== hideOption)),
    hide: given.flatMap(([name, value]) => (name === hideOption && typeof value === 'boolean' ? [value] : []))[0],
  }
}

export type Files = { readonly texts: Args } | { readonly trouble: Exclude<Download['kind'], 'text'> }

/** What the files hold that were handed in, by the names of their options. */
export async function readFiles(interaction: ChatInputCommandInteraction, { args }: AnyCommand,
  { fetchFile }: Surface): Promise<Files> {
  const texts: Record<string, string> = {}
  for (const { name, attachment } of filledIn(interaction)) {
    if (!attachment || !Object.hasOwn(args, name) || args[name]?.kind !== 'file' || !isOffered(args[name])) continue
    const found = await fetchFile(attachment)
    if (found.kind !== 'text') return { trouble: found.kind }
    texts[name] = found.text
  }
  return { texts }
}
