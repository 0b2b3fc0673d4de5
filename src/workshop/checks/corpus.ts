import { findNearCopies, findUntranslated, issuesIn, lineAt, maxPassageCharacters, quoted, sentencesIn, sha256,
  type Article, type ArticleId, type Corpus, type NearCopy, type Passage,
  type PassageKind } from '../../corpus/index.js'
import type { Issue } from '../../errors.js'
import { locales } from '../../language/index.js'
import type { Span } from '../../text/index.js'
import type { Records } from './records.js'

/** What a check of the corpus found, as plain data. */
export interface CorpusReport {
  readonly articles: number
  readonly passages: number
  readonly passagesByKind: Readonly<Record<PassageKind, number>>
  readonly technologies: number
  readonly elsewhere: number
  readonly topics: number
  readonly caveats: number
  readonly needs: number
  readonly rules: number
  readonly labels: number
  /** Sentences without a reviewed label, each with the line of its file. A corpus may have any number of them. */
  readonly unlabelled: readonly (Unlabelled & { readonly path: string })[]
  /** What is said in English in another language for want of words: "it: rules chat-node". */
  readonly untranslated: readonly string[]
  /** Passages of different articles that say nearly the same in the same words: they are not independent. */
  readonly nearCopies: readonly NearCopy[]
  /** Empty when all is well. */
  readonly issues: readonly Issue[]
}

/**
 * Checks what holds across a corpus that could be read: passages are verbatim and short enough to quote, and no
 * article has changed since its hash was recorded.
 */
export function checkCorpus(corpus: Corpus, { hashes }: Pick<Records, 'hashes'>): CorpusReport {
  const articles = new Map(corpus.articles.map((article) => [article.id, article]))
  return {
    articles: corpus.articles.length,
    passages: corpus.passages.length,
    passagesByKind: countKinds(corpus.passages),
    technologies: corpus.technologies.length,
    elsewhere: corpus.elsewhere.length,
    topics: corpus.topics.length,
    caveats: corpus.caveats.length,
    needs: corpus.rulebook.needs.length,
    rules: corpus.rulebook.rules.length,
    labels: corpus.stances.length,
    unlabelled: findUnlabelled(corpus).map((sentence) => ({ ...sentence,
      path: placeOf(sentence, articles.get(sentence.article)) })
    ),
    nearCopies: findNearCopies(corpus.passages),
    untranslated: locales.flatMap((locale) => findUntranslated(corpus, locale).map((entry) => `${locale}: ${entry}`)),
    issues: [
      ...Object.values(corpus.translations).flatMap(({ stray }) => stray),
      ...corpus.rulebook.unlearnt.map((need) => findUnlearnt(`needs/${need}.yml`)),
      ...corpus.asked.unlearnt.map((topic) => findUnlearnt(`asked/${topic}.yml`)),
      ...corpus.articles.flatMap((article) => findHashIssues(article, hashes)),
      ...corpus.passages.flatMap((passage) => findPassageIssues(passage, articles.get(passage.article))),
    ],
  }
}

/** What it is about is heard as before the page changed. */
const findUnlearnt = (page: string): Issue =>
  issuesIn(page).at(1, 'not-learnt',
    'This page is not the one that was learnt from; run "corpus train" to learn from it.')

function placeOf({ article, start }: Unlabelled, held: Article | undefined): string {
  return held === undefined ? article : `articles/${article}.md:${held.bodyLine - 1 + lineAt(held.body, start)}`
}

function countKinds(passages: readonly Passage[]): Record<PassageKind, number> {
  const counts = { paragraph: 0, 'list-item': 0, 'table-row': 0, faq: 0, code: 0 }
  for (const { kind } of passages) counts[kind]++
  return counts
}

function findHashIssues(article: Article, hashes: ReadonlyMap<string, string>): readonly Issue[] {
  const recorded = hashes.get(article.id)
  if (recorded === article.sha256) return []
  const code = recorded === undefined ? 'unrecorded-article' : 'changed-article'
  const found = recorded === undefined
    ? 'Found no recorded hash of this article'
    : 'Found other words than those whose hash was recorded'
  const message = `${found}; expected ${
    recorded ?? 'one'
  } in articles.sha256.json. If the words are right, write ${article.sha256} there.`
  return [issuesIn(`articles/${article.id}.md`).at(article.bodyLine, code, message)]
}

function findPassageIssues(passage: Passage, article: Article | undefined): readonly Issue[] {
  const { id, start, end, text } = passage
  if (article === undefined)
    return [
      issuesIn(id).at(1, 'unknown-article',
        `Found a passage of ${quoted(passage.article)}; expected an article that is here.`),
    ]
  const issues = issuesIn(`articles/${article.id}.md`)
  const line = article.bodyLine - 1 + lineAt(article.body, start)
  if (article.body.slice(start, end) !== text || sha256(text) !== passage.sha256) {
    return [
      issues.at(line, 'not-verbatim',
        `Found the passage ${id} with other words than its article has at ${start} to ${end}; expected those.`),
    ]
  }
  if (text.length <= maxPassageCharacters) return []
  const message = `Found a passage of ${text.length} characters (${id}); expected at most ${
    String(maxPassageCharacters)
  }: break it where the source does.`
  return [issues.at(line, 'long-passage', message)]
}

/** A sentence of which nobody has decided what it says. */
interface Unlabelled extends Span {
  readonly article: ArticleId
}

/** Sentences that no reviewed label covers, in the order of the articles: there a pattern decides. */
export function findUnlabelled(
  { passages, stances: labels }: Pick<Corpus, 'passages' | 'stances'>,
): readonly Unlabelled[] {
  const reviewed = labels.filter(({ decidedBy }) => decidedBy === 'reviewed')
  return passages.flatMap((passage) => {
    const own = reviewed.filter(({ article, end }) => article === passage.article && end > passage.start)
    const open = sentencesIn(passage).filter(({ start, end }) =>
      !own.some((label) => label.start <= start && end <= label.end)
    )
    return open.map(({ start, end }) => ({ article: passage.article, start, end }))
  })
}
