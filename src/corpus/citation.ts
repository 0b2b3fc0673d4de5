import type { Issue } from '../errors.js'
import type { Place } from './document.js'
import { sha256 } from './hash.js'
import { nearestOf, quoted } from './issues.js'
import type { Article, ArticleId, Citation } from './model.js'

/**
 * Whether a citation still stands: its article is here, its range lies within it, and the words there are those that
 * were hashed. Words that have only moved are found again and the issue says where.
 *
 * @param path - Where the citation stands in its file, for the line of the issue.
 */
export function findCitationIssue(
  cites: Citation,
  articles: ReadonlyMap<ArticleId, Article>,
  { issues, lineOf }: Place,
  path: readonly PropertyKey[],
): Issue | undefined {
  const article = articles.get(cites.article)
  if (article === undefined) {
    const message = `Found the article ${quoted(cites.article)}; expected the id of an article.`
    return issues.at(lineOf([...path, 'article']), 'unknown-article', message,
      nearestOf(cites.article, articles.keys()))
  }
  if (sha256(article.body.slice(cites.start, cites.end)) === cites.sha256) return undefined
  const found = `Found other words at ${cites.start} to ${cites.end} of ${
    quoted(article.id)
  } than those that were cited`
  const moved = findMoved(article.body, cites)
  const expected = moved === undefined
    ? 'expected the words as they were: read the passage again, then cite it anew'
    : `expected start ${moved} and end ${moved + cites.end - cites.start}, where they stand now`
  return issues.at(lineOf([...path, 'start']), 'citation-changed', `${found}; ${expected}.`)
}

/** Where words of the same length and hash begin, if they do; nearest places first, since edits mostly shift a little. */
function findMoved(body: string, { start, end, sha256: wanted }: Citation): number | undefined {
  const length = end - start
  if (length <= 0 || length > body.length) return undefined
  for (let distance = 1; distance <= body.length; distance++) {
    for (const at of [start - distance, start + distance]) {
      if (at >= 0 && at + length <= body.length && sha256(body.slice(at, at + length)) === wanted) return at
    }
  }
  return undefined
}

/** The citation of words that stand exactly once in an article; undefined when they do not, or stand there twice. */
export function citeWords(article: Pick<Article, 'id' | 'body'>, words: string): Citation | undefined {
  const start = article.body.indexOf(words)
  if (words === '' || start < 0 || article.body.includes(words, start + 1)) return undefined
  return { article: article.id, start, end: start + words.length, sha256: sha256(words) }
}
