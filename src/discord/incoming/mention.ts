import { Routes, SnowflakeUtil, type APIMessage, type Client, type Message } from 'discord.js'
import { LRUCache } from 'lru-cache'
import type { AnswerStatus } from '../../answer/index.js'
import type { Invocation, Sent } from '../../commands/index.js'
import type { Full } from '../limiting/cooldown.js'
import { serialize } from '../limiting/in-flight.js'
import { describeEarlier, findEarlier, findWait, isHome, nameAnswer, noteAnswer,
  type Wait } from '../limiting/policy.js'
import { findAsk } from '../listing/catalogue.js'
import { renderAnswer, renderLines, type Payload } from '../rendering/render.js'
import { mayLookBack, mayRefer, maySpeak, permissionsIn } from '../sending/permissions.js'
import { retry } from '../sending/retry.js'
import { logAnswer, logTrouble, type Asking, type Surface } from '../surface.js'
import { readAsking } from './scope.js'

/** Answers to messages, remembered as long as somebody may still take their question back. */
interface Mentions {
  /** Answers a message that names us, and any message in a direct conversation. Never rejects. */
  answer(message: Message): Promise<void>
  /**
   * A message was deleted: an answer to it goes too. Never rejects.
   *
   * @param channel - Missing: only what is remembered is known.
   */
  forget(message: string, channel?: string): Promise<void>
}

// Enough for those who delete their question in the minutes after; nothing of them but ids is kept.
const remembered = 1_000

/** @param since - When this process began to remember, in milliseconds since 1970. */
export function openMentions(surface: Surface, client: Client, since = Date.now()): Mentions {
  // Kept from the moment a question is taken on: it may be taken back while its answer is still under way.
  const answers = new LRUCache<string, Promise<Sent | undefined>>({ max: remembered })
  const findAnswer = async (id: string, channel: string | undefined): Promise<Sent | undefined> => {
    const known = answers.peek(id)
    if (known) return known
    return channel !== undefined && mayBeAnswered(id, since) ? findReply(id, channel, client) : undefined
  }
  return {
    answer: async (message) => {
      const asked = findQuestion(message)
      if (asked === undefined || !maySpeak(message.channel, client)) return
      const answer = answerQuestion(message, asked, surface)
      answers.set(message.id, answer)
      await answer
    },
    forget: async (id, channel) => {
      try {
        const answer = await findAnswer(id, channel)
        if (!answer) return
        answers.delete(id)
        await client.rest.delete(Routes.channelMessage(answer.channel, answer.message))
      } catch (error) {
        logTrouble({ surface, receipt: { command: 'mention taken back', reference: id, since: surface.now() } }, error)
      }
    },
  }
}

// Whoever takes a question back does so in the minutes after it. Further back each message that anybody deletes would
// be looked after.
const lookBackMs = 15 * 60_000

/** Whether an earlier process may have answered this message. */
function mayBeAnswered(question: string, since: number): boolean {
  const asked = SnowflakeUtil.timestampFrom(question)
  return asked < since && asked > since - lookBackMs
}

// An answer follows its question at once, even where many talk.
const lookedAt = 50

/** @returns Our reply to a message of before the start; undefined: there is none, or it cannot be told. */
async function findReply(question: string, channel: string, client: Client): Promise<Sent | undefined> {
  if (!mayLookBack(client.channels.cache.get(channel), client)) return undefined
  const query = new URLSearchParams({ after: question, limit: String(lookedAt) })
  const later = (await client.rest.get(Routes.channelMessages(channel), { query })) as readonly APIMessage[]
  const reply = later.find(({ author, message_reference: reference }) =>
    author.id === client.user?.id && reference?.message_id === question
  )
  return reply && { message: reply.id, channel }
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

// People, roles and channels; emoji; commands; moments.
// See https://discord.com/developers/docs/reference#message-formatting
const marks =
  /<(?:(?:@[!&]?|#)\d{1,20}|a?(?<emoji>:\w{1,32}:)\d{1,20}|(?<command>\/[^<>:]{1,100}):\d{1,20}|t:-?\d{1,15}(?::\w)?)>/g

/**
 * What a message says, without the ids that Discord sends. People, roles and channels are left out and not named: a
 * question that is kept must hold nobody's name, and a channel's could be taken for a subject.
 */
export function readWords({ content }: Message): string {
  const read = (...found: readonly unknown[]): string => {
    const { emoji, command } = found.at(-1) as Readonly<Record<string, string | undefined>>
    return emoji ?? command ?? ' '
  }
  return content.replace(marks, read).trim()
}

/** Somebody's message, and what it asks; empty if it only names us. */
interface Question extends Asking {
  readonly message: Message
  readonly asked: string
}

/** @returns Where the answer stands; undefined: there is none, or Discord did not take it. Never rejects. */
async function answerQuestion(message: Message, asked: string, surface: Surface): Promise<Sent | undefined> {
  const question: Question = { ...(await readAsking(message, surface, { command: 'mention', since: surface.now() })),
    message, asked }
  try {
    return await consider(question)
  } catch (error) {
    return logTrouble(question, error) ? apologise(question) : undefined
  }
}

/** Says something to a message that asks it of us, where the server and its limits want it. */
function consider(question: Question): Promise<Sent | undefined> | undefined {
  const { asked, scope, settings } = question
  const mayAnswer = scope.guild === undefined || (settings.mentions && isHome(question))
  if (!mayAnswer) return undefined
  const full = findWait(question, 'shown')
  if (full) return askToWait(question, full)
  return asked === '' ? help(question) : answer(question)
}

/** Said once in a channel and stretch of time, however many ask: a refusal to each would be the flood itself. */
function askToWait(question: Question, { window, seconds }: Full<Wait>): Promise<Sent | undefined> | undefined {
  const { scope, texts, surface: { cooldown, now } } = question
  const toldBefore = cooldown.take([{ key: `told ${scope.channel ?? ''}`,
    limit: { answers: 1, seconds: window.limit.seconds } }], now())
  return toldBefore ? undefined : reply(question, renderLines([texts.policy.quietWait(seconds)]), 'refused')
}

/** Once for all who ask the same at the same moment: the others are led to it. */
function answer(question: Question): Promise<Sent | undefined> | undefined {
  const { message: { author }, asked, scope, surface } = question
  const ask = findAsk(surface.desk)
  if (!ask) return undefined
  const invocation: Invocation = { command: ask.command.name, args: { [ask.argument]: asked }, scope }
  const name = nameAnswer(invocation, surface)
  return serialize(name, surface.inFlight, async () => {
    const handle = { kind: 'remove', asker: author.id } as const
    const earlier = findEarlier(name, surface)
    if (earlier) return reply(question, renderAnswer(describeEarlier(earlier, question), { handle }), 'refused')
    const found = await surface.desk.dispatch(invocation)
    const sent = await reply(question, renderAnswer(found, { handle }), found.status)
    if (sent) noteAnswer(name, { status: found.status, sent }, surface)
    return sent
  })
}

/** To somebody who only names us: how to ask, with a question of the corpus' own. */
function help(question: Question): Promise<Sent | undefined> | undefined {
  const { message: { client }, scope, texts, surface: { desk } } = question
  const command = findAsk(desk)?.command.name
  if (command === undefined) return undefined
  const [example = command] = desk.examples(command, scope.locale)
  // A mention needs no command's name, and no quotes.
  const words = example.startsWith(`${command} `)
    ? example.slice(command.length + 1).replace(/^(["'])(.*)\1$/, '$2')
    : example
  return reply(question, renderLines(texts.discord.mentionHelp(`@${client.user.username} ${words}`)), 'refused')
}

async function reply(question: Question, payload: Payload, outcome: AnswerStatus): Promise<Sent | undefined> {
  const sent = await send(question.message, payload)
  if (sent) logAnswer(question, outcome)
  return sent
}

async function send({ id, channel, client }: Message, payload: Payload): Promise<Sent | undefined> {
  if (!channel.isSendable()) return undefined
  const refers = mayRefer(channel, permissionsIn(channel, client))
  const reference = refers ? { reply: { messageReference: id, failIfNotExists: false } } : {}
  // Named after the question, so that Discord keeps only one answer to it, however often and by whomever it is sent.
  const sent = await retry<Message>(() => channel.send({ ...payload, nonce: id, enforceNonce: true, ...reference }))
  return { message: sent.id, channel: sent.channelId }
}

async function apologise(question: Question): Promise<Sent | undefined> {
  try {
    return await send(question.message, renderLines([question.texts.discord.apology(question.receipt.reference)]))
  } catch (error) {
    logTrouble(question, error)
    return undefined
  }
}
