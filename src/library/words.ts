import { stem, tokenise } from '../text/index.js'
import type { Speller } from './spelling.js'

/** A plain word of a text as it was read: `word` is what was meant, `typed` what stands there. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly typed: string
  readonly word: string
  readonly term: string
  /** Other words that may have been meant, likeliest first; empty where the word is right. */
  readonly others: readonly string[]
  /** How sure the reading is: 1 for a word that is right. */
  readonly certainty: number
  /** The word with the point before it (`.net`), else null. */
  readonly dotted: string | null
  /** Only a space, dash, point or the like parts it from the next word, so that both may be one name. */
  readonly joins: boolean
}

// More words than a question of the greatest length can usefully hold.
const maxWords = 1_000
const joint = /^[\s._\-/'\u2019&]{0,3}$/

/** The plain words of a text, each corrected where it is not right and something near it is. */
export function readWords(text: string, speller: Speller | null): Word[] {
  const words: Word[] = []
  let dotted: string | null = null
  const tokens = tokenise(text)
  for (const token of tokens) {
    if (words.length === maxWords) break
    if (token.parts > 0) {
      dotted = token.parts === 1 ? token.word : null
      continue
    }
    words.push(readWord(token, dotted, speller))
    dotted = null
  }
  return words.map((word, index) => {
    const next = words[index + 1]
    return next !== undefined && joint.test(text.slice(word.end, next.start)) ? { ...word, joins: true } : word
  })
}

function readWord(token: { start: number; end: number; word: string }, dotted: string | null, speller: Speller | null): Word {
  const corrections = speller?.correct(token.word) ?? []
  const [best, ...rest] = corrections
  const word = best?.word ?? token.word
  const total = corrections.reduce((sum, { likelihood }) => sum + likelihood, 0)
  return {
    start: token.start, end: token.end, typed: token.word, word, term: stem(word), dotted, joins: false,
    others: rest.map((other) => other.word),
    certainty: best === undefined ? 1 : best.likelihood / total,
  }
}
