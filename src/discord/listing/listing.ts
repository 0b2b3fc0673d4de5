import { REST, type Client } from 'discord.js'
import type { BotOptions } from '../bot.js'
import { describeError, toFault } from '../faults.js'
import { doubledSentence, emptyServerLists, findDoubled, syncCommands } from './register.js'
import { restOptions } from '../connection/rest.js'

type ListingOptions = Pick<BotOptions, 'token' | 'apiBase' | 'guildId' | 'desk' | 'log'>

// Not the client's own: a list takes Discord longer than anybody waits for an answer.
const openRest = ({ token, apiBase }: ListingOptions): REST => new REST(restOptions(apiBase)).setToken(token)

/** @returns Whether Discord's list is up to date now. A bot for which that failed still answers what is listed. */
export async function keepListed(client: Client<true>, options: ListingOptions): Promise<boolean> {
  const { guildId, desk, log, apiBase } = options
  try {
    const rest = openRest(options)
    const { written, added, changed, removed } = await syncCommands(rest, client.application.id, { guildId, desk })
    log.info({ added, changed: changed.map(({ name }) => name), removed },
      written ? 'commands registered' : 'commands are up to date')
    const doubled = guildId === undefined ? [] : await findDoubled(rest, client.application.id, desk)
    if (doubled.length > 0) log.warn({ doubled }, doubledSentence)
    return true
  } catch (error) {
    const fault = toFault(error, apiBase)
    if (fault.code === 'discord-token') throw fault
    log.warn({ code: fault.code, ...describeError(error) }, `commands could not be registered: ${fault.message}`)
    return false
  }
}

/** Where commands are listed everywhere, takes away what was once listed for one server alone. Never rejects. */
export async function tidyLists(client: Client<true>, options: ListingOptions): Promise<void> {
  if (options.guildId !== undefined) return
  try {
    const emptied = await emptyServerLists(openRest(options), client.application.id)
    if (emptied.length > 0)
      options.log.info({ servers: emptied }, 'these servers had lists of their own and showed commands twice: emptied')
  } catch (error) {
    options.log.warn(describeError(error), 'whether a server shows commands twice could not be found out')
  }
}
