import { Routes, type Message, type REST } from 'discord.js'
import type { AnswerStatus } from '../answer/index.js'
import { findAsk } from './catalogue.js'
import { mayRefer, maySpeak, permissionsIn } from './places.js'
import { renderAnswer, renderLines, type Payload } from './render.js'
import { scopeOfMessage } from './scope.js'
import { logAnswer, logTrouble, type Receipt, type Surface } from './surface.js'
import { sayingsIn } from './texts.js'

/** Answers to messages, remembered as long as somebody may still take their question back. */
export interface Mentions {
  /** Answers a message that names us, and any message in a direct conversation. Never rejects. */
  answer(message: Message): Promise<void>
  /** A message was deleted: an answer to it goes too. Never rejects. */
  forget(message: { readonly id: string }): Promise<void>
}

// Enough for those who delete their question in the minutes after; nothing of them but ids is kept.
const remembered = 1_000

export function openMentions(surface: Surface, rest: REST): Mentions {
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
      const answer = answerQuestion(message, asked, surface)
      remember(message.id, answer)
      await answer
    },
    forget: async ({ id }) => {
      const answer = await answers.get(id)
      if (!answer) return
      answers.delete(id)
      try {
        await rest.delete(Routes.channelMessage(answer.channelId, answer.id))
      } catch (error) {
        logTrouble(surface, { command: 'mention taken back', reference: id, since: surface.now() }, error)
      }
    },
  }
}

interface Sent {
  readonly channelId: string
  readonly id: string
}

async function answerQuestion(message: Message, asked: string, surface: Surface): Promise<Sent | undefined> {
  const receipt: Receipt = { command: 'mention', reference: message.id, since: surface.now() }
  try {
    const said = asked === '' ? await help(message, surface) : await think(message, asked, surface)
    const sent = said && (await send(message, said.payload))
    if (sent) logAnswer(surface, receipt, said.outcome)
    return sent
  } catch (error) {
    return logTrouble(surface, receipt, error) ? apologise(message, surface, receipt) : undefined
  }
}

interface Said {
  readonly payload: Payload
  readonly outcome: AnswerStatus
}

async function think(message: Message, asked: string, { desk }: Surface): Promise<Said | undefined> {
  const ask = findAsk(desk)
  if (!ask) return undefined
  const answer = await desk.dispatch({ command: ask.command.name, args: { [ask.argument]: asked }, scope: await scopeOfMessage(message, desk) })
  return { payload: renderAnswer(answer, { handle: { kind: 'remove', asker: message.author.id } }), outcome: answer.status }
}

/** To somebody who only names us: how to ask, with a question of the corpus' own. */
async function help(message: Message, { desk }: Surface): Promise<Said | undefined> {
  const command = findAsk(desk)?.command.name
  if (command === undefined) return undefined
  const [example = command] = desk.examples(command)
  // A mention needs no command's name, and no quotes.
  const question = example.startsWith(`${command} `) ? example.slice(command.length + 1).replace(/^(["'])(.*)\1$/, '$2') : example
  const { locale } = await scopeOfMessage(message, desk)
  return { payload: renderLines(sayingsIn(locale).mentionHelp(`@${message.client.user.username} ${question}`)), outcome: 'refused' }
}

/**
 * A message by a program is never answered, or two of them would talk for ever; nor one that only calls everyone, a
 * role of ours, or replies to us: nobody asked.
 *
 * @returns What is asked, empty if we are only named; undefined when this is not for us.
 */
function findQuestion(message: Message): string | undefined {
  if (message.author.bot || message.webhookId !== null || message.system) return undefined
  const name = new RegExp(`<@!?${message.client.user.id}>`, 'g')
  if (message.guildId !== null && !name.test(message.content)) return undefined
  return message.content.replace(name, ' ').trim()
}

async function send(message: Message, payload: Payload): Promise<Sent | undefined> {
  const { channel, client } = message
  if (!channel.isSendable()) return undefined
  const refers = mayRefer(channel, permissionsIn(channel, client))
  const reply = refers ? { reply: { messageReference: message.id, failIfNotExists: false } } : {}
  // Named after the question, so that Discord keeps only one answer to it, however often and by whomever it is sent.
  const { channelId, id } = await channel.send({ ...payload, nonce: message.id, enforceNonce: true, ...reply })
  return { channelId, id }
}

async function apologise(message: Message, surface: Surface, receipt: Receipt): Promise<Sent | undefined> {
  try {
    const { locale } = await scopeOfMessage(message, surface.desk)
    return await send(message, renderLines([sayingsIn(locale).apology(receipt.reference)]))
  } catch (error) {
    logTrouble(surface, receipt, error)
    return undefined
  }
}
