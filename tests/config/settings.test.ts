import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig, settings } from '../../src/config/index.js'

const example = readFileSync(join(import.meta.dirname, '..', '..', '.env.example'), 'utf8')

describe('settings', () => {
  it('are explained in .env.example, each with its meaning and standard value, and nothing else is', () => {
    const explained = [...example.matchAll(/^# (.+)\n([A-Z_]+)=(.*)$/gm)].map(([, meaning, name, standard]) => ({ name, meaning, standard }))
    expect(explained).toEqual(Object.values(settings).map(({ name, meaning, standard }) => ({ name, meaning, standard })))
  })

  it('have standards when nothing is set, and blank counts as nothing', () => {
    const unset = { token: undefined, apiBase: undefined, guildId: undefined, corpusFolder: undefined, logLevel: 'info' }
    expect(loadConfig({})).toEqual({ ok: true, value: unset })
    expect(loadConfig({ DISCORD_TOKEN: '  ', LOG_LEVEL: '' })).toEqual({ ok: true, value: unset })
  })

  it('are refused together, each with what was received and what was expected', () => {
    const result = loadConfig({ DISCORD_API_BASE: 'http://127.0.0.1:1/api/v10', DISCORD_GUILD_ID: 'my server', LOG_LEVEL: 'loud' })
    expect(result.ok ? [] : result.issues.map(({ path, message }) => [path, message])).toEqual([
      ['DISCORD_API_BASE', 'DISCORD_API_BASE is “http://127.0.0.1:1/api/v10”; expected an http or https address without /v10 and without a slash at its end.'],
      ['DISCORD_GUILD_ID', "DISCORD_GUILD_ID is “my server”; expected a server's id, up to 20 digits."],
      ['LOG_LEVEL', 'LOG_LEVEL is “loud”; expected one of trace, debug, info, warn, error, fatal, silent.'],
    ])
  })

  it('never repeat a wrong token', () => {
    const result = loadConfig({ DISCORD_TOKEN: 'hunter2' })
    expect(result.ok).toBe(false)
    expect(JSON.stringify(result)).not.toContain('hunter2')
  })
})
