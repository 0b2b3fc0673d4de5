import { describe, expect, it } from 'vitest'
import { renderAnswer } from '../../src/cli/render.js'
import { linesOf } from '../support/answers.js'
import { everyCommand, people, shippedDesk } from '../support/house.js'

const english = 'What do you build, and what does your team know? That decides it.'
const italian = 'Che cosa costruisci, e che cosa conosce il tuo team? Dipende da questo.'

const ask = (question: string, locale: 'en' | 'it' = 'en') =>
  shippedDesk().dispatch({ command: 'ask', args: { question }, scope: { ...people.member, locale } })

const recommend = (project: string) =>
  shippedDesk().dispatch({ command: 'recommend', args: { project }, scope: people.member })

describe('one question back', () => {
  it.each(['which is best?', 'node or python', 'Node vs Python?', 'which one should I choose?', 'what do you recommend',
    'which should I use'])('is asked where nothing is said to choose by: %s', async (question) => {
      const answer = await ask(question)
      expect(answer.status).toBe('answered')
      expect(linesOf(answer)).toContain(english)
      expect(answer.quotes?.length).toBeGreaterThan(0)
      expect(answer.pickers).toHaveLength(1)
    })

  it('is asked in Italian', async () => {
    expect(linesOf(await ask('qual è il migliore?', 'it'))).toContain(italian)
  })

  it('is asked of a description in which nothing decides', async () => {
    expect(linesOf(await recommend('we want to build a thing for our club'))).toContain(english)
  })

  it.each(['node or python for a chat?', 'is node faster than python?', 'not node, which one?', 'java or node'])(
    'is not asked where something is: %s',
    async (question) => {
      expect(linesOf(await ask(question))).not.toContain(english)
    },
  )

  it('is text with the command to type in a terminal', async () => {
    const said = renderAnswer(await ask('which is best?'), { width: 80, colour: false, commands: everyCommand })
    expect(said).toContain(english)
    expect(said).toContain('recommend "which is best: …"')
  })
})
