import { checkMessage, isData, listOf, textOf, type Data } from './checks.js'
import { checkCommands } from './command-checks.js'
import { bodyOf, checkUploads, type Files } from './files.js'
import { makeMessage, publicPart, type Message } from './messages.js'
import { refusal, type Route } from './wire.js'
import { newId, permission, type Channel, type Server, type User } from './world.js'

export interface Registry {
  readonly routes: readonly Route[]
  /** What is listed: `global`, or a server's id. */
  listed(scope: string): readonly Data[]
  /** Lists these without being asked, as another program or an older version would have. */
  seed(commands: readonly Data[], scope?: string): void
}

/** The list of an application's commands. As Discord does, it writes out defaults and keeps ids by name and type. */
export function openRegistry(bot: User): Registry {
  const lists = new Map<string, readonly Data[]>()
  const put = (scope: string, commands: readonly Data[]): readonly Data[] => {
    const known = lists.get(scope) ?? []
    const list = commands.map((command) => {
      const old = known.find(({ name, type }) => name === command['name'] && type === (command['type'] ?? 1))
      return { ...describeCommand(command, bot), id: old?.['id'] ?? newId(),
        ...(scope === 'global' ? {} : { guild_id: scope }) }
    })
    lists.set(scope, list)
    return list
  }
  const routesOf = (path: string, scopeOf: (params: readonly string[]) => string): readonly Route[] => [
    { method: 'GET', path, answer: ({ params }) => ({ status: 200, body: lists.get(scopeOf(params)) ?? [] }) },
    { method: 'PUT', path, check: ({ body }) => checkCommands(body),
      answer: ({ params, body }) => ({ status: 200, body: put(scopeOf(params), listOf(body)) }) },
  ]
  return {
    listed: (scope) => lists.get(scope) ?? [],
    seed: (commands, scope = 'global') => void put(scope, commands),
    routes: [
      ...routesOf('/applications/{application_id}/commands', () => 'global'),
      ...routesOf('/applications/{application_id}/guilds/{guild_id}/commands', ([, guild = '']) => guild),
    ],
  }
}

function describeCommand(command: Data, bot: User): Data {
  const options = listOf(command['options']).map((option) =>
    Object.fromEntries(Object.entries(option).filter(([, value]) => value !== false))
  )
  return {
    type: 1,
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
    description: '',
    ...command,
    ...(typeof command['default_member_permissions'] !== 'number'
      ? {}
      : { default_member_permissions: String(command['default_member_permissions']) }),
    application_id: bot.id,
    version: newId(),
    ...(options.length > 0 ? { options } : { options: undefined }),
  }
}

export interface ChannelWorld {
  readonly bot: User
  readonly files: Files
  readonly findChannel: (id: string) => { readonly channel: Channel; readonly server: Server | undefined } | undefined
  readonly findMessage: (id: string) => Message | undefined
  /** What all can see in a channel after a message, oldest first. */
  readonly findMessages: (channel: string, after: string) => readonly Message[]
  readonly onPosted: (message: Message) => void
  readonly onDeleted: (message: Message) => void
}

/** What the bot may do in a channel without an interaction: write, and delete what it wrote. */
export function channelRoutes(
  { bot, files, findChannel, findMessage, findMessages, onPosted, onDeleted }: ChannelWorld,
): readonly Route[] {
  const nonces = new Map<string, Message>()
  const post = (channelId: string, body: Data) => {
    const place = findChannel(channelId)
    if (!place || place.server?.hasBot === false) return refusal(404, 10003, 'Unknown Channel')
    const may = place.server?.permissions ?? ~0n
    if ((may & permission.viewChannel) === 0n) return refusal(403, 50001, 'Missing Access')
    if ((may & (place.channel.type === 11 ? permission.sendInThreads : permission.sendMessages)) === 0n)
      return refusal(403, 50013, 'Missing Permissions')
    const reference = body['message_reference']
    if (isData(reference) && (may & permission.readHistory) === 0n)
      return refusal(403, 160002, 'Cannot reply without permission to read message history')
    if (isData(reference) && reference['fail_if_not_exists'] !== false && !findMessage(String(reference['message_id'])))
      return refusal(400, 50035, 'Unknown message')
    const nonce = textOf(body['nonce'])
    const before = body['enforce_nonce'] === true ? nonces.get(nonce) : undefined
    if (before) return { status: 200, body: publicPart(before) }
    const more = isData(reference)
      ? { message_reference: { type: 0, channel_id: channelId, message_id: reference['message_id'] } }
      : {}
    const message = makeMessage(channelId, bot, body, { ...more, ...(nonce === '' ? {} : { nonce }) })
    nonces.set(nonce, message)
    onPosted(message)
    return { status: 200, body: publicPart(message) }
  }
  return [
    {
      method: 'GET',
      path: '/channels/{channel_id}/messages',
      // As Discord does: those that follow next, the latest of them first.
      answer: ({ params: [channel = ''], query }) => ({ status: 200,
        body: findMessages(channel, query.get('after') ?? '0').slice(0, Number(query.get('limit') ?? 50)).reverse().map(
          publicPart,
        ) }),
    },
    {
      method: 'POST',
      path: '/channels/{channel_id}/messages',
      check: ({ body, uploads }) => [...checkMessage(bodyOf(body)), ...checkUploads(bodyOf(body), uploads)],
      answer: ({ params, body, uploads }) => post(params[0] ?? '', files.settle(body as Data, uploads)),
    },
    {
      method: 'DELETE',
      path: '/channels/{channel_id}/messages/{message_id}',
      answer: ({ params }) => {
        const message = findMessage(params[1] ?? '')
        if (!message) return refusal(404, 10008, 'Unknown Message')
        onDeleted(message)
        return { status: 204 }
      },
    },
  ]
}

/** Who the bot is, and where its gateway is. */
export function applicationRoutes(bot: User, servers: readonly Server[], gateway: () => string,
  shards: number): readonly Route[] {
  return [
    { method: 'GET', path: '/users/@me/guilds',
      answer: () => ({ status: 200, body: servers.filter(({ hasBot }) => hasBot).map(describeOwnServer) }) },
    { method: 'GET', path: '/applications/@me', answer: () => ({ status: 200, body: describeApplication(bot) }) },
    { method: 'GET', path: '/users/@me',
      answer: () => ({ status: 200, body: { ...bot, mfa_enabled: false, locale: 'en-US' } }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      answer: () => ({ status: 200,
        body: { url: gateway(), shards,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 16 } } }),
    },
  ]
}

const describeOwnServer = ({ id, name, permissions }: Server): Data => ({ id, name, icon: null, banner: null,
  owner: false, permissions: permissions.toString(), features: [] })

function describeApplication(bot: User): Data {
  return {
    id: bot.id,
    name: bot.username,
    icon: null,
    description: '',
    type: null,
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: bot,
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  }
}
