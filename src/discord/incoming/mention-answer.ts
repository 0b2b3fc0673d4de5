import type { Message } from 'discord.js'
import type { AnswerStatus } from '../../answer/index.js'
import type { Invocation, Scope, Sent } from '../../commands/index.js'
import { findAsk } from '../listing/catalogue.js'
import type { Full } from '../limiting/cooldown.js'
import { describeEarlier, findEarlier, findWait, isHome, nameAnswer, noteAnswer,
  type Wait } from '../limiting/manners.js'
import { persist } from '../sending/persist.js'
import { mayRefer, permissionsIn } from './places.js'
import { renderAnswer, renderLines, type Payload } from '../rendering/render.js'
import { scopeOfMessage } from './scope.js'
import { logAnswer, logTrouble, type Receipt, type Surface } from '../surface.js'
import { sayingsIn } from '../rendering/texts.js'
import { alone } from '../sending/turns.js'

/** Somebody's message, and what it asks; empty if it only names us. */
export interface Asking {
  readonly message: Message
  readonly asked: string
  readonly surface: Surface
}

/** @returns Where the answer stands; undefined: there is none, or Discord did not take it. Never rejects. */
export async function answerQuestion(asking: Asking): Promise<Sent | undefined> {
  const { message, surface } = asking
  const receipt: Receipt = { command: 'mention', reference: message.id, since: surface.now() }
  const say: Say = async ({ payload, outcome, onSent }) => {
    const sent = await send(message, payload)
    if (sent) logAnswer(surface, receipt, outcome)
    if (sent) onSent?.(sent)
    return sent
  }
  try {
    return await consider(asking, say)
  } catch (error) {
    return logTrouble(surface, receipt, error) ? apologise(message, surface, receipt) : undefined
  }
}

interface Said {
  readonly payload: Payload
  readonly outcome: AnswerStatus
  readonly onSent?: (sent: Sent) => void
}

type Say = (said: Said) => Promise<Sent | undefined>

/** Says something to a message that asks it of us, where the server and its patience want it. */
async function consider(asking: Asking, say: Say): Promise<Sent | undefined> {
  const { message, asked, surface } = asking
  const { desk } = surface
  const scope = await scopeOfMessage(message, desk)
  const settings = await desk.settings(scope.guild)
  const mayAnswer = scope.guild === undefined || (settings.mentions && isHome(scope, settings))
  if (!mayAnswer) return undefined
  const full = findWait(scope, settings, 'shown', surface)
  if (!full && asked !== '') return answer(asking, scope, say)
  const said = full ? askToWait(full, scope, surface) : help(message, scope, surface)
  return said && say(said)
}

/** Said once in a channel and stretch of time, however many go on asking: a refusal to each would be the flood itself. */
function askToWait({ window, seconds }: Full<Wait>, scope: Scope, { cooldown, now }: Surface): Said | undefined {
  const toldBefore = cooldown.take([{ key: `told ${scope.channel ?? ''}`,
    limit: { answers: 1, seconds: window.limit.seconds } }], now())
  return toldBefore
    ? undefined
    : { payload: renderLines([sayingsIn(scope.locale).manners.quietWait(seconds)]), outcome: 'refused' }
}

/** Once for all who ask the same at the same moment: the others are led to it. */
async function answer({ message: { author }, asked, surface }: Asking, scope: Scope,
  say: Say): Promise<Sent | undefined> {
  const ask = findAsk(surface.desk)
  if (!ask) return undefined
  const invocation: Invocation = { command: ask.command.name, args: { [ask.argument]: asked }, scope }
  const name = nameAnswer(invocation, surface)
  return alone(name, surface.turns, async () => {
    const handle = { kind: 'remove', asker: author.id } as const
    const earlier = findEarlier(name, surface)
    if (earlier) return say({ payload: renderAnswer(describeEarlier(earlier, scope), { handle }), outcome: 'refused' })
    const found = await surface.desk.dispatch(invocation)
    return say({ payload: renderAnswer(found, { handle }), outcome: found.status,
      onSent: (sent) => noteAnswer(name, found, sent, surface) })
  })
}

/** To somebody who only names us: how to ask, with a question of the corpus' own. */
function help({ client }: Message, { locale }: Scope, { desk }: Surface): Said | undefined {
  const command = findAsk(desk)?.command.name
  if (command === undefined) return undefined
  const [example = command] = desk.examples(command, locale)
  // A mention needs no command's name, and no quotes.
  const question = example.startsWith(`${command} `)
    ? example.slice(command.length + 1).replace(/^(["'])(.*)\1$/, '$2')
    : example
  return { payload: renderLines(sayingsIn(locale).mentionHelp(`@${client.user.username} ${question}`)),
    outcome: 'refused' }
}

async function send(message: Message, payload: Payload): Promise<Sent | undefined> {
  const { channel, client } = message
  if (!channel.isSendable()) return undefined
  const refers = mayRefer(channel, permissionsIn(channel, client))
  const reply = refers ? { reply: { messageReference: message.id, failIfNotExists: false } } : {}
  // Named after the question, so that Discord keeps only one answer to it, however often and by whomever it is sent.
  const sent = await persist<Message>(() =>
    channel.send({ ...payload, nonce: message.id, enforceNonce: true, ...reply })
  )
  return { message: sent.id, channel: sent.channelId }
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
