import { stem, tokenise } from '../../text/index.js'
import { findWholeWord } from './abbreviations.js'
import type { Correction } from './spelling.js'

/** Something that a word may also mean; `weight` beside 1 for the word itself. */
export interface Sense {
  readonly word: string
  readonly weight: number
}

/** A plain word of a text as it was read: `word` is what was meant, `typed` what stands there. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly typed: string
  readonly word: string
  readonly term: string
  /** What else it may mean, likeliest first: other readings of a slip, the whole word of a short form. */
  readonly others: readonly Sense[]
  /** Other readings of a slip that are nearly as likely as `word`, likeliest first. */
  readonly rivals: readonly string[]
  /** The word with the point before it (`.net`), else null. */
  readonly dotted: string | null
  /** Only a space, dash, point or the like parts it from the next word, so that both may be one name. */
  readonly joins: boolean
}

/** What a word was probably meant to be, best first; none where it is right. */
export type Correct = (word: string) => readonly Correction[]

// More words than a question of the greatest length can usefully hold.
const maxWords = 1_000
const joint = /^[\s._\-/'\u2019&]{0,3}$/

/** The plain words of a text, each corrected where it is not right and something near it is. */
export function readWords(text: string, correct: Correct | null): Word[] {
  const words: Word[] = []
  let dotted: string | null = null
  const tokens = tokenise(text)
  for (const token of tokens) {
    if (words.length === maxWords) break
    if (token.parts > 0) {
      dotted = token.parts === 1 ? token.word : null
      continue
    }
    words.push(readWord(token, dotted, correct))
    dotted = null
  }
  return words.map((word, index) => {
    const next = words[index + 1]
    return next !== undefined && joint.test(text.slice(word.end, next.start)) ? { ...word, joins: true } : word
  })
}

// A second reading of a slip is a guess beside a guess; a short form stands for its whole word.
const secondReading = 0.3
const wholeWord = 0.9
// Nearer than this to the best, a second reading may as well have been meant.
const rivalShare = 0.9

function readWord(token: { start: number; end: number; word: string }, dotted: string | null,
  correct: Correct | null): Word {
  const whole = correct === null ? undefined : findWholeWord(token.word)
  const corrections = correct === null || whole !== undefined ? [] : correct(token.word)
  const word = corrections[0]?.word ?? token.word
  const others = corrections.slice(1, 3).map((other): Sense => ({ word: other.word, weight: secondReading }))
  return {
    start: token.start,
    end: token.end,
    typed: token.word,
    word,
    term: stem(word),
    dotted,
    joins: false,
    others: whole === undefined ? others : [{ word: whole, weight: wholeWord }],
    rivals: corrections.slice(1).filter(({ likelihood }) =>
      likelihood >= rivalShare * (corrections[0]?.likelihood ?? 0)
    ).map((rival) => rival.word),
  }
}
