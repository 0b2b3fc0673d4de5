import { Events, RESTEvents, Status, type Client } from 'discord.js'
import { Fault } from '../../errors.js'
import { describeError, findGatewayFault, tokenFault, type Log, type Monitor } from '../faults.js'

/** Notices what a running bot cannot recover from. */
interface Watch {
  /** Resolves with the first such fault; never, if the watch is stopped before. */
  readonly failed: Promise<Fault>
  stop(): void
}

const checkEveryMs = 30_000
// Outages of Discord's own last minutes; beyond this a fresh process has better chances than a tired connection.
const patienceMs = 10 * 60_000

export function openWatch(client: Client, log: Log, monitor: Monitor): Watch {
  let stopped = false
  let fail: (fault: Fault) => void = () => undefined
  const failed = new Promise<Fault>((resolve) => {
    fail = (fault) => {
      if (!stopped) resolve(fault)
    }
  })

  // Discord's client forgets its token at the first 401 and then fails at every call with other words.
  client.rest.on(RESTEvents.Response, (request, response) => {
    if (response.status === 401 && request.data.auth !== false) fail(tokenFault())
  })
  client.on(Events.ShardDisconnect, ({ code }) => fail(findGatewayFault(code) ?? lost()))
  client.on(Events.Invalidated, () => fail(lost()))
  client.on(Events.ShardReconnecting, (shard) => {
    // A connection that is closed for good is reported as one that will come back.
    if (stopped) return
    log.warn({ shard }, 'connection lost, connecting again')
    monitor.reconnecting()
  })
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'connection resumed'))
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, ...describeError(error) }, 'connection failed'))
  client.on(Events.Error, (error) => log.error(describeError(error), 'the client failed'))
  const timer = watchConnection(client, () => fail(lost()))

  return {
    failed,
    stop: () => {
      stopped = true
      clearInterval(timer)
    },
  }
}

const lost = (): Fault =>
  new Fault('discord-lost', 'The connection to Discord was lost and could not be made again: start the bot anew; see ' +
    'https://discordstatus.com.')

export const isConnected = ({ ws }: Client): boolean =>
  ws.shards.size > 0 && ws.shards.every(({ status }) => status === Status.Ready)

function watchConnection(client: Client, onLost: () => void): NodeJS.Timeout {
  let downMs = 0
  const check = (): void => {
    downMs = isConnected(client) ? 0 : downMs + checkEveryMs
    if (downMs >= patienceMs) onLost()
  }
  return setInterval(check, checkEveryMs).unref()
}
