import { describe, expect, it } from 'vitest'
import { parseSettings, spellSettings, standardSettings, type ServerSettings } from '../../src/memory/index.js'

const chosen: ServerSettings = {
  visibility: 'private',
  memberLimit: { answers: 3, seconds: 60 },
  channelLimit: { answers: 9, seconds: 10 },
  repostMinutes: 0,
  blocksStale: true,
  channels: ['1', '2'],
  logChannel: '3',
  mentions: false,
  managerRoles: ['4'],
  language: 'it',
  articles: 'own',
  keepsQuestions: true,
  suggestions: true,
}

describe('settings of a server', () => {
  it('are read back as they were written', () => {
    expect(parseSettings(spellSettings(chosen))).toEqual(chosen)
    expect(parseSettings(spellSettings(standardSettings))).toEqual(standardSettings)
  })

  it.each(['', '{', 'null', '7', '[]', '"x"', '{"__proto__":{"mentions":false}}', '{"constructor":1}'])(
    'are the standard ones where %s stands in the store',
    (values) => {
      expect(parseSettings(values)).toEqual(standardSettings)
    },
  )

  it.each([
    ['visibility', 'loud'],
    ['memberLimit', { answers: 0, seconds: 10 }],
    ['channelLimit', 30],
    ['repostMinutes', -1],
    ['channels', Array.from({ length: 26 }, (_, at) => String(at))],
    ['channels', ['everywhere']],
    ['logChannel', '<#1>'],
    ['mentions', 'yes'],
    ['managerRoles', '1'],
    ['language', 'tlh'],
    ['keepsQuestions', 1],
  ] as const)('fall back one by one: %s being %j costs no other', (name, value) => {
    const read = parseSettings(JSON.stringify({ ...chosen, [name]: value }))
    expect(read).toEqual({ ...chosen, [name]: standardSettings[name] })
  })

  it('are not written with a value that would not be read back', () => {
    expect(() => spellSettings({ ...chosen, repostMinutes: 99_999 })).toThrow()
    expect(() => spellSettings({ ...chosen, channels: ['#general'] })).toThrow()
  })
})
