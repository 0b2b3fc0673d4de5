import type { English } from '../../corpus/index.js'
import { stem, tokenise } from '../../text/index.js'
import type { Correction } from './spelling.js'

/** Something that a word may also mean; `weight` beside 1 for the word itself. */
interface Sense {
  readonly word: string
  readonly weight: number
}

/** A plain word of a text as it was read: `word` is what was meant, `typed` what stands there. */
export interface Word {
  /** Its place among the words of the text, from 0. */
  readonly at: number
  /** UTF-16 code units into the text in English, half-open. */
  readonly start: number
  readonly end: number
  /** The same as it stands in the text as given. */
  readonly said: string
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
  /** It says so little that its absence from an article is no evidence. */
  readonly isVague: boolean
  /** It is what askers call the texts that are searched, or whoever answers. */
  readonly meansUs: boolean
}

/** What a word was probably meant to be, best first; none where it is right. */
type Correct = (word: string) => readonly Correction[]

// More words than a question of the greatest length can usefully hold.
const maxWords = 1_000
const joint = /^[\s._\-/'\u2019&]{0,3}$/

/** The plain words of a text, as they stand. */
export function cutWords(text: string, english: English): Word[] {
  const words: Word[] = []
  let dotted: string | null = null
  for (const { start, end, word, term, parts } of tokenise(text)) {
    if (words.length === maxWords) break
    if (parts > 0) {
      dotted = parts === 1 ? word : null
      continue
    }
    words.push({ at: words.length, start, end, said: text.slice(start, end), typed: word, word, term, dotted,
      joins: false, others: [], rivals: [], ...kindOf(word, english) })
    dotted = null
  }
  return words.map((word, at) => {
    const next = words[at + 1]
    return next !== undefined && joint.test(text.slice(word.end, next.start)) ? { ...word, joins: true } : word
  })
}

const kindOf = (word: string, { vague, ourselves }: English): Pick<Word, 'isVague' | 'meansUs'> => ({
  isVague: vague.has(word),
  meansUs: ourselves.has(word),
})

// A second reading of a slip is a guess beside a guess; a short form stands for its whole word.
const secondReading = 0.3
const wholeWord = 0.9
// Nearer than this to the best, a second reading may as well have been meant.
const rivalShare = 0.9

/** The word as it was meant, where it is not right and something near it is. */
export function correctWord(word: Word, correct: Correct, english: English): Word {
  const whole = english.shortForms.get(word.typed)
  if (whole !== undefined) return { ...word, others: [{ word: whole, weight: wholeWord }] }
  const [best, ...rest] = correct(word.typed)
  if (best === undefined) return word
  return {
    ...word,
    word: best.word,
    term: stem(best.word),
    others: rest.slice(0, 2).map((other) => ({ word: other.word, weight: secondReading })),
    rivals: rest.filter(({ likelihood }) => likelihood >= rivalShare * best.likelihood).map((rival) => rival.word),
    ...kindOf(best.word, english),
  }
}
