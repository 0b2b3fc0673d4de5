import { describe, expect, it } from 'vitest'
import { toJson } from '../../src/answer/index.js'
import { type Scope, catalogue } from '../../src/commands/index.js'
import { spellForDiscord } from '../../src/commands/answers/help.js'
import { textsIn } from '../../src/language/index.js'
import { linesOf } from '../support/answers.js'
import { shippedDesk } from '../support/house.js'

const helpFor = async (scope: Scope): Promise<readonly string[]> =>
  linesOf(await shippedDesk().dispatch({ command: 'help', args: {}, scope }))

describe('help', () => {
  it('writes commands as they are typed where it is read', async () => {
    expect((await helpFor({ surface: 'terminal' })).find((line) => line.startsWith('compare'))).toMatch(
      /^compare: Compare .* compare \w+ \w+$/,
    )
    expect((await helpFor({ surface: 'discord' })).find((line) => line.startsWith('/compare'))).toMatch(
      /^\/compare: Compare .* \/compare left:\w+ right:\w+$/,
    )
    expect((await helpFor({ surface: 'discord', locale: 'it' })).find((line) => line.startsWith('/confronta'))).toMatch(
      /^\/confronta: Confronta .* \/confronta prima:\w+ seconda:\w+$/,
    )
  })

  it('names the other ways to ask where commands are one of several', async () => {
    const { besides } = textsIn('en').help
    expect(['mention', 'Answer from the articles', 'hide'].filter((way) => !besides.includes(way))).toEqual([])
    expect(await helpFor({ surface: 'discord' })).toContain(besides)
    expect(await helpFor({ surface: 'terminal' })).not.toContain(besides)
  })

  it.each(['hello', 'ciao'])('is what whoever says %j comes to', async (question) => {
    const answer = await shippedDesk().dispatch({ command: 'ask', args: { question }, scope: { surface: 'discord' } })
    expect(answer).toMatchObject({ status: 'declined', private: true })
    const [example, help] = answer.controls.map(({ action }) => action)
    expect((await shippedDesk().press(example!, { surface: 'discord' })).status).toBe('answered')
    expect(toJson(await shippedDesk().press(help!, { surface: 'discord' }))).toHaveProperty('commands')
  })

  it.each(['help', 'what can you do?'])('is the answer to %j', async (question) => {
    const answer = await shippedDesk().dispatch({ command: 'ask', args: { question }, scope: { surface: 'discord' } })
    expect(toJson(answer)).toEqual(toJson(await shippedDesk().dispatch({ command: 'help', args: {},
      scope: { surface: 'discord' } })))
  })

  it('leaves out what the reader may not use', async () => {
    const has = async (scope: Scope): Promise<boolean> =>
      (await helpFor(scope)).some((line) => line.startsWith('/settings'))
    expect(await has({ surface: 'discord' })).toBe(false)
    expect(await has({ surface: 'discord', guild: '1', rights: ['manage'] })).toBe(true)
    expect(await has({ surface: 'discord', rights: ['manage'] })).toBe(false)
  })
})

describe('an example for Discord', () => {
  const find = (name: string) => catalogue.find((command) => command.name === name)!
  it.each([
    ['ask', 'ask a b for c?', '/ask question:a b for c?'],
    ['compare', 'compare a b --topic c', '/compare left:a right:b topic:c'],
    ['sources', 'sources', '/sources'],
    ['sources', 'sources x', '/sources article:x'],
  ])('names the options of %s: %s', (name, example, spelt) => {
    expect(spellForDiscord(example, find(name), textsIn('en').commands)).toBe(spelt)
  })
})
