import { describe, expect, it } from 'vitest'
import type { Locale } from '../../src/language/index.js'
import { linesOf } from '../support/answers.js'
import { people, shippedDesk } from '../support/house.js'

async function answer(command: 'ask' | 'recommend', said: string, locale: Locale = 'en'): Promise<readonly string[]> {
  const args = command === 'ask' ? { question: said } : { project: said }
  return linesOf(await shippedDesk().dispatch({ command, args, scope: { ...people.member, locale } }))
}

describe('what was heard in a project', () => {
  it.each<[project: string, line: string, locale: Locale]>([
    ['machine learning without Python', 'Ruled out: Python', 'en'],
    ['machine learning senza usare Python', 'Da escludere: Python', 'it'],
  ])('names the technology that must not be used: %s', async (project, line, locale) => {
    expect(await answer('recommend', project, locale)).toContain(line)
  })
})

describe('what was heard in a question', () => {
  it.each<[question: string, line: string, locale: Locale]>([
    ['no python please, node for api?', 'Ruled out: Python', 'en'],
    ['I don’t want node, is python ok for realtime?', 'Ruled out: Node.js', 'en'],
    ['vorrei evitare node: python va bene per chat?', 'Esigenze: Il team rifiuta JavaScript, Chat tra persone', 'it'],
    ['odiamo node: python va bene per chat?', 'Esigenze: Il team rifiuta JavaScript, Chat tra persone', 'it'],
    ['some know node, others python, can I use both', 'Needs: Mixed skills', 'en'],
  ])('is said where the verdict was given by it: %s', async (question, line, locale) => {
    expect(await answer('ask', question, locale)).toContain(line)
  })

  it('is not said where a topic alone was weighed', async () => {
    expect((await answer('ask', 'is node or python faster?')).filter((line) => line.startsWith('Needs'))).toEqual([])
  })
})
