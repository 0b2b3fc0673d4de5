import type { MessageContextMenuCommandInteraction } from 'discord.js'
import type { Action, Answer } from '../../answer/index.js'
import type { Given, Invocation } from '../../commands/index.js'
import { answerAsked } from './asked.js'
import { findAnswer } from '../rendering/buttons.js'
import { findAsk, findMenu } from '../listing/catalogue.js'
import { componentsOf } from '../rendering/components.js'
import { findChannel } from '../sending/post.js'
import { readAskedQuestion } from '../rendering/render.js'
import { notify, replyWith } from '../sending/reply.js'
import { scopeOf } from './scope.js'
import type { Receipt, Surface } from '../surface.js'
import { readWords } from './wording.js'

/** An entry of a message's menu. */
export async function answerMenu(interaction: MessageContextMenuCommandInteraction, surface: Surface,
  receipt: Receipt): Promise<void> {
  const menu = findMenu(interaction.commandName)
  const named: Receipt = { ...receipt, command: menu ?? receipt.command }
  switch (menu) {
    case 'menu':
      return ask(interaction, surface, named)
    case 'menuReply':
      return press(interaction, { kind: 'reply', message: interaction.targetMessage.id, page: 0 }, surface, named)
    case 'menuSave':
      return save(interaction, surface, named)
    case undefined:
      return notify(interaction, (say) => say.unknownCommand, surface, named)
  }
}

/** The chosen message is the question, and where everyone concerned may write, the answer is a reply to it. */
async function ask(interaction: MessageContextMenuCommandInteraction, surface: Surface,
  receipt: Receipt): Promise<void> {
  const found = findAsk(surface.desk)
  const question = readWords(interaction.targetMessage)
  if (!found) return notify(interaction, (say) => say.unknownCommand, surface, receipt)
  if (question === '') return notify(interaction, (say) => say.nothingToRead, surface, receipt)
  const invocation: Invocation = { command: found.command.name, args: { [found.argument]: question },
    scope: await scopeOf(interaction, surface.desk) }
  const replyTo = findChannel(interaction) && interaction.targetMessage.id
  return answerAsked(interaction, { invocation, command: found.command, hide: undefined, again: undefined, replyTo },
    surface, receipt)
}

/** An answer of ours becomes a canned comparison: its code stands in its buttons, the question in its words. */
async function save(interaction: MessageContextMenuCommandInteraction, surface: Surface,
  receipt: Receipt): Promise<void> {
  const { targetMessage: target, client } = interaction
  const components = target.author.id === client.user.id ? componentsOf(target) : []
  const answer = findAnswer(components)
  if (answer === undefined) return notify(interaction, (say) => say.noAnswerToSave, surface, receipt)
  const question = readAskedQuestion(components)
  return press(interaction, { kind: 'save', answer }, surface, receipt, question === undefined ? {} : { question })
}

async function press(interaction: MessageContextMenuCommandInteraction, action: Action, surface: Surface,
  receipt: Receipt, given: Given = {}): Promise<void> {
  const think = async (): Promise<Answer> => surface.desk.press(action, await scopeOf(interaction, surface.desk), given)
  await replyWith(interaction, think, { ephemeral: true, slow: false, posts: true, surface, receipt })
}
