import { composeLines, passageRecord, composeCoverage, type Block, type Composer,
  type Json } from '../../answer/index.js'
import type { Article } from '../../corpus/index.js'
import { defineCommand } from '../command.js'

export const sources = defineCommand({
  name: 'sources',
  summary: 'List the articles behind the answers, or open one passage by passage.',
  args: { article: { kind: 'article', summary: 'An article to open', optional: true, rest: true } },
  examples: ['sources', 'sources {article}'],
  run({ article }, { composer }) {
    return article ? openArticle(article, composer) : listArticles(composer)
  },
})

function listArticles({ quoting, texts }: Composer): ReturnType<typeof composeLines> {
  const { articles, passages } = quoting.corpus
  const blocks: Block[] = [
    { kind: 'line', line: [{ kind: 'text', text: texts.answer.allSources(articles.length, passages.length) }] },
    { kind: 'sources', sources: articles.map((article, at) => quoting.source(article, at + 1)) },
  ]
  return composeLines(blocks, { articles: articles.map(articleRecord) }, { private: false })
}

function openArticle(article: Article, { quoting }: Composer): ReturnType<typeof composeLines> {
  const own = quoting.corpus.passages.filter((passage) => passage.article === article.id)
  const blocks: Block[] = [
    { kind: 'sources', sources: [quoting.source(article, null)] },
    // Within one article a passage is called by its place.
    ...own.map((passage, at) => quoting.quoteWhole(passage, () => at + 1)),
  ]
  return composeLines(blocks, { article: articleRecord(article),
    passages: own.map((passage) => passageRecord(quoting, passage)) }, { private: false })
}

function articleRecord({ id, original, title, author, publisher, published, url, sha256 }: Article): Json {
  return { id, original, title, author, publisher, published, url, sha256 }
}

export const coverage = defineCommand({
  name: 'coverage',
  summary: 'How many independent articles favour each technology, by topic, and where the gaps are.',
  args: { page: { kind: 'integer', summary: 'Which page of topics', optional: true, min: 1, max: 100 } },
  examples: ['coverage'],
  run({ page = 1 }, { corpus, judge, composer }) {
    // Only the heads of ecosystems have sides of their own: what is said of a framework counts for its head.
    const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
    const rows = corpus.topics.map((topic) => ({
      topic,
      cells: heads.map((head) => {
        const sides = heads.filter(({ id }) => id !== head.id).flatMap((other) =>
          judge.compare([head, other], topic.id).sides
        )
        return { technology: head,
          sources: Math.max(0,
            ...sides.filter(({ technology }) => technology === head.id).map(({ sources }) => sources)) }
      }),
    }))
    return composeCoverage(rows, page, composer)
  },
})
