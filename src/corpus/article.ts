import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { parseYaml } from './document.js'
import { sha256 } from './hash.js'
import { issuesIn, lineAt, quoted, type IssueMaker } from './issues.js'
import { scanBlocks, type Block } from './markdown.js'
import type { Article, ArticleId } from './model.js'
import { frontMatterSchema, idSchema } from './schemas.js'

/**
 * Reads an article: YAML front matter between two lines of `---`, then the words of the source.
 *
 * @param fileName - Its name as issues show it, "corpus/articles/softices.md"; the last part without `.md` is the id.
 */
export function parseArticle(fileName: string, text: string): Parsed<Article> {
  const issues = issuesIn(fileName)
  const id = articleIdOf(fileName)
  const wrongId = idSchema.safeParse(id)
  const named = wrongId.success
    ? []
    : [
      issues.at(1, 'invalid-id',
        `Found the file name ${quoted(id)}; expected ${wrongId.error.issues[0]?.message ?? 'an id'}.`),
    ]
  const spelling = findSpellingIssues(text, issues)
  if (spelling.length > 0) return refused(...named, ...spelling)
  const split = splitFrontMatter(text)
  if (split === undefined) {
    const message =
      'Found no front matter; expected a first line of ---, lines of "key: value", and another line of ---.'
    return refused(...named, issues.at(1, 'front-matter-missing', message))
  }
  const front = parseYaml(split.front, frontMatterSchema, { issues, firstLine: 2 })
  const wrong = [...named, ...(front.ok ? [] : front.issues), ...findBodyIssues(text, split.body, issues)]
  if (wrong.length > 0 || !front.ok) return refused(...wrong)
  return parsed({ id, ...front.value.value, body: split.body, bodyLine: lineAt(text, text.length - split.body.length),
    sha256: sha256(split.body) })
}

/** The id of an article is the name of its file. */
export const articleIdOf = (fileName: string): ArticleId =>
  fileName.slice(fileName.lastIndexOf('/') + 1).replace(/\.md$/, '') as ArticleId

/** What no file of the corpus may hold: offsets and hashes would differ from machine to machine. */
export function findSpellingIssues(text: string, issues: IssueMaker): readonly Issue[] {
  const found: Issue[] = []
  if (text.startsWith('\ufeff'))
    found.push(issues.at(1, 'byte-order-mark', 'Found a byte order mark; expected plain UTF-8 without one.'))
  const carriage = text.indexOf('\r')
  if (carriage >= 0)
    found.push(
      issues.at(lineAt(text, carriage), 'carriage-return',
        'Found a carriage return (CRLF line ends); expected line feeds alone.'),
    )
  const unreadable = text.indexOf('\ufffd')
  if (unreadable >= 0)
    found.push(
      issues.at(lineAt(text, unreadable), 'not-utf-8', 'Found bytes that are not UTF-8; expected UTF-8 throughout.'),
    )
  return found
}

export function splitFrontMatter(text: string): { readonly front: string; readonly body: string } | undefined {
  const opening = '---\n'
  if (!text.startsWith(opening)) return undefined
  const close = text.indexOf('\n---\n', opening.length - 1)
  if (close < 0) return undefined
  return { front: text.slice(opening.length, close + 1), body: text.slice(close + '\n---\n'.length) }
}

function findBodyIssues(text: string, body: string, issues: IssueMaker): readonly Issue[] {
  const bodyStart = text.length - body.length
  const blocks = scanBlocks(body)
  const at = (offset: number): number => lineAt(text, bodyStart + offset)
  if (!blocks.some((block) => block.kind !== 'heading')) {
    return [
      issues.at(at(0), 'empty-article', 'Found no text below the front matter; expected the words of the article.'),
    ]
  }
  return blocks.flatMap((block) => findBlockIssues(block, issues, at))
}

function findBlockIssues(block: Block, issues: IssueMaker, at: (offset: number) => number): readonly Issue[] {
  if (block.kind === 'code' && !block.closed) {
    return [
      issues.at(at(block.start - 1), 'unterminated-fence',
        'Found a code fence that nothing closes; expected a line of ``` after the code.'),
    ]
  }
  if (block.kind !== 'table') return []
  const [head, rule, ...rows] = block.rows
  const width = head?.cells.length ?? 0
  if (rule?.rule !== true) {
    return [
      issues.at(at(block.start), 'table-without-rule',
        'Found a table without a rule below its header; expected a second line as | --- | --- |.'),
    ]
  }
  return [rule, ...rows].filter((row) => row.cells.length !== width).map((row) =>
    issues.at(at(row.start), 'ragged-row',
      `Found a table row of ${row.cells.length} cells; expected ${width}, as in its header.`)
  )
}
