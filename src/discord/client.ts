import { Client, Events, GatewayIntentBits, OAuth2Scopes, Options, Partials, PermissionFlagsBits } from 'discord.js'
import type { Desk } from '../commands/index.js'
import { Fault } from '../errors.js'
import { describeError, toFault, type Log } from './faults.js'
import { answerInteraction } from './interaction.js'
import { openMentions } from './mention.js'
import { syncCommands } from './register.js'
import { restOptions } from './rest.js'
import type { Surface } from './surface.js'
import { openWatch } from './watch.js'
import { openWork } from './work.js'

export interface BotOptions {
  readonly token: string
  /** Unset: Discord's own. */
  readonly apiBase?: string | undefined
  /** Register commands in this server only; unset: everywhere. */
  readonly guildId?: string | undefined
  readonly desk: Desk
  readonly log: Log
  /** Told once when the bot can not go on: the process is to say so and end. */
  readonly onFatal: (fault: Fault) => void
  /** Gives the start up: a bot that is told to stop while it is still logging in need not wait for Discord. */
  readonly signal?: AbortSignal
}

export interface Bot {
  /** Takes no more work, finishes what was begun (for ten seconds at most), and leaves. */
  stop(): Promise<void>
}

/**
 * Logs in, brings Discord's list of commands up to date, answers.
 *
 * @returns The running bot; one that has stopped already if the signal came while it was starting.
 * @throws {Fault} With one sentence that says what to do: a refused token, refused intents, no network.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const client = openClient(options.apiBase)
  const watch = openWatch(client, options.log)
  const work = openWork()
  const surface: Surface = { desk: options.desk, log: options.log, now: () => performance.now() }
  client.on(Events.InteractionCreate, (interaction) => work.take(interaction.id, () => answerInteraction(interaction, surface)))
  const mentions = openMentions(surface, client.rest)
  client.on(Events.MessageCreate, (message) => work.take(message.id, () => mentions.answer(message)))
  client.on(Events.MessageDelete, (message) => work.take(`${message.id} deleted`, () => mentions.forget(message)))
  const bot: Bot = {
    stop: async () => {
      await work.finish()
      watch.stop()
      await client.destroy()
    },
  }
  try {
    const ready = await untilAborted(watch.guard(getReady(client, options)), options.signal)
    if (!ready) {
      await bot.stop()
      return bot
    }
    options.log.info({ servers: ready.guilds.cache.size, invite: inviteLink(ready) }, `ready as ${ready.user.tag}`)
  } catch (error) {
    await bot.stop()
    throw toFault(error, options.apiBase)
  }
  watch.arm(options.onFatal)
  return bot
}

async function getReady(client: Client, options: BotOptions): Promise<Client<true>> {
  const ready = await logIn(client, options.token)
  await register(ready, options)
  return ready
}

/** @returns undefined when the signal came first. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (!signal) return work
  if (signal.aborted) return undefined
  return Promise.race([work, new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }))])
}

function openClient(apiBase: string | undefined): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Neither the channel of a direct message nor a message that is deleted is in the cache.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    // A message sent again after a lost answer of Discord's is then the same message.
    enforceNonce: true,
    rest: restOptions(apiBase),
    makeCache: Options.cacheWithLimits(cacheLimits),
  })
}

const onlyMe = { maxSize: 1, keepOverLimit: ({ id, client }: { readonly id: string; readonly client: Client }) => id === client.user?.id }

/** Nothing of the past is needed to answer, so memory does not grow with the number of people. */
const cacheLimits = {
  ...Options.DefaultMakeCacheSettings,
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: onlyMe,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: onlyMe,
  VoiceStateManager: 0,
}

// Beyond this Discord's gateway is not coming; the client alone would go on trying in silence.
const loginMs = 60_000

async function logIn(client: Client, token: string): Promise<Client<true>> {
  // A header can not hold other signs, and the error would speak of headers.
  if (!/^[\x21-\x7e]+$/.test(token)) throw new Fault('discord-token', 'DISCORD_TOKEN holds signs that no token has: copy it again, whole and alone.')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('The gateway did not answer.', 'AbortError')), loginMs)
  })
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  try {
    await Promise.race([client.login(token), late])
    return await Promise.race([ready, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A bot whose list could not be brought up to date still answers what is listed. */
async function register(client: Client<true>, { guildId, desk, log, apiBase }: BotOptions): Promise<void> {
  try {
    const { written, added, changed, removed } = await syncCommands(client.rest, client.application.id, { guildId, desk })
    log.info({ added, changed: changed.map(({ name }) => name), removed }, written ? 'commands registered' : 'commands are up to date')
  } catch (error) {
    const fault = toFault(error, apiBase)
    if (fault.code === 'discord-token') throw fault
    log.warn({ code: fault.code, ...describeError(error) }, `commands could not be registered: ${fault.message}`)
  }
}

function inviteLink(client: Client<true>): string {
  return client.generateInvite({
    scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
    permissions: [
      PermissionFlagsBits.ViewChannel,
      PermissionFlagsBits.SendMessages,
      PermissionFlagsBits.SendMessagesInThreads,
      PermissionFlagsBits.ReadMessageHistory,
    ],
  })
}
