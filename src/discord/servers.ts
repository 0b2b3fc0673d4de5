import { Events, type Client } from 'discord.js'
import type { Surface } from './surface.js'
import type { Work } from './work.js'

/** Tells the desk which servers the bot is taken out of and put into, and which of its posts somebody takes away. */
export function watchServers(client: Client, { desk, posts }: Surface, work: Work): void {
  // Discord's client tells a server that cannot be reached for a while by another name.
  // A server may come and go; the same said twice changes nothing.
  let count = 0
  client.on(Events.GuildDelete, ({ id }) => work.take(`${id} left ${++count}`, () => desk.left(id)))
  client.on(Events.GuildCreate, ({ id }) => work.take(`${id} joined ${++count}`, () => desk.joined(id)))
  const forget = (message: string, channel: string): void => {
    const post = posts.take(message)
    if (post?.guild === undefined) return
    const { guild } = post
    work.take(`${message} gone`, () => desk.removed({ message, channel }, { surface: 'discord', guild, channel }))
  }
  client.on(Events.MessageDelete, ({ id, channelId }) => forget(id, channelId))
  client.on(Events.MessageBulkDelete, (messages, { id: channel }) => messages.forEach(({ id }) => forget(id, channel)))
}

/** Servers that came back while this process was not running are not to be purged. One after the other: there may be thousands. */
export async function greetServers(client: Client<true>, { desk }: Surface): Promise<void> {
  for (const id of [...client.guilds.cache.keys()]) await desk.joined(id)
}
