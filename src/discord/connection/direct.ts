import { Events, type Client } from 'discord.js'

// Whoever takes a question back does so minutes after it, and without its channel the client does not tell of that.
const remembered = 500

/**
 * Keeps of the direct conversations only those where something happened lately: Discord's client keeps each of them, and
 * takes no limit for channels. One that is gone comes back with the next thing that happens in it.
 */
export function keepFewDirect(client: Client): void {
  // The one that was last used stands last.
  const used = new Set<string>()
  // Told before the client deals with it, of whatever kind it is.
  client.on(Events.Raw, (packet: Packet) => {
    const id = findDirect(packet)
    if (id === undefined) return
    used.delete(id)
    used.add(id)
    const [oldest] = used
    if (used.size <= remembered || oldest === undefined) return
    used.delete(oldest)
    client.channels.cache.delete(oldest)
  })
}

interface Packet {
  readonly d?: { readonly channel_id?: string; readonly guild_id?: string } | null
}

const findDirect = ({ d }: Packet): string | undefined => (d?.guild_id === undefined ? d?.channel_id : undefined)
