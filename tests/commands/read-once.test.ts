import { expect, it, vi } from 'vitest'
import type { Invocation } from '../../src/commands/index.js'
import { tokenise } from '../../src/text/tokenise.js'
import { openHouse, people } from '../support/remembering-house.js'
import { openTestStore } from '../support/store.js'

vi.mock('../../src/text/tokenise.js', async (original) => {
  const real = await original<typeof import('../../src/text/tokenise.js')>()
  return { ...real, tokenise: vi.fn(real.tokenise) }
})

const tokenised = vi.mocked(tokenise)

const timesRead = async (invocation: Omit<Invocation, 'scope'>): Promise<readonly string[]> => {
  const desk = openHouse(() => openTestStore())
  // Opening the rooms reads the articles; the first answer may warm something up.
  tokenised.mockClear()
  await desk.dispatch({ ...invocation, scope: people.member })
  return tokenised.mock.calls.map(([text]) => text)
}

it.each([
  ['a question', 'ask', { question: 'Is Node or Python better for a live chat with many users?' }],
  ['a misspelt question', 'ask', { question: 'is pyhton or ndoe better for a chta' }],
  ['a declined question, which is counted by what it names', 'ask', { question: 'what does a python course cost?' }],
  ['a project that is told of', 'ask', {
    question: 'We build a live chat with websockets for 20k users, and forms. No machine learning.',
  }],
  ['a project', 'recommend', { project: 'A live chat for 20k users at once, no machine learning.' }],
])('tokenises %s once', async (_, command, args) => {
  expect((await timesRead({ command, args })).filter((text) => Object.values(args).includes(text))).toHaveLength(1)
})

it('tokenises a question in another language once, in English', async () => {
  const texts = await timesRead({ command: 'ask', args: { question: 'meglio node o python per una chat?' } })
  expect(texts.filter((text) => text.includes('?'))).toEqual(['better node or python for a chat?'])
})
