import { PermissionFlagsBits, type BaseInteraction, type Channel, type Message,
  type PermissionsBitField } from 'discord.js'
import type { Person, Right, Scope, ServerSettings } from '../../commands/index.js'
import { matchLocale, textsIn } from '../../language/index.js'
import { findObstacle, readRoles } from '../sending/permissions.js'
import type { Asking, Receipt, Surface } from '../surface.js'

/** Who acts, where, and what their server has decided; read once, at the entrance. */
export async function readAsking(source: BaseInteraction | Message, surface: Surface,
  named: Pick<Receipt, 'command' | 'since'>): Promise<Asking> {
  // Servers that the bot is in are known to the client; elsewhere somebody brought it along for themselves.
  const settings = await surface.desk.settings(source.guild?.id)
  const scope = 'content' in source ? scopeOfMessage(source, settings) : scopeOf(source, settings)
  return { scope, settings, texts: textsIn(scope.locale ?? 'en'), receipt: { ...named, reference: source.id }, surface }
}

/** As Discord tells it with the interaction itself: nothing that a cache may have missed. */
function scopeOf(interaction: BaseInteraction, settings: ServerSettings): Scope {
  const { channel, channelId, guild, memberPermissions } = interaction
  const roles = rolesOf(interaction)
  return {
    surface: 'discord',
    locale: settings.language ?? matchLocale(interaction.locale),
    person: personOf(interaction),
    ...(channelId === null ? {} : { channel: channelId }),
    ...parentOf(channel),
    ...(guild
      ? { guild: guild.id, roles, rights: rightsOf(memberPermissions, roles, settings),
        findObstacle: (id) => findObstacle(guild.channels.cache.get(id), guild.client) }
      : {}),
  }
}

/** Discord says nothing of what a message's writer may do, nor which language they read. */
function scopeOfMessage({ author, member, channel, channelId, guild }: Message, settings: ServerSettings): Scope {
  const roles = guild && member ? [...member.roles.cache.keys()].filter((id) => id !== guild.id) : []
  const permissions = member ? readRoles(() => member.permissions) : undefined
  return {
    surface: 'discord',
    locale: settings.language ?? matchLocale(guild?.preferredLocale),
    person: { id: author.id, name: member?.displayName ?? author.displayName },
    channel: channelId,
    ...parentOf(channel),
    ...(guild ? { guild: guild.id, roles, rights: rightsOf(permissions ?? null, roles, settings) } : {}),
  }
}

/** The channel that a thread belongs to; nothing elsewhere. */
function parentOf(channel: Channel | null): Pick<Scope, 'parent'> {
  const parent = channel?.isThread() === true ? channel.parentId : null
  return parent === null ? {} : { parent }
}

export function personOf({ member, user }: BaseInteraction): Person {
  const nickname = member === null ? null : 'displayName' in member ? member.displayName : member.nick
  return { id: user.id, name: nickname ?? user.displayName }
}

function rolesOf({ member, guildId }: BaseInteraction): readonly string[] {
  const roles = member === null ? [] : Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()]
  // Everyone's own role is called as its server, and says nothing.
  return roles.filter((id) => id !== guildId)
}

/** Who manages the server also moderates it, and so does who has a role that the server's settings name. */
function rightsOf(permissions: Readonly<PermissionsBitField> | null, roles: readonly string[],
  { managerRoles }: ServerSettings): readonly Right[] {
  // Administrators have every permission.
  const manages = permissions?.has(PermissionFlagsBits.ManageGuild) === true
  const moderates = manages || permissions?.has(PermissionFlagsBits.ManageMessages) === true ||
    roles.some((role) => managerRoles.includes(role))
  return [...(moderates ? ['moderate' as const] : []), ...(manages ? ['manage' as const] : [])]
}
