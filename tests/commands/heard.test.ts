import { describe, expect, it } from 'vitest'
import type { Locale } from '../../src/language/index.js'
import { shippedDesk } from '../support/house.js'
import { people } from '../support/remembering-house.js'

/** What stands in the lines of an answer, one string for each. */
async function linesOf(command: 'ask' | 'recommend', said: string, locale: Locale = 'en'): Promise<readonly string[]> {
  const args = command === 'ask' ? { question: said } : { project: said }
  const { blocks } = await shippedDesk().dispatch({ command, args, scope: { ...people.member, locale } })
  return blocks.flatMap((block) => (block.kind === 'line' ? [block.line.map((span) => ('text' in span ? span.text : '')).join('')] : []))
}

describe('what was heard in a project', () => {
  it.each<[project: string, line: string, locale: Locale]>([
    ['machine learning without Python', 'Ruled out: Python', 'en'],
    ['machine learning senza usare Python', 'Da escludere: Python', 'it'],
  ])('names the technology that must not be used: %s', async (project, line, locale) => {
    expect(await linesOf('recommend', project, locale)).toContain(line)
  })
})
