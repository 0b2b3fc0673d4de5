import { PermissionFlagsBits, type Message } from 'discord.js'
import { renderAnswer, renderLines, type Payload } from './render.js'
import { toMessage } from './reply.js'
import { findAsk } from './catalogue.js'
import { logAnswer, logTrouble, scope, type Receipt, type Surface } from './surface.js'
import { texts } from './texts.js'

/**
 * Answers a message that names us, and any message in a direct conversation. Never rejects.
 *
 * A message by a program is never answered, or two of them would talk for ever; nor one that only calls everyone,
 * a role of ours, or replies to us: nobody asked.
 */
export async function answerMessage(message: Message, surface: Surface): Promise<void> {
  const asked = findQuestion(message)
  const ask = findAsk(surface.desk)
  if (asked === undefined || !ask || !maySend(message)) return
  const receipt: Receipt = { command: 'mention', reference: message.id, since: surface.now() }
  try {
    if (asked === '') {
      await send(message, renderLines(texts.mentionHelp(`@${message.client.user.username} ${exampleOf(surface, ask.command.name)}`)))
      logAnswer(surface, receipt, 'refused')
      return
    }
    const answer = await surface.desk.dispatch({ command: ask.command.name, args: { [ask.argument]: asked }, scope })
    await send(message, renderAnswer(answer))
    logAnswer(surface, receipt, answer.status)
  } catch (error) {
    if (logTrouble(surface, receipt, error)) await apologise(message, surface, receipt)
  }
}

/** @returns What is asked, empty if we are only named; undefined when this is not for us. */
function findQuestion(message: Message): string | undefined {
  if (message.author.bot || message.webhookId !== null || message.system) return undefined
  const name = new RegExp(`<@!?${message.client.user.id}>`, 'g')
  if (message.guildId !== null && !name.test(message.content)) return undefined
  return message.content.replace(name, ' ').trim()
}

/** Silence where we may not speak: the attempt would only count against us. */
function maySend({ channel, client }: Message): boolean {
  if (channel.isDMBased()) return true
  const permissions = channel.permissionsFor(client.user)
  const needed = channel.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages
  return permissions?.has([PermissionFlagsBits.ViewChannel, needed]) === true
}

/** As a reply, where the history may be read: Discord refuses the reference otherwise. */
async function send(message: Message, payload: Payload): Promise<void> {
  const { channel } = message
  if (!channel.isSendable()) return
  const refers = channel.isDMBased() || channel.permissionsFor(message.client.user)?.has(PermissionFlagsBits.ReadMessageHistory) === true
  // Named after the question, so that Discord keeps only one answer to it, however often and by whomever it is sent.
  await channel.send({ ...toMessage(payload), nonce: message.id, enforceNonce: true, ...(refers ? { reply: { messageReference: message.id, failIfNotExists: false } } : {}) })
}

async function apologise(message: Message, surface: Surface, receipt: Receipt): Promise<void> {
  try {
    await send(message, renderLines([texts.apology(receipt.reference)]))
  } catch (error) {
    logTrouble(surface, receipt, error)
  }
}

/** A question of the corpus' own, without the command's name, which a mention does not need. */
function exampleOf({ desk }: Surface, command: string): string {
  const [example = command] = desk.examples(command)
  return example.startsWith(`${command} `) ? example.slice(command.length + 1).replace(/^(["'])(.*)\1$/, '$2') : example
}
