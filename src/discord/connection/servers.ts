import { Events, ShardClientUtil, type Client } from 'discord.js'
import { remembered } from '../sending/posts.js'
import type { Surface } from '../surface.js'
import type { Work } from './work.js'

/** Tells the desk which servers the bot is taken out of and put into, and which of its posts somebody takes away. */
export function watchServers(client: Client, { desk, posts }: Surface, work: Work): void {
  // Discord's client tells a server that cannot be reached for a while by another name.
  // A server may come and go; the same said twice changes nothing.
  let count = 0
  client.on(Events.GuildDelete, ({ id }) => work.take(`${id} left ${++count}`, () => desk.guildRemoved(id)))
  client.on(Events.GuildCreate, ({ id }) => work.take(`${id} joined ${++count}`, () => desk.guildAdded(id)))
  const forget = (message: string, channel: string): void => {
    const post = posts.take(message)
    if (post?.guild === undefined) return
    const { guild } = post
    work.take(`${message} gone`, () => desk.removed({ message, channel }, { surface: 'discord', guild, channel }))
  }
  client.on(Events.MessageDelete, ({ id, channelId }) => forget(id, channelId))
  client.on(Events.MessageBulkDelete, (messages, { id: channel }) => messages.forEach(({ id }) => forget(id, channel)))
}

/** Posts of earlier runs: that one of them is taken away is noticed as well. */
export async function recallPosts({ desk, posts }: Surface): Promise<void> {
  const earlier = await desk.posts(remembered)
  for (const { message, guild } of [...earlier].reverse()) posts.add(message, guild)
}

/** Servers that came or went while this process was not running. Of those that another process' connections serve nothing is known. */
export function countServers(client: Client<true>, { desk }: Surface): Promise<void> {
  const { shards, shardCount = 1 } = client.options
  const isOurs = new Set(Array.isArray(shards) ? shards : [...client.ws.shards.keys()])
  return desk.reconcileGuilds(() => ({
    guilds: [...client.guilds.cache.keys()],
    serves: (guild) => isOurs.has(ShardClientUtil.shardIdForGuildId(guild, shardCount)),
  }))
}
