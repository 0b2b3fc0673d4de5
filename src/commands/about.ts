import { composeAbout, type About } from '../answer/index.js'
import type { Technology } from '../corpus/index.js'
import type { Hit, Library } from '../search/index.js'
import { defineCommand } from './command.js'

export const about = defineCommand({
  name: 'about',
  summary: 'What the articles say of one technology.',
  args: { technology: { kind: 'technology', summary: 'The technology', rest: true } },
  examples: ['about {technology}'],
  run({ technology }, context) {
    return composeAbout(lookUp(technology, context.library), context.composer)
  },
})

export const lookUp = (technology: Technology, library: Library): About => ({
  technology,
  hits: findNaming(technology, technology.name, library).slice(0, 10),
  named: library.naming(technology.id),
})

/** The passages that name a technology, those that fit the words best first. */
export function findNaming({ id }: Technology, words: string, library: Library): readonly Hit[] {
  const named = new Set(library.naming(id).map((passage) => passage.id))
  // Searching ranks the passages; only those that do name it are about it.
  return library.search(words, { limit: 200 }).hits.filter(({ passage }) => named.has(passage.id))
}
