import { composeAbout, type About } from '../answer/index.js'
import type { Technology } from '../corpus/index.js'
import type { Hit } from '../search/index.js'
import { defineCommand } from './command.js'
import type { Rooms } from './voices.js'

export const about = defineCommand({
  name: 'about',
  summary: 'What the articles say of one technology.',
  args: { technology: { kind: 'technology', summary: 'The technology', rest: true } },
  examples: ['about {technology}'],
  run({ technology }, context) {
    return composeAbout(lookUp(technology, context), context.composer)
  },
})

export const lookUp = (technology: Technology, rooms: Rooms): About => ({
  technology,
  hits: findNaming(technology, technology.name, rooms).slice(0, 10),
  named: rooms.search.naming(technology.id),
})

/** The passages that name a technology, those that fit the words best first. */
export function findNaming({ id }: Technology, words: string, { reader, search }: Rooms): readonly Hit[] {
  const named = new Set(search.naming(id).map((passage) => passage.id))
  // Searching ranks the passages; only those that do name it are about it.
  return search.find(reader.read(words), { limit: 200 }).hits.filter(({ passage }) => named.has(passage.id))
}
