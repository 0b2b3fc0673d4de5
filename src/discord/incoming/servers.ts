import { Events, ShardClientUtil, type Client } from 'discord.js'
import { LRUCache } from 'lru-cache'
import type { Answer } from '../../answer/index.js'
import type { Desk, Obstacle } from '../../commands/index.js'
import { inviteLink, neededPermissions } from '../connection/client.js'
import type { Work } from '../connection/work.js'
import { describeError, findBenign, type Log } from '../faults.js'
import { renderAnswer } from '../rendering/render.js'
import { findObstacle, readRoles } from '../sending/permissions.js'
import type { Surface } from '../surface.js'

/** Tells the desk which servers the bot is removed from and added to, and which of its posts are deleted in Discord. */
export function watchServers(client: Client, { desk, posts }: Surface, work: Work): void {
  // Discord's client tells a server that cannot be reached for a while by another name.
  // A server may come and go; the same said twice changes nothing.
  let count = 0
  client.on(Events.GuildDelete, ({ id }) => work.take(`${id} left ${++count}`, () => desk.guildRemoved(id)))
  client.on(Events.GuildCreate, ({ id }) => work.take(`${id} joined ${++count}`, () => desk.guildAdded(id)))
  const forget = (message: string, channel: string): void => {
    const guild = posts.peek(message)?.guild
    posts.delete(message)
    if (guild === undefined) return
    work.take(`${message} gone`, () => desk.removed({ message, channel }, { surface: 'discord', guild, channel }))
  }
  client.on(Events.MessageDelete, ({ id, channelId }) => forget(id, channelId))
  client.on(Events.MessageBulkDelete, (messages, { id: channel }) => messages.forEach(({ id }) => forget(id, channel)))
}

/** Posts of earlier runs: that one of them is taken away is noticed as well. */
export async function recallPosts({ desk, posts }: Surface): Promise<void> {
  const earlier = await desk.posts(posts.max)
  for (const { message, guild } of [...earlier].reverse()) if (!posts.has(message)) posts.set(message, { guild })
}

/**
 * Reconciles what the desk remembers with the servers that came or went while this process was not running. Of those
 * that another process' connections serve nothing is known.
 */
export function reconcileServers(client: Client<true>, { desk }: Surface): Promise<void> {
  const { shards, shardCount = 1 } = client.options
  const isOurs = new Set(Array.isArray(shards) ? shards : [...client.ws.shards.keys()])
  return desk.reconcileGuilds(() => ({
    guilds: [...client.guilds.cache.keys()],
    serves: (guild) => isOurs.has(ShardClientUtil.shardIdForGuildId(guild, shardCount)),
  }))
}

// Enough to find one of them; the rest is counted.
const namedServers = 3

/**
 * Says once, a sentence for each permission, where the bot's own roles lack what it needs, and how that is put right.
 */
export function checkServers(client: Client<true>, log: Log): void {
  const known = client.guilds.cache.map(({ id, members }) => ({ id,
    permissions: readRoles(() => members.me?.permissions) })
  )
  for (const { permission, name, without } of neededPermissions) {
    const lacking = known.filter(({ permissions }) => permissions?.has(permission) === false).map(({ id }) => id)
    if (lacking.length === 0) continue
    const where = lacking.length === 1 ? 'one server' : `${lacking.length.toLocaleString('en')} servers`
    log.warn({ permission: name, servers: lacking.length, some: lacking.slice(0, namedServers) },
      `In ${where} my roles lack “${name}”, so ${without}: allow it there under Server Settings, Roles, or have its ` +
        `manager invite me again: ${inviteLink(client)}`)
  }
}

// One sentence for each channel that cannot be written in; beyond this many of them the first may be said again.
const remembered = 1_000

const reasons: Readonly<Record<Obstacle, string>> = { gone: 'it is gone', 'no-messages': 'it takes no messages',
  'not-permitted': 'a permission is missing' }

/** Says in a server's log channel what was done there, for as long as the bot runs. @returns Ends it. */
export function openLogChannels(client: Client, desk: Desk, log: Log): () => void {
  const told = new LRUCache<string, true>({ max: remembered })
  const tellOnce = (guild: string, channel: string, why: string): void => {
    if (told.has(channel)) return
    told.set(channel, true)
    log.warn({ guild, channel }, `the log channel cannot be written in: ${why}`)
  }
  const post = async (guild: string, channelId: string, record: Answer): Promise<void> => {
    const channel = client.guilds.cache.get(guild)?.channels.cache.get(channelId)
    const obstacle = findObstacle(channel, client)
    if (!channel?.isSendable() || obstacle !== undefined) {
      tellOnce(guild, channelId, reasons[obstacle ?? 'no-messages'])
      return
    }
    try {
      await channel.send(renderAnswer(record))
      told.delete(channelId)
    } catch (error) {
      const reason = findBenign(error)
      if (reason === undefined)
        log.error({ guild, channel: channelId, ...describeError(error) }, 'a record was not posted')
      else tellOnce(guild, channelId, reason)
    }
  }
  return desk.watchRecord((guild, channel, record) => void post(guild, channel, record))
}
