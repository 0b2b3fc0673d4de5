import type { Client } from 'discord.js'
import type { Answer } from '../../answer/index.js'
import type { Desk, Obstacle } from '../../commands/index.js'
import { describeError, findBenign, type Log } from '../faults.js'
import { findObstacle } from '../incoming/places.js'
import { renderAnswer } from '../rendering/render.js'

// One sentence for each channel that cannot be written in; beyond this many servers with such a channel the first may be said again.
const remembered = 1_000

/** Says in a server's log channel what was done there, for as long as the bot runs. @returns Ends it. */
export function openLogChannels(client: Client, desk: Desk, log: Log): () => void {
  const told = new Set<string>()
  const tellOnce = (guild: string, channel: string, why: string): void => {
    if (told.has(channel)) return
    told.add(channel)
    const [oldest] = told
    if (told.size > remembered && oldest !== undefined) told.delete(oldest)
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

const reasons: Readonly<Record<Obstacle, string>> = { gone: 'it is gone', 'no-messages': 'it takes no messages',
  'not-permitted': 'a permission is missing' }
