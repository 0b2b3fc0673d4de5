import { MessageFlags, PermissionFlagsBits, type MessageComponentInteraction,
  type ModalSubmitInteraction } from 'discord.js'
import { composeLines, type Action, type Answer } from '../../answer/index.js'
import type { Given, Invocation } from '../../commands/index.js'
import { serialize } from '../limiting/in-flight.js'
import { describeEarlier, describeWait, findEarlier, findWait, isFree, isHome } from '../limiting/policy.js'
import { isOffered } from '../listing/options.js'
import { componentsOf, readFields } from '../rendering/controls.js'
import { decodeAction, decodePress, type Press } from '../rendering/custom-id.js'
import { readAskedQuestion, renderShared } from '../rendering/render.js'
import { takesPlace } from '../sending/deliver.js'
import { findChannel, mayShow } from '../sending/permissions.js'
import { attempt, notify, replyWith, waitFor } from '../sending/reply.js'
import { dropReply, respond } from '../sending/respond.js'
import { ignoreAlreadyAcknowledged, retry } from '../sending/retry.js'
import { nameRequest, type Request } from '../surface.js'
import { answerAsked } from './asked.js'
import { personOf } from './scope.js'

type PressOf<K extends Press['kind']> = Extract<Press, { readonly kind: K }>
type Pressing = Request<MessageComponentInteraction>

/** A message component of ours, used: a button or a list, of this process, of an earlier one, or of any version. */
export async function answerPress(pressed: Pressing): Promise<void> {
  const press = decodePress(pressed.interaction.customId)
  if (!press) return notify(pressed, pressed.texts.discord.expired)
  const meant = press.kind === 'show' ? press.view : press.kind
  const request = nameRequest(pressed, `${pressed.receipt.command} ${meant}`)
  switch (press.kind) {
    case 'turn':
      return open(request, press)
    case 'ask-again':
      return askAgain(request, press)
    case 'share':
      return share(request)
    case 'remove':
      return remove(request, press)
    case 'open':
      return reopen(request, press)
    default:
      return open(request, { action: press, page: 0 })
  }
}

/** The asker's words, as the message restates them that was pressed. */
const questionOf = ({ interaction }: Pressing): string | undefined =>
  readAskedQuestion(componentsOf(interaction.message))

interface Opened {
  readonly action: Action
  readonly page: number
  readonly kind?: 'turn'
}

/** What a button opens is for the one who pressed it; a page turned in a private answer takes its place. */
async function open(request: Pressing, { action, page, kind }: Opened): Promise<void> {
  const { interaction, scope, texts, surface } = request
  const costsNothing = action.kind === 'run' &&
    surface.desk.commands.some((command) => command.name === action.command && isFree(command, action.args))
  const full = costsNothing ? undefined : findWait(request, 'press')
  if (full) return notify(request, describeWait(full, texts))
  const question = questionOf(request)
  const given: Given = { ...(question === undefined ? {} : { question }),
    ...(interaction.isAnySelectMenu() ? { picked: interaction.values } : {}) }
  const think = async (): Promise<Answer> => {
    const answer = restate(await surface.desk.press(action, scope, given), action, question)
    if (interaction.isAnySelectMenu() && takesPlace(interaction, answer)) renameShared(request)
    return answer
  }
  return replyWith(request, think, {
    again: interaction.isButton() ? action : undefined,
    page,
    isView: action.kind === 'show',
    posts: true,
    staysHere: !isHome(request),
    inPlace: kind === 'turn' && interaction.message.flags.has(MessageFlags.Ephemeral),
  })
}

/** A view opens with the question it belongs to: to be read alone, to be shared, and for its own pages to read back. */
function restate(answer: Answer, action: Action, question: string | undefined): Answer {
  const isBare = action.kind === 'show' && answer.status === 'answered' &&
    !answer.blocks.some(({ kind }) => kind === 'question')
  if (question === undefined || !isBare) return answer
  return { ...answer, blocks: [{ kind: 'question', text: question }, ...answer.blocks] }
}

/** Asked again by a person who has seen that it was answered a moment ago. */
async function askAgain(request: Pressing, { action, replyTo }: PressOf<'ask-again'>): Promise<void> {
  const { interaction, scope, texts, surface } = request
  const { command: name, args, takes } = action
  const command = surface.desk.commands.find((entry) => entry.name === name && isOffered(entry))
  if (!command) return notify(request, texts.discord.expired)
  const words = takes === undefined ? undefined : questionOf(request)
  if (takes !== undefined && words === undefined) return notify(request, texts.policy.noWordsLeft)
  const invocation: Invocation = { command: name, args: takes === undefined ? args : { ...args, [takes]: words },
    scope }
  return answerAsked(request, { invocation, command, force: true, replyTo: findChannel(interaction) && replyTo })
}

/** Shown to all by somebody who may write here themselves. */
async function share(request: Pressing): Promise<void> {
  const { interaction, texts, surface } = request
  if (!mayShow(interaction)) return notify(request, texts.discord.mayNotShare)
  if (!isHome(request)) return notify(request, texts.policy.notHere)
  const name = nameShared(request)
  const before = surface.inFlight.find(name)
  if (before) return (await waitFor(request, before)) ? share(request) : undefined
  return serialize(name, surface.inFlight, async () => {
    const earlier = findEarlier(name, surface)
    const full = findWait(request, earlier ? 'private' : 'shown')
    if (full) return notify(request, describeWait(full, texts))
    if (earlier) return replyWith(request, () => Promise.resolve(describeEarlier(earlier, request)))
    const shared = renderShared(componentsOf(interaction.message), personOf(interaction), texts)
    return attempt(request, async () => {
      const message = await retry(() => respond(interaction, shared, false))
      if (message) surface.repeats.note(name, { message: message.id, channel: message.channelId }, surface.now())
    })
  })
}

/** The key by which shared answers are deduplicated: what was asked; for a view, which nobody asks for, its message. */
function nameShared({ interaction: { message }, surface: { repeats } }: Pressing): string {
  const asked = message.interactionMetadata?.id
  return (asked === undefined ? undefined : repeats.findEphemeral(asked)) ?? `shared ${message.id}`
}

/** A message that a pick has changed answers no longer what was asked, but that pick. */
function renameShared({ interaction: { id, message }, surface: { repeats } }: Pressing): void {
  repeats.forget(message.id)
  if (message.interactionMetadata) repeats.noteEphemeral(message.interactionMetadata.id, `picked ${id}`)
}

/** Takes a message of ours away, for the one who asked and for those who moderate here. */
async function remove(request: Pressing, { asker }: PressOf<'remove'>): Promise<void> {
  const { interaction, scope, texts, surface: { desk, posts, repeats } } = request
  const moderates = scope.rights?.includes('moderate') === true ||
    interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true
  // Discord's own word for who asked comes before the button's, where it has one.
  const owner = interaction.message.interactionMetadata?.user.id ?? asker
  if (interaction.user.id !== owner && !moderates) return notify(request, texts.discord.mayNotRemove)
  const { id: message, channelId: channel } = interaction.message
  return attempt(request, async () => {
    repeats.forget(message)
    await retry(() => interaction.deferUpdate()).catch(ignoreAlreadyAcknowledged)
    // Also where the client has not noticed, for its own try was refused as the second.
    interaction.deferred = true
    // Forgotten first: Discord's event of the deletion may come before its answer, and would report it as well.
    const post = posts.peek(message)
    posts.delete(message)
    try {
      await retry(() => dropReply(interaction))
    } catch (error) {
      if (post) posts.set(message, post)
      throw error
    }
    if (scope.guild !== undefined) await desk.removed({ message, channel }, scope)
  })
}

/** The form that had to wait for this press. */
async function reopen(request: Pressing, { draft }: PressOf<'open'>): Promise<void> {
  const form = request.surface.drafts.peek(draft)
  if (!form) return notify(request, request.texts.discord.formGone)
  return replyWith(request, () => Promise.resolve({ ...composeLines([], null, { private: true }), form }))
}

/** A form that was handed in: its action says what that means; with the words of the message it was opened from. */
export async function answerForm(request: Request<ModalSubmitInteraction>): Promise<void> {
  const { interaction, scope, texts, surface } = request
  const action = decodeAction(interaction.customId)
  if (!action) return notify(request, texts.discord.expired)
  const full = findWait(request, 'press')
  if (full) return notify(request, describeWait(full, texts))
  const question = interaction.isFromMessage() ? readAskedQuestion(componentsOf(interaction.message)) : undefined
  const given: Given = { ...(question === undefined ? {} : { question }), fields: readFields(interaction) }
  return replyWith(request, () => surface.desk.press(action, scope, given), { posts: true })
}
