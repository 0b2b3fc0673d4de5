import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig, settings } from '../../src/config/index.js'

const example = readFileSync(join(import.meta.dirname, '..', '..', '.env.example'), 'utf8')

describe('settings', () => {
  it('are explained in .env.example, each with its meaning and standard value, and nothing else is', () => {
    const explained = [...example.matchAll(/^# (.+)\n([A-Z_]+)=(.*)$/gm)].map(([, meaning, name, standard]) => ({ name,
      meaning, standard })
    )
    expect(explained).toEqual(
      Object.values(settings).map(({ name, meaning, standard }) => ({ name, meaning, standard })),
    )
  })

  it('have standards when nothing is set, and blank counts as nothing', () => {
    const unset = { token: undefined, apiBase: undefined, guildId: undefined, shards: 'auto', healthPort: undefined,
      corpusFolder: undefined, dataFolder: 'data', databaseUrl: undefined, logLevel: 'info' }
    expect(loadConfig({})).toEqual({ ok: true, value: unset })
    expect(loadConfig({ DISCORD_TOKEN: '  ', LOG_LEVEL: '' })).toEqual({ ok: true, value: unset })
  })

  it('are refused together, each with what was received and what was expected', () => {
    const result = loadConfig({ DISCORD_API_BASE: 'http://127.0.0.1:1/api/v10', DISCORD_GUILD_ID: 'my server',
      LOG_LEVEL: 'loud' })
    expect(result.ok ? [] : result.issues.map(({ path, message }) => [path, message])).toEqual([
      ['DISCORD_API_BASE',
        'DISCORD_API_BASE is “http://127.0.0.1:1/api/v10”; expected an http or https address without /v10 and without ' +
        'a slash at its end.'],
      ['DISCORD_GUILD_ID', "DISCORD_GUILD_ID is “my server”; expected a server's id, up to 20 digits."],
      ['LOG_LEVEL', 'LOG_LEVEL is “loud”; expected one of trace, debug, info, warn, error, fatal, silent.'],
    ])
  })

  it.each([
    [{}, 'auto'],
    [{ SHARDS: 'AUTO' }, 'auto'],
    [{ SHARD_COUNT: '2' }, { ids: [0, 1], count: 2 }],
    [{ SHARDS: '0, 1', SHARD_COUNT: '4' }, { ids: [0, 1], count: 4 }],
    [{ SHARDS: '6,0-2,1', SHARD_COUNT: '7' }, { ids: [0, 1, 2, 6], count: 7 }],
  ])('read %j as the connections %j', (environment, shards) => {
    const result = loadConfig(environment)
    expect(result.ok && result.value.shards).toEqual(shards)
  })

  it.each([
    [{ SHARDS: '0,1' },
      'SHARD_COUNT is not set; SHARDS names some of the connections, so say how many there are in all, 2 at least.'],
    [{ SHARDS: '0-3', SHARD_COUNT: '2' }, 'SHARDS names connection 3; with SHARD_COUNT=2 they are 0 to 1.'],
    [{ SHARDS: '3-1', SHARD_COUNT: '4' }, 'SHARDS is “3-1”; expected auto, or numbers from 0 such as 0,1 or 0-3.'],
    [{ SHARDS: 'all', SHARD_COUNT: '4' }, 'SHARDS is “all”; expected auto, or numbers from 0 such as 0,1 or 0-3.'],
    [{ SHARDS: '0-99999', SHARD_COUNT: '4' },
      'SHARDS is “0-99999”; expected auto, or numbers from 0 such as 0,1 or 0-3.'],
    [{ SHARD_COUNT: '0' }, 'SHARD_COUNT is “0”; expected a whole number from 1 to 10000.'],
    [{ HEALTH_PORT: '99999' }, 'HEALTH_PORT is “99999”; expected a port from 1 to 65535, or nothing.'],
  ])('refuse %j in one sentence', (environment, sentence) => {
    const result = loadConfig(environment)
    expect(result.ok ? [] : result.issues.map(({ message }) => message)).toEqual([sentence])
  })

  it('never repeat a wrong token', () => {
    const result = loadConfig({ DISCORD_TOKEN: 'hunter2' })
    expect(result.ok).toBe(false)
    expect(JSON.stringify(result)).not.toContain('hunter2')
  })

  it('never repeat a wrong address of a database, which may hold a password', () => {
    for (const address of ['mysql://bot:hunter2@host/db', 'postgres://bot:hunter2@host:port/db', 'postgres://']) {
      const result = loadConfig({ DATABASE_URL: address })
      expect(result.ok ? [] : result.issues.map(({ message }) => message), address).toEqual([
        'DATABASE_URL is no address of a Postgres database; expected postgres://user:password@host:5432/database.',
      ])
    }
  })
})
