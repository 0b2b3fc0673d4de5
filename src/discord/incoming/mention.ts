import { Routes, type Client, type Message } from 'discord.js'
import type { Sent } from '../../commands/index.js'
import { answerQuestion } from './mention-answer.js'
import { maySpeak } from './places.js'
import { openReplies } from '../sending/replies.js'
import { logTrouble, type Surface } from '../surface.js'
import { readWords } from './wording.js'

/** Answers to messages, remembered as long as somebody may still take their question back. */
export interface Mentions {
  /** Answers a message that names us, and any message in a direct conversation. Never rejects. */
  answer(message: Message): Promise<void>
  /** A message was deleted: an answer to it goes too. Never rejects. @param channel - Missing: only what is remembered is known. */
  forget(message: string, channel?: string): Promise<void>
}

// Enough for those who delete their question in the minutes after; nothing of them but ids is kept.
const remembered = 1_000

export function openMentions(surface: Surface, client: Client): Mentions {
  const replies = openReplies(client)
  // Kept from the moment a question is taken on: it may be taken back while its answer is still under way.
  const answers = new Map<string, Promise<Sent | undefined>>()
  const remember = (question: string, answer: Promise<Sent | undefined>): void => {
    answers.set(question, answer)
    const [oldest] = answers.keys()
    if (answers.size > remembered && oldest !== undefined) answers.delete(oldest)
  }
  return {
    answer: async (message) => {
      const asked = findQuestion(message)
      if (asked === undefined || !maySpeak(message)) return
      const answer = answerQuestion({ message, asked, surface })
      remember(message.id, answer)
      await answer
    },
    forget: async (id, channel) => {
      try {
        const answer = await (answers.get(id) ?? (channel === undefined ? undefined : replies.find(id, channel)))
        if (!answer) return
        answers.delete(id)
        await client.rest.delete(Routes.channelMessage(answer.channel, answer.message))
      } catch (error) {
        logTrouble(surface, { command: 'mention taken back', reference: id, since: surface.now() }, error)
      }
    },
  }
}

/**
 * A message by a program is never answered, or two of them would talk for ever; nor one that only calls everyone, a
 * role of ours, or replies to us: nobody asked.
 *
 * @returns What is asked, empty if we are only named; undefined when this is not for us.
 */
function findQuestion(message: Message): string | undefined {
  if (message.author.bot || message.webhookId !== null || message.system) return undefined
  const { id } = message.client.user
  const isNamed = [`<@${id}>`, `<@!${id}>`].some((name) => message.content.includes(name))
  return message.guildId === null || isNamed ? readWords(message) : undefined
}
