import { Routes, SnowflakeUtil, type APIMessage, type Client } from 'discord.js'
import type { Sent } from '../../commands/index.js'
import { mayLookBack } from '../incoming/places.js'

/** What an earlier process answered, which nobody here remembers. */
export interface Replies {
  /** @returns Our reply to a message that may have been answered before the start; undefined: there is none, or it cannot be told. */
  find(question: string, channel: string): Promise<Sent | undefined>
}

// Whoever takes a question back does so in the minutes after it. Further back each message that anybody deletes would be looked after.
const lookBackMs = 15 * 60_000
// An answer follows its question at once, even where many talk.
const lookedAt = 50

/** @param since - When this process began to remember, in milliseconds since 1970. */
export function openReplies(client: Client, since = Date.now()): Replies {
  const mayBeAnswered = (question: string): boolean => {
    const asked = SnowflakeUtil.timestampFrom(question)
    return asked < since && asked > since - lookBackMs
  }
  return {
    find: async (question, channel) => {
      if (!mayBeAnswered(question) || !mayLookBack(client.channels.cache.get(channel), client)) return undefined
      const query = new URLSearchParams({ after: question, limit: String(lookedAt) })
      const later = (await client.rest.get(Routes.channelMessages(channel), { query })) as readonly APIMessage[]
      const reply = later.find(({ author, message_reference: reference }) =>
        author.id === client.user?.id && reference?.message_id === question
      )
      return reply && { message: reply.id, channel }
    },
  }
}
