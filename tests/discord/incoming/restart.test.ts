import { describe, expect, it } from 'vitest'
import type { Desk } from '../../../src/commands/index.js'
import { decodePress, startBot } from '../../../src/discord/index.js'
import { makeDesk } from '../../support/discord/fake-desk.js'
import { makeServer, permission, type Discord, type Seen } from '../../support/discord/index.js'
import { makeLog } from '../../support/discord/log.js'
import { startSession } from '../../support/discord/session.js'
import { openHouse } from '../../support/house.js'
import { openTestStore } from '../../support/store.js'

const lookedFor = ({ calls }: Discord) =>
  calls.filter(({ method, path }) => method === 'GET' && path.endsWith('/messages'))
const kindOf = (id: string): string => decodePress(id)?.kind ?? 'unknown'

describe('a restart in the middle of a conversation', () => {
  it('leaves every button and every list working that was posted before it', async () => {
    const house = openHouse()
    const first = await startSession({}, { desk: house, repeats: undefined })
    const { discord } = first
    // Who manages the server sees every control that there is.
    const mo = discord.member('Mo', { may: permission.administrator })
    const conversation: Seen[] = []
    const hear = async (seen: Promise<Seen>): Promise<Seen> => {
      const heard = await seen
      conversation.push(heard)
      await discord.until('the bot has heard',
        () => (first.log.lines.filter(({ message }) => message === 'answered').length >= conversation.length
          ? true
          : undefined))
      return heard
    }
    const asked = await hear(mo.slash('ask', { question: 'Which is easier to learn?' }))
    await hear(mo.slash('ask', { question: 'Which is easier to learn?' }))
    await hear(mo.slash('ask', { question: 'Is it good for a chat?', hide: true }))
    await hear(mo.slash('compare', { left: 'node', right: 'python' }))
    await hear(mo.slash('compare', { left: 'pyhton', right: 'noed' }))
    await hear(
      mo.slash('recommend', { project: 'a chat for ten thousand people with some machine learning', hide: true }),
    )
    const [article] = await house.suggest({ command: 'sources', argument: 'article', typed: '',
      scope: { surface: 'discord' } })
    await hear(mo.slash('sources', { article: article?.value ?? '' }))
    await hear(mo.slash('coverage'))
    await hear(mo.slash('settings'))
    await hear(mo.press(asked, 'Why'))
    await first.bot.stop()

    const log = makeLog()
    const { token, apiBase } = discord
    const later = openHouse()
    await later.isStoreReachable()
    const second = await startBot({ token, apiBase, desk: later, log, cooldown: { take: () => undefined },
      onFatal: (fault) => expect.fail(fault.message) })
    const kinds = new Set<string>()
    for (const seen of conversation) {
      for (const { id, options } of seen.pickers) {
        const [option] = options
        kinds.add('a list')
        expectWorking(await mo.pick(seen, id, option === undefined ? [] : [option.value]))
      }
      for (const { id, disabled } of seen.buttons.filter(({ id }) => kindOf(id) !== 'remove')) {
        if (disabled) continue
        kinds.add(kindOf(id))
        expectWorking(await mo.press(seen, id))
      }
    }
    for (const seen of conversation) {
      const remove = seen.buttons.find(({ id }) => kindOf(id) === 'remove')
      if (!remove) continue
      kinds.add('remove')
      await mo.dismiss(seen, remove.id)
    }
    await second.stop()
    expect([...kinds].sort()).toEqual(
      expect.arrayContaining(['a list', 'ask-again', 'rate', 'rejudge', 'remove', 'run', 'share', 'show', 'turn']),
    )
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('an answer of an earlier run to a mention', () => {
  it('goes when its question is taken back, and nothing is looked for where nobody can have asked', async () => {
    const { ada, discord, bot } = await startSession()
    const answered = discord.nextMessage()
    const asked = ada.say(`<@${discord.bot.id}> why?`)
    await answered
    const other = ada.say('good morning')
    await bot.stop()
    const { token, apiBase } = discord
    const second = await startBot({ token, apiBase, desk: makeDesk(), log: makeLog(),
      onFatal: (fault) => expect.fail(fault.message) })
    discord.erase(ada.say('asked since'))
    discord.erase(other)
    discord.erase(asked)
    // For the two of before, and for the answer that goes with one of them.
    await discord.until('all three are gone and were looked after',
      () => (discord.messages.length === 0 && lookedFor(discord).length >= 3 ? true : undefined))
    await second.stop()
    expect(lookedFor(discord)).toHaveLength(3)
    expect(discord.messages).toEqual([])
  })
})

describe('a message of an earlier run that is deleted', () => {
  it.each([
    ['is looked after where the history may be read', 0n, 1],
    ['is let be where it may not', permission.readHistory, 0],
  ])('%s', async (_, without, looks) => {
    const { ada, discord, bot } = await startSession({ servers: [makeServer('Home', { without })] })
    const asked = ada.say('good morning')
    await bot.stop()
    const { token, apiBase } = discord
    const second = await startBot({ token, apiBase, desk: makeDesk(), log: makeLog(),
      onFatal: (fault) => expect.fail(fault.message) })
    discord.erase(asked)
    const answer = discord.nextMessage()
    ada.at(discord.direct()).say('why?')
    await answer
    await second.stop()
    expect(lookedFor(discord)).toHaveLength(looks)
  })
})

describe('a post of an earlier run', () => {
  it('that somebody deletes in Discord is noticed', async () => {
    const store = await openTestStore()
    // A desk that stops does not close what the next one reads.
    const open = (): Desk =>
      openHouse(() => Promise.resolve({ ...store, close: () => Promise.resolve() }), { now: Date.now })
    const first = await startSession({}, { desk: open() })
    const { discord } = first
    const posted = await discord.member('Mo', { may: permission.manageMessages }).slash('canned', { name: 'security' })
    const { guildId = '' } = discord.place()
    const verbs = async (): Promise<readonly string[]> =>
      (await store.audit.list(guildId, { limit: 9 })).map(({ verb }) => verb)
    await expect.poll(verbs).toEqual(['canned.post'])
    await first.bot.stop()
    const { token, apiBase } = discord
    const second = await startBot({ token, apiBase, desk: open(), log: makeLog(),
      onFatal: (fault) => expect.fail(fault.message) })
    discord.erase(posted.message)
    await expect.poll(verbs).toEqual(['canned.unpost', 'canned.post'])
    await second.stop()
  })
})

function expectWorking({ text }: Seen): void {
  expect(text).not.toMatch(/expired|Something went wrong|no longer/)
}
