import { PermissionFlagsBits, type MessageComponentInteraction } from 'discord.js'
import type { Press } from '../rendering/custom-id.js'
import { dropReply } from '../sending/deliver.js'
import { passOver, persist } from '../sending/persist.js'
import { attempt, notify } from '../sending/reply.js'
import { scopeOf } from './scope.js'
import type { Receipt, Surface } from '../surface.js'

/** Takes a message of ours away, for the one who asked and for those who moderate here. */
export async function remove(interaction: MessageComponentInteraction, { asker }: Extract<Press, { kind: 'remove' }>,
  surface: Surface, receipt: Receipt): Promise<void> {
  const scope = await scopeOf(interaction, surface.desk)
  const moderates = scope.rights?.includes('moderate') === true ||
    interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true
  if (interaction.user.id !== asker && !moderates)
    return notify(interaction, (say) => say.mayNotRemove, surface, receipt)
  const { id: message, channelId: channel } = interaction.message
  const takeAway = async (): Promise<void> => {
    surface.repeats.forget(message)
    await persist(() => interaction.deferUpdate()).catch(passOver)
    // Also where the client has not noticed, for its own try was refused as the second.
    interaction.deferred = true
    // Taken first: Discord's event of the deletion may come before its answer, and would report it as well.
    const post = surface.posts.take(message)
    try {
      await persist(() => dropReply(interaction))
    } catch (error) {
      if (post) surface.posts.add(message, post.guild)
      throw error
    }
    if (scope.guild !== undefined) await surface.desk.removed({ message, channel }, scope)
  }
  await attempt(interaction, takeAway, surface, receipt)
}
