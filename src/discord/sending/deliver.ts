import { DiscordAPIError, InteractionContextType, MessageFlags, type Message, type MessageComponentInteraction,
  type ModalMessageModalSubmitInteraction } from 'discord.js'
import type { Answer } from '../../answer/index.js'
import type { Sent } from '../../commands/index.js'
import { findAsker, type Handle } from '../rendering/buttons.js'
import { componentsOf } from '../rendering/components.js'
import { followOnce } from './follow.js'
import { hasForm, showForm, withoutForm } from '../rendering/form.js'
import { isAnsweredAlready } from './persist.js'
import { isPost, keepPlace, postReply } from './post.js'
import { renderAnswer, type Payload } from '../rendering/render.js'
import type { Repliable, ReplyOptions } from './reply.js'
import { scopeOf } from '../incoming/scope.js'
import type { Surface } from '../surface.js'

/**
 * Says an answer in the way it asks for: as a form, as a reply to some message, in place of the one whose button was
 * pressed, or as the interaction's own response. What has a receipt is reported to the desk.
 *
 * @returns Where it stands, if all see it.
 */
export async function deliver(interaction: Repliable, given: Answer, surface: Surface,
  options: ReplyOptions): Promise<Sent | undefined> {
  if (hasForm(given)) {
    if (await showForm(interaction, given.form)) return undefined
    return say(interaction, withoutForm(given), { ...options,
      handle: { kind: 'open', draft: surface.drafts.keep(given.form) } })
  }
  const answer = options.posts === true ? await keepPlace(interaction, given, surface) : given
  const post = answer.replyTo === undefined || answer.private || options.posts !== true
    ? undefined
    : await postReply(interaction, answer, answer.replyTo)
  const sent = post ? post.sent : await say(interaction, answer, options)
  if (sent) await report(interaction, answer, sent, surface)
  if (post) await say(interaction, post.notice, options)
  return sent
}

async function report(interaction: Repliable, { receipt }: Answer, sent: Sent,
  { desk, posts }: Surface): Promise<void> {
  if (receipt === undefined) return
  const scope = await scopeOf(interaction, desk)
  if (posts.add(sent.message, scope.guild)) await desk.sent(receipt, sent, scope)
}

async function say(interaction: Repliable, answer: Answer, options: ReplyOptions): Promise<Sent | undefined> {
  const changes = takesPlace(interaction, answer, options.inPlace)
  const ephemeral = changes
    ? isEphemeral(interaction)
    : answer.private || (options.ephemeral && !(options.posts === true && isPost(answer)))
  const handle = options.handle ??
    (ephemeral ? findShare(interaction, answer, options) : ({ kind: 'remove', asker: interaction.user.id } as const))
  const payload = renderAnswer(answer, { ephemeral, again: options.again, page: options.page ?? 0, handle })
  const message = await (changes ? change(interaction, payload) : respond(interaction, payload, ephemeral))
  return message && !ephemeral ? { message: message.id, channel: message.channelId } : undefined
}

/** Whether an answer takes the place of the message that was pressed; what is for one person never that of one that all see. */
export function takesPlace(interaction: Repliable, answer: Answer, inPlace = false): interaction is Pressed {
  return (inPlace || answer.inPlace === true) && mayChange(interaction) && (!answer.private || isEphemeral(interaction))
}

type Pressed = MessageComponentInteraction | ModalMessageModalSubmitInteraction
type Placed = Pick<Message, 'id' | 'channelId'>

/** Whether the message that was pressed may change: one's own private one, or the public answer to one's own question. */
export function mayChange(interaction: Repliable): interaction is Pressed {
  if (!isPressed(interaction)) return false
  return isEphemeral(interaction) || findAsker(componentsOf(interaction.message)) === interaction.user.id
}

const isPressed = (interaction: Repliable): interaction is Pressed =>
  interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())

const isEphemeral = (interaction: Repliable): boolean =>
  isPressed(interaction) && interaction.message.flags.has(MessageFlags.Ephemeral)

async function change(interaction: Pressed, payload: Payload): Promise<Placed> {
  if (interaction.deferred) return interaction.editReply(toEdit(payload))
  await interaction.update(toEdit(payload))
  return interaction.message
}

/** The interaction's own response, or, where that was begun for other eyes than the answer's, a message after it. */
export async function respond(interaction: Repliable, payload: Payload,
  ephemeral: boolean): Promise<Placed | undefined> {
  if (!interaction.deferred) return ephemeral ? replyToOne(interaction, payload) : replyToAll(interaction, payload)
  if (interaction.ephemeral === ephemeral) return interaction.editReply(toEdit(payload))
  // Acknowledged as a change of the pressed message, that one stays as it is; any other placeholder goes.
  if (interaction.ephemeral !== null) await dropReply(interaction)
  return followOnce(interaction, payload)
}

async function replyToOne(interaction: Repliable, payload: Payload): Promise<undefined> {
  await interaction.reply(payload)
}

/** What Discord carried out before it said that it had failed stands all the same, and is as good as any other. */
async function replyToAll(interaction: Repliable, payload: Payload): Promise<Placed | undefined> {
  try {
    return (await interaction.reply({ ...toEdit(payload), withResponse: true })).resource?.message ?? undefined
  } catch (error) {
    if (!isAnsweredAlready(error)) throw error
    return interaction.fetchReply()
  }
}

/** Takes away the interaction's own message. Gone already is as good: a try before may have been carried out. */
export async function dropReply(interaction: Repliable): Promise<void> {
  try {
    await interaction.deleteReply()
  } catch (error) {
    if (!(error instanceof DiscordAPIError && error.code === 10008)) throw error
  }
  // There is nothing to edit any more: whatever comes, an apology as well, is a message after it.
  interaction.replied = true
}

/** What one person sees can be shared, where there is somebody to share it with. */
function findShare({ context }: Repliable, { status, private: isPrivate, receipt }: Answer,
  { isView = false, staysHere = false }: ReplyOptions): Handle | undefined {
  // A post is posted by its command, which knows where it may stand.
  const isWorthIt = status === 'answered' && receipt === undefined && (isView || !isPrivate)
  return isWorthIt && !staysHere && context !== InteractionContextType.BotDM ? { kind: 'share' } : undefined
}

/** For all to see, without what was attached before; an edit cannot change who sees a message anyway. */
export function toEdit(payload: Payload) {
  return { ...payload, flags: MessageFlags.IsComponentsV2 as const, attachments: [] }
}
