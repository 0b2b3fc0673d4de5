import { describe, expect, it } from 'vitest'
import type { Census } from '../../../src/memory/index.js'
import { writeCommands, startBot } from '../../../src/discord/index.js'
import { listOf } from '../../support/discord/checks.js'
import { makeAnswer, makeDesk, say } from '../../support/discord/fake-desk.js'
import { makeServer, openDiscord, permission, type DiscordOptions } from '../../support/discord/index.js'
import { makeLog } from '../../support/discord/log.js'
import { startSession } from '../../support/discord/session.js'

describe('a server', () => {
  it('is told to be left when the bot is taken out of it, and joined when it is put back', async () => {
    const told: string[] = []
    const desk = { ...makeDesk(), guildRemoved: (guild: string) => Promise.resolve(void told.push(`left ${guild}`)),
      guildAdded: (guild: string) => Promise.resolve(void told.push(`joined ${guild}`)) }
    const { discord } = await startSession({}, { desk })
    const { id } = discord.server
    discord.leave(discord.server, true)
    discord.join(discord.server)
    discord.leave(discord.server)
    discord.join(discord.server)
    await discord.until('both were told', () => (told.length >= 2 ? true : undefined))
    expect(told).toEqual([`left ${id}`, `joined ${id}`])
  })

  it('is counted at the start among those of this process, and of no other', async () => {
    let census: (() => Census) | undefined
    const desk = { ...makeDesk(), reconcileGuilds: (servers: () => Census) => Promise.resolve(void (census = servers)) }
    const { discord } = await startSession({}, { desk, shards: { ids: [0], count: 2 } })
    const { guilds, serves } = (census as unknown as () => Census)()
    const inShard = (shard: number): string => String((BigInt(shard) + 2n * 77n) << 22n)
    expect([serves(inShard(0)), serves(inShard(1))]).toEqual([true, false])
    expect(guilds.every((guild) => serves(guild))).toBe(true)
    expect(guilds).toEqual(serves(discord.server.id) ? [discord.server.id] : [])
  })
})

describe('the log channel', () => {
  const start = async (options: DiscordOptions = {}) => {
    let tell: ((channel: string) => void) | undefined
    let ended = 0
    const desk = {
      ...makeDesk(),
      watchRecord: (listener: Parameters<ReturnType<typeof makeDesk>['watchRecord']>[0]) => {
        tell = (channel) =>
          listener(options.servers?.[0]?.id ?? '', channel, makeAnswer(say('Mo has edited @everyone <@1>')))
        return () => {
          ended += 1
        }
      },
    }
    const session = await startSession(options, { desk })
    return { ...session, tell: (channel: string) => tell?.(channel), countEnded: () => ended }
  }

  it('is told of what was done, and calls nobody', async () => {
    const home = makeServer('Home')
    const { discord, tell } = await start({ servers: [home] })
    const post = discord.nextMessage()
    tell(discord.place().channelId)
    expect((await post).text).toContain('Mo has edited')
  })

  it.each([
    ['is gone', makeServer('Home'), '1'],
    ['may not be written in', makeServer('Silent', { without: permission.sendMessages }), undefined],
  ])('that %s is said once in the log, and nothing is sent', async (_, home, channel) => {
    const { discord, tell, log } = await start({ servers: [home] })
    for (let turn = 0; turn < 3; turn++) tell(channel ?? discord.place().channelId)
    await discord.until('the log says so', () => log.lines.find(({ message }) => message.includes('log channel')))
    expect(log.lines.filter(({ message }) => message.includes('log channel'))).toHaveLength(1)
    expect(discord.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))).toEqual([])
  })

  it('is said once to be out of reach when Discord refuses, without a second attempt at the same record', async () => {
    const home = makeServer('Home')
    const { discord, tell, log } = await start({ servers: [home] })
    discord.trouble({ path: /\/messages$/, effect: { status: 403, body: { code: 50001, message: 'Missing Access' } },
      times: 2 })
    tell(discord.place().channelId)
    await discord.until('the log says so', () => log.lines.find(({ message }) => message.includes('log channel')))
    expect(discord.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))).toHaveLength(1)
  })

  it('is no longer watched when the bot has stopped', async () => {
    const { bot, countEnded } = await start({ servers: [makeServer('Home')] })
    await bot.stop()
    expect(countEnded()).toBe(1)
  })
})

describe('a list of commands', () => {
  it('that a server shows twice is warned of at the start', async () => {
    const discord = await openDiscord()
    const [desk, log] = [makeDesk(), makeLog()]
    discord.registry.seed(listOf(await writeCommands(desk)))
    const bot = await startBot({ token: discord.token, apiBase: discord.apiBase, guildId: discord.server.id, desk, log,
      onFatal: () => undefined })
    expect(log.lines.filter(({ level }) => level === 'warn')).toMatchObject([{
      fields: { doubled: ['ask', 'compare', 'ponder', 'Answer from the articles'] },
      message: expect.stringContaining('DISCORD_GUILD_ID'),
    }])
    await bot.stop()
    await discord.close()
  })
  it('that one server had of its own is emptied at a start that lists everywhere', async () => {
    const discord = await openDiscord()
    const [desk, log] = [makeDesk(), makeLog()]
    discord.registry.seed(listOf(await writeCommands(desk)), discord.server.id)
    const bot = await startBot({ token: discord.token, apiBase: discord.apiBase, desk, log, onFatal: () => undefined })
    await discord.until('the log says so', () => log.lines.find(({ message }) => message.includes('emptied')))
    expect(discord.registry.listed(discord.server.id)).toEqual([])
    expect(discord.registry.listed('global')).toHaveLength(4)
    await bot.stop()
    await discord.close()
  })
})
