import { afterEach, describe, expect, it } from 'vitest'
import { startBot, type Bot, type BotOptions } from '../../../src/discord/index.js'
import { makeDesk, type FakeDesk } from '../../support/discord/fake-desk.js'
import { makeServer, openDiscord, type Discord, type Server } from '../../support/discord/index.js'
import { makeLog } from '../../support/discord/log.js'

const open: { discord: Discord; bots: Bot[] }[] = []

afterEach(async () => {
  for (const { discord, bots } of open.splice(0)) {
    for (const bot of bots) await bot.stop()
    await discord.close()
    expect(discord.violations).toEqual([])
  }
})

/** Servers whose events come over connection 0 and 1 of two: Discord tells by the time in the id. */
async function makeServers(): Promise<readonly [Server, Server]> {
  const found = new Map<number, Server>()
  while (found.size < 2) {
    const server = makeServer('Reading room')
    found.set(Number(BigInt(server.id) >> 22n) % 2, server)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return [found.get(0), found.get(1)] as [Server, Server]
}

async function start(processes: readonly BotOptions['shards'][]) {
  const servers = await makeServers()
  const discord = await openDiscord({ servers, shards: 2 })
  const desks: FakeDesk[] = []
  const logs: ReturnType<typeof makeLog>[] = []
  const bots: Bot[] = []
  open.push({ discord, bots })
  for (const shards of processes) {
    const [desk, log] = [makeDesk(), makeLog()]
    desks.push(desk)
    logs.push(log)
    bots.push(
      await startBot({ token: discord.token, apiBase: discord.apiBase, shards, desk, log, onFatal: (fault) =>
        expect.fail(fault.message) }),
    )
  }
  return { servers, discord, desks, logs }
}

describe('connections', () => {
  it.each([
    ['as many as Discord recommends', 'auto' as const],
    ['both by number', { ids: [0, 1], count: 2 }],
  ])('of one process, %s, bring the questions of every server', async (_, shards) => {
    const { servers, discord, desks } = await start([shards])
    for (const server of servers)
      await discord.member('Ada').at(discord.place(server)).slash('ask', { question: server.id })
    await discord.member('Ada').at(discord.direct()).slash('ask', { question: 'direct' })
    expect(desks[0]?.asked.map(({ args }) => args['question'])).toEqual([servers[0].id, servers[1].id, 'direct'])
  })

  it('of two processes bring each question to one of them, and one of them lists the commands', async () => {
    const { servers, discord, desks, logs } = await start([{ ids: [1], count: 2 }, { ids: [0], count: 2 }])
    for (const server of servers)
      await discord.member('Ada').at(discord.place(server)).slash('ask', { question: server.id })
    await discord.member('Ada').at(discord.direct()).slash('ask', { question: 'direct' })
    expect(desks.map(({ asked }) => asked.map(({ args }) => args['question']))).toEqual([[servers[1].id], [
      servers[0].id,
      'direct',
    ]])
    expect(logs.map(({ lines }) => lines.filter(({ message }) => message.startsWith('commands')).length)).toEqual([0,
      1])
    expect(logs.map(({ lines }) => lines.find(({ message }) => message.startsWith('ready'))?.fields)).toMatchObject([{
      servers: 1,
    }, { servers: 1 }])
  })
})
