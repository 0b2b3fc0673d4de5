import { Events, type Client } from 'discord.js'
import type { Desk } from '../commands/index.js'
import type { Fault } from '../errors.js'
import { inviteLink, logIn, openClient, type Shards } from './connection/client.js'
import { isConnected, openWatch } from './connection/watch.js'
import { openWork } from './connection/work.js'
import { describeError, noMonitor, toFault, type Log, type Monitor } from './faults.js'
import { download } from './incoming/download.js'
import { answerInteraction } from './incoming/interaction.js'
import { openMentions } from './incoming/mention.js'
import { checkServers, openLogChannels, recallPosts, reconcileServers, watchServers } from './incoming/servers.js'
import { openCooldown, type Cooldown } from './limiting/cooldown.js'
import { openInFlight } from './limiting/in-flight.js'
import { openLateness } from './limiting/policy.js'
import { openRepeats, type Repeats } from './limiting/repeats.js'
import { keepListed, tidyLists } from './listing/register.js'
import { openDrafts, openPosts, type Surface } from './surface.js'

export interface BotOptions {
  readonly token: string
  /** Unset: Discord's own. */
  readonly apiBase?: string | undefined
  /** Register commands in this server only; unset: everywhere. */
  readonly guildId?: string | undefined
  /** Unset: all of them. */
  readonly shards?: Shards | undefined
  readonly desk: Desk
  readonly log: Log
  /** Unset: nothing is counted. */
  readonly monitor?: Monitor | undefined
  /** What has been asked lately, and how often. Unset: nothing yet. */
  readonly cooldown?: Cooldown | undefined
  readonly repeats?: Repeats | undefined
  /** Told once when the bot cannot go on: the process is to say so and end. */
  readonly onFatal: (fault: Fault) => void
  /** Gives the start up: a bot that is told to stop while it is still logging in need not wait for Discord. */
  readonly signal?: AbortSignal
}

export interface Bot {
  /** Whether every connection of this process is up. */
  isConnected(): boolean
  /** How many servers it is in, as far as this process knows. */
  countServers(): number
  /** Takes no more work, finishes what was begun (for ten seconds at most), and leaves. */
  stop(): Promise<void>
}

/**
 * Logs in, brings Discord's list of commands up to date, answers.
 *
 * @returns The running bot; one that has stopped already if the signal came while it was starting.
 * @throws {Fault} With one sentence that says what to do: a refused token, refused intents, no network.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const surface = openSurface(options)
  const client = openClient({ ...options, monitor: surface.monitor })
  const watch = openWatch(client, options.log, surface.monitor)
  const work = openWork((fault) => options.log.error(describeError(fault), 'an answer failed'))
  client.on(Events.InteractionCreate,
    (interaction) => work.take(interaction.id, () => answerInteraction(interaction, surface)))
  const mentions = openMentions(surface, client)
  client.on(Events.MessageCreate, (message) => work.take(message.id, () => mentions.answer(message)))
  const forget = (id: string, channel?: string): void => {
    surface.repeats.forget(id)
    work.take(`${id} deleted`, () => mentions.forget(id, channel))
  }
  client.on(Events.MessageDelete, ({ id, channelId }) => forget(id, channelId))
  client.on(Events.MessageBulkDelete, (messages) => messages.forEach(({ id }) => forget(id)))
  watchServers(client, surface, work)
  work.take('posts recalled', () => recallPosts(surface))
  const closeLogChannels = openLogChannels(client, options.desk, options.log)
  const bot: Bot = {
    isConnected: () => isConnected(client),
    countServers: () => client.guilds.cache.size,
    stop: async () => {
      await work.finish()
      closeLogChannels()
      watch.stop()
      await client.destroy()
    },
  }
  try {
    const failed = watch.failed.then((fault) => Promise.reject(fault))
    const begun = await untilAborted(Promise.race([getReady(client, options), failed]), options.signal)
    if (!begun) {
      await bot.stop()
      return bot
    }
    const { ready, isListed } = begun
    options.log.info({ servers: ready.guilds.cache.size, invite: inviteLink(ready) }, `ready as ${ready.user.tag}`)
    checkServers(ready, options.log)
    // Begun at once, for what follows relies on it; a stop waits for it as for an answer.
    const reconciling = reconcileServers(ready, surface)
    work.take('servers reconciled', () => reconciling)
    if (isListed) work.take('lists tidied', () => tidyLists(ready, options))
  } catch (error) {
    await bot.stop()
    throw toFault(error, options.apiBase)
  }
  void watch.failed.then(options.onFatal)
  return bot
}

const openSurface = ({ desk, log, monitor, cooldown, repeats, apiBase }: BotOptions): Surface => ({
  desk,
  log,
  monitor: monitor ?? noMonitor,
  cooldown: cooldown ?? openCooldown(),
  repeats: repeats ?? openRepeats(),
  lateness: openLateness(),
  drafts: openDrafts(),
  posts: openPosts(),
  inFlight: openInFlight(),
  fetchFile: (offered) => download(offered, apiBase),
  now: () => performance.now(),
})

/** `isListed`: this process has seen to it that Discord lists our commands. */
async function getReady(client: Client,
  options: BotOptions): Promise<{ readonly ready: Client<true>; readonly isListed: boolean }> {
  const ready = await logIn(client, options.token)
  const isListed = isFirst(options) && (await keepListed(ready, options))
  return { ready, isListed }
}

/** Of several processes one is enough to compare the lists. */
const isFirst = ({ shards }: BotOptions): boolean => shards === undefined || shards === 'auto' || shards.ids.includes(0)

/** @returns undefined when the signal came first. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (!signal) return work
  if (signal.aborted) return undefined
  return Promise.race([work,
    new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }))])
}
