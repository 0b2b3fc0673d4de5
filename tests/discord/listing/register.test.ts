import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnyCommand } from '../../../src/commands/index.js'
import { diffCommands, registerCommands, writeCommands } from '../../../src/discord/index.js'
import { textsIn } from '../../../src/language/index.js'
import { isData, listOf, type Data } from '../../support/discord/checks.js'
import { checkCommands } from '../../support/discord/command-checks.js'
import { makeAnswer, makeDesk } from '../../support/discord/fake-desk.js'
import { openDiscord, permission, type Discord } from '../../support/discord/index.js'

let discord: Discord

beforeEach(async () => {
  discord = await openDiscord()
})

afterEach(async () => {
  await discord.close()
  expect(discord.violations).toEqual([])
})

const desk = makeDesk()
const register = (more: { readonly guildId?: string; readonly dryRun?: boolean } = {}) =>
  registerCommands({ token: discord.token, apiBase: discord.apiBase, desk, ...more })
const puts = (): number => discord.calls.filter(({ method }) => method === 'PUT').length

describe('registerCommands', () => {
  it('lists everything once, and does not write again', async () => {
    expect(await register()).toMatchObject({ scope: 'global', written: true,
      added: ['/ask', '/compare', '/ponder', 'Answer from the articles'], removed: [] })
    expect(await register()).toMatchObject({ written: false, added: [], changed: [],
      unchanged: ['/ask', '/compare', '/ponder', 'Answer from the articles'] })
    expect(puts()).toBe(1)
  })

  it('writes again when somebody else changed the list, and removes what is stale', async () => {
    await register()
    const [ask = {}, ...others] = discord.registry.listed('global')
    discord.registry.seed([{ ...ask, description: 'Something else' }, ...others, { type: 1, name: 'old',
      description: 'Stale' }])
    expect(await register()).toMatchObject({ written: true, added: [],
      changed: [{ name: '/ask', fields: ['description'] }], removed: ['/old'] })
    expect(discord.registry.listed('global').map(({ name }) => name)).toEqual(['ask', 'compare', 'ponder',
      'Answer from the articles'])
  })

  it('keeps the id of a command that stays', async () => {
    discord.registry.seed([{ name: 'ask', description: 'Older' }])
    const before = discord.registry.listed('global')[0]?.['id']
    await register()
    expect(discord.registry.listed('global')[0]?.['id']).toBe(before)
  })

  it('compares without writing on a dry run', async () => {
    expect(await register({ dryRun: true })).toMatchObject({ written: false,
      added: ['/ask', '/compare', '/ponder', 'Answer from the articles'] })
    expect(puts()).toBe(0)
  })

  it('registers in one server alone when told to', async () => {
    expect(await register({ guildId: discord.server.id })).toMatchObject({ scope: 'guild', written: true })
    expect(discord.registry.listed('global')).toEqual([])
    expect(discord.registry.listed(discord.server.id)).toHaveLength(4)
    expect(await register({ guildId: discord.server.id })).toMatchObject({ written: false })
  })

  it('says which commands one server shows twice, and undoes that when it lists everywhere', async () => {
    await register()
    const ours = ['ask', 'compare', 'ponder', 'Answer from the articles']
    expect(await register({ guildId: discord.server.id })).toMatchObject({ written: true, doubled: ours, emptied: [] })
    expect(await register({ dryRun: true })).toMatchObject({ doubled: [], emptied: [discord.server.id] })
    expect(discord.registry.listed(discord.server.id)).toHaveLength(4)
    expect(await register()).toMatchObject({ written: false, doubled: [], emptied: [discord.server.id] })
    expect(discord.registry.listed(discord.server.id)).toEqual([])
    expect(await register()).toMatchObject({ emptied: [] })
    expect(discord.registry.listed('global')).toHaveLength(4)
  })

  it('passes over a server that was joined without its commands', async () => {
    discord.trouble({ method: 'GET', path: /\/guilds\/\d+\/commands$/,
      effect: { status: 403, body: { code: 50001, message: 'Missing Access' } } })
    expect(await register()).toMatchObject({ written: true, emptied: [] })
  })

  it('says in one sentence that the token is wrong', async () => {
    const wrong = registerCommands({ token: 'not.the.token', apiBase: discord.apiBase, desk })
    await expect(wrong).rejects.toMatchObject({ code: 'discord-token',
      message: expect.stringContaining('Reset Token') })
  })

  it('says in one sentence that a server is out of reach', async () => {
    discord.trouble({ path: /\/guilds\//, effect: { status: 403, body: { code: 50001, message: 'Missing Access' } } })
    await expect(register({ guildId: discord.server.id })).rejects.toMatchObject({ code: 'discord-permission',
      message: expect.stringContaining('applications.commands') })
  })
})

describe('writeCommands', async () => {
  const commands = await writeCommands(desk)
  const find = (name: string): Data => {
    const command = commands.find((entry) => entry.name === name)
    return isData(command) ? command : {}
  }

  it('leaves out what only a terminal offers', () => {
    expect(commands.map(({ name }) => name)).not.toContain('eval')
    expect(listOf(find('compare')['options']).map(({ name }) => name)).not.toContain('explain')
  })

  it('completes names while they are typed, and says what is required', () => {
    expect(listOf(find('compare')['options'])).toMatchObject([
      { name: 'left', type: 3, required: true, autocomplete: true },
      { name: 'right', type: 3, required: true, autocomplete: true },
      { name: 'topic', type: 3, required: false, autocomplete: true },
      { name: 'limit', type: 4, min_value: 1, max_value: 10 },
      { name: 'hide', type: 5 },
    ])
  })

  it('offers to hide what others would see, and only that', () => {
    const hides = commands.map((
      command,
    ) => [command.name, listOf(isData(command) ? command['options'] : []).some(({ name }) => name === 'hide')])
    expect(hides).toEqual([['ask', true], ['compare', true], ['ponder', false], ['Answer from the articles', false]])
  })

  it('offers everything in servers, in direct messages and to those who installed it for themselves', () => {
    for (const command of commands) expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] })
  })
})

describe('writeCommands for a desk with groups', async () => {
  const command = (name: string, more: Partial<AnyCommand> = {}): AnyCommand => ({ name, summary: 'Does it.', args: {},
    examples: [], run: () => makeAnswer([]), ...more })
  const keeping = { right: 'moderate', guildOnly: true, private: true } as const
  const commands = await writeCommands({
    ...desk,
    commands: [
      command('ask', { args: { question: { kind: 'text', summary: 'Your question' } } }),
      command('canned', { guildOnly: true,
        args: { name: { kind: 'canned', summary: 'Which' },
          mention: { kind: 'person', summary: 'Whom', optional: true } } }),
      command('canned-manage edit', { ...keeping,
        args: { name: { kind: 'canned', summary: 'Which' },
          note: { kind: 'text', summary: 'Never typed', inner: true, optional: true } } }),
      command('canned-manage import', { ...keeping, right: 'manage',
        args: { file: { kind: 'file', summary: 'Which' } } }),
      command('canned list', { only: 'terminal' }),
      command('settings', { ...keeping, right: 'manage',
        args: { action: { kind: 'choice', summary: 'What', optional: true, choices: ['forget'] },
          channel: { kind: 'channel', summary: 'Where', optional: true },
          role: { kind: 'role', summary: 'Who', optional: true } } }),
      command('privacy', { private: true,
        args: { action: { kind: 'choice', summary: 'What', optional: true, choices: ['forget'] } } }),
    ],
  })
  const find = (name: string): Data => listOf(commands).find((entry) => entry['name'] === name) ?? {}

  it('lists them as Discord takes them', () => {
    expect(checkCommands(commands)).toEqual([])
    expect(commands.map(({ name }) => name)).toEqual(['ask', 'canned', 'canned-manage', 'settings', 'privacy',
      'Answer from the articles', 'Reply with a canned comparison', 'Save as canned comparison'])
  })

  it('makes a subcommand of each that has two words', () => {
    expect(listOf(find('canned-manage')['options'])).toMatchObject([
      { type: 1, name: 'edit', options: [{ type: 3, name: 'name', required: true, autocomplete: true }] },
      { type: 1, name: 'import', options: [{ type: 11, name: 'file', required: true }] },
    ])
    expect(listOf(listOf(find('canned-manage')['options'])[0]?.['options'])).toHaveLength(1)
  })

  it('shows a command to those who may use it, a group to all who may use one of it', () => {
    const shown = commands.map((
      entry,
    ) => [entry.name, entry.default_member_permissions, entry.contexts, entry.integration_types])
    expect(shown).toEqual([
      ['ask', undefined, [0, 1, 2], [0, 1]],
      ['canned', undefined, [0], [0]],
      ['canned-manage', Number(permission.manageMessages), [0], [0]],
      ['settings', Number(permission.manageGuild), [0], [0]],
      ['privacy', undefined, [0, 1, 2], [0, 1]],
      ['Answer from the articles', undefined, [0, 1, 2], [0, 1]],
      ['Reply with a canned comparison', Number(permission.manageMessages), [0], [0]],
      ['Save as canned comparison', Number(permission.manageMessages), [0], [0]],
    ])
  })

  it('asks for people, channels and roles as Discord does', () => {
    expect(listOf(find('canned')['options']).map(({ name, type }) => [name, type])).toEqual([['name', 3], ['mention',
      6], ['hide', 5]])
    expect(listOf(find('settings')['options']).map(({ name, type }) => [name, type])).toEqual([['action', 3], [
      'channel',
      7,
    ], ['role', 8]])
  })

  it('says names, descriptions and choices in Italian too', () => {
    const { commands: words, discord: say } = textsIn('it')
    expect(find('ask')).toMatchObject({ name_localizations: { it: words['ask']?.name },
      description_localizations: { it: words['ask']?.summary } })
    expect(listOf(find('ask')['options'])).toMatchObject([{
      name_localizations: { it: words['ask']?.args?.['question']?.name },
    }, { name_localizations: { it: say.hideName } }])
    expect(listOf(find('privacy')['options'])).toMatchObject([{
      choices: [{ value: 'forget',
        name_localizations: { it: words['privacy']?.args?.['action']?.choices?.['forget'] } }],
    }])
    expect(commands.at(-1)).toMatchObject({ name_localizations: { it: say.menuSave } })
  })

  it('is not written again when Discord gives it back', () => {
    discord.registry.seed(listOf(commands))
    expect(diffCommands(commands, discord.registry.listed('global'))).toMatchObject({ added: [], changed: [],
      removed: [] })
  })
})

describe('diffCommands', () => {
  const command = { name: 'ask', description: 'Ask',
    options: [{ type: 3, name: 'a', description: 'A', required: true }, { type: 3, name: 'b', description: 'B' }] }

  it('ignores what Discord adds and writes out', () => {
    const listed = { ...command, id: '1', version: '2', type: 1, nsfw: false, dm_permission: true, contexts: null,
      name_localizations: null, options: command.options.map((option) => ({ ...option, autocomplete: false })) }
    expect(diffCommands([command], [listed])).toEqual({ added: [], changed: [], removed: [], unchanged: ['/ask'] })
  })

  it.each([
    ['a description', { description: 'Other' }, ['description']],
    ['an option gone', { options: command.options.slice(0, 1) }, ['options.b']],
    ['an option changed', { options: [{ ...command.options[0], required: false }, command.options[1]] }, [
      'options.a.required',
    ]],
    ['the order of options', { options: [...command.options].reverse() }, ['options (order)']],
    ['where it is offered', { contexts: [0] }, ['contexts']],
    ['who may use it', { default_member_permissions: '8' }, ['default_member_permissions']],
    ['a translation', { description_localizations: { it: 'Chiedi' } }, ['description_localizations']],
  ])('notices %s', (_, change, fields) => {
    expect(diffCommands([command], [{ ...command, ...change }]).changed).toEqual([{ name: '/ask', fields }])
  })

  it('does not mind the order in which places are listed', () => {
    expect(diffCommands([{ ...command, contexts: [0, 1, 2] }], [{ ...command, contexts: [2, 1, 0] }]).changed).toEqual(
      [],
    )
  })

  it('tells a slash command from a menu entry of the same name', () => {
    expect(diffCommands([{ name: 'ask', type: 3 }], [{ name: 'ask', type: 1 }])).toMatchObject({ added: ['ask'],
      removed: ['/ask'] })
  })
})
