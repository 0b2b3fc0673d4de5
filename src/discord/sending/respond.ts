import { DiscordAPIError, MessageFlags, MessagePayload, REST, Routes, type APIMessage, type Message,
  type MessageComponentInteraction, type ModalMessageModalSubmitInteraction } from 'discord.js'
import pTimeout from 'p-timeout'
import type { Form } from '../../answer/index.js'
import { componentsOf, findAsker, writeModal } from '../rendering/controls.js'
import { limits } from '../rendering/limits.js'
import type { Payload } from '../rendering/render.js'
import type { Repliable } from '../surface.js'
import { ignoreAlreadyAcknowledged, isAnsweredAlready, retry, sendOnce } from './retry.js'

/** Where a message of ours stands. */
type Placed = Pick<Message, 'id' | 'channelId'>

/** An interaction that came from a message of ours. */
export type Pressed = MessageComponentInteraction | ModalMessageModalSubmitInteraction

const isPressed = (interaction: Repliable): interaction is Pressed =>
  interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())

/** Whether the message that was pressed is seen by one person alone. */
export const isEphemeral = (interaction: Repliable): boolean =>
  isPressed(interaction) && interaction.message.flags.has(MessageFlags.Ephemeral)

/** Whether the pressed message may change: one's own private one, or the public answer to one's own question. */
export function mayChange(interaction: Repliable): interaction is Pressed {
  if (!isPressed(interaction)) return false
  return isEphemeral(interaction) || findAsker(componentsOf(interaction.message)) === interaction.user.id
}

/**
 * Acknowledges the interaction, once, so that its asker sees that an answer comes: to those eyes that it is meant for,
 * or as a change of the message that was pressed.
 */
export async function acknowledge(interaction: Repliable,
  { ephemeral, inPlace = false }: { readonly ephemeral: boolean; readonly inPlace?: boolean }): Promise<void> {
  if (interaction.deferred) return
  if (inPlace && mayChange(interaction)) {
    await retry(() => interaction.deferUpdate()).catch(ignoreAlreadyAcknowledged)
  } else {
    // Of all flags Discord heeds only this one here; the form of the message comes with the edit.
    await retry(() => interaction.deferReply(ephemeral ? { flags: MessageFlags.Ephemeral } : {}))
      .catch(ignoreAlreadyAcknowledged)
    interaction.ephemeral = ephemeral
  }
  // Also where the client has not noticed, for its own try was refused as the second: what follows is an edit.
  interaction.deferred = true
}

// Half of what Discord allows, for the acknowledgement has to travel too.
const acknowledgeAfterMs = limits.firstResponseMs / 2

/** Waits for the answer, or for what stands before it; when it takes too long, has it acknowledged meanwhile. */
export function inTime<T>(answer: Promise<T>, onLate: () => Promise<void>): Promise<T> {
  return pTimeout(answer, { milliseconds: acknowledgeAfterMs, fallback: () => onLate().then(() => answer) })
}

/** @returns Whether it is shown: Discord takes a form only as the first response, and never after another one. */
export async function showForm(interaction: Repliable, form: Form): Promise<boolean> {
  if (interaction.deferred || interaction.replied || interaction.isModalSubmit()) return false
  await interaction.showModal(writeModal(form))
  return true
}

/** Changes the message that was pressed. */
export async function change(interaction: Pressed, payload: Payload): Promise<Placed> {
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

/** To one person, where it disturbs nothing that stands: a message whose button was pressed stays as it is. */
export function respondBeside(interaction: Repliable, payload: Payload): Promise<unknown> {
  if (!interaction.deferred && !interaction.replied) return interaction.reply(payload)
  const isPlaceholder = !interaction.replied && interaction.ephemeral !== null
  return isPlaceholder ? interaction.editReply(toEdit(payload)) : followOnce(interaction, payload)
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

/**
 * A follow-up: a message after the first response. Discord knows no nonce here, so that what is sent again after a lost
 * answer would stand twice: it is sent once, and an unknown outcome is a failure.
 */
async function followOnce(interaction: Repliable, payload: Payload): Promise<Placed> {
  const { client, applicationId, token, webhook } = interaction
  const rest = new REST({ ...client.rest.options, retries: 0, hashSweepInterval: 0, handlerSweepInterval: 0 })
  const { body, files } = await MessagePayload.create(webhook, payload).resolveBody().resolveFiles()
  const sent = await sendOnce(() =>
    rest.post(Routes.webhook(applicationId, token), { body, files: files ?? [], auth: false })
  )
  const { id, channel_id: channelId } = sent as APIMessage
  return { id, channelId }
}

/** For all to see, without what was attached before; an edit cannot change who sees a message anyway. */
export function toEdit(payload: Payload) {
  return { ...payload, flags: MessageFlags.IsComponentsV2 as const, attachments: [] }
}
