import type { Issue } from '../errors.js'
import type { Located } from './document.js'
import { quoted } from './issues.js'
import type { Article, Elsewhere, Technology, TechnologyId } from './model.js'

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

/** Technologies said to be of no article that an article does name: we would deny what we hold. */
export function findNamedElsewhere({ value, issues, lineOf }: Located<readonly Elsewhere[]>,
  articles: readonly Article[]): readonly Issue[] {
  return listNamedElsewhere(value, articles).map(({ entry, index, word }) => {
    const message = `Found ${quoted(entry.name)}, which an article names as ${
      quoted(word)
    }; expected technologies of no article here.`
    return issues.at(lineOf([index]), 'named-elsewhere', message)
  })
}

/** Those of a list that articles name, each with its place in the list and the spelling that was found. */
export function listNamedElsewhere(
  list: readonly Elsewhere[],
  articles: readonly Pick<Article, 'body'>[],
): readonly { readonly entry: Elsewhere; readonly index: number; readonly word: string }[] {
  const { has, hasLowered } = namesIn(articles)
  return list.flatMap((entry, index) => {
    const spelling = spellingsOf(entry).find(({ word, isCommon }) => (isCommon ? has(word) : hasLowered(word)))
    return spelling === undefined ? [] : [{ entry, index, word: spelling.word }]
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
export function sidesNamedIn(text: string, technologies: readonly Technology[],
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
