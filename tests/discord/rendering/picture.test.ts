import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../support/discord/markdown.js'
import { markdownIn } from '../../support/discord/checks.js'
import { drawPage } from '../../support/discord/picture.js'
import { startSession } from '../../support/discord/session.js'
import { shippedDesk } from '../../support/house.js'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const read = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')

/** Words alone: a bullet of one's own drawing is no word. */
const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

describe('a picture', () => {
  it('shows every word of the messages that were sent', async () => {
    const { ada } = await startSession({}, { desk: shippedDesk() })
    const answers = [await ada.slash('compare', { left: 'node', right: 'python' }),
      await ada.slash('recommend', { project: 'a chat for a team that knows Python' })]
    const why = await ada.press(answers[1]!, 'Why')
    for (const { message } of [...answers, why]) {
      const page = wordsIn(read(drawPage([{ asker: 'Ada', did: '', messages: [message] }], 460))).join(' ')
      for (const text of markdownIn(message.components))
        expect(page).toContain(wordsIn(readMarkdown(text).shown.replace(/^\d+\. /gm, '')).join(' '))
    }
  })

  it('shows what somebody wrote as words', () => {
    const page = drawPage([{ asker: '<img src=x>', did: '"&<b>', messages: [] }], 460)
    expect(page).not.toContain('<img')
    expect(page).toContain('&quot;&amp;&lt;b&gt;')
  })
})
