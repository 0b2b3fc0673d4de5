import type { AutocompleteInteraction, ChatInputCommandInteraction, Interaction } from 'discord.js'
import type { Action } from '../../answer/index.js'
import { findRefusal, type AnyCommand, type Choice, type Invocation } from '../../commands/index.js'
import { textsIn } from '../../language/index.js'
import { answerAsked } from './asked.js'
import { isOffered } from '../listing/catalogue.js'
import { nameOf, readArgs, readFiles } from './given.js'
import { clip, countCharacters, limits } from '../rendering/limits.js'
import { answerMenu } from './menu.js'
import { passOver, persist } from '../sending/persist.js'
import { answerPress } from './press.js'
import { notify } from '../sending/reply.js'
import { scopeOf } from './scope.js'
import { answerForm } from './submit.js'
import { logTrouble, type Receipt, type Surface } from '../surface.js'

/** Whatever a member did, answered. Never rejects. */
export async function answerInteraction(interaction: Interaction, surface: Surface): Promise<void> {
  const since = surface.now()
  const receiptOf = (command: string): Receipt => ({ command, reference: interaction.id, since })
  if (surface.lateness.of(interaction.id, since) > latestMs) return excuse(interaction, surface, receiptOf('late'))
  if (interaction.isAutocomplete())
    return complete(interaction, surface, receiptOf(`${nameOf(interaction)} (autocomplete)`))
  if (interaction.isChatInputCommand()) return answerCommand(interaction, surface, receiptOf(nameOf(interaction)))
  if (interaction.isMessageContextMenuCommand()) return answerMenu(interaction, surface, receiptOf('menu'))
  if (interaction.isMessageComponent())
    return answerPress(interaction, surface, receiptOf(interaction.isButton() ? 'button' : 'picker'))
  if (interaction.isModalSubmit()) return answerForm(interaction, surface, receiptOf('form'))
}

// What is left of the three seconds goes to the way there and to whoever stands in line before.
const latestMs = limits.firstResponseMs * 0.4

/**
 * When more is asked than can be answered, each answer would come later than the one before, and soon all too late. A
 * word costs a fraction of an answer: who waited longest gets that, and the others are answered in time.
 */
async function excuse(interaction: Interaction, surface: Surface, receipt: Receipt): Promise<void> {
  if (!interaction.isRepliable() || interaction.isUserContextMenuCommand() || interaction.isPrimaryEntryPointCommand())
    return
  await notify(interaction, (say) => say.manners.tooLate, surface, receipt)
}

async function answerCommand(interaction: ChatInputCommandInteraction, surface: Surface,
  receipt: Receipt): Promise<void> {
  const name = nameOf(interaction)
  const command = surface.desk.commands.find((entry) => entry.name === name && isOffered(entry))
  if (!command) return notify(interaction, (say) => say.unknownCommand, surface, receipt)
  const { args, hide } = readArgs(interaction)
  const scope = await scopeOf(interaction, surface.desk)
  // Nothing is fetched for somebody whom the desk will refuse.
  const isRefused = findRefusal(command, scope, textsIn(scope.locale ?? 'en')) !== undefined
  const files = isRefused ? undefined : () => readFiles(interaction, command, surface)
  const invocation: Invocation = { command: name, args, scope }
  return answerAsked(interaction, { invocation, files, command, hide, again: toAction(invocation, command) }, surface,
    receipt)
}

/** The same command again, for a button to carry; not where it was given a person's own words, which no id is to hold. */
function toAction({ command, args }: Invocation, { args: specs }: AnyCommand): Action | undefined {
  const given = Object.entries(args).flatMap((
    [name, value],
  ) => (value === undefined ? [] : [[name, String(value)] as const]))
  const isOwnWords = ([name]: readonly [string, string]): boolean =>
    !Object.hasOwn(specs, name) || specs[name]?.kind === 'text' || specs[name]?.kind === 'file'
  return given.some(isOwnWords) ? undefined : { kind: 'run', command, args: Object.fromEntries(given) }
}

/** Answered from memory, whatever was typed: nothing to offer is an empty list, and so is a fault. */
async function complete(interaction: AutocompleteInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  try {
    const choices = await findChoices(interaction, surface, receipt)
    await persist(() => interaction.respond(choices)).catch(passOver)
  } catch (error) {
    logTrouble(surface, receipt, error)
  }
}

async function findChoices(interaction: AutocompleteInteraction, { desk, log, now }: Surface,
  receipt: Receipt): Promise<{ name: string; value: string }[]> {
  try {
    const { name, value } = interaction.options.getFocused(true)
    const choices = await desk.suggest({ command: nameOf(interaction), argument: name, typed: value,
      given: givenIn(interaction), scope: await scopeOf(interaction, desk) })
    return choices.filter(isSayable).slice(0, limits.choices).map(({ label, value }) => ({
      name: clip(label, limits.choiceText),
      value,
    }))
  } catch (error) {
    log.error({ command: receipt.command, reference: receipt.reference, ms: now() - receipt.since, err: error },
      'suggesting failed')
    return []
  }
}

/** The options that stand already, of the command or of its part that is being typed. */
function givenIn({ options: { data } }: AutocompleteInteraction): Readonly<Record<string, string>> {
  const options = data.flatMap((option) => option.options ?? [option]).flatMap((option) => option.options ?? [option])
  return Object.fromEntries(
    options.flatMap((
      { name, value, focused },
    ) => (typeof value === 'string' && focused !== true ? [[name, value] as const] : [])),
  )
}

/** A value that does not fit cannot be cut: it would stand for something else. */
const isSayable = ({ label, value }: Choice): boolean =>
  label.trim() !== '' && value !== '' && countCharacters(value) <= limits.choiceText
