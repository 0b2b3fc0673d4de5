import type { Interaction } from 'discord.js'
import { limits } from '../rendering/limits.js'
import { notify } from '../sending/reply.js'
import type { Asking, Surface } from '../surface.js'
import { answerCommand, answerMenu, complete, nameOf } from './command.js'
import { answerForm, answerPress } from './press.js'
import { readAsking } from './scope.js'

/** Whatever a member did, answered. Never rejects. */
export async function answerInteraction(interaction: Interaction, surface: Surface): Promise<void> {
  const since = surface.now()
  const isLate = surface.lateness.of(interaction.id, since) > latestMs
  const asking = await readAsking(interaction, surface, { command: isLate ? 'late' : describe(interaction), since })
  if (isLate) return shedLoad({ ...asking, interaction })
  if (interaction.isAutocomplete()) return complete({ ...asking, interaction })
  if (interaction.isChatInputCommand()) return answerCommand({ ...asking, interaction })
  if (interaction.isMessageContextMenuCommand()) return answerMenu({ ...asking, interaction })
  if (interaction.isMessageComponent()) return answerPress({ ...asking, interaction })
  if (interaction.isModalSubmit()) return answerForm({ ...asking, interaction })
}

/** For the log, which names more closely what is found out later. */
function describe(interaction: Interaction): string {
  if (interaction.isAutocomplete()) return `${nameOf(interaction)} (autocomplete)`
  if (interaction.isChatInputCommand()) return nameOf(interaction)
  if (interaction.isMessageComponent()) return interaction.isButton() ? 'button' : 'picker'
  return interaction.isModalSubmit() ? 'form' : 'menu'
}

// What is left of the three seconds goes to the way there and to whoever stands in line before.
const latestMs = limits.firstResponseMs * 0.4

/**
 * Load shedding: when more is asked than can be answered, each answer would come later than the one before, and after
 * a while all too late. A word costs a fraction of an answer: who waited longest gets that, and the others are answered
 * in time.
 */
async function shedLoad(request: Asking & { readonly interaction: Interaction }): Promise<void> {
  const { interaction } = request
  if (!interaction.isRepliable() || interaction.isUserContextMenuCommand() || interaction.isPrimaryEntryPointCommand())
    return
  await notify({ ...request, interaction }, request.texts.policy.tooLate)
}
