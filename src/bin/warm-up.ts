import type { Desk } from '../commands/index.js'
import { locales } from '../language/index.js'

const scope = { surface: 'discord' } as const

/** The first answer of a process costs several times what later ones do: give it before anybody waits for one. */
export async function warmUp(desk: Desk): Promise<void> {
  const questions = desk.examples('ask')
  // The words that slips are told from are read at the first slip.
  for (const question of [...questions, ...questions.map(misspell)])
    await desk.dispatch({ command: 'ask', args: { question }, scope })
  for (const locale of locales) {
    for (const { name, args } of desk.commands) {
      for (const argument of Object.keys(args))
        await desk.suggest({ command: name, argument, typed: '', scope: { ...scope, locale } })
    }
  }
}

/** Every longer word without one of its letters. */
const misspell = (text: string): string => text.replace(/(\p{L}{3})\p{L}(\p{L}+)/gu, '$1$2')
