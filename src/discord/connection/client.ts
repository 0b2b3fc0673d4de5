import { Client, Events, GatewayIntentBits, OAuth2Scopes, Options, Partials,
  PermissionFlagsBits, SimpleShardingStrategy, type WebSocketOptions } from 'discord.js'
import { LRUCache } from 'lru-cache'
import pTimeout from 'p-timeout'
import { Fault } from '../../errors.js'
import { answerPatience, restOptions, type RestSettings } from './rest.js'

/**
 * Which of the bot's connections are this process's; `auto`: all, as many as Discord recommends for the number of
 * servers.
 */
export type Shards = 'auto' | { readonly ids: readonly number[]; readonly count: number }

/** Discord's client as this bot needs it: no privileged intent, nobody pinged, no memory of the past. */
export function openClient({ shards = 'auto', ...rest }: Omit<RestSettings, 'patience'> & {
  readonly shards?: Shards | undefined
} = {}): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    ...(shards === 'auto' ? { shards } : { shards: shards.ids, shardCount: shards.count }),
    // Neither the channel of a direct message nor a message that is deleted is in the cache.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    // A message sent again after a lost answer of Discord's is then the same message.
    enforceNonce: true,
    rest: restOptions({ ...rest, patience: answerPatience }),
    makeCache: Options.cacheWithLimits(cacheLimits),
    ws: { buildStrategy: withShortPatience },
  })
  keepFewDirect(client)
  return client
}

// A gateway greets at once, or not at all: its client alone would wait a minute for that before it tries anew.
const greetingMs = 10_000

/** How the connections are held, as by default, but for what only stands in the options of that. */
const withShortPatience: NonNullable<WebSocketOptions['buildStrategy']> = (manager) => {
  manager.options.helloTimeout = greetingMs
  return new SimpleShardingStrategy(manager)
}

const onlyMe = { maxSize: 1,
  keepOverLimit: ({ id, client }: { readonly id: string; readonly client: Client }) => id === client.user?.id }

/** Nothing of the past is needed to answer, so memory does not grow with the number of people. */
const cacheLimits = { ...Options.DefaultMakeCacheSettings, ApplicationCommandManager: 0, AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0, DMMessageManager: 0, EntitlementManager: 0, GuildBanManager: 0, GuildEmojiManager: 0,
  GuildInviteManager: 0, GuildMemberManager: onlyMe, GuildMessageManager: 0, GuildScheduledEventManager: 0,
  GuildStickerManager: 0, MessageManager: 0, PresenceManager: 0, ReactionManager: 0, ReactionUserManager: 0,
  StageInstanceManager: 0, ThreadMemberManager: 0, UserManager: onlyMe, VoiceStateManager: 0 }

// Beyond this Discord's gateway is not coming; the client alone would go on trying in silence.
const loginMs = 60_000

/**
 * @returns The client, ready to answer.
 * @throws What Discord's client throws, or an `AbortError` when nothing comes in time.
 */
export async function logIn(client: Client, token: string): Promise<Client<true>> {
  // A header cannot hold other signs, and the error would speak of headers.
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new Fault('discord-token', 'DISCORD_TOKEN holds signs that no token has: copy it again, whole and alone.')
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  return pTimeout(client.login(token).then(() => ready), { milliseconds: loginMs,
    message: new DOMException('The gateway did not answer.', 'AbortError') })
}

/** What the bot needs in a server beyond slash commands, which need nothing; and what goes missing without it. */
export const neededPermissions: readonly { readonly permission: bigint; readonly name: string;
  readonly without: string }[] = [
    { permission: PermissionFlagsBits.ViewChannel, name: 'View Channels', without: 'mentions are not seen' },
    { permission: PermissionFlagsBits.SendMessages, name: 'Send Messages', without: 'mentions are not answered' },
    { permission: PermissionFlagsBits.SendMessagesInThreads, name: 'Send Messages in Threads',
      without: 'mentions in threads are not answered' },
    { permission: PermissionFlagsBits.EmbedLinks, name: 'Embed Links', without: 'answers to mentions may be refused' },
    { permission: PermissionFlagsBits.ReadMessageHistory, name: 'Read Message History',
      without: 'answers to mentions are no replies' },
  ]

/** Where somebody who manages a server adds the bot to it, with the permissions it needs and no more. */
export function inviteLink(client: Client<true>): string {
  const { search } = new URL(client.generateInvite({
    scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
    permissions: neededPermissions.map(({ permission }) => permission),
  }))
  // The client's own link leads wherever the API is called, which may be a proxy that no browser reaches.
  return `https://discord.com/oauth2/authorize${search}`
}

// Whoever takes a question back does so minutes after it, and without its channel the client does not tell of that.
const rememberedDirect = 500

interface Packet {
  readonly d?: { readonly channel_id?: string; readonly guild_id?: string } | null
}

/**
 * Keeps of the direct conversations only those where something happened lately: Discord's client keeps each of them,
 * and takes no limit for channels. One that is gone comes back with the next thing that happens in it.
 */
function keepFewDirect(client: Client): void {
  const used = new LRUCache<string, true>({ max: rememberedDirect, dispose: (_, id, reason) => {
    if (reason === 'evict') client.channels.cache.delete(id)
  } })
  // Told before the client deals with it, of whatever kind it is.
  client.on(Events.Raw, ({ d }: Packet) => {
    if (d?.channel_id !== undefined && d.guild_id === undefined) used.set(d.channel_id, true)
  })
}
