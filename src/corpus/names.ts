import type { Issue } from '../errors.js'
import { normalise, nearestNames } from '../text/index.js'
import { findRepeats, type Located, type Place } from './document.js'
import { issuesIn, quoted } from './issues.js'
import type { Article, Citation, Elsewhere, Passage, Technology, TechnologyId, Topic } from './model.js'

/** Everything that has a name, with the lines on which the entries stand. */
interface NamedEntries {
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
    return [
      issues.at(lineOf([index, 'ecosystem']), 'unknown-technology', { message, nearest: nearestNames(ecosystem, ids) }),
    ]
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
      const nearest = nearestNames(word, names)
      return [issues.at(lineOf([index, 'commonWords', at]), 'unknown-name', { message, nearest })]
    })
  )
}

/** Technologies that no article names, in any letter case: there would be nothing to quote of them. */
export function findUnnamed({ value, issues, lineOf }: Located<readonly Technology[]>,
  articles: readonly Article[]): readonly Issue[] {
  const { hasLowered } = namesIn(articles)
  return value.flatMap(({ name, aliases }, index) => {
    if ([name, ...aliases].some((spelling) => hasLowered(spelling.toLowerCase()))) return []
    const message = `Found ${quoted(name)}, which no article names; expected a technology that one does.`
    return [issues.at(lineOf([index]), 'unnamed-technology', message)]
  })
}

/** Those of a list that articles name, each with the spelling that was found. */
export function listNamedElsewhere(
  list: readonly Elsewhere[],
  articles: readonly Pick<Article, 'body'>[],
): readonly { readonly entry: Elsewhere; readonly word: string }[] {
  const { has, hasLowered } = namesIn(articles)
  return list.flatMap((entry) => {
    const spelling = spellingsOf(entry).find(({ word, isCommon }) => (isCommon ? has(word) : hasLowered(word)))
    return spelling === undefined ? [] : [{ entry, word: spelling.word }]
  })
}

interface Names {
  readonly has: (name: string) => boolean
  readonly hasLowered: (name: string) => boolean
}

// Nearly all of a thousand names are told absent by their first word alone, without searching the text.
function namesIn(articles: readonly Pick<Article, 'body'>[]): Names {
  const text = articles.map(({ body }) => body).join('\n')
  const lowered = text.toLowerCase()
  const words = new Set(lowered.match(/[\p{L}\p{N}]+/gu))
  const mayHave = (name: string): boolean => words.has(/[\p{L}\p{N}]+/u.exec(name.toLowerCase())?.[0] ?? '')
  return { has: (name) => mayHave(name) && hasWord(text, name, { within: true }),
    hasLowered: (name) => mayHave(name) && hasWord(lowered, name) }
}

/**
 * The sides that a text names, through their heads or anything that counts for them; in the order of their ids.
 *
 * @param anywhere - Also takes an ordinary word at the beginning of a sentence for a name, as in a title.
 */
function sidesNamedIn(text: string, technologies: readonly Technology[],
  { anywhere } = { anywhere: false }): readonly TechnologyId[] {
  const { has, hasLowered } = namesIn([{ body: text }])
  const isNamed = (technology: Technology): boolean =>
    spellingsOf(technology).some(({ word, isCommon }) =>
      isCommon ? (anywhere ? hasWord(text, word) : has(word)) : hasLowered(word)
    )
  return [...new Set(technologies.filter(isNamed).flatMap(({ ecosystem }) => ecosystem ?? []))].sort()
}

/** Spellings by which an article may name it: an ordinary word counts only as `name` writes it. */
function spellingsOf(
  { name, aliases, commonWords = [] }: Elsewhere,
): readonly { readonly word: string; readonly isCommon: boolean }[] {
  const common = new Set(commonWords.map((word) => word.toLowerCase()))
  return [name, ...aliases]
    .map((spelling) => ({ spelling, isCommon: common.has(spelling.toLowerCase()) }))
    .filter(({ spelling, isCommon }) => !isCommon || spelling === name)
    .map(({ spelling, isCommon }) => ({ word: isCommon ? spelling : spelling.toLowerCase(), isCommon }))
}

const wordPart = /[\p{L}\p{N}_]/u
const nameTail = /[\p{L}\p{N}_+#]/u

/**
 * Whether a word stands in a text by itself: "C" neither in "CPU" nor in "C++".
 *
 * @param within - Only within a sentence: at its beginning every word is written large, "Go ahead" as well as "Go".
 */
function hasWord(text: string, word: string, { within } = { within: false }): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isAlone = !wordPart.test(text.charAt(at - 1)) && !nameTail.test(text.charAt(at + word.length))
    if (isAlone && !(within && opensSentence.test(text.slice(Math.max(0, at - 8), at)))) return true
  }
  return false
}

// Behind the end of a sentence, with nothing between but space, quotes and the marks of a list or a heading.
const opensSentence = /(?:^|[.!?\n])["'“‘(\]*#\s-]*$/

/**
 * The ecosystems between which cited words can decide, by id: those that their article compares, by its title or its
 * front matter, and those that the words name. Fewer than two: the words praise or blame, and weigh nothing.
 */
export type FindSides = (cites: Citation, technology: TechnologyId | null) => readonly TechnologyId[]

interface Held {
  readonly articles: readonly Article[]
  readonly passages: readonly Passage[]
  readonly technologies: readonly Technology[]
}

/**
 * Many rules rest on the same words, so that what was found is kept.
 *
 * @returns A search whose second argument is whom the words are said to speak of: its name counts also where it opens a
 *   sentence and is an ordinary word.
 */
export function findSidesIn({ articles, passages, technologies }: Held): FindSides {
  const compared = new Map(articles.map((article) => [article.id, comparedBy(article, technologies)]))
  const all = new Set(technologies.flatMap(({ ecosystem }) => ecosystem ?? []))
  const known = new Map<string, readonly TechnologyId[]>()
  return ({ article, start, end }, technology) => {
    const key = `${article} ${start} ${end} ${technology ?? ''}`
    const found = known.get(key)
    if (found !== undefined) return found
    const given = compared.get(article) ?? []
    if (given.length === all.size) return given
    const passage = passages.find((each) => each.article === article && each.start <= start && end <= each.end)
    const words = `${passage?.context ?? ''} ${passage?.text.slice(start - passage.start, end - passage.start) ?? ''}`
    const own = technologies.filter(({ ecosystem }) => ecosystem !== null && ecosystem === technology)
    const sides = [
      ...new Set([...given, ...sidesNamedIn(words, technologies), ...sidesNamedIn(words, own, { anywhere: true })]),
    ].sort()
    known.set(key, sides)
    return sides
  }
}

function comparedBy({ title, compares }: Article, technologies: readonly Technology[]): readonly TechnologyId[] {
  if (compares !== undefined) return [...new Set(compares)].sort()
  const named = sidesNamedIn(title, technologies, { anywhere: true })
  return named.length > 1 ? named : []
}

/** What an article is said to compare and is no ecosystem. */
export function findComparedIssues(articles: readonly Article[], technologies: readonly Technology[],
  folder: string): readonly Issue[] {
  const heads = new Set<string>(technologies.filter(({ id, ecosystem }) => id === ecosystem).map(({ id }) => id))
  return articles.flatMap(({ id, compares = [] }) =>
    compares.filter((side) => !heads.has(side)).map((side) =>
      issuesIn(`${folder}/articles/${id}.md`).at(1, 'unknown-technology', {
        message: `Found ${quoted(side)} in 'compares'; expected the head of an ecosystem.`,
        nearest: nearestNames(side, heads),
      })
    )
  )
}
