import { MessagePayload, REST, Routes, type APIMessage, type Message } from 'discord.js'
import { sendOnce } from './persist.js'
import type { Payload } from '../rendering/render.js'
import type { Repliable } from './reply.js'

/**
 * A message after the first response. Discord knows no nonce here, so that what is sent again after a lost answer would
 * stand twice: it is sent once, and if nobody knows what became of it, that is a failure.
 */
export async function followOnce(interaction: Repliable, payload: Payload): Promise<Pick<Message, 'id' | 'channelId'>> {
  const { client, applicationId, token, webhook } = interaction
  const rest = new REST({ ...client.rest.options, retries: 0, hashSweepInterval: 0, handlerSweepInterval: 0 })
  const { body, files } = await MessagePayload.create(webhook, payload).resolveBody().resolveFiles()
  const sent = await sendOnce(() =>
    rest.post(Routes.webhook(applicationId, token), { body, files: files ?? [], auth: false })
  )
  const { id, channel_id: channelId } = sent as APIMessage
  return { id, channelId }
}
