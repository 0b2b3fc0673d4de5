import { describe, expect, it } from 'vitest'
import { makeAnswer, say } from '../../support/discord/fake-desk.js'
import { startSession } from '../../support/discord/session.js'

describe('a rush of questions, more than can be answered', () => {
  it('gives each an answer or a word in time', async () => {
    const { discord, desk } = await startSession()
    // Thinking that leaves no time for anything else, as ours does: thirty times that is more than three seconds, and
    // what is to be said instead costs little of them even on a slow machine.
    desk.answers = () => {
      const end = performance.now() + 160
      while (performance.now() < end);
      return makeAnswer(say('an answer'))
    }
    const people = Array.from({ length: 30 }, (_, number) => discord.member(`Member ${number}`))
    const texts =
      (await Promise.all(people.map((member, turn) => member.slash('ask', { question: `in case ${turn}` })))).map((
        { text },
      ) => text)
    const answered = texts.filter((text) => text === 'an answer')
    expect(answered.length).toBeGreaterThan(0)
    expect(answered.length).toBeLessThan(people.length)
    expect(texts.filter((text) => text !== 'an answer' && !text.startsWith('This reached me too late'))).toEqual([])
  })
})
