import { describe, expect, it } from 'vitest'
import { startSession as start } from '../../support/discord/session.js'

describe('a bot in Discord', () => {
  it('logs in, registers its commands and says that it is ready, with a link to invite it', async () => {
    const { discord, log } = await start()
    expect(discord.registry.listed('global').map(({ name }) => name)).toEqual(['ask', 'compare', 'ponder',
      'Answer from the articles'])
    expect(log.lines.at(-1)).toMatchObject({ level: 'info', message: 'ready as backquote',
      fields: { invite: expect.stringContaining('https://discord.com/oauth2/authorize?client_id=') } })
  })

  it('answers a slash command for all to see', async () => {
    const { ada, desk } = await start()
    const seen = await ada.slash('compare', { left: 'heron', right: 'stork' })
    expect(desk.asked).toMatchObject([{ command: 'compare', args: { left: 'heron', right: 'stork' },
      scope: { surface: 'discord' } }])
    expect(seen.isPrivate).toBe(false)
    expect(seen.text).toContain('> The **heron** stands still for hours.')
    expect(seen.buttons.map(({ label }) => label)).toEqual(['Why', 'Remove'])
  })

  it('offers choices while somebody types', async () => {
    const { ada } = await start()
    expect(await ada.type('compare', 'left', 'grey ')).toEqual([{ name: 'grey heron', value: 'heron' }])
  })

  it('opens what a button stands for, for the one who pressed it, with the words of the message', async () => {
    const { ada, desk } = await start()
    const seen = await ada.slash('ask', { question: 'Is a *heron* <patient>?' })
    const why = await ada.press(seen, 'Why')
    expect(why.isPrivate).toBe(true)
    expect(why.text).toBe('“Is a \\*heron\\* \\<patient\\>?”\npressed show')
    expect(desk.pressed).toEqual([{ action: { kind: 'show', view: 'why', answer: 'a.n0d.p3r..' },
      given: { question: 'Is a *heron* <patient>?' } }])
  })

  it('answers a mention as a reply to it', async () => {
    const { ada, discord, desk } = await start()
    const answer = discord.nextMessage()
    const asked = ada.say(`<@${discord.bot.id}> which bird stands still?`)
    const seen = await answer
    expect(desk.asked.map(({ command, args }) => [command, args])).toEqual([['ask', {
      question: 'which bird stands still?',
    }]])
    expect(seen.message['message_reference']).toMatchObject({ message_id: asked.id })
    expect(seen.text).toContain('which bird stands still?')
  })
})
