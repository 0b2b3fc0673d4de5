import { composeLines, nameOf, passageRecord, composeCoverage, say, type Answer, type Block,
  type Composer } from '../../answer/index.js'
import type { Article } from '../../corpus/index.js'
import { defineCommand, type CommandContext } from '../command.js'
import { chartOf, rowOf } from './chart.js'

export const sources = defineCommand({
  name: 'sources',
  summary: 'List the articles behind the answers, or open one passage by passage.',
  args: { article: { kind: 'article', summary: 'An article to open', optional: true, rest: true } },
  examples: ['sources', 'sources {article}'],
  run({ article }, { composer, judge }) {
    return article ? openArticle(article, composer) : listArticles(composer, judge)
  },
})

function listArticles({ quoting, texts }: Composer, judge: CommandContext['judge']): Answer {
  const { articles, passages } = quoting.corpus
  const copies = articles.filter(({ id }) => judge.copiedFrom(id) !== null)
  const blocks: Block[] = [
    say(texts.answer.allSources(articles.length, passages.length)),
    ...(copies.length === 0 ? [] : [say(texts.answer.copies(copies.map((each) => nameOf(each, texts.answer))))]),
    { kind: 'sources', sources: articles.map((article, at) => quoting.source(article, at + 1)) },
  ]
  return composeLines(blocks, { articles: articles.map((article) => ({ ...articleRecord(article),
    copiedFrom: judge.copiedFrom(article.id) })) }, { private: false })
}

function openArticle(article: Article, { quoting }: Composer): Answer {
  const own = quoting.corpus.passages.filter((passage) => passage.article === article.id)
  const blocks: Block[] = [
    { kind: 'sources', sources: [quoting.source(article, null)] },
    // Within one article a passage is called by its place.
    ...own.map((passage, at) => quoting.quoteWhole(passage, () => at + 1)),
  ]
  return composeLines(blocks, { article: articleRecord(article),
    passages: own.map((passage) => passageRecord(quoting, passage)) }, { private: false })
}

function articleRecord({ id, original, title, author, publisher, published, url, sha256 }: Article) {
  return { id, original, title, author, publisher, published, url, sha256 }
}

export const coverage = defineCommand({
  name: 'coverage',
  summary: 'How many independent articles favour each technology, by topic, and where the gaps are.',
  args: {
    page: { kind: 'integer', summary: 'Which page of topics', optional: true, min: 1, max: 100 },
    view: { kind: 'choice', summary: 'How to show it', choices: ['chart'], optional: true, named: true },
  },
  examples: ['coverage'],
  run({ page = 1, view }, context) {
    const { corpus, judge, composer } = context
    // Only the heads of ecosystems have sides of their own: what is said of a framework counts for its head.
    const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
    const pairs = heads.flatMap((one, at) => heads.slice(at + 1).map((other) => [one, other]))
    const rows = corpus.topics.map((topic) =>
      rowOf(topic, heads, pairs.map((pair) => judge.compare(pair, topic.id))))
    if (view === 'chart') return chartOf(rows, context)
    const articles = corpus.articles.filter(({ id }) => judge.copiedFrom(id) === null).length
    return composeCoverage({ rows, articles, page }, composer)
  },
})
