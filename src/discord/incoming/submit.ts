import type { ModalSubmitInteraction } from 'discord.js'
import type { Given } from '../../commands/index.js'
import { componentsOf } from '../rendering/components.js'
import { decodeAction } from '../rendering/custom-id.js'
import { readFields } from '../rendering/modal.js'
import { readAskedQuestion } from '../rendering/render.js'
import { notify, replyWith } from '../sending/reply.js'
import { scopeOf } from './scope.js'
import type { Receipt, Surface } from '../surface.js'

/** A form that was handed in. Its action says what that means; the words of the message it was opened from come with it. */
export async function answerForm(interaction: ModalSubmitInteraction, surface: Surface,
  receipt: Receipt): Promise<void> {
  const action = decodeAction(interaction.customId)
  if (!action) return notify(interaction, (say) => say.expired, surface, receipt)
  const question = interaction.isFromMessage() ? readAskedQuestion(componentsOf(interaction.message)) : undefined
  const given: Given = { ...(question === undefined ? {} : { question }), fields: readFields(interaction) }
  const { desk } = surface
  await replyWith(interaction, async () => desk.press(action, await scopeOf(interaction, desk), given), {
    ephemeral: true,
    slow: false,
    posts: true,
    surface,
    receipt,
  })
}
