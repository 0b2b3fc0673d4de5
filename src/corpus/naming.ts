import type { Issue } from '../errors.js'
import type { Located } from './document.js'
import { quoted } from './issues.js'
import type { Article, Elsewhere, Technology } from './model.js'

/** Technologies that no article names: there would be nothing to quote of them. */
export function findUnnamed({ value, issues, lineOf }: Located<readonly Technology[]>, articles: readonly Article[]): readonly Issue[] {
  return value.flatMap((technology, index) => {
    if (articles.some(({ body }) => isNamedIn(body, technology))) return []
    const message = `Found ${quoted(technology.name)}, which no article names; expected a technology that one does.`
    return [issues.at(lineOf([index]), 'unnamed-technology', message)]
  })
}

/** Technologies said to be of no article that an article does name: we would deny what we hold. */
export function findNamedElsewhere({ value, issues, lineOf }: Located<readonly Elsewhere[]>, articles: readonly Article[]): readonly Issue[] {
  return value.flatMap((entry, index) => {
    const article = articles.find(({ body }) => isNamedIn(body, entry))
    if (article === undefined) return []
    const message = `Found ${quoted(entry.name)}, which the article ${quoted(article.id)} names; expected technologies of no article here.`
    return [issues.at(lineOf([index]), 'named-elsewhere', message)]
  })
}

/** Whether a text names it: in any letter case, but a name that is also an ordinary word only as `name` writes it. */
export function isNamedIn(text: string, { name, aliases, commonWords = [] }: Elsewhere): boolean {
  const common = new Set(commonWords.map((word) => word.toLowerCase()))
  const isCommon = (spelling: string): boolean => common.has(spelling.toLowerCase())
  return [name, ...aliases].some((spelling) => (isCommon(spelling) ? spelling === name && holds(text, spelling, 'u') : holds(text, spelling, 'iu')))
}

function holds(text: string, spelling: string, flags: string): boolean {
  const escaped = spelling.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, '\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_+#])`, flags).test(text)
}
