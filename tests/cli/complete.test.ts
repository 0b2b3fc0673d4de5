import { describe, expect, it } from 'vitest'
import { completeLine } from '../../src/cli/complete.js'
import type { SuggestRequest } from '../../src/commands/index.js'
import { openFakeDesk } from './fake-desk.js'

async function complete(line: string) {
  const requests: SuggestRequest[] = []
  const fake = openFakeDesk()
  const desk = { ...fake, suggest: (request: SuggestRequest) => (requests.push(request), fake.suggest(request)) }
  const [choices, replaced] = await completeLine(line, desk, ['why', 'exit'])
  return { choices, replaced, asked: requests.map(({ argument, typed }) => [argument, typed]) }
}

describe('completeLine', () => {
  it.each([
    ['', ['ask ', 'compare ', 'search ', 'sources ', 'show ', 'help ', 'why ', 'exit '], ''],
    ['co', ['compare '], 'co'],
    ['  s', ['search ', 'sources ', 'show '], 's'],
    ['w', ['why '], 'w'],
    ['xyz', [], 'xyz'],
    ['ask --', ['--limit', '--explain', '--json', '--help'], '--'],
    ['ask x --l', ['--limit'], '--l'],
    ['compare __proto__ y z', [], ''],
    ['nonsense x', [], ''],
  ])('offers words for %j', async (line, choices, replaced) => {
    expect(await complete(line)).toMatchObject({ choices, replaced, asked: [] })
  })

  it.each([
    ['compare ', 'left', '', ''],
    ['compare a', 'left', 'a', 'a'],
    ['compare a ', 'right', '', ''],
    ['compare a b', 'right', 'b', 'b'],
    ['compare a --topic "live t', 'topic', 'live t', '"live t'],
    ['compare a --topic x b', 'right', 'b', 'b'],
    ['compare a b --topic ', 'topic', '', ''],
    ['compare "a', 'left', 'a', '"a'],
  ])('asks the desk for values at %j', async (line, argument, typed, replaced) => {
    expect(await complete(line)).toEqual({ choices: [`near${typed.length}`, '"real time"'], replaced,
      asked: [[argument, typed]] })
  })

  it.each([
    ['al', ['alpha', 'alpine']],
    ['ALPI', ['alpine']],
    ['Real t', ['"real time"']],
    ['x', ['alpha', 'alpine', '"real time"', 'beta']],
    ['', ['alpha', 'alpine', '"real time"', 'beta']],
  ])('offers those that begin with %j before those that are only near', async (typed, choices) => {
    const known = ['Alpha', 'Alpine', 'Real time', 'Beta'].map((label) => ({ label, value: label.toLowerCase() }))
    const [offered] = await completeLine(`compare ${typed.includes(' ') ? `"${typed}` : typed}`,
      openFakeDesk({ suggest: () => Promise.resolve(known) }), [])
    expect(offered).toEqual(choices)
  })

  it('takes all that is left as one value where the argument does', async () => {
    expect(await complete('sources two wo')).toMatchObject({ asked: [['article', 'two wo']], replaced: 'two wo' })
  })
})
