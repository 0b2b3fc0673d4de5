import { expect, it, onTestFinished, vi } from 'vitest'
import type { Invocation } from '../../src/commands/index.js'
import * as tokenising from '../../src/text/tokenise.js'
import { openHouse, people } from '../support/house.js'
import { openTestStore } from '../support/store.js'

async function textsRead(invocation: Omit<Invocation, 'scope'>): Promise<readonly string[]> {
  const desk = openHouse(() => openTestStore())
  const tokenise = vi.spyOn(tokenising, 'tokenise')
  onTestFinished(() => tokenise.mockRestore())
  await desk.dispatch({ ...invocation, scope: people.member })
  return tokenise.mock.calls.map(([text]) => text)
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
  expect((await textsRead({ command, args })).filter((text) => Object.values(args).includes(text))).toHaveLength(1)
})

it('tokenises a question in another language once, in English', async () => {
  const texts = await textsRead({ command: 'ask', args: { question: 'meglio node o python per una chat?' } })
  expect(texts.filter((text) => text.includes('?'))).toEqual(['better node or python for a chat?'])
})
