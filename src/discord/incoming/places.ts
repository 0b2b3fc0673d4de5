import { PermissionFlagsBits, type Channel, type Client, type Guild, type Message,
  type PermissionsBitField } from 'discord.js'
import type { Obstacle } from '../../commands/index.js'

type Permissions = Readonly<PermissionsBitField>

/** What it takes to write where the channel is: threads have a permission of their own. */
export function writePermission(channel: Channel | null): bigint {
  return channel?.isThread() === true ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages
}

/** @returns undefined for a channel that is gone, or that the bot may not know. */
export function findName(guild: Guild | null, channel: string): string | undefined {
  return guild?.channels.cache.get(channel)?.name
}

/** What the bot may do in a channel, as far as it was told; undefined in a direct conversation and where it was not. */
export function permissionsIn(channel: Channel, { user }: Client): Permissions | undefined {
  if (channel.isDMBased() || !user) return undefined
  try {
    return channel.permissionsFor(user) ?? undefined
  } catch {
    // The client takes for granted that it knows the roles of a server.
    return undefined
  }
}

/** Looked at before anything is sent: what Discord refuses would count against the bot. */
export function findObstacle(channel: Channel | undefined, client: Client): Obstacle | undefined {
  if (!channel) return 'gone'
  if (!channel.isSendable()) return 'no-messages'
  const may = permissionsIn(channel, client)?.has([PermissionFlagsBits.ViewChannel, writePermission(channel)]) ?? true
  return may ? undefined : 'not-permitted'
}

/** Whether the bot may write here: an attempt where it may not would only count against it. Not knowing, it tries. */
export function maySpeak({ channel, client }: Message): boolean {
  return permissionsIn(channel, client)?.has([PermissionFlagsBits.ViewChannel, writePermission(channel)]) ?? true
}

/** A reply refers to its message, which Discord allows only to those who may read what was written before. */
export function mayRefer(channel: Channel, permissions: Permissions | undefined): boolean {
  return channel.isDMBased() || (permissions?.has(PermissionFlagsBits.ReadMessageHistory) ?? true)
}

/** Whether the bot may read what was written before. Not knowing, it tries. */
export function mayLookBack(channel: Channel | undefined, client: Client): boolean {
  return (channel && permissionsIn(channel, client))?.has([PermissionFlagsBits.ViewChannel,
    PermissionFlagsBits.ReadMessageHistory]) ?? true
}
