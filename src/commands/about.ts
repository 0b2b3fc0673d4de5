import { composeAbout, type Answer } from '../answer/index.js'
import type { Technology } from '../corpus/index.js'
import { defineCommand, type CommandContext } from './command.js'

export const about = defineCommand({
  name: 'about',
  summary: 'What the articles say of one technology.',
  args: { technology: { kind: 'technology', summary: 'The technology', rest: true } },
  examples: ['about {technology}'],
  run({ technology }, context) {
    return tellAbout(technology, context)
  },
})

export function tellAbout(technology: Technology, { library, composer }: CommandContext): Answer {
  const named = library.naming(technology.id)
  const ids = new Set(named.map(({ id }) => id))
  // Asking by name ranks the passages; only those that do name it are about it.
  const found = library.search(technology.name, { limit: 200 })
  const hits = found.hits.filter(({ passage }) => ids.has(passage.id)).slice(0, 10)
  return composeAbout({ technology, found: { ...found, hits, declined: null }, named }, composer)
}
