import { PermissionFlagsBits, type Channel, type Message, type PermissionsBitField } from 'discord.js'

/** What it takes to write where the channel is: threads have a permission of their own. */
export function writePermission(channel: Channel | null): bigint {
  return channel?.isThread() === true ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages
}

/** Whether the bot may write here; an attempt where it may not would only count against it. */
export function maySpeak({ channel, client }: Message): boolean {
  if (channel.isDMBased()) return true
  return channel.permissionsFor(client.user)?.has([PermissionFlagsBits.ViewChannel, writePermission(channel)]) === true
}

/** A reply refers to its message, which Discord allows only to those who may read what was written before. */
export function mayRefer(channel: Channel, permissions: Readonly<PermissionsBitField> | null): boolean {
  return channel.isDMBased() || permissions?.has(PermissionFlagsBits.ReadMessageHistory) === true
}
