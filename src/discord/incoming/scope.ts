import { PermissionFlagsBits, type BaseInteraction, type Channel, type Message,
  type PermissionsBitField } from 'discord.js'
import type { Desk, Person, Right, Scope } from '../../commands/index.js'
import type { ServerSettings } from '../../commands/index.js'
import { matchLocale } from '../../language/index.js'
import { findObstacle } from './places.js'

/** Who acts, and where, as Discord tells it with the interaction itself: nothing that a cache may have missed. */
export async function scopeOf(interaction: BaseInteraction, desk: Desk): Promise<Scope> {
  const { channel, channelId, guild, memberPermissions } = interaction
  // Servers that the bot is in are known to the client; elsewhere somebody brought it along for themselves.
  const settings = await desk.settings(guild?.id)
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

/** The same for a message; Discord says nothing of what its writer may do, nor which language they read. */
export async function scopeOfMessage({ author, member, channel, channelId, guild }: Message,
  desk: Desk): Promise<Scope> {
  const settings = await desk.settings(guild?.id)
  const roles = guild && member ? [...member.roles.cache.keys()].filter((id) => id !== guild.id) : []
  const permissions = member ? attempt(() => member.permissions) : undefined
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

// The client takes for granted that it knows the roles of a server.
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
