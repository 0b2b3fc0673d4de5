import { PermissionFlagsBits, type MessageComponentInteraction } from 'discord.js'
import type { Press } from './custom-id.js'
import { attempt, notify } from './reply.js'
import { scopeOf } from './scope.js'
import type { Receipt, Surface } from './surface.js'

/** Takes a message of ours away, for the one who asked and for those who moderate here. */
export async function remove(interaction: MessageComponentInteraction, { asker }: Extract<Press, { kind: 'remove' }>, surface: Surface, receipt: Receipt): Promise<void> {
  const scope = await scopeOf(interaction, surface.desk)
  const moderates = scope.rights?.includes('moderate') === true || interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true
  if (interaction.user.id !== asker && !moderates) return notify(interaction, (say) => say.mayNotRemove, surface, receipt)
  const { id: message, channelId: channel } = interaction.message
  await attempt(surface, receipt, 'answered', async () => {
    surface.repeats.forget(message)
    await interaction.deferUpdate()
    // Taken first: Discord's event of the deletion may come before its answer, and would report it as well.
    const post = surface.posts.take(message)
    try {
      await interaction.deleteReply()
    } catch (error) {
      if (post) surface.posts.add(message, post.guild)
      throw error
    }
    if (scope.guild !== undefined) await surface.desk.removed({ message, channel }, scope)
  })
}
