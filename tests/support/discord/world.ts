import type { Data } from './checks.js'
import { describeMember } from './people.js'

/** What stands in Discord: people, servers, channels, as its API gives them. */

const epoch = 1_420_070_400_000n
let counter = 0n

/** A new id; later ones are larger, and the time of making is in it, as in Discord's: by a monotonic clock. */
export function newId(): string {
  counter += 1n
  const now = BigInt(Math.trunc(performance.timeOrigin + performance.now()))
  return (((now - epoch) << 22n) + (counter % 4_194_304n)).toString()
}

export interface User extends Data {
  readonly id: string
  readonly username: string
  readonly bot: boolean
}

export function makeUser(name: string, bot = false): User {
  return {
    id: newId(),
    username: name.toLowerCase().replace(/[^a-z0-9_.]/g, '_'),
    global_name: name,
    discriminator: '0',
    avatar: null,
    bot,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  }
}

/** The permissions that the tests speak of. */
export const permission = {
  administrator: 1n << 3n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageGuild: 1n << 5n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  readHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useCommands: 1n << 31n,
  sendInThreads: 1n << 38n,
} as const

const usual = permission.viewChannel | permission.sendMessages | permission.embedLinks | permission.readHistory |
  permission.useCommands | permission.sendInThreads

export interface Channel extends Data {
  readonly id: string
  readonly type: number
  readonly guild_id?: string
}

export interface Role extends Data {
  readonly id: string
  readonly name: string
  readonly permissions: string
}

/** @param may - What who has it may do beyond what everyone may. */
export function makeRole(name: string, may = 0n): Role {
  return describeRole(newId(), name, may, 1)
}

const describeRole = (id: string, name: string, may: bigint, position: number): Role => ({
  id,
  name,
  permissions: may.toString(),
  position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  mentionable: false,
  flags: 0,
})

export interface Server {
  readonly id: string
  readonly name: string
  /** What everyone there may do, the bot included. */
  readonly permissions: bigint
  /** False for a server in which somebody uses the app that only they have installed. */
  readonly hasBot: boolean
  /** False where the bot is told neither roles nor members. */
  readonly tellsAll: boolean
  readonly channels: Channel[]
  readonly roles: readonly Role[]
  /** As Discord writes it: `en-US`, `it`. */
  readonly locale: string
}

export interface ServerOptions {
  readonly without?: bigint
  readonly hasBot?: boolean
  readonly tellsAll?: boolean
  readonly roles?: readonly Role[]
  readonly locale?: string
}

export function makeServer(name: string,
  { without = 0n, hasBot = true, tellsAll = true, roles = [], locale = 'en-US' }: ServerOptions = {}): Server {
  const id = newId()
  return { id, name, permissions: usual & ~without, hasBot, tellsAll, roles, locale,
    channels: [makeChannel(id, 0, 'general')] }
}

/** Types: 0 a text channel, 1 direct messages, 11 a public thread. */
export function makeChannel(guildId: string | undefined, type: number, name: string, parentId?: string): Channel {
  const id = newId()
  const place = guildId === undefined
    ? { recipients: [] }
    : { guild_id: guildId, position: 0, permission_overwrites: [], name }
  const thread = type === 11
    ? { parent_id: parentId, owner_id: id, message_count: 0, member_count: 1,
      thread_metadata: { archived: false, auto_archive_duration: 60, archive_timestamp: new Date().toISOString(),
        locked: false } }
    : {}
  return { id, type, last_message_id: null, flags: 0, ...place, ...thread }
}

/** A server as GUILD_CREATE tells of it. */
export function describeServer(server: Server, bot: User): Data {
  return {
    id: server.id,
    name: server.name,
    owner_id: '1',
    roles: server.tellsAll ? [describeRole(server.id, '@everyone', server.permissions, 0), ...server.roles] : [],
    channels: server.channels.filter(({ type }) => type !== 11),
    threads: server.channels.filter(({ type }) => type === 11),
    members: server.tellsAll ? [describeMember(bot)] : [],
    member_count: 2,
    joined_at: new Date().toISOString(),
    large: false,
    unavailable: false,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    preferred_locale: server.locale,
    vanity_url_code: null,
    description: null,
    application_id: null,
    features: [],
    emojis: [],
    stickers: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}
