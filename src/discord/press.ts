import { MessageFlags, PermissionFlagsBits, type APIMessageTopLevelComponent, type ButtonInteraction } from 'discord.js'
import type { Action, Answer, Block } from '../answer/index.js'
import { decodePress, type Press } from './custom-id.js'
import { writePermission } from './places.js'
import { readAskedQuestion, renderShared } from './render.js'
import { notify, replyWith, sayTo } from './reply.js'
import { personOf, scopeOf } from './scope.js'
import { logAnswer, logTrouble, type Receipt, type Surface } from './surface.js'

/** A button of ours, pressed: of this process, of an earlier one, or of a version that nobody remembers. */
export async function answerPress(interaction: ButtonInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  const press = decodePress(interaction.customId)
  if (!press) return notify(interaction, (say) => say.expired, surface, receipt)
  const named: Receipt = { ...receipt, command: `button ${press.kind === 'show' ? press.view : press.kind}` }
  switch (press.kind) {
    case 'show':
    case 'run':
    case 'rejudge':
    case 'rate':
    case 'save':
    case 'reply':
      return open(interaction, { action: press, page: 0 }, surface, named)
    case 'turn':
      return open(interaction, press, surface, named)
    case 'share':
      return share(interaction, surface, named)
    case 'remove':
      return remove(interaction, press, surface, named)
  }
}

interface Opened {
  readonly action: Action
  readonly page: number
  readonly kind?: 'turn'
}

/** What a button opens is for the one who pressed it; a page turned in a private answer takes its place. */
async function open(interaction: ButtonInteraction, { action, page, kind }: Opened, surface: Surface, receipt: Receipt): Promise<void> {
  const { desk } = surface
  const question = readAskedQuestion(readComponents(interaction))
  const think = async (): Promise<Answer> => restate(await desk.press(action, await scopeOf(interaction, desk), question === undefined ? {} : { question }), action, question)
  return replyWith(interaction, think, {
    ephemeral: true,
    slow: false,
    again: action,
    page,
    isView: action.kind === 'show',
    inPlace: kind === 'turn' && interaction.message.flags.has(MessageFlags.Ephemeral),
    surface,
    receipt,
  })
}

/** A view opens with the question it belongs to: to be read alone, to be shared, and for its own pages to read back. */
function restate(answer: Answer, action: Action, question: string | undefined): Answer {
  const isBare = action.kind === 'show' && answer.status === 'answered' && !answer.blocks.some(({ kind }) => kind === 'question')
  if (question === undefined || !isBare) return answer
  return { ...answer, blocks: [{ kind: 'question', text: question } satisfies Block, ...answer.blocks] }
}

/** Shown to all by somebody who may write here themselves. */
async function share(interaction: ButtonInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  if (interaction.inGuild() && !interaction.memberPermissions.has(writePermission(interaction.channel))) return notify(interaction, (say) => say.mayNotShare, surface, receipt)
  await attempt(surface, receipt, async () => {
    await interaction.reply(renderShared(readComponents(interaction), personOf(interaction), await sayTo(interaction, surface)))
  })
}

async function remove(interaction: ButtonInteraction, { asker }: Extract<Press, { kind: 'remove' }>, surface: Surface, receipt: Receipt): Promise<void> {
  const isModerator = interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true
  if (interaction.user.id !== asker && !isModerator) return notify(interaction, (say) => say.mayNotRemove, surface, receipt)
  await attempt(surface, receipt, async () => {
    await interaction.deferUpdate()
    await interaction.deleteReply()
  })
}

async function attempt(surface: Surface, receipt: Receipt, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    logAnswer(surface, receipt, 'answered')
  } catch (error) {
    logTrouble(surface, receipt, error)
  }
}

function readComponents({ message }: ButtonInteraction): readonly APIMessageTopLevelComponent[] {
  return message.components.map((component) => component.toJSON())
}
