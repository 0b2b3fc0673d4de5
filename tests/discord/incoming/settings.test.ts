import { describe, expect, it } from 'vitest'
import { textsIn } from '../../../src/language/index.js'
import { makeServer, permission, type DiscordOptions, type Member, type Seen } from '../../support/discord/index.js'
import { startSession } from '../../support/discord/session.js'
import { openHouse } from '../../support/house.js'
import { openTestStore } from '../../support/store.js'

const texts = textsIn('en').settings

async function start(options: DiscordOptions = {}) {
  const store = await openTestStore()
  const session = await startSession(options, { desk: openHouse(() => Promise.resolve(store), { now: Date.now }) })
  const manage = { may: permission.manageGuild | permission.manageMessages }
  return { ...session, store, manager: session.discord.member('Max', manage),
    moderator: session.discord.member('Mo', { may: permission.manageMessages }) }
}

/** Picks from the list whose entries speak of this. */
const pickFrom = (member: Member, seen: Seen, name: string, values: readonly string[]): Promise<Seen> => {
  const picker = seen.pickers.find(({ label, options }) =>
    label === name || options.some((option) => option.label.startsWith(name))
  )
  return member.pick(seen, picker?.id ?? `no picker for ${name}`, values)
}

describe('the settings of a server in Discord', () => {
  it('are one private message that changes with every pick and takes it back', async () => {
    const { manager } = await start()
    const first = await manager.slash('settings')
    expect(first.isPrivate).toBe(true)
    expect(first.text).toContain('**Who sees answers:** Everyone')
    const changed = await pickFrom(manager, first, texts.names.visibility, ['private'])
    expect(changed.message.id).toBe(first.message.id)
    expect(changed.text).toContain('→ Only the asker')
    expect(changed.pickers[0]?.picked).toEqual(['private'])
    const undone = await manager.press(changed, texts.undo)
    expect(undone.message.id).toBe(first.message.id)
    expect(undone.text).toContain('**Who sees answers:** Everyone')
    const limits = await manager.press(undone, texts.pages.limits)
    expect(limits.message.id).toBe(first.message.id)
    const stricter = await pickFrom(manager, limits, texts.names.memberLimit, ['2/10'])
    expect(stricter.text).toContain('2 answers in 10 seconds')
  })

  it('take channels and roles from Discord’s own lists', async () => {
    const { manager, discord, store } = await start()
    const { channelId, guildId = '' } = discord.place()
    const changed = await pickFrom(manager, await manager.slash('settings'), texts.names.channels, [channelId])
    expect(changed.text).toContain(`<#${channelId}>`)
    expect(changed.pickers.find(({ type }) => type === 8)?.picked).toEqual([channelId])
    expect((await store.settings.read(guildId))?.values).toContain(`"channels":["${channelId}"]`)
    const everywhere = await manager.pick(changed, changed.pickers.find(({ type }) => type === 8)?.id ?? '', [])
    expect(everywhere.text).toContain(texts.none.channels)
  })

  it('are offered to managers alone, and refused to whoever sends the command all the same', async () => {
    const { ada, moderator, manager } = await start()
    expect(
      [ada, moderator, manager].map((member) =>
        member.offered().filter((name) => name === 'settings' || name === 'insights')
      ),
    ).toEqual([[], ['insights'], ['settings', 'insights']])
    for (const member of [ada, moderator]) {
      const refused = await member.slash('settings', {}, { force: true })
      expect([refused.isPrivate, refused.pickers, refused.buttons]).toEqual([true, [], []])
    }
  })

  it('tell the log channel of every change, and ping nobody', async () => {
    const { manager, discord } = await start()
    const { channelId } = discord.place()
    const people = await manager.press(await manager.slash('settings'), texts.pages.people)
    await manager.pick(people, texts.names.logChannel, [channelId])
    await pickFrom(manager, await manager.slash('settings'), texts.names.visibility, ['private'])
    await expect.poll(() => manager.screen.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('Max changed a setting: Who sees answers'),
    )
  })

  it('warn of a log channel that the bot may not write in, or that is gone, as long as it is so', async () => {
    const { manager, discord, store } = await start({
      servers: [makeServer('Silent', { without: permission.sendMessages })],
    })
    const { channelId, guildId = '' } = discord.place()
    const open = async (): Promise<Seen> => manager.press(await manager.slash('settings'), texts.pages.people)
    const people = await open()
    const changed = await manager.pick(people, texts.names.logChannel, [channelId])
    expect(changed.text).toContain(texts.logObstacles['not-permitted'])
    expect((await open()).text).toContain(texts.logObstacles['not-permitted'])
    await store.settings.save({ guild: guildId, values: JSON.stringify({ logChannel: '1' }), seen: 1, by: '1', at: 1,
      subject: 'logChannel', before: '', after: '1' })
    expect((await open()).text).toContain(texts.logObstacles.gone)
    expect(people.text).not.toContain('nothing is told')
  })

  it('hand over all that is kept of the server as a file', async () => {
    const { manager, discord } = await start()
    const people = await manager.press(await manager.slash('settings'), texts.pages.people)
    const handed = await manager.press(people, texts.export)
    expect(handed.isPrivate).toBe(true)
    expect(handed.files).toEqual([`backquote-${discord.place().guildId ?? ''}.json`])
  })
})

describe('insights in Discord', () => {
  it('show a picture whose words say the same, to moderators alone', async () => {
    const { ada, moderator, store, discord } = await start()
    const { guildId = '' } = discord.place()
    expect((await moderator.slash('insights')).text).toContain(textsIn('en').insight.nothing)
    const day = new Date().toISOString().slice(0, 10)
    await store.counts.add([{ guild: guildId, kind: 'asked', key: 'topic:security', day, by: 3 }, { guild: guildId,
      kind: 'outcome', key: 'answered', day, by: 3 }])
    const seen = await moderator.slash('insights')
    expect(seen.isPrivate).toBe(true)
    expect(seen.pictures).toEqual(['Chart. Asked most in the last 30 days: Security 3 (0 before).'])
    expect(seen.text).toContain('**Security**: 3 (0 before)')
    expect((await ada.slash('insights', {}, { force: true })).pictures).toEqual([])
  })
})
