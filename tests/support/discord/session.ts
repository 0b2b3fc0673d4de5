import { afterEach, expect } from 'vitest'
import { startBot, type Bot, type BotOptions } from '../../../src/discord/index.js'
import type { Fault } from '../../../src/errors.js'
import { makeDesk } from './fake-desk.js'
import { openDiscord, type Discord, type DiscordOptions } from './index.js'
import { makeLog } from './log.js'

const open: { readonly discord: Discord; readonly bot: Bot }[] = []

// Conversations here go on faster than people's; those about asking too often, or again, set these to undefined.
const patient: Pick<BotOptions, 'cooldown' | 'repeats'> = {
  cooldown: { take: () => undefined },
  repeats: { find: () => undefined, note: () => undefined, forget: () => undefined, noteEphemeral: () => undefined,
    findEphemeral: () => undefined },
}

/** A Discord, a bot in it and Ada. All is closed after the test, which fails if Discord had anything to object. */
export async function startSession(options: DiscordOptions = {}, more: Partial<BotOptions> = {}) {
  const discord = await openDiscord(options)
  const desk = makeDesk()
  const log = makeLog()
  const faults: Fault[] = []
  // As the program does before it logs in: settings that have to wait for the store to be opened may come too late.
  await (more.desk ?? desk).isStoreReachable()
  const bot = await startBot({ token: discord.token, apiBase: discord.apiBase, desk, log,
    onFatal: (fault) => void faults.push(fault), ...patient, ...more })
  open.push({ discord, bot })
  return { discord, desk, log, bot, faults, ada: discord.member('Ada') }
}

afterEach(async () => {
  for (const { discord, bot } of open.splice(0)) {
    await bot.stop()
    await discord.close()
    expect(discord.violations).toEqual([])
  }
})
