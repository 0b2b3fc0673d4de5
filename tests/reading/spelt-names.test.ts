import { describe, expect, it } from 'vitest'
import { shippedDesk, shippedRooms } from '../support/house.js'

const { reader } = shippedRooms()

describe('a name however it is spelt', () => {
  const named = (text: string): readonly string[] => {
    const { technologies, elsewhere } = reader.read(text)
    return [...technologies, ...elsewhere].map(({ value: { name } }) => name).sort()
  }

  it.each([
    ['python3.12 or node?', ['Node.js', 'Python']],
    ['python2.7 or python3.11', ['Python', 'Python']],
    ['py3 or node', ['Node.js', 'Python']],
    ['py3.11 or node', ['Node.js', 'Python']],
    ['node22.3 or go1.22', ['Go', 'Node.js']],
    ['C\u266f or Python?', ['C#', 'Python']],
    ['C#12 or Python?', ['C#', 'Python']],
    ['rubi vs python', ['Python', 'Ruby']],
    ['go language', ['Go']],
    ['is the dart programming language fast', ['Dart']],
    ['c# language', ['C#']],
  ])('is heard in “%s”', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  it.each(['how do we go about chat', 'a rubber duck', 'send us the news', 'react to a message'])(
    'is not heard in “%s”', (text) => {
      expect(named(text)).toEqual([])
    })
})

describe('a version', () => {
  const asked = (question: string) =>
    shippedDesk().dispatch({ command: 'ask', args: { question }, scope: { surface: 'discord' } })

  it.each(['python 3.12 or node 20', 'python3.12 or node?', 'py3 or node', 'Node v20.11.1 or Python 3.x?',
    'meglio python 3.12 o node 20?'])('says which of a name is meant and asks nothing more: %s', async (question) => {
      const { record } = await asked(question)
      const { outcome } = await versionless()
      expect(record).toMatchObject({ verdict: { outcome, needs: { heard: [], ruledOut: [] } } })
    })

  const versionless = async (): Promise<{ readonly outcome: unknown }> =>
    ((await asked('python or node?')).record as { readonly verdict: { readonly outcome: unknown } }).verdict
})

describe('a language that the articles only name', () => {
  it.each([
    ['ask', { question: 'Java or C++ for beginners?' }, 'The articles mention Java and C++ only in passing.'],
    ['ask', { question: 'is java good?' }, 'The articles mention Java only in passing.'],
    ['ask', { question: 'Kotlin or Java?' }, 'None of the articles covers Kotlin.'],
  ])('is not said to be unknown: %s %j', async (command, args, words) => {
    const { blocks } = await shippedDesk().dispatch({ command, args, scope: { surface: 'discord' } })
    expect(JSON.stringify(blocks)).toContain(words)
  })
})

describe('about', () => {
  const about = (technology: string) =>
    shippedDesk().dispatch({ command: 'about', args: { technology }, scope: { surface: 'discord' } })

  it.each([
    ['c# language', 'C#'],
    ['linguaggio python', 'Python'],
    ['python3.12', 'Python'],
    ['the Express framework', 'Express'],
    ['C++20', 'C++'],
    ['V8', 'V8'],
  ])('%s is about %s', async (typed, name) => {
    expect((await about(typed)).record).toMatchObject({ technology: { name } })
  })

  it.each([['go language', 'Go'], ['the Rust programming language', 'Rust'], ['linguaggio go', 'Go']])(
    '%s: says that none of the articles covers %s', async (typed, name) => {
      expect(JSON.stringify((await about(typed)).blocks)).toContain(`covers ${name}.`)
    })

  it.each(['ernet', 'script', 'gres', 'ython', 'hould'])('%s: offers no name that only holds it inside a word',
    (typed) => {
      expect(reader.technologies(typed).filter(({ spelling }) =>
        spelling.split(/[\s.-]/).every((word) => word.includes(typed) && !word.startsWith(typed)) &&
        spelling.length > typed.length + 1
      )).toEqual([])
    })
})
