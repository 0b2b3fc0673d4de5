import { MessageFlags, type MessageComponentInteraction } from 'discord.js'
import type { Action, Answer, Block } from '../../answer/index.js'
import type { Given, Invocation } from '../../commands/index.js'
import { answerAsked } from './asked.js'
import { isOffered } from '../listing/catalogue.js'
import { componentsOf } from '../rendering/components.js'
import { decodePress, type Press } from '../rendering/custom-id.js'
import { respond, takesPlace } from '../sending/deliver.js'
import { findChannel } from '../sending/post.js'
import { describeEarlier, describeWait, findEarlier, findWait, isFree, isHome } from '../limiting/manners.js'
import { persist } from '../sending/persist.js'
import { writePermission } from './places.js'
import { remove } from './remove.js'
import { readAskedQuestion, renderShared } from '../rendering/render.js'
import { attempt, notify, replyWith, waitFor } from '../sending/reply.js'
import { personOf, scopeOf } from './scope.js'
import type { Receipt, Surface } from '../surface.js'
import { sayingsIn } from '../rendering/texts.js'
import { alone } from '../sending/turns.js'

/** A button or a list of ours, used: of this process, of an earlier one, or of a version that nobody remembers. */
export async function answerPress(interaction: MessageComponentInteraction, surface: Surface,
  receipt: Receipt): Promise<void> {
  const press = decodePress(interaction.customId)
  if (!press) return notify(interaction, (say) => say.expired, surface, receipt)
  const named: Receipt = { ...receipt,
    command: `${receipt.command} ${press.kind === 'show' ? press.view : press.kind}` }
  switch (press.kind) {
    case 'turn':
      return open(interaction, press, surface, named)
    case 'anew':
      return askAnew(interaction, press, surface, named)
    case 'share':
      return share(interaction, surface, named)
    case 'remove':
      return remove(interaction, press, surface, named)
    case 'open':
      return reopen(interaction, press, surface, named)
    default:
      return open(interaction, { action: press, page: 0 }, surface, named)
  }
}

interface Opened {
  readonly action: Action
  readonly page: number
  readonly kind?: 'turn'
}

/** What a button opens is for the one who pressed it; a page turned in a private answer takes its place. */
async function open(interaction: MessageComponentInteraction, { action, page, kind }: Opened, surface: Surface,
  receipt: Receipt): Promise<void> {
  const { desk } = surface
  const scope = await scopeOf(interaction, desk)
  const settings = await desk.settings(scope.guild)
  const costsNothing = action.kind === 'run' &&
    desk.commands.some((command) => command.name === action.command && isFree(command, action.args))
  const full = costsNothing ? undefined : findWait(scope, settings, 'press', surface)
  if (full) return notify(interaction, (say) => describeWait(full, say), surface, receipt)
  const question = readAskedQuestion(componentsOf(interaction.message))
  const given: Given = { ...(question === undefined ? {} : { question }),
    ...(interaction.isAnySelectMenu() ? { picked: interaction.values } : {}) }
  const think = async (): Promise<Answer> => {
    const answer = restate(await desk.press(action, scope, given), action, question)
    if (interaction.isAnySelectMenu() && takesPlace(interaction, answer)) renameShared(interaction, surface)
    return answer
  }
  return replyWith(interaction, think, {
    ephemeral: true,
    slow: false,
    again: interaction.isButton() ? action : undefined,
    page,
    isView: action.kind === 'show',
    posts: true,
    staysHere: !isHome(scope, settings),
    inPlace: kind === 'turn' && interaction.message.flags.has(MessageFlags.Ephemeral),
    surface,
    receipt,
  })
}

/** A view opens with the question it belongs to: to be read alone, to be shared, and for its own pages to read back. */
function restate(answer: Answer, action: Action, question: string | undefined): Answer {
  const isBare = action.kind === 'show' && answer.status === 'answered' &&
    !answer.blocks.some(({ kind }) => kind === 'question')
  if (question === undefined || !isBare) return answer
  return { ...answer, blocks: [{ kind: 'question', text: question } satisfies Block, ...answer.blocks] }
}

/** Asked again by somebody who has seen that it was answered a moment ago. */
async function askAnew(interaction: MessageComponentInteraction, { action, replyTo }: Extract<Press, { kind: 'anew' }>,
  surface: Surface, receipt: Receipt): Promise<void> {
  const { command: name, args, takes } = action
  const command = surface.desk.commands.find((entry) => entry.name === name && isOffered(entry))
  if (!command) return notify(interaction, (say) => say.expired, surface, receipt)
  const scope = await scopeOf(interaction, surface.desk)
  const words = takes === undefined ? undefined : readAskedQuestion(componentsOf(interaction.message))
  if (takes !== undefined && words === undefined)
    return notify(interaction, (say) => say.manners.noWordsLeft, surface, receipt)
  const invocation: Invocation = { command: name, args: takes === undefined ? args : { ...args, [takes]: words },
    scope }
  return answerAsked(interaction, { invocation, command, hide: undefined, again: undefined, insists: true,
    replyTo: findChannel(interaction) && replyTo }, surface, receipt)
}

/** Shown to all by somebody who may write here themselves. */
async function share(interaction: MessageComponentInteraction, surface: Surface, receipt: Receipt): Promise<void> {
  if (interaction.inGuild() && !interaction.memberPermissions.has(writePermission(interaction.channel)))
    return notify(interaction, (say) => say.mayNotShare, surface, receipt)
  const scope = await scopeOf(interaction, surface.desk)
  const settings = await surface.desk.settings(scope.guild)
  if (!isHome(scope, settings)) return notify(interaction, (say) => say.manners.notHere, surface, receipt)
  const name = nameShared(interaction, surface)
  const before = surface.turns.find(name)
  if (before)
    return (await waitFor(interaction, before, surface, receipt))
      ? share(interaction, surface, receipt)
      : undefined
  return alone(name, surface.turns, async () => {
    const earlier = findEarlier(name, surface)
    const full = findWait(scope, settings, earlier ? 'private' : 'shown', surface)
    if (full) return notify(interaction, (say) => describeWait(full, say), surface, receipt)
    if (earlier)
      return replyWith(interaction, () => Promise.resolve(describeEarlier(earlier, scope)), { ephemeral: true,
        slow: false, surface, receipt })
    const shared = renderShared(componentsOf(interaction.message), personOf(interaction), sayingsIn(scope.locale))
    const show = async (): Promise<void> => {
      const message = await persist(() => respond(interaction, shared, false))
      if (message) surface.repeats.note(name, { message: message.id, channel: message.channelId }, surface.now())
    }
    return attempt(interaction, show, surface, receipt)
  })
}

/** What is shared is known by what was asked; a view of it, which nobody can ask for, by its message. */
function nameShared({ message }: MessageComponentInteraction, { repeats }: Surface): string {
  const asked = message.interactionMetadata?.id
  return (asked === undefined ? undefined : repeats.findWhispered(asked)) ?? `shared ${message.id}`
}

/** A message that a pick has changed answers no longer what was asked, but that pick. */
function renameShared({ id, message }: MessageComponentInteraction, { repeats }: Surface): void {
  repeats.forget(message.id)
  if (message.interactionMetadata) repeats.whisper(message.interactionMetadata.id, `picked ${id}`)
}

/** The form that had to wait for this press. */
async function reopen(interaction: MessageComponentInteraction, { draft }: Extract<Press, { kind: 'open' }>,
  surface: Surface, receipt: Receipt): Promise<void> {
  const form = surface.drafts.find(draft)
  if (!form) return notify(interaction, (say) => say.formGone, surface, receipt)
  const answer: Answer = { status: 'answered', private: true, blocks: [], controls: [], form, record: null }
  await replyWith(interaction, () => Promise.resolve(answer), { ephemeral: true, slow: false, surface, receipt })
}
