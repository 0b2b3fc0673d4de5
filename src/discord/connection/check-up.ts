import { PermissionFlagsBits, type Client, type Guild, type PermissionsBitField } from 'discord.js'
import { inviteLink } from './client.js'
import type { Log } from '../faults.js'

/** What the bot needs in a server beyond slash commands, which need nothing; and what goes missing without it. */
const needs: readonly { readonly permission: bigint; readonly name: string; readonly without: string }[] = [
  { permission: PermissionFlagsBits.ViewChannel, name: 'View Channels', without: 'mentions are not seen' },
  { permission: PermissionFlagsBits.SendMessages, name: 'Send Messages', without: 'mentions are not answered' },
  { permission: PermissionFlagsBits.SendMessagesInThreads, name: 'Send Messages in Threads',
    without: 'mentions in threads are not answered' },
  { permission: PermissionFlagsBits.EmbedLinks, name: 'Embed Links', without: 'answers to mentions may be refused' },
  { permission: PermissionFlagsBits.ReadMessageHistory, name: 'Read Message History',
    without: 'answers to mentions are no replies' },
]

// Enough to find one of them; the rest is counted.
const namedServers = 3

/** Says once, a sentence for each permission, where the bot's own roles lack what it needs, and how that is put right. */
export function checkServers(client: Client<true>, log: Log): void {
  const known = client.guilds.cache.map((guild) => ({ id: guild.id, permissions: permissionsOf(guild) }))
  for (const { permission, name, without } of needs) {
    const lacking = known.filter(({ permissions }) => permissions?.has(permission) === false).map(({ id }) => id)
    if (lacking.length === 0) continue
    const where = lacking.length === 1 ? 'one server' : `${lacking.length.toLocaleString('en')} servers`
    const sentence =
      `In ${where} my roles lack “${name}”, so ${without}: allow it there under Server Settings, Roles, or have its manager invite me again: ${
        inviteLink(client)
      }`
    log.warn({ permission: name, servers: lacking.length, some: lacking.slice(0, namedServers) }, sentence)
  }
}

/** undefined: not told. */
function permissionsOf(guild: Guild): Readonly<PermissionsBitField> | undefined {
  try {
    return guild.members.me?.permissions
  } catch {
    // The client takes for granted that it knows the roles of a server.
    return undefined
  }
}
