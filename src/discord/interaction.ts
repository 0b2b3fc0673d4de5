import type { AutocompleteInteraction, ChatInputCommandInteraction, Interaction } from 'discord.js'
import type { Action } from '../answer/index.js'
import type { AnyCommand, Choice, Invocation } from '../commands/index.js'
import { answerAsked } from './asked.js'
import { hideOption, isOffered } from './catalogue.js'
import { clip, countCharacters, limits } from './limits.js'
import { answerMenu } from './menu.js'
import { answerPress } from './press.js'
import { notify } from './reply.js'
import { scopeOf } from './scope.js'
import { answerForm } from './submit.js'
import { logTrouble, type Receipt, type Surface } from './surface.js'

/** Whatever a member did, answered. Never rejects. */
export async function answerInteraction(interaction: Interaction, surface: Surface): Promise<void> {
  const since = surface.now()
  const receiptOf = (command: string): Receipt => ({ command, reference: interaction.id, since })
  if (interaction.isAutocomplete()) return complete(interaction, surface, receiptOf(`${interaction.commandName} (autocomplete)`))
  if (interaction.isChatInputCommand()) return answerCommand(interaction, surface, receiptOf(interaction.commandName))
  if (interaction.isMessageContextMenuCommand()) return answerMenu(interaction, surface, receiptOf('menu'))
  if (interaction.isMessageComponent()) return answerPress(interaction, surface, receiptOf(interaction.isButton() ? 'button' : 'picker'))
  if (interaction.isModalSubmit()) return answerForm(interaction, surface, receiptOf('form'))
}

async function answerCommand(interaction: ChatInputCommandInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  const command = surface.desk.commands.find((entry) => entry.name === interaction.commandName && isOffered(entry))
  if (!command) return notify(interaction, (say) => say.unknownCommand, surface, receipt)
  const { hide, ...asked } = toInvocation(interaction)
  const invocation: Invocation = { ...asked, scope: await scopeOf(interaction, surface.desk) }
  return answerAsked(interaction, { invocation, command, hide, again: toAction(asked, command) }, surface, receipt)
}

/** A slash command as the desk takes it. `hide` is between Discord and us, whatever the command. */
function toInvocation(interaction: ChatInputCommandInteraction): Omit<Invocation, 'scope'> & { readonly hide: boolean | undefined } {
  const given = interaction.options.data.map(({ name, value }) => [name, value] as const)
  return {
    command: interaction.commandName,
    // Defines properties instead of assigning them: an option called `__proto__` is only a name.
    args: Object.fromEntries(given.filter(([name]) => name !== hideOption)),
    hide: interaction.options.getBoolean(hideOption) ?? undefined,
  }
}

/** The same command again, for a button to carry; not where it was given a person's own words, which no id is to hold. */
function toAction({ command, args }: Omit<Invocation, 'scope'>, { args: specs }: AnyCommand): Action | undefined {
  const given = Object.entries(args).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]))
  const isOwnWords = ([name]: readonly [string, string]): boolean => !Object.hasOwn(specs, name) || specs[name]?.kind === 'text'
  return given.some(isOwnWords) ? undefined : { kind: 'run', command, args: Object.fromEntries(given) }
}

/** Answered from memory, whatever was typed: nothing to offer is an empty list, and so is a fault. */
async function complete(interaction: AutocompleteInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  try {
    await interaction.respond(await findChoices(interaction, surface, receipt))
  } catch (error) {
    logTrouble(surface, receipt, error)
  }
}

async function findChoices(interaction: AutocompleteInteraction, { desk, log, now }: Surface, receipt: Receipt): Promise<{ name: string; value: string }[]> {
  try {
    const { name, value } = interaction.options.getFocused(true)
    const choices = await desk.suggest({ command: interaction.commandName, argument: name, typed: value, scope: await scopeOf(interaction, desk) })
    return choices.filter(isSayable).slice(0, limits.choices).map(({ label, value }) => ({ name: clip(label, limits.choiceText), value }))
  } catch (error) {
    log.error({ command: receipt.command, reference: receipt.reference, ms: now() - receipt.since, err: error }, 'suggesting failed')
    return []
  }
}

/** A value that does not fit cannot be cut: it would stand for something else. */
const isSayable = ({ label, value }: Choice): boolean => label.trim() !== '' && value !== '' && countCharacters(value) <= limits.choiceText
