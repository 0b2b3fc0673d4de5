import { describe, expect, it } from 'vitest'
import { standardSettings } from '../../../src/memory/index.js'
import type { AnyCommand } from '../../../src/commands/index.js'
import { textsIn } from '../../../src/language/index.js'
import { makeAnswer, makeDesk, say } from '../../support/discord/fake-desk.js'
import { openDiscord } from '../../support/discord/index.js'
import { startSession } from '../../support/discord/session.js'

const take: AnyCommand = {
  name: 'keep import',
  summary: 'Takes a file.',
  private: true,
  args: { file: { kind: 'file', summary: 'Which' }, dry: { kind: 'flag', summary: 'Only look' } },
  examples: [],
  run: () => makeAnswer([]),
}
const start = () => {
  const desk = { ...makeDesk(), commands: [take] }
  return startSession({}, { desk }).then((session) => ({ ...session, desk }))
}

describe('a file that is handed in', () => {
  it('is given to the desk as the text that it holds', async () => {
    const { ada, desk, discord } = await start()
    await ada.slash('keep import', { file: discord.upload('a.json', '{"à": 1}', 'application/json; charset=utf-8'),
      dry: true })
    expect(desk.asked).toMatchObject([{ command: 'keep import', args: { file: '{"à": 1}', dry: true } }])
  })

  it.each([
    ['is too large', 'a.json', 'x'.repeat(256 * 1024 + 1), 'application/json', 'limit is 256 KB'],
    ['is a picture', 'a.png', 'PNG', 'image/png', 'not text'],
    ['only calls itself text', 'a.txt', Buffer.from([0xff, 0xfe, 0x00]), 'text/plain', 'not text'],
    ['holds a NUL', 'a.txt', 'a\u0000b', 'text/plain', 'not text'],
  ])('is refused with a sentence when it %s', async (_, name, content, type, words) => {
    const { ada, desk, discord } = await start()
    expect(await ada.slash('keep import', { file: discord.upload(name, content, type) })).toMatchObject({
      isPrivate: true,
      text: expect.stringContaining(words),
    })
    expect(desk.asked).toEqual([])
  })

  it.each(['en', 'it'] as const)(
    'is neither fetched nor given to the desk when Discord does not keep it, which is said (%s)',
    async (language) => {
      const { ada, desk, discord } = await start()
      desk.settings = () => Promise.resolve({ ...standardSettings, language })
      const stranger = await openDiscord()
      const seen = await ada.slash('keep import', { file: discord.uploadFrom(`${stranger.apiBase}/a.json`) })
      expect(seen).toMatchObject({ isPrivate: true, text: textsIn(language).discord.fileTrouble.elsewhere })
      expect([stranger.calls, desk.asked]).toEqual([[], []])
      await stranger.close()
    },
  )

  it('is not even fetched for somebody who may not hand it in', async () => {
    const desk = { ...makeDesk(), commands: [{ ...take, right: 'manage' as const, guildOnly: true as const }] }
    const { ada, discord } = await startSession({}, { desk })
    await ada.slash('keep import', { file: discord.upload('a.json', '{}', 'application/json') }, { force: true })
    expect(discord.calls.filter(({ path }) => path.startsWith('/attachments/'))).toEqual([])
  })

  it('is not even fetched for somebody who has asked too often', async () => {
    const desk = { ...makeDesk(), commands: [take] }
    const { ada, discord } = await startSession({}, { desk,
      cooldown: { take: ([window]) => window && { window, seconds: 9 } } })
    expect((await ada.slash('keep import', { file: discord.upload('a.json', '{}', 'application/json') })).text)
      .toContain('in 9 s')
    expect(discord.calls.filter(({ path }) => path.startsWith('/attachments/'))).toEqual([])
  })

  it('that takes long is acknowledged before it has come', async () => {
    const { ada, discord } = await start()
    discord.trouble({ path: /^\/attachments\//, effect: 'hang' })
    await ada.slash('keep import', { file: discord.upload('a.json', '{}', 'application/json') })
    expect(discord.calls.filter(({ path }) => path.endsWith('/callback')).map(({ body }) => body)).toMatchObject([{
      type: 5,
    }])
  })

  it('is refused in time when it is gone, or never comes', async () => {
    const { ada, desk, discord } = await start()
    for (const effect of ['hang', { status: 404 }] as const) {
      discord.trouble({ path: /^\/attachments\//, effect })
      const seen = await ada.slash('keep import', { file: discord.upload('a.json', '{}', 'application/json') })
      expect(seen.text).toContain('could not be fetched')
      expect(seen.afterMs).toBeLessThan(3_000)
    }
    expect(desk.asked).toEqual([])
  })
})

describe('what comes with an answer', () => {
  const picture = (name: string) =>
    ({ kind: 'image', name, png: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), alt: `Bars of ${name}` }) as const

  it('is told of instead where Discord would not take it', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () =>
      makeAnswer(say('Here'), { private: true, file: { name: 'all.json', text: 'à'.repeat(5 * 1024 * 1024 + 1) } })
    const seen = await ada.slash('ponder')
    expect([seen.files, seen.text]).toEqual([[], `Here\n${textsIn('en').discord.fileTooLarge(11, 10)}`])
  })

  it('is a file to take away, under a safe name', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () =>
      makeAnswer(say('Here'), { private: true, file: { name: '../all of it.json', text: '{"à": 1}' } })
    const seen = await ada.slash('ask', { question: 'export' })
    expect(seen.files).toEqual(['all-of-it.json'])
    expect(seen.message['attachments']).toMatchObject([{ size: 9 }])
  })

  it('is pictures with the words that say the same, two of one name included', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () => makeAnswer([...say('Asked most'), picture('topics'), picture('topics')], { private: true })
    expect((await ada.slash('ask', { question: 'insights' })).pictures).toEqual(['Bars of topics', 'Bars of topics'])
  })

  it('survives an acknowledgement, and gives way to what takes its place', async () => {
    const { ada, desk } = await startSession()
    desk.answers = () =>
      makeAnswer([picture('topics')], { private: true,
        controls: [{ label: 'Next', action: { kind: 'run', command: 'ask', args: {} } }] })
    const seen = await ada.slash('ponder')
    expect(seen.pictures).toEqual(['Bars of topics'])
    desk.press = () => Promise.resolve(makeAnswer(say('no picture'), { private: true, inPlace: true }))
    const next = await ada.press(seen, 'Next')
    expect([next.message.id, next.pictures, next.message['attachments']]).toEqual([seen.message.id, [], []])
  })
})
