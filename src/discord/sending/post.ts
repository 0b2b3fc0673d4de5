import { PermissionFlagsBits, type Message, type SendableChannels } from 'discord.js'
import type { Answer, Block } from '../../answer/index.js'
import type { Sent } from '../../commands/index.js'
import { findBenign } from '../faults.js'
import { explainElsewhere, isHome } from '../limiting/manners.js'
import { persist } from './persist.js'
import { findName, mayRefer, writePermission } from '../incoming/places.js'
import { renderAnswer } from '../rendering/render.js'
import type { Repliable } from './reply.js'
import { scopeOf } from '../incoming/scope.js'
import type { Surface } from '../surface.js'
import { sayingsIn } from '../rendering/texts.js'

export interface Post {
  readonly sent: Sent
  /** What is left to say to the one who had it posted: where it is. */
  readonly notice: Answer
}

/** Said for all to see, and remembered. */
export const isPost = ({ receipt, private: isPrivate }: Answer): boolean => !isPrivate && receipt !== undefined

/**
 * A post stands where the server lets the bot answer for all and its poster may write; anywhere else it is for the
 * poster alone, and says why.
 */
export async function keepPlace(interaction: Repliable, answer: Answer, { desk }: Surface): Promise<Answer> {
  if (!isPost(answer)) return answer
  const scope = await scopeOf(interaction, desk)
  const settings = await desk.settings(scope.guild)
  if (!isHome(scope, settings)) {
    return { ...explainElsewhere(answer, scope, settings, (id) => findName(interaction.guild, id)), private: true }
  }
  if (!interaction.inGuild() || interaction.memberPermissions.has(writePermission(interaction.channel))) return answer
  const why: Block = { kind: 'line', line: [{ kind: 'text', text: sayingsIn(scope.locale).mayNotShare }] }
  return { ...answer, private: true, blocks: [...answer.blocks, why] }
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
  const payload = renderAnswer(answer, { handle: { kind: 'remove', asker: id },
    by: { name: displayName, sentence: answer.receipt === undefined ? askedBy : postedBy } })
  const reply = { messageReference: target, failIfNotExists: false }
  try {
    const { url, id: message, channelId } = await persist<Message>(() =>
      channel.send({ ...payload, reply, nonce: interaction.id, enforceNonce: true })
    )
    const notice: Answer = { status: answer.status, private: true, inPlace: true,
      blocks: [{ kind: 'line', line: [{ kind: 'link', text: answeredThere, url }] }], controls: [], record: null }
    return { sent: { message, channel: channelId }, notice }
  } catch (error) {
    if (findBenign(error) === undefined) throw error
    return undefined
  }
}

/** The channel, if the bot is there and both it and the one who acts may write in it. */
export function findChannel(
  { channel, guild, appPermissions, memberPermissions }: Repliable,
): SendableChannels | undefined {
  if (!guild || channel?.isSendable() !== true) return undefined
  const needed = [PermissionFlagsBits.ViewChannel, writePermission(channel)]
  const mayAll = appPermissions.has(needed) && mayRefer(channel, appPermissions) &&
    memberPermissions?.has(needed) === true
  return mayAll ? channel : undefined
}
