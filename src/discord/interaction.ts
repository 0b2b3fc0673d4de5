import {
  MessageFlags,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
} from 'discord.js'
import type { Action } from '../answer/index.js'
import type { Choice, Invocation } from '../commands/index.js'
import { findAsk, isOffered } from './catalogue.js'
import { decodePress } from './custom-id.js'
import { clip, countCharacters, limits } from './limits.js'
import { readAskedQuestion } from './render.js'
import { replyNotice, replyWith, type Repliable } from './reply.js'
import { logAnswer, logTrouble, scope, type Receipt, type Surface } from './surface.js'
import { texts } from './texts.js'

/** Whatever a member did, answered. Never rejects. */
export async function answerInteraction(interaction: Interaction, surface: Surface): Promise<void> {
  const since = surface.now()
  const receiptOf = (command: string): Receipt => ({ command, reference: interaction.id, since })
  if (interaction.isAutocomplete()) return complete(interaction, surface, receiptOf(`${interaction.commandName} (autocomplete)`))
  if (interaction.isChatInputCommand()) return answerCommand(interaction, surface, receiptOf(interaction.commandName))
  if (interaction.isMessageContextMenuCommand()) return answerMenu(interaction, surface, receiptOf('menu'))
  if (interaction.isButton()) return answerPress(interaction, surface, receiptOf('button'))
  if (interaction.isMessageComponent()) return notify(interaction, [texts.expired], surface, receiptOf('component'))
}

async function answerCommand(interaction: ChatInputCommandInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  const command = surface.desk.commands.find((entry) => entry.name === interaction.commandName && isOffered(entry))
  if (!command) return notify(interaction, [texts.unknownCommand], surface, receipt)
  const { hide, ...invocation } = toInvocation(interaction)
  return replyWith(interaction, () => surface.desk.dispatch(invocation), {
    ephemeral: hide,
    slow: command.slow === true,
    again: toAction(invocation),
    surface,
    receipt,
  })
}

/** A slash command as the desk takes it. `hide` is between Discord and us, whatever the command. */
function toInvocation(interaction: ChatInputCommandInteraction): Invocation & { readonly hide: boolean } {
  const given = interaction.options.data.map(({ name, value }) => [name, value] as const)
  return {
    command: interaction.commandName,
    // Defines properties instead of assigning them: an option called `__proto__` is only a name.
    args: Object.fromEntries(given.filter(([name]) => name !== texts.hideName)),
    scope,
    hide: given.some(([name, value]) => name === texts.hideName && value === true),
  }
}

function toAction({ command, args }: Invocation): Action {
  const words = Object.entries(args).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]))
  return { kind: 'run', command, args: Object.fromEntries(words) }
}

/** The chosen message is the question. */
async function answerMenu(interaction: MessageContextMenuCommandInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  const ask = findAsk(surface.desk)
  const question = interaction.targetMessage.content.trim()
  if (!ask) return notify(interaction, [texts.unknownCommand], surface, receipt)
  if (question === '') return notify(interaction, [texts.nothingToRead], surface, receipt)
  const invocation = { command: ask.command.name, args: { [ask.argument]: question }, scope }
  return replyWith(interaction, () => surface.desk.dispatch(invocation), { ephemeral: false, slow: ask.command.slow === true, surface, receipt })
}

/** What a button opens is for the one who pressed it; a page turned in a private answer takes its place. */
async function answerPress(interaction: ButtonInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  const press = decodePress(interaction.customId)
  if (!press) return notify(interaction, [texts.expired], surface, receipt)
  const [action, page] = press.kind === 'turn' ? [press.action, press.page] : [press, 0]
  const question = readAskedQuestion(interaction.message.components.map((component) => component.toJSON()))
  return replyWith(interaction, () => surface.desk.press(action, scope, question), {
    ephemeral: true,
    slow: false,
    again: action,
    page,
    inPlace: press.kind === 'turn' && interaction.message.flags.has(MessageFlags.Ephemeral),
    surface,
    receipt: { ...receipt, command: `button ${press.kind === 'show' ? press.view : press.kind}` },
  })
}

/** Answered from memory, whatever was typed: nothing to offer is an empty list, and so is a fault. */
async function complete(interaction: AutocompleteInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  try {
    await interaction.respond(findChoices(interaction, surface, receipt))
  } catch (error) {
    logTrouble(surface, receipt, error)
  }
}

function findChoices(interaction: AutocompleteInteraction, { desk, log, now }: Surface, receipt: Receipt): { name: string; value: string }[] {
  try {
    const { name, value } = interaction.options.getFocused(true)
    const choices = desk.suggest({ command: interaction.commandName, argument: name, typed: value, scope })
    return choices.filter(isSayable).slice(0, limits.choices).map(({ label, value }) => ({ name: clip(label, limits.choiceText), value }))
  } catch (error) {
    log.error({ command: receipt.command, reference: receipt.reference, ms: now() - receipt.since, err: error }, 'suggesting failed')
    return []
  }
}

/** A value that does not fit can not be cut: it would stand for something else. */
const isSayable = ({ label, value }: Choice): boolean => label.trim() !== '' && value !== '' && countCharacters(value) <= limits.choiceText

async function notify(interaction: Repliable, lines: readonly string[], surface: Surface, receipt: Receipt): Promise<void> {
  try {
    await replyNotice(interaction, lines)
    logAnswer(surface, receipt, 'expired')
  } catch (error) {
    logTrouble(surface, receipt, error)
  }
}
