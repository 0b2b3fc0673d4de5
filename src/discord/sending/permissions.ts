import { PermissionFlagsBits, type Channel, type Client, type Guild, type PermissionsBitField,
  type SendableChannels } from 'discord.js'
import type { Obstacle } from '../../commands/index.js'
import type { Repliable } from '../surface.js'

type Permissions = Readonly<PermissionsBitField>

const { ReadMessageHistory, SendMessages, SendMessagesInThreads, ViewChannel } = PermissionFlagsBits

/** What it takes to write where the channel is: threads have a permission of their own. */
function writePermission(channel: Channel | null): bigint {
  return channel?.isThread() === true ? SendMessagesInThreads : SendMessages
}

/** @returns undefined for a channel that is gone, or that the bot may not know. */
export function findName(guild: Guild | null, channel: string): string | undefined {
  return guild?.channels.cache.get(channel)?.name
}

/** The client takes for granted that it knows the roles of a server. @returns undefined where it was not told them. */
export function readRoles<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** What the bot may do in a channel, as far as it was told; undefined in a direct conversation and where it was not. */
export function permissionsIn(channel: Channel, { user }: Client): Permissions | undefined {
  if (channel.isDMBased() || !user) return undefined
  return readRoles(() => channel.permissionsFor(user) ?? undefined)
}

/** Looked at before anything is sent: what Discord refuses would count against the bot. Not knowing, it tries. */
export function maySpeak(channel: Channel, client: Client): boolean {
  return permissionsIn(channel, client)?.has([ViewChannel, writePermission(channel)]) ?? true
}

/** What keeps the bot from writing in a channel; undefined: nothing, as far as is known. */
export function findObstacle(channel: Channel | undefined, client: Client): Obstacle | undefined {
  if (!channel) return 'gone'
  if (!channel.isSendable()) return 'no-messages'
  return maySpeak(channel, client) ? undefined : 'not-permitted'
}

/** A reply refers to its message, which Discord allows only to those who may read what was written before. */
export function mayRefer(channel: Channel, permissions: Permissions | undefined): boolean {
  return channel.isDMBased() || (permissions?.has(ReadMessageHistory) ?? true)
}

/** Whether the bot may read what was written before. Not knowing, it tries. */
export function mayLookBack(channel: Channel | undefined, client: Client): boolean {
  return (channel && permissionsIn(channel, client))?.has([ViewChannel, ReadMessageHistory]) ?? true
}

/** The channel, if the bot is there and both it and the one who acts may write in it. */
export function findChannel({ channel, guild, appPermissions, memberPermissions }: Repliable):
  | SendableChannels
  | undefined {
  if (!guild || channel?.isSendable() !== true) return undefined
  const needed = [ViewChannel, writePermission(channel)]
  const mayAll = appPermissions.has(needed) && mayRefer(channel, appPermissions) &&
    memberPermissions?.has(needed) === true
  return mayAll ? channel : undefined
}

/** Whether the one who acts may write where they are: what they have shown to all is as good as written. */
export const mayShow = (interaction: Repliable): boolean =>
  !interaction.inGuild() || interaction.memberPermissions.has(writePermission(interaction.channel))
