import { PermissionFlagsBits, type MessageContextMenuCommandInteraction, type SendableChannels } from 'discord.js'
import type { Answer } from '../answer/index.js'
import type { Invocation, Sent } from '../commands/index.js'
import { answerAsked } from './asked.js'
import { findAsk } from './catalogue.js'
import { findBenign } from './faults.js'
import { noteAnswer } from './manners.js'
import { mayRefer, writePermission } from './places.js'
import { renderAnswer } from './render.js'
import { notify } from './reply.js'
import { scopeOf } from './scope.js'
import type { Receipt, Surface } from './surface.js'
import { sayingsIn } from './texts.js'

/** The chosen message is the question, and where everyone concerned may write, the answer is a reply to it. */
export async function answerMenu(interaction: MessageContextMenuCommandInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  const ask = findAsk(surface.desk)
  const question = interaction.targetMessage.content.trim()
  if (!ask) return notify(interaction, (say) => say.unknownCommand, surface, receipt)
  if (question === '') return notify(interaction, (say) => say.nothingToRead, surface, receipt)
  const scope = await scopeOf(interaction, surface.desk)
  const invocation: Invocation = { command: ask.command.name, args: { [ask.argument]: question }, scope }
  const channel = findChannel(interaction)
  const reply = channel && (async (answer: Answer) => post(interaction, channel, answer, (sent) => noteAnswer(invocation, answer, sent, surface)))
  return answerAsked(interaction, { invocation, command: ask.command, hide: undefined, again: undefined, post: reply }, surface, receipt)
}

/**
 * The channel, if the bot is there and both it and the one who asks may write in it. Elsewhere the answer can only
 * be the interaction's own.
 */
function findChannel(interaction: MessageContextMenuCommandInteraction): SendableChannels | undefined {
  const { channel, guild, appPermissions, memberPermissions } = interaction
  if (!guild || channel?.isSendable() !== true) return undefined
  const needed = [PermissionFlagsBits.ViewChannel, writePermission(channel)]
  const mayAll = appPermissions.has(needed) && mayRefer(channel, appPermissions) && memberPermissions?.has(needed) === true
  return mayAll ? channel : undefined
}

/**
 * Posts a public answer as a reply, and gives what is left to say to the one who asked: where it is; or the answer
 * itself, where Discord after all does not let it be posted.
 */
async function post(interaction: MessageContextMenuCommandInteraction, channel: SendableChannels, answer: Answer, onSent: (sent: Sent) => void): Promise<Answer> {
  if (answer.private) return answer
  const { id, displayName } = interaction.user
  const payload = renderAnswer(answer, { handle: { kind: 'remove', asker: id }, asker: displayName })
  const reply = { messageReference: interaction.targetMessage.id, failIfNotExists: false }
  try {
    const { url, id: message } = await channel.send({ ...payload, reply, nonce: interaction.id, enforceNonce: true })
    onSent({ message, channel: channel.id })
    return { ...answer, private: true, blocks: [{ kind: 'line', line: [{ kind: 'link', text: sayingsIn(answer.locale).answeredThere, url }] }], controls: [], record: null }
  } catch (error) {
    if (findBenign(error) === undefined) throw error
    return answer
  }
}
