import { PermissionFlagsBits, type Message, type SendableChannels } from 'discord.js'
import type { Answer } from '../answer/index.js'
import type { Sent } from '../commands/index.js'
import { findBenign } from './faults.js'
import { persist } from './persist.js'
import { mayRefer, writePermission } from './places.js'
import { renderAnswer } from './render.js'
import type { Repliable } from './reply.js'
import { sayingsIn } from './texts.js'

export interface Post {
  readonly sent: Sent
  /** What is left to say to the one who had it posted: where it is. */
  readonly notice: Answer
}

/**
 * Posts an answer for all to see, as a reply to a message of the same channel.
 *
 * @returns undefined where that may not be, or Discord after all does not let it be: the answer can then only be the interaction's own.
 */
export async function postReply(interaction: Repliable, answer: Answer, target: string): Promise<Post | undefined> {
  const channel = findChannel(interaction)
  if (!channel) return undefined
  const { id, displayName } = interaction.user
  const { askedBy, postedBy, answeredThere } = sayingsIn(answer.locale)
  const payload = renderAnswer(answer, { handle: { kind: 'remove', asker: id }, by: { name: displayName, sentence: answer.receipt === undefined ? askedBy : postedBy } })
  const reply = { messageReference: target, failIfNotExists: false }
  try {
    const { url, id: message, channelId } = await persist<Message>(() => channel.send({ ...payload, reply, nonce: interaction.id, enforceNonce: true }))
    const notice: Answer = { status: answer.status, private: true, inPlace: true, blocks: [{ kind: 'line', line: [{ kind: 'link', text: answeredThere, url }] }], controls: [], record: null }
    return { sent: { message, channel: channelId }, notice }
  } catch (error) {
    if (findBenign(error) === undefined) throw error
    return undefined
  }
}

/** The channel, if the bot is there and both it and the one who acts may write in it. */
export function findChannel({ channel, guild, appPermissions, memberPermissions }: Repliable): SendableChannels | undefined {
  if (!guild || channel?.isSendable() !== true) return undefined
  const needed = [PermissionFlagsBits.ViewChannel, writePermission(channel)]
  const mayAll = appPermissions.has(needed) && mayRefer(channel, appPermissions) && memberPermissions?.has(needed) === true
  return mayAll ? channel : undefined
}
