import type { Corpus, English, Topic } from '../corpus/index.js'
import type { Explanation, SearchIndex } from '../retrieval/index.js'
import type { Question } from '../reading/index.js'
import { diversify } from './diversity.js'
import { toQuery } from './lexical.js'
import type { Shelf, Shelved } from './shelf.js'
import { fitsOf, scoreSide, scoreTopics } from './score.js'

export interface Ground {
  readonly corpus: Corpus
  readonly isCommon: English['isCommon']
  readonly index: SearchIndex
  readonly shelf: Shelf
  readonly topics: ReadonlyMap<string, Topic>
}

/** A passage in its place. */
export interface Placed {
  readonly item: Shelved
  readonly score: number
  readonly explain: () => Explanation
}

/**
 * Passages that speak to what was asked, best first, ties by id; scores never rise.
 *
 *     score = (words + topics + side) × fits, then lowered where better hits say as much
 *
 * What each part is worth on the judged questions (nDCG@5, first the half that was looked at while tuning, then the
 * other): words alone 0.54 and 0.53, with topics 0.61 and 0.66, with fits 0.65 and 0.71. The side, which counts where a
 * question asks for praise or for blame, came later: 0.676 without it and 0.683 with it, over both halves. Tried and
 * left out, for what they gave one half they took from the other, or less than chance in both: the best sentence beside
 * the whole passage, words that stand near one another, terms learnt from the first hits, headings that repeat the
 * question, a penalty for texts that announce instead of telling, one for short passages, and a bonus for passages
 * about both sides.
 */
export function rank(question: Question, ground: Ground): Placed[] {
  const query = toQuery(question, ground.index, ground.corpus)
  const words = new Map(
    ground.index.search(query, { limit: ground.shelf.items.length }).map(({ id, score }) => [id, score]),
  )
  const scored = ground.shelf.items.flatMap((item) => {
    const evidence = (words.get(item.passage.id) ?? 0) +
      scoreTopics(item, question, ground).value +
      scoreSide(item, question, ground.shelf).value
    const score = evidence * product(item, question)
    return score > 0 ? [{ item, score }] : []
  })
  scored.sort((a, b) => b.score - a.score || (a.item.passage.id < b.item.passage.id ? -1 : 1))
  return diversify(scored).map(({ item, score, repeats }) => ({
    item,
    score,
    explain: () =>
      explain({ item, score, repeats, words: ground.index.explain(query, item.passage.id) }, question, ground),
  }))
}

const product = (item: Shelved, question: Question): number =>
  fitsOf(item, question).reduce((all, { factor }) => all * factor, 1)

interface Outcome {
  readonly item: Shelved
  readonly score: number
  readonly repeats: number
  readonly words: Explanation | undefined
}

/** The score as a tree; what multiplies is shown as what it adds or takes. */
function explain({ item, score, repeats, words }: Outcome, question: Question, ground: Ground): Explanation {
  const evidence = [
    ...(words === undefined || words.value === 0 ? [] : [{ ...words, meaning: 'words of the question' }]),
    scoreTopics(item, question, ground),
    ...(question.polarity === null ? [] : [scoreSide(item, question, ground.shelf)]),
  ]
  const parts = [...evidence]
  let value = evidence.reduce((sum, part) => sum + part.value, 0)
  const multiply = (factor: number, meaning: string): void => {
    parts.push({ value: value * (factor - 1), meaning: `× ${String(factor)}: ${meaning}`, parts: [] })
    value *= factor
  }
  for (const { factor, meaning } of fitsOf(item, question)) multiply(factor, meaning)
  if (repeats !== 1) multiply(Number(repeats.toPrecision(4)), 'better hits say as much, or come from the same article')
  return { value: score, meaning: `score of ${item.passage.id}`, parts }
}
