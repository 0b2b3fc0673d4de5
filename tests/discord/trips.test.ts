import { describe, expect, it } from 'vitest'
import type { Seen } from '../support/discord/index.js'
import { textOf } from '../support/discord/checks.js'
import { foreignMarks } from '../support/discord/markdown.js'
import { startSession } from '../support/discord/session.js'
import { openHouse } from '../support/house.js'

const desk = openHouse()
/** Nothing but our own marks may show. */
const expectWhole = ({ message }: Seen): void => expect(foreignMarks(message.components)).toEqual([])

describe('a trip through the house', () => {
  it.each([
    ['nothing', ' '],
    ['6,000 characters', 'x'.repeat(6_000)],
    ['a call of everyone', '@everyone <@&1> which is faster?'],
    ['code fences', '```js\nwhich is faster?\n``` ||really||'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
    ['control characters', 'which\u0000 is\u001b[31m \u202efaster\u2066?'],
    ['a link', '[which is faster?](https://evil.example/**x**) discord.gg/abc'],
  ])('takes %s as words, wherever they are given', async (_, words) => {
    const { ada, log } = await startSession({}, { desk })
    for (const [name, options] of [['ask', { question: words }], ['recommend', { project: words }], ['about', {
      technology: words,
    }], ['compare', { left: words, right: 'python' }], ['sources', { article: words }]] as const) {
      expectWhole(await ada.slash(name, options))
    }
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('offers names for every option that can be completed, and understands what it offered', async () => {
    const { ada, discord } = await startSession({}, { desk })
    for (const command of discord.registry.listed('global')) {
      const options = Array.isArray(command['options'])
        ? (command['options'] as { name: string; autocomplete?: boolean }[])
        : []
      for (const { name } of options.filter(({ autocomplete }) => autocomplete === true)) {
        for (const typed of ['', 'n', 'pyhton', '`**'])
          expect(Array.isArray(await ada.type(textOf(command['name']), name, typed))).toBe(true)
      }
    }
    const [choice] = await ada.type('about', 'technology', 'pyhton')
    expect((await ada.slash('about', { technology: textOf(choice?.['value']) })).text).toContain('Python')
  })

  it('answers a mention with the same words as /ask', async () => {
    const { ada, discord } = await startSession({}, { desk })
    const question = 'Which is easier to learn?'
    const asked = await ada.slash('ask', { question })
    const answer = discord.nextMessage()
    ada.say(`${question} <@${discord.bot.id}>`)
    expect((await answer).text).toBe(asked.text)
  })

  it('gives the same answer, button for button, after a restart', async () => {
    const first = await startSession({}, { desk: openHouse() })
    const before = await first.ada.slash('ask', { question: 'Is Node.js good for a chat?' })
    const views = before.buttons.filter(({ label }) => label !== 'Remove')
    const opened = await Promise.all(views.map(({ label }) => first.ada.press(before, label)))
    await first.bot.stop()
    const second = await startSession({}, { desk: openHouse() })
    const again = await Promise.all(views.map(({ label }) => second.ada.press(before, label)))
    expect(again.map(({ text }) => text)).toEqual(opened.map(({ text }) => text))
  })
})
