import type { Interaction } from './interaction.js'
import { hasMention } from './member.js'
import { publicPart, type Message } from './messages.js'
import { describeMember, type Profile } from './people.js'
import { permission, type Channel, type Server, type User } from './world.js'

/** Without the privileged intent a server's message shows its words only to those whom it names. */
export function withheld(message: Message, guildId: string | undefined, bot: User): Readonly<Record<string, unknown>> {
  const shown = guildId === undefined || message.author.id === bot.id || hasMention(message, bot)
  return { ...publicPart(message), ...(guildId === undefined ? {} : { guild_id: guildId }),
    ...(shown ? {} : { content: '', components: [], embeds: [], attachments: [] }) }
}

/** What somebody may do in a server: what everyone may, what their roles allow, and what they were given besides. */
export function permissionsIn({ may, roles }: Profile, server: Server | undefined): bigint {
  return roles.reduce((sum, role) => sum | BigInt(role.permissions), may | (server?.permissions ?? 0n))
}

interface Surroundings {
  readonly server: Server | undefined
  readonly channel: Channel | undefined
  readonly bot: User
  readonly profile: Profile
}

export function describeInteraction(interaction: Interaction, data: Readonly<Record<string, unknown>>,
  { server, channel, bot, profile }: Surroundings): Readonly<Record<string, unknown>> {
  const all = permission.viewChannel | permission.sendMessages | permission.readHistory | permission.embedLinks
  const person = server
    ? {
      member: { ...describeMember(interaction.user, profile), permissions: permissionsIn(profile, server).toString() },
      guild_id: server.id,
      guild: { id: server.id, locale: server.locale, features: [] },
      guild_locale: server.locale,
    }
    : { user: interaction.user }
  return {
    id: interaction.id,
    application_id: bot.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    channel_id: interaction.channelId,
    channel: channel ?? { id: interaction.channelId, type: 0 },
    locale: profile.locale,
    app_permissions: (server?.permissions ?? all).toString(),
    entitlements: [],
    authorizing_integration_owners: server?.hasBot === false ? { 1: interaction.user.id } : { 0: server?.id ?? '0' },
    context: server ? 0 : 1,
    attachment_size_limit: 10_485_760,
    ...(interaction.pressed ? { message: publicPart(interaction.pressed) } : {}),
    ...person,
  }
}
