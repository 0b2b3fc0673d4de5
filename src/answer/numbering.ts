import type { ArticleId, Corpus, Passage } from '../corpus/index.js'

/** The number by which an article is referred to in an answer and in every view of it, from 1. */
export type Numbering = (article: ArticleId) => number

/** @param quoted - What the answer quotes, in its order: those articles come first, the others follow as the corpus has them. */
export function numberArticles(quoted: readonly Pick<Passage, 'article'>[], { articles }: Corpus): Numbering {
  const order = [...new Set([...quoted.map(({ article }) => article), ...articles.map(({ id }) => id)])]
  const numbers = new Map(order.map((id, at) => [id, at + 1]))
  return (article) => numbers.get(article) ?? order.length + 1
}

/** Each number once, in order. */
export const numbersOf = (passages: readonly Pick<Passage, 'article'>[], numbering: Numbering): readonly number[] =>
  [...new Set(passages.map(({ article }) => numbering(article)))].sort((a, b) => a - b)
