import type { MessageContextMenuCommandInteraction } from 'discord.js'
import type { Invocation } from '../commands/index.js'
import { answerAsked } from './asked.js'
import { findAsk } from './catalogue.js'
import { findChannel } from './post.js'
import { notify } from './reply.js'
import { scopeOf } from './scope.js'
import type { Receipt, Surface } from './surface.js'

/** The chosen message is the question, and where everyone concerned may write, the answer is a reply to it. */
export async function answerMenu(interaction: MessageContextMenuCommandInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  const ask = findAsk(surface.desk)
  const question = interaction.targetMessage.content.trim()
  if (!ask) return notify(interaction, (say) => say.unknownCommand, surface, receipt)
  if (question === '') return notify(interaction, (say) => say.nothingToRead, surface, receipt)
  const invocation: Invocation = { command: ask.command.name, args: { [ask.argument]: question }, scope: await scopeOf(interaction, surface.desk) }
  const replyTo = findChannel(interaction) && interaction.targetMessage.id
  return answerAsked(interaction, { invocation, command: ask.command, hide: undefined, again: undefined, replyTo }, surface, receipt)
}
