import type { Issue } from '../errors.js'
import type { Located } from './document.js'
import { quoted } from './issues.js'
import type { Article, Elsewhere, Technology } from './model.js'

/** Technologies that no article names, in any letter case: there would be nothing to quote of them. */
export function findUnnamed({ value, issues, lineOf }: Located<readonly Technology[]>, articles: readonly Article[]): readonly Issue[] {
  const text = bodiesOf(articles).toLowerCase()
  return value.flatMap(({ name, aliases }, index) => {
    if ([name, ...aliases].some((spelling) => hasWord(text, spelling.toLowerCase()))) return []
    const message = `Found ${quoted(name)}, which no article names; expected a technology that one does.`
    return [issues.at(lineOf([index]), 'unnamed-technology', message)]
  })
}

/** Technologies said to be of no article that an article does name: we would deny what we hold. */
export function findNamedElsewhere({ value, issues, lineOf }: Located<readonly Elsewhere[]>, articles: readonly Article[]): readonly Issue[] {
  const text = bodiesOf(articles)
  const lowered = text.toLowerCase()
  return value.flatMap((entry, index) => {
    const spelling = spellingsOf(entry).find(({ word, isCommon }) => hasWord(isCommon ? text : lowered, word))
    if (spelling === undefined) return []
    const message = `Found ${quoted(entry.name)}, which an article names as ${quoted(spelling.word)}; expected technologies of no article here.`
    return [issues.at(lineOf([index]), 'named-elsewhere', message)]
  })
}

const bodiesOf = (articles: readonly Article[]): string => articles.map(({ body }) => body).join('\n')

/** Spellings by which an article may name it: an ordinary word counts only as `name` writes it. */
function spellingsOf({ name, aliases, commonWords = [] }: Elsewhere): readonly { readonly word: string; readonly isCommon: boolean }[] {
  const common = new Set(commonWords.map((word) => word.toLowerCase()))
  return [name, ...aliases]
    .map((spelling) => ({ spelling, isCommon: common.has(spelling.toLowerCase()) }))
    .filter(({ spelling, isCommon }) => !isCommon || spelling === name)
    .map(({ spelling, isCommon }) => ({ word: isCommon ? spelling : spelling.toLowerCase(), isCommon }))
}

const wordPart = /[\p{L}\p{N}_]/u
const nameTail = /[\p{L}\p{N}_+#]/u

/** Whether a word stands in a text by itself: "C" neither in "CPU" nor in "C++". */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!wordPart.test(text.charAt(at - 1)) && !nameTail.test(text.charAt(at + word.length))) return true
  }
  return false
}
