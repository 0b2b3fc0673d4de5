import { normalise, splitSentences } from '../text/index.js'
import type { ArticleId, Citation, Corpus, StanceLabel } from './model.js'

/** What labels say of words, without where they stand. */
export type Labelled = Pick<StanceLabel, 'technology' | 'topic' | 'stance' | 'decidedBy'>

type Labels = Pick<Corpus, 'articles' | 'stances'>

/**
 * What the labels say of a range of an article's body: that of the sentence it lies in, or what those of several
 * sentences agree on, where neutral ones do not object and what is for one agrees with what is against another.
 * Undefined where one is missing or they speak against one another.
 */
export function findLabel({ stances }: Labels, { article, start, end }: Pick<Citation, 'article' | 'start' | 'end'>):
  | Labelled
  | undefined {
  return merge(stances.filter((label) => label.article === article && label.start < end && start < label.end))
}

/**
 * What the labels say of words, whatever became of their signs, spaces and letter case.
 *
 * @param words - A sentence or a table row as an article has it, or several sentences.
 * @param article - null: of whatever article.
 */
export function findLabelOfWords(corpus: Labels, words: string, article: ArticleId | null): Labelled | undefined {
  const index = indexOf(corpus)
  const find = (text: string): readonly StanceLabel[] =>
    (index.get(fold(text)) ?? []).filter((label) => article === null || label.article === article)
  const whole = find(words)
  if (whole.length > 0) return merge(whole)
  const parts = splitSentences(words).map(({ start, end }) => find(words.slice(start, end)))
  return parts.some((labels) => labels.length === 0) ? undefined : merge(parts.flat())
}

function merge(labels: readonly StanceLabel[]): Labelled | undefined {
  const sided = labels.filter(({ stance }) => stance !== 'neutral')
  const first = sided.find(({ stance }) => stance === 'for') ?? sided[0] ?? labels[0]
  return first !== undefined && sided.every((label) => agree(first, label)) ? first : undefined
}

/** What is for one agrees with what is against another. */
const agree = (one: StanceLabel, other: StanceLabel): boolean =>
  one.stance === other.stance
    ? one.technology === other.technology
    : one.stance === 'for' && other.stance === 'against' && one.technology !== other.technology

type Index = ReadonlyMap<string, readonly StanceLabel[]>

const indexes = new WeakMap<readonly StanceLabel[], Index>()

function indexOf({ articles, stances }: Labels): Index {
  const known = indexes.get(stances)
  if (known !== undefined) return known
  const bodies = new Map(articles.map(({ id, body }) => [id, body]))
  const index = new Map<string, StanceLabel[]>()
  for (const label of stances) {
    const key = fold(bodies.get(label.article)?.slice(label.start, label.end) ?? '')
    index.set(key, [...(index.get(key) ?? []), label])
  }
  indexes.set(stances, index)
  return index
}

/** Letters and digits alone. */
const fold = (text: string): string => normalise(text).text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
