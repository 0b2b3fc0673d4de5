import { describe, expect, it } from 'vitest'
import type { Scope } from '../../../src/commands/index.js'
import { standardSettings } from '../../../src/memory/index.js'
import { makeRole, makeServer, permission } from '../../support/discord/index.js'
import { startSession } from '../../support/discord/session.js'

const keepers = makeRole('Keepers')
const wardens = makeRole('Wardens', permission.manageMessages)
const home = makeServer('Home', { roles: [keepers, wardens], locale: 'it' })

describe('the scope of a command', () => {
  it('names the server, the channel and the person by the name that others see', async () => {
    const { discord, desk } = await startSession({ servers: [home] })
    const bob = discord.member('Bob', { nick: 'Bobby', locale: 'en-GB' })
    await bob.slash('ask', { question: 'why?' })
    const expected: Scope = { surface: 'discord', guild: home.id, channel: discord.place().channelId,
      person: { id: bob.user.id, name: 'Bobby' }, roles: [], rights: [], locale: 'en' }
    expect(desk.asked[0]?.scope).toEqual({ ...expected, findObstacle: expect.any(Function) })
  })

  it.each([
    ['nobody in particular', {}, []],
    ['who manages messages', { may: permission.manageMessages }, ['moderate']],
    ['who manages the server', { may: permission.manageGuild }, ['moderate', 'manage']],
    ['an administrator', { may: permission.administrator }, ['moderate', 'manage']],
    ['a role with that permission', { roles: [wardens] }, ['moderate']],
  ])('tells the rights of %s', async (_, profile, rights) => {
    const { discord, desk } = await startSession({ servers: [home] })
    await discord.member('Bob', profile).slash('ask', { question: 'why?' })
    expect(desk.asked[0]?.scope.rights).toEqual(rights)
  })

  it('lets a role moderate that the settings of its server name, and no other', async () => {
    const { discord, desk, ada } = await startSession({ servers: [home] })
    desk.settings = (guild) =>
      Promise.resolve(guild === home.id ? { ...standardSettings, managerRoles: [keepers.id] } : standardSettings)
    await discord.member('Bob', { roles: [keepers] }).slash('ask', { question: 'why?' })
    await ada.slash('ask', { question: 'why?' })
    expect(desk.asked.map(({ scope }) => [scope.roles, scope.rights])).toEqual([[[keepers.id], ['moderate']], [[], []]])
  })

  it('knows neither server nor rights where the bot is not a member', async () => {
    const elsewhere = makeServer('Elsewhere', { hasBot: false })
    const { discord, desk } = await startSession({ servers: [home, elsewhere] })
    const bob = discord.member('Bob', { may: permission.administrator }).at(discord.place(elsewhere))
    await bob.slash('ask', { question: 'why?' })
    await bob.at(discord.direct()).slash('ask', { question: 'why?' })
    expect(desk.asked.map(({ scope }) => Object.keys(scope).sort())).toEqual([['channel', 'locale', 'person',
      'surface'], ['channel', 'locale', 'person', 'surface']])
  })

  it("speaks the member's language unless the server has chosen one", async () => {
    const { discord, desk } = await startSession({ servers: [home] })
    await discord.member('Bea', { locale: 'it' }).slash('ask', { question: 'why?' })
    await discord.member('Bob', { locale: 'ja' }).slash('ask', { question: 'why?' })
    desk.settings = () => Promise.resolve({ ...standardSettings, language: 'it' })
    await discord.member('Cid', { locale: 'en-US' }).slash('ask', { question: 'why?' })
    expect(desk.asked.map(({ scope }) => scope.locale)).toEqual(['it', 'en', 'it'])
  })

  it('is that of whoever presses, and of whoever types', async () => {
    const { discord, desk, ada } = await startSession({ servers: [home] })
    const scopes: (string | undefined)[] = []
    desk.press = (_action, scope) => {
      scopes.push(scope.person?.name)
      return Promise.resolve({ status: 'answered', private: true, blocks: [], controls: [], record: null })
    }
    desk.suggest = ({ scope }) => {
      scopes.push(scope.person?.name)
      return Promise.resolve([])
    }
    const seen = await ada.slash('ask', { question: 'why?' })
    const bob = discord.member('Bob')
    await bob.press(seen, 'Why')
    await bob.type('compare', 'left', 'h')
    expect(scopes).toEqual(['Bob', 'Bob'])
  })
})

describe('the scope of a mention', () => {
  it("has the server's language, and what its writer's roles allow", async () => {
    const { discord, desk } = await startSession({ servers: [home] })
    const answer = discord.nextMessage()
    discord.member('Bob', { roles: [wardens], nick: 'Bobby' }).say(`<@${discord.bot.id}> why?`)
    await answer
    expect(desk.asked[0]?.scope).toMatchObject({ guild: home.id, locale: 'it', person: { name: 'Bobby' },
      roles: [wardens.id], rights: ['moderate'] })
  })

  it('in direct messages is a person and a channel', async () => {
    const { ada, discord, desk } = await startSession({ servers: [home] })
    const answer = discord.nextMessage()
    ada.at(discord.direct()).say('why?')
    await answer
    expect(desk.asked[0]?.scope).toEqual({ surface: 'discord', locale: 'en', channel: expect.any(String),
      person: { id: ada.user.id, name: 'Ada' } })
  })
})
