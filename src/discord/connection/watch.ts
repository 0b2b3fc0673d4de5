import { Events, RESTEvents, Status, type Client } from 'discord.js'
import { Fault } from '../../errors.js'
import { describeError, findGatewayFault, tokenFault, type Log, type Monitor } from '../faults.js'

/** Notices what a running bot cannot recover from. */
export interface Watch {
  /** Rejects with the fault if one comes before the promise is settled: for starting. */
  guard<T>(work: Promise<T>): Promise<T>
  /** From now on a fault is told to `onFatal`, once. */
  arm(onFatal: (fault: Fault) => void): void
  stop(): void
}

const checkEveryMs = 30_000
// Outages of Discord's own last minutes; beyond this a fresh process has better chances than a tired connection.
const patienceMs = 10 * 60_000

export function openWatch(client: Client, log: Log, monitor: Monitor): Watch {
  let stopped = false
  let tell: ((fault: Fault) => void) | undefined
  let reject: (fault: Fault) => void = () => undefined
  const doomed = new Promise<never>((_, refuse) => {
    reject = refuse
  })
  doomed.catch(() => undefined)
  const fail = (fault: Fault): void => {
    reject(fault)
    tell?.(fault)
    tell = undefined
  }

  // Discord's client forgets its token at the first 401 and then fails at every call with other words.
  client.rest.on(RESTEvents.Response, (request, response) => {
    if (response.status === 401 && request.data.auth !== false) fail(tokenFault())
    if (response.status >= 400) monitor.callRefused(response.status)
  })
  client.rest.on(RESTEvents.RateLimited, () => monitor.rateLimited())
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
    guard: (work) => Promise.race([work, doomed]),
    arm: (onFatal) => {
      tell = onFatal
    },
    stop: () => {
      stopped = true
      tell = undefined
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
