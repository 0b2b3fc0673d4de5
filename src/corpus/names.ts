import type { Issue } from '../errors.js'
import { normalise } from '../text/index.js'
import { findRepeats, type Located, type Place } from './document.js'
import { nearestOf, quoted } from './issues.js'
import type { Elsewhere, Technology, Topic } from './model.js'

/** Everything that has a name, with the lines on which the entries stand. */
export interface NamedEntries {
  readonly technologies: Located<readonly Technology[]>
  readonly elsewhere: Located<readonly Elsewhere[]>
  readonly topics: Located<readonly Topic[]>
}

interface Spelling {
  readonly spelling: string
  readonly owner: string
  readonly place: Place
  readonly path: readonly PropertyKey[]
}

/** Ids given twice, spellings that two entries claim, and names that refer to nothing. */
export function findNameIssues({ technologies, elsewhere, topics }: NamedEntries): readonly Issue[] {
  return [
    ...findRepeats(technologies.value, technologies),
    ...findRepeats(topics.value, topics),
    ...findLostEcosystems(technologies),
    ...findClashes([...spellingsIn(technologies, 'aliases'), ...spellingsIn(elsewhere, 'aliases'),
      ...spellingsIn(topics, 'synonyms')]),
    ...findStrayCommonWords(technologies),
    ...findStrayCommonWords(elsewhere),
  ]
}

function findLostEcosystems({ value: technologies, issues, lineOf }: Located<readonly Technology[]>): readonly Issue[] {
  const ids = new Set<string>(technologies.map(({ id }) => id))
  return technologies.flatMap(({ ecosystem }, index) => {
    if (ecosystem === null || ids.has(ecosystem)) return []
    const message = `Found the ecosystem ${quoted(ecosystem)}; expected the id of a technology, or null.`
    return [issues.at(lineOf([index, 'ecosystem']), 'unknown-technology', message, nearestOf(ecosystem, ids))]
  })
}

type Spelt<Key extends string> = { readonly name: string } & Readonly<Record<Key, readonly string[]>>

function spellingsIn<Key extends string>(place: Located<readonly Spelt<Key>[]>, key: Key): readonly Spelling[] {
  return place.value.flatMap((entry, index) => [
    { spelling: entry.name, owner: entry.name, place, path: [index, 'name'] },
    ...entry[key].map((spelling, at) => ({ spelling, owner: entry.name, place, path: [index, key, at] })),
  ])
}

/** Two spellings that a reader takes for the same: letter case, accents, spaces, points and hyphens aside. */
const fold = (spelling: string): string => normalise(spelling).text.replace(/[\s._-]+/g, '') || spelling

function findClashes(spellings: readonly Spelling[]): readonly Issue[] {
  const owners = new Map<string, Spelling>()
  return spellings.flatMap((entry) => {
    const folded = fold(entry.spelling)
    const first = owners.get(folded)
    owners.set(folded, first ?? entry)
    if (first === undefined || (first.owner === entry.owner && first.place === entry.place)) return []
    const where = `${first.place.issues.file}:${first.place.lineOf(first.path)}`
    const message = `Found ${quoted(entry.spelling)} for ${
      quoted(entry.owner)
    }; expected a spelling that nothing else has: ${quoted(first.owner)} has it (${where}).`
    return [entry.place.issues.at(entry.place.lineOf(entry.path), 'alias-clash', message)]
  })
}

function findStrayCommonWords({ value: entries, issues, lineOf }: Located<readonly Elsewhere[]>): readonly Issue[] {
  return entries.flatMap(({ name, aliases, commonWords = [] }, index) =>
    commonWords.flatMap((word, at) => {
      const names = [name, ...aliases].map((spelling) => spelling.toLowerCase())
      if (names.includes(word.toLowerCase())) return []
      const message = `Found the common word ${quoted(word)}; expected one of the names of ${quoted(name)}.`
      return [issues.at(lineOf([index, 'commonWords', at]), 'unknown-name', message, nearestOf(word, names))]
    })
  )
}
