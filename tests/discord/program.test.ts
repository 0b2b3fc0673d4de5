import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startBot } from '../../src/discord/index.js'
import { openStore } from '../../src/store/index.js'
import { makeDesk } from '../support/discord/fake-desk.js'
import { openDiscord, type Discord } from '../support/discord/index.js'
import { makeLog } from '../support/discord/log.js'
import { findFreePort } from '../support/port.js'
import { openScratch } from '../support/scratch.js'
import { settingsWrite } from '../support/store.js'
import { readToEnd, runProgram, startProgram } from '../trips/program.js'

const newFolder = openScratch()
let discord: Discord

beforeEach(async () => {
  discord = await openDiscord()
})

afterEach(async () => {
  await discord.close()
  expect(discord.violations).toEqual([])
})

const settings = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_BASE: discord.apiBase })

describe('the built program, with a token', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('is the bot: ready, answers, and at %s ends with exit 0, stdout untouched',
    async (signal) => {
      const child = startProgram('start', [], settings())
      let log = ''
      child.stderr.on('data', (text: Buffer) => (log += text.toString('utf8')))
      const ended = readToEnd(child)
      await discord.until('it is ready',
        () => (log.includes('ready') && log.includes('oauth2/authorize') ? true : undefined))
      const seen = await discord.member('Ada').slash('ask', { question: 'Which is easier to learn?' })
      expect(seen.text).toContain('> ')
      child.kill(signal)
      expect(await ended).toMatchObject({ code: 0, stdout: '' })
      expect(log).not.toContain('easier')
      expect(log).not.toContain('connection lost')
    })

  it('ends with exit 0 while its connection is down, too', async () => {
    const child = startProgram('start', [], settings())
    let log = ''
    child.stderr.on('data', (text: Buffer) => (log += text.toString('utf8')))
    const ended = readToEnd(child)
    await discord.until('it is ready', () => (log.includes('ready as') ? true : undefined))
    discord.gateway.mood.accepts = false
    discord.gateway.drop(4000)
    await discord.until('it has noticed', () => (log.includes('connecting again') ? true : undefined))
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0 })
  })

  it('tells this machine how it is, on the port that it is given', async () => {
    const port = await findFreePort()
    const child = startProgram('start', [], { ...settings(), HEALTH_PORT: String(port) })
    const ended = readToEnd(child)
    const read = async (path: string): Promise<string | undefined> => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined)
      return response && `${response.status} ${await response.text()}`
    }
    const waitFor = async (path: string, words: string): Promise<void> => {
      while (!(await read(path))?.includes(words)) await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await waitFor('/ready', '200 {"status":"ready","discord":true,"store":true}')
    await discord.member('Ada').slash('ask', { question: 'Which is easier to learn?' })
    await waitFor('/metrics', 'backquote_answers_total{command="ask",outcome="answered"} 1')
    expect(await read('/metrics')).toContain('backquote_servers 1')
    expect(await read('/health')).toContain('200 {"status":"alive"')
    discord.gateway.mood.accepts = false
    discord.gateway.drop(4000)
    await waitFor('/ready', '503 {"status":"not ready","discord":false')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0 })
  })

  it('shares its connections with a second process, each with servers of its own', async () => {
    const processes = ['0', '1'].map((shard) =>
      startProgram('start', [], { ...settings(), SHARDS: shard, SHARD_COUNT: '2' })
    )
    const ended = processes.map(readToEnd)
    const logs = processes.map(() => '')
    processes.forEach((child, at) =>
      child.stderr.on('data', (text: Buffer) => (logs[at] = (logs[at] ?? '') + text.toString('utf8')))
    )
    await discord.until('both are ready', () => (logs.every((log) => log.includes('ready as')) ? true : undefined))
    const seen = await discord.member('Ada').slash('ask', { question: 'Which is easier to learn?' })
    expect(seen.text).toContain('> ')
    expect(discord.calls.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(1)
    for (const child of processes) child.kill('SIGTERM')
    expect((await Promise.all(ended)).map(({ code }) => code)).toEqual([0, 0])
  })

  it('says in one sentence that the token is wrong, and exits 1', async () => {
    const { code, stdout, stderr } = await runProgram('start', [], {
      environment: { ...settings(), DISCORD_TOKEN: 'not.the.token' },
    })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('Reset Token')
    expect(stderr).not.toContain('not.the.token')
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('lets go of the store when it cannot start', async () => {
    const folder = newFolder()
    await runProgram('start', [], { environment: { ...settings(), DISCORD_TOKEN: 'not.the.token', DATA_DIR: folder } })
    expect(readdirSync(folder)).toEqual(['backquote.sqlite'])
  })

  it('keeps what a server wrote that took it back while it was away', async () => {
    const folder = newFolder()
    const store = await openStore({ kind: 'sqlite', folder })
    onTestFinished(() => store.close())
    const { id } = discord.server
    await store.settings.save(settingsWrite({ guild: id, at: Date.now() }))
    await store.guilds.left(id, 1_000)
    const child = startProgram('start', [], { ...settings(), DATA_DIR: folder })
    const ended = readToEnd(child)
    await expect.poll(() => store.guilds.held()).not.toEqual([{ guild: id, hasLeft: true }])
    child.kill('SIGTERM')
    await ended
    expect(await store.guilds.held()).toEqual([{ guild: id, hasLeft: false }])
  })

  it('says in one sentence that Discord is out of reach, and exits 1', async () => {
    const environment = { DISCORD_TOKEN: 'a.b.c', DISCORD_API_BASE: 'http://127.0.0.1:1/api' }
    const { code, stderr } = await runProgram('start', [], { environment })
    expect(code).toBe(1)
    expect(stderr).toContain('could not be reached')
  })
})

describe('the built registration', () => {
  it('explains itself on stdout when asked to, and says what it did', async () => {
    const help = await runProgram('register', ['--help'], { environment: settings() })
    expect([help.code, help.stdout.startsWith('npm run register'), help.stderr]).toEqual([0, true, ''])
    expect((await runProgram('register', [], { environment: settings() })).stdout).toContain('Registered everywhere.')
    expect((await runProgram('register', [], { environment: settings() })).stdout).toBe('Up to date everywhere.\n')
  })
})

describe('a bot that is told to stop while it starts', () => {
  it('does not wait for Discord', async () => {
    discord.trouble({ path: /gateway/, effect: 'hang' })
    const stop = new AbortController()
    const bot = startBot({ token: discord.token, apiBase: discord.apiBase, desk: makeDesk(), log: makeLog(),
      onFatal: () => undefined, signal: stop.signal })
    await discord.until('it is starting', () => discord.calls[0])
    stop.abort()
    await (await bot).stop()
    expect(discord.calls).toHaveLength(1)
  })
})
