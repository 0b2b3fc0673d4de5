import { describe, expect, it } from 'vitest'
import type { Locale } from '../../src/language/index.js'
import { openService } from '../../src/reading/service.js'
import { linesOf } from '../support/answers.js'
import { english, people, shippedCorpus, shippedDesk } from '../support/house.js'

const scopeIn = (locale: Locale) => ({ ...people.member, locale })
const answer = (command: string, args: Readonly<Record<string, string>>, locale: Locale) =>
  shippedDesk().dispatch({ command, args, scope: scopeIn(locale) })

describe('a question about the service', () => {
  it.each<[question: string, command: string, locale: Locale]>([
    ['which articles do you have?', 'sources', 'en'],
    ['Show me the sources', 'sources', 'en'],
    ['what can I ask?', 'help', 'en'],
    ['who made you', 'help', 'en'],
    ['waht topics do you cover?', 'coverage', 'en'],
    ['what do you store about me?', 'privacy', 'en'],
    ['quali articoli hai?', 'sources', 'it'],
    ['cosa posso chiederti?', 'help', 'it'],
    ['di quali argomenti parli?', 'coverage', 'it'],
  ])('is answered by what answers it: %s', async (question, command, locale) => {
    const [asked, direct] = await Promise.all([answer('ask', { question }, locale), answer(command, {}, locale)])
    expect(asked.status).toBe('answered')
    expect(linesOf(asked)).toEqual(linesOf(direct))
  })

  it.each(['which articles do you have on performance?', 'who made Python?', 'which is best?', 'how does async work?',
    'what should I use?'])('is none where it asks about what the articles say: %s', async (question) => {
      const { record } = await answer('ask', { question }, 'en')
      expect(record?.kind).toBe('ask')
    })

  it('is known by examples that name commands of the bot', () => {
    const commands = [english.service, ...shippedCorpus().glossaries.map(({ service }) => service)]
      .flatMap((byCommand) => [...byCommand.keys()])
    expect([...new Set(commands)].sort()).toEqual(['coverage', 'help', 'none', 'privacy', 'sources'])
  })
})

describe('examples of what is asked of the service', () => {
  const find = openService([new Map([['help', ['what can I ask?']], ['none', ['what can I eat?']]])])

  it.each([['What can I ask', 'help'], ['what can I eat', null], ['the price of bread', null], ['', null],
    ['what can I ask '.repeat(40), null]])('are told from others: %s', (text, command) => {
      expect(find(text)).toBe(command)
    })
})
