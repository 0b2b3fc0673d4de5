/** A Discord to test against: its REST calls and its gateway, on this machine, with people who use it. */
import type { Data } from './checks.js'
import { describeInteraction, permissionsIn, withheld } from './describe.js'
import type { Discord, DiscordOptions } from './discord.js'
import { openFiles } from './files.js'
import { openGateway, type Gateway } from './gateway.js'
import { openRest } from './http.js'
import { openInteractions } from './interactions.js'
import { table } from './limits.js'
import { mentionsIn, openMember, type Member, type MemberWorld, type Place } from './member.js'
import { makeMessage, type Message } from './messages.js'
import { openDescription } from './openapi.js'
import { describeMember, plainProfile, type Profile } from './people.js'
import { applicationRoutes, channelRoutes, openRegistry } from './routes.js'
import { see, type Seen } from './seen.js'
import type { Trouble } from './wire.js'
import { describeServer, makeChannel, makeServer, makeUser, newId, type Channel, type Server,
  type User } from './world.js'

export { makeRole, makeServer, permission } from './world.js'
export type { Channel, Discord, DiscordOptions, Gateway, Member, Message, Place, Profile, Seen, Server, Trouble, User }

const patienceMs = 45_000

export async function openDiscord({
  token = 'loopback.token.secret',
  servers = [makeServer('Reading room')],
  deadlineMs = table.firstResponseMs,
  shards = 1,
}: DiscordOptions = {}): Promise<Discord> {
  const [server] = servers
  if (!server) throw new RangeError('a Discord without a server')
  const bot = makeUser('Backquote', true)
  const users: User[] = [bot]
  const messages: Message[] = []
  const direct: Channel[] = []
  const profiles = new Map<string, Profile>()
  const profileOf = ({ id }: User): Profile => profiles.get(id) ?? plainProfile
  let copies = 1

  const findChannel = (id: string) => {
    const home = servers.find(({ channels }) => channels.some((channel) => channel.id === id))
    const channel = (home?.channels ?? direct).find((known) => known.id === id)
    return channel && { channel, server: home }
  }
  const dispatch = (event: string, data: Message | Readonly<Record<string, unknown>>,
    guildId: string | undefined): void => {
    for (let copy = 0; copy < copies; copy++) gateway.dispatch(event, data, guildId)
  }
  const onPosted = (message: Message): void => {
    messages.push(message)
    const guildId = findChannel(message.channel_id)?.server?.id
    const isPrivate = typeof message['for'] === 'string'
    const told = { ...withheld(message, guildId, bot),
      channel_type: findChannel(message.channel_id)?.channel.type ?? 0 }
    if (!isPrivate) dispatch('MESSAGE_CREATE', told, guildId)
  }
  const onDeleted = (message: Message): void => {
    const at = messages.indexOf(message)
    if (at < 0) return
    messages.splice(at, 1)
    const guildId = findChannel(message.channel_id)?.server?.id
    const place = { id: message.id, channel_id: message.channel_id,
      ...(guildId === undefined ? {} : { guild_id: guildId }) }
    if (typeof message['for'] !== 'string') dispatch('MESSAGE_DELETE', place, guildId)
  }
  const onPurged = (gone: readonly Message[]): void => {
    for (const message of gone) messages.splice(messages.indexOf(message), 1)
    const channelId = gone[0]?.channel_id ?? ''
    const guildId = findChannel(channelId)?.server?.id
    dispatch('MESSAGE_DELETE_BULK', { ids: gone.map(({ id }) => id), channel_id: channelId, guild_id: guildId },
      guildId)
  }

  const registry = openRegistry(bot)
  const files = openFiles(() => rest.address())
  const permissionsOf = (user: User, { guildId }: Place): bigint =>
    permissionsIn(profileOf(user), servers.find(({ id }) => id === guildId))
  const interactions = openInteractions({ bot, files, deadlineMs, onPosted, onChanged: () => undefined, onDeleted })
  const rest = await openRest({
    token,
    description: openDescription(),
    findFile: (path) => files.find(path),
    routes: [
      ...applicationRoutes(bot, servers, () => gatewayAddress(), shards),
      ...registry.routes,
      ...interactions.routes,
      ...channelRoutes({
        bot,
        files,
        findChannel,
        findMessage: (id) => messages.find((message) => message.id === id),
        findMessages: (channel, after) =>
          messages.filter((message) =>
            message.channel_id === channel && typeof message['for'] !== 'string' && BigInt(message.id) > BigInt(after)
          ),
        onPosted,
        onDeleted,
      }),
    ],
  })
  const gatewayAddress = (): string => rest.address().replace(/^http/, 'ws').replace(/\/api$/, '')
  const gateway = openGateway(rest.server, {
    token,
    bot,
    address: gatewayAddress,
    greet: ([shard, count]) => {
      const mine = servers.filter(({ hasBot, id }) => hasBot && Number(BigInt(id) >> 22n) % count === shard)
      return {
        guilds: mine.map(({ id }) => ({ id, unavailable: true })),
        events: mine.map((each) => ['GUILD_CREATE', describeServer(each, bot)] as const),
      }
    },
  })

  // Many who wait look less often: under load, looking must not become the load.
  let waiting = 0
  const until = async <T>(words: string, find: () => T | undefined): Promise<T> => {
    waiting += 1
    try {
      return await lookFor(words, find)
    } finally {
      waiting -= 1
    }
  }
  const lookFor = async <T>(words: string, find: () => T | undefined): Promise<T> => {
    const end = performance.now() + patienceMs
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      if (performance.now() > end)
        throw new Error(
          `waited in vain until ${words}; calls: ${
            rest.calls.slice(-5).map(({ method, path, status }) => `${method} ${path} ${status}`).join(', ')
          }; violations: ${rest.violations.join('; ')}`,
        )
      await new Promise((resolve) => setTimeout(resolve, 5 + waiting / 5))
    }
  }

  const uploads = new Map<string, Data>()
  const described = (type: number, id: string): Data | undefined => {
    const roles = servers.flatMap((each) => each.roles)
    if (type === 6) return users.find((user) => user.id === id)
    if (type === 7) return findChannel(id) && { ...findChannel(id)?.channel, permissions: '0' }
    return type === 8 ? roles.find((role) => role.id === id) : uploads.get(id)
  }

  const world: MemberWorld = {
    bot,
    messages,
    until,
    permissionsOf,
    describe: (type, id) => described(type, id),
    listed: ({ guildId }) => [...registry.listed('global'), ...(guildId === undefined ? [] : registry.listed(guildId))],
    begin: (user, place, { type, data, pressed }) => {
      const home = servers.find(({ id }) => id === place.guildId)
      const interaction = interactions.open({ type, channelId: place.channelId, user, hasBot: home?.hasBot ?? true,
        pressed })
      dispatch('INTERACTION_CREATE',
        describeInteraction(interaction, data, { server: home, channel: findChannel(place.channelId)?.channel, bot,
          profile: profileOf(user) }), home?.hasBot === true ? home.id : undefined)
      return interaction
    },
    post: (user, place, text, more) => {
      const message = makeMessage(place.channelId, user, { content: text }, {
        mentions: mentionsIn(text, users),
        mention_everyone: /@(everyone|here)/.test(text),
        ...(place.guildId === undefined
          ? {}
          : { guild_id: place.guildId, member: { ...describeMember(user, profileOf(user)), user: undefined } }),
        ...more,
      })
      onPosted(message)
      return message
    },
  }

  const place = (where: Server = server, channel: Channel | undefined = where.channels[0]): Place => ({
    channelId: channel?.id ?? '',
    guildId: where.id,
  })
  return {
    apiBase: rest.address(),
    token,
    bot,
    server,
    gateway,
    registry,
    calls: rest.calls,
    violations: rest.violations,
    messages,
    member: (name, { bot: isBot = false, ...profile } = {}) => {
      const user = makeUser(name, isBot)
      users.push(user)
      profiles.set(user.id, { ...plainProfile, ...profile })
      return openMember(user, place(), world)
    },
    direct: () => {
      const channel = makeChannel(undefined, 1, '')
      direct.push(channel)
      return { channelId: channel.id, guildId: undefined }
    },
    place,
    thread: (where = server) => {
      const thread = makeChannel(where.id, 11, 'thread', where.channels[0]?.id)
      where.channels.push(thread)
      dispatch('THREAD_CREATE', { ...thread, newly_created: true }, where.id)
      return place(where, thread)
    },
    upload: (name, text, type = 'text/plain; charset=utf-8') => {
      const described = files.add({ name, type, bytes: Buffer.from(text) })
      uploads.set(String(described['id']), described)
      return String(described['id'])
    },
    uploadFrom: (url) => {
      const id = newId()
      uploads.set(id, { id, filename: 'a.json', size: 2, url, proxy_url: url, content_type: 'application/json' })
      return id
    },
    leave: (where, unavailable = false) =>
      dispatch('GUILD_DELETE', unavailable ? { id: where.id, unavailable } : { id: where.id }, where.id),
    join: (where) => dispatch('GUILD_CREATE', describeServer(where, bot), where.id),
    erase: (message, ...more) => (more.length === 0 ? onDeleted(message) : onPurged([message, ...more])),
    trouble: (trouble) => rest.trouble(trouble),
    repeatEvents: () => {
      copies = 2
    },
    until,
    nextMessage: async () => {
      const before = messages.length
      const isNew = (message: Message, at: number): boolean => at >= before && message.author.id === bot.id
      return see(await until('the bot says something', () => messages.find(isNew)))
    },
    close: async () => {
      await gateway.close()
      await rest.close()
    },
  }
}
