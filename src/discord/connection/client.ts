import { Client, Events, GatewayIntentBits, OAuth2Scopes, Options, Partials, PermissionFlagsBits } from 'discord.js'
import { Fault } from '../../errors.js'
import { keepFewDirect } from './direct.js'
import { answerTimeoutMs, restOptions } from './rest.js'

/** Which of the bot's connections are this process's; `auto`: all, as many as Discord recommends for the number of servers. */
export type Shards = 'auto' | { readonly ids: readonly number[]; readonly count: number }

/** Discord's client as this bot needs it: no privileged intent, nobody pinged, no memory of the past. */
export function openClient(apiBase: string | undefined, shards: Shards = 'auto'): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    ...(shards === 'auto' ? { shards } : { shards: shards.ids, shardCount: shards.count }),
    // Neither the channel of a direct message nor a message that is deleted is in the cache.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    // A message sent again after a lost answer of Discord's is then the same message.
    enforceNonce: true,
    rest: restOptions(apiBase, answerTimeoutMs),
    makeCache: Options.cacheWithLimits(cacheLimits),
  })
  keepFewDirect(client)
  return client
}

const onlyMe = { maxSize: 1,
  keepOverLimit: ({ id, client }: { readonly id: string; readonly client: Client }) => id === client.user?.id }

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

/** @returns The client, ready to answer. @throws What Discord's client throws, or a fault when nothing comes in time. */
export async function logIn(client: Client, token: string): Promise<Client<true>> {
  // A header cannot hold other signs, and the error would speak of headers.
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new Fault('discord-token', 'DISCORD_TOKEN holds signs that no token has: copy it again, whole and alone.')
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

/** Where somebody who manages a server adds the bot to it, with the permissions it needs and no more. */
export function inviteLink(client: Client<true>): string {
  const { search } = new URL(client.generateInvite({
    scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
    permissions: [
      PermissionFlagsBits.ViewChannel,
      PermissionFlagsBits.SendMessages,
      PermissionFlagsBits.SendMessagesInThreads,
      PermissionFlagsBits.EmbedLinks,
      PermissionFlagsBits.ReadMessageHistory,
    ],
  }))
  // The client's own link leads wherever the API is called, which may be a proxy that no browser reaches.
  return `https://discord.com/oauth2/authorize${search}`
}
