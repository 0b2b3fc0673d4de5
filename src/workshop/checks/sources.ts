import type { Issue } from '../../errors.js'
import { splitSentences } from '../../text/index.js'
import { issuesIn, lineAt, quoted, scanBlocks, type Block, type Article, type Corpus } from '../../corpus/index.js'
import type { LeaveOutReason, LeftOut, Records } from './records.js'

/** A sentence of a source that is not in the article; without a reason nobody has said why. */
interface MissingSentence {
  readonly line: number
  readonly words: string
  readonly reason: LeaveOutReason | null
}

/** An article held against its source, both ways. */
interface ArticleComparison {
  readonly article: Article
  /** Sentences, headings, table rows and code blocks that are the article's own words. */
  readonly sentences: number
  /** Those that the source does not have. */
  readonly differences: readonly Issue[]
  /** Sentences of the source that speak of its subject: all but menus, adverts and the like. */
  readonly onTopic: number
  readonly missing: readonly MissingSentence[]
}

export interface SourceComparison {
  readonly articles: readonly ArticleComparison[]
  readonly sentences: number
  readonly differences: readonly Issue[]
  /** On-topic sentences of the sources that the articles hold, over all on-topic ones: 0..1; 1 when there are none. */
  readonly coverage: number
}

/**
 * Holds every article against the text it was taken from. White space, quote marks, and the marks of lists and tables
 * are folded; nothing else is. Headings marked as added are not compared.
 *
 * @param sources - The source texts by the number in an article's `original`; articles without one are passed over.
 */
export function compareWithSources(corpus: Pick<Corpus, 'articles'>, sources: ReadonlyMap<string, string>,
  leftOut: Records['leftOut'] = new Map()): SourceComparison {
  const articles = corpus.articles
    .filter(({ original }) => original !== null)
    .map((article) => compareArticle(article, sources.get(article.original ?? ''), leftOut.get(article.id) ?? []))
  const onTopic = sum(articles.map((each) => each.onTopic))
  const gaps = sum(articles.map(({ missing }) => missing.filter(isGap).length))
  return {
    articles,
    sentences: sum(articles.map(({ sentences }) => sentences)),
    differences: articles.flatMap(({ differences }) => differences),
    coverage: onTopic === 0 ? 1 : (onTopic - gaps) / onTopic,
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** What announces a lost list is on topic, and is missing; an advert is neither. */
const isGap = ({ reason }: MissingSentence): boolean => reason === null || reason === 'lost'

function compareArticle(article: Article, source: string | undefined, leftOut: readonly LeftOut[]): ArticleComparison {
  const issues = issuesIn(`articles/${article.id}.md`)
  if (source === undefined) {
    const message = `Found no source ${
      quoted(article.original)
    }; expected a text whose file name begins with these digits.`
    return { article, sentences: 0, differences: [issues.at(1, 'missing-source', message)], onTopic: 0, missing: [] }
  }
  const units = scanBlocks(article.body).flatMap((block) => unitsOf(article.body, block))
  const whole = fold(source)
  const differences = units.filter(({ words }) => !holds(whole, fold(words))).map(({ words, start }) =>
    issues.at(article.bodyLine - 1 + lineAt(article.body, start), 'not-in-source',
      `Found ${quoted(words)}; expected words of the source ${quoted(article.original)}.`)
  )
  const held = fold([article.title, ...units.map(({ words }) => words)].join('\n'))
  const sentences = sentencesOf(source)
  const missing = sentences.filter(({ words }) => !holds(held, words)).map(({ words, line }): MissingSentence => ({
    line,
    words,
    reason: leftOut.find(({ from, to }) => line >= from && line <= to)?.reason ?? null,
  }))
  const boilerplate = missing.filter((each) => !isGap(each)).length
  return { article, sentences: units.length, differences, onTopic: sentences.length - boilerplate, missing }
}

interface Unit {
  readonly words: string
  readonly start: number
}

/** What of a block must stand in the source, piece by piece. */
function unitsOf(body: string, block: Block): readonly Unit[] {
  const whole = { words: body.slice(block.start, block.end), start: block.start }
  switch (block.kind) {
    case 'heading':
      return block.added ? [] : [whole]
    case 'table':
      return block.rows.filter((row) => !row.rule).map(({ start, end }) => ({ words: body.slice(start, end), start }))
    case 'code':
      return [whole]
    default:
      return splitSentences(whole.words).map((span) => ({ words: whole.words.slice(span.start, span.end),
        start: block.start + span.start })
      )
  }
}

function sentencesOf(source: string): readonly { readonly words: string; readonly line: number }[] {
  return source.split('\n').flatMap((text, index) =>
    splitSentences(text)
      .map(({ start, end }) => ({ words: fold(text.slice(start, end)), line: index + 1 }))
      .filter(({ words }) => /[\p{L}\p{N}]/u.test(words))
  )
}

function fold(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201a\u201b`\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g, '"')
    .replace(/^[ \t]*[\u2022\u2013-][ \t]+/gm, ' ')
    .replace(/[|\u2022]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether words stand in a text without cutting a word at either end. */
function holds(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isInWord(text, at) && !isInWord(text, at + words.length)) return true
  }
  return false
}

const wordPart = /[\p{L}\p{N}]/u
const isInWord = (text: string, at: number): boolean =>
  wordPart.test(text.charAt(at - 1)) && wordPart.test(text.charAt(at))
