import type { Glossary, English } from '../../corpus/index.js'
import { isStopWord, type Span } from '../../text/index.js'
import { cutRuns, endOfPart, findSaying, fold, openBook, type Book, type Run } from './sayings.js'
import type { Language } from '../model.js'
import type { Word } from './words.js'

/** A text in another language as it is heard: in English, word for word, as far as its words are known. */
interface Heard {
  readonly text: string
  /** Words of neither language, as they stand in the text, each once. */
  readonly unheard: readonly string[]
  /** Whether so much was heard that an answer is to what was asked. */
  readonly isEnough: boolean
  /** The words as they were given that a part of `text` stands for; whole words where they were put in other ones. */
  readonly spanOf: (span: Span) => Span
}

/** Null for a text in English, and in a language of which nothing is known. */
type Hear = (text: string) => Heard | null

interface Vocabulary {
  /** Words that an English text may have: the articles', the topics', the names and everybody's. */
  readonly isKnown: (word: string) => boolean
  /** A word of grammar of yet another language. */
  readonly isForeign: (word: string) => boolean
  /** A word of English that fits any subject. */
  readonly isCommon: (word: string) => boolean
  /** A name for all that it is misspelt. */
  readonly isName: (word: string) => boolean
}

// Of every three words two must be known, or what was not heard may be what was meant.
const knownOfEach = 3

export function openHearing(glossaries: readonly Glossary[], vocabulary: Vocabulary): Hear {
  const books = glossaries.map(openBook)
  return (text) => {
    const runs = cutRuns(text)
    for (const book of books) {
      const own = countOwn(book, runs, vocabulary)
      const heard = own === 0 ? null : say({ text, runs }, book, vocabulary)
      // One word by chance does not make a language of what is otherwise not known either.
      if (heard !== null && (heard.isEnough || own > 1)) return heard
    }
    return null
  }
}

/**
 * How many words are of that language and not of English; 0 unless they are more than those of English alone. Single
 * letters are in every language.
 */
function countOwn({ words, loans, denials }: Book, runs: readonly Run[],
  { isKnown, isCommon, isName }: Vocabulary): number {
  const plain = runs.filter(({ joinsBefore, joinsAfter, word, folded }) =>
    !joinsBefore && !joinsAfter && (word.length > 1 || word !== folded)
  )
  const isOurs = ({ folded }: Run): boolean => words.has(folded)
  const isAlien = (run: Run | undefined): boolean => run !== undefined && !isKnown(run.folded) && !isName(run.folded)
  // "Non" stands in English too, but there before an English word.
  const isDenial = (run: Run, at: number): boolean => denials.has(run.folded) && isAlien(plain[at + 1])
  const own = plain.filter((run, at) =>
    isOurs(run) && (run.word !== run.folded || !isKnown(run.folded) || isDenial(run, at))
  )
  const english = plain.filter((run) =>
    !isOurs(run) && !loans.has(run.folded) && (isCommon(run.folded) || isStopWord(run.folded))
  )
  return own.length > english.length ? own.length : 0
}

interface Piece extends Span {
  /** Where it stands in what was said. */
  readonly from: number
  readonly to: number
}

function say({ text, runs }: { readonly text: string; readonly runs: readonly Run[] }, book: Book,
  { isKnown, isName, isForeign }: Vocabulary): Heard {
  const pieces: Piece[] = []
  const unheard = new Set<string>()
  let isDoubtful = false
  let said = ''
  let last = 0
  for (let at = 0; at < runs.length;) {
    const run = runs[at]
    if (run === undefined) break
    const found = findSaying(runs, at, book)
    if (found === null) {
      const isUnheard = !run.joinsBefore && !run.joinsAfter && run.word.length > 1 && !book.loans.has(run.folded) &&
        !isKnown(run.folded) && !isName(run.folded)
      if (isUnheard) unheard.add(text.slice(run.start, run.end))
      isDoubtful ||= isUnheard && deniesBefore(runs, at, book)
      at++
      const next = runs[at]
      // A verb that is not known, between "not" and what it denies ("non chiederemo una chat"), is left out.
      if (isUnheard && next !== undefined && !endOfPart.test(next.gap) && book.denials.has(runs[at - 2]?.folded ?? '')) {
        said += between(text.slice(last, run.start), pieces)
        last = next.start
        pieces.push({ start: run.start, end: last, from: said.length, to: said.length })
      }
      continue
    }
    const end = runs[at + found.words.length - 1]?.end ?? run.end
    said += between(text.slice(last, run.start), pieces)
    // Where a sentence begins shows in its capital.
    const english = /^\p{Lu}/u.test(text.slice(run.start, run.end))
      ? found.english.charAt(0).toUpperCase() + found.english.slice(1)
      : found.english
    pieces.push({ start: run.start, end, from: said.length, to: said.length + english.length })
    said += english
    last = end
    at += found.words.length
  }
  said += between(text.slice(last), pieces)
  return { text: said, unheard: [...unheard], isEnough: !isDoubtful && unheard.size * knownOfEach <= runs.length &&
    ![...unheard].some((word) => isForeign(fold(word))),
    spanOf: ({ start, end }) => ({ start: wayBack(start, pieces, 'start'), end: wayBack(end, pieces, 'end') }) }
}

/**
 * Whether a word that is not known ends a denial ("… non lo prevediamo"): what was said before it may be what is
 * denied.
 */
function deniesBefore(runs: readonly Run[], at: number, { denials }: Book): boolean {
  const next = runs[at + 1]
  const endsPart = next === undefined || endOfPart.test(next.gap)
  return endsPart && runs.slice(Math.max(0, at - 2), at).some(({ folded }) => denials.has(folded))
}

/** An apostrophe that joined a word to the next is gone with it. */
const between = (text: string,
  pieces: readonly Piece[]): string => (pieces.length > 0 ? text.replace(/^['\u2019]/, ' ') : text)

/** A place in what was said, as a place in what was given: within a piece its edge, elsewhere as far behind it. */
function wayBack(place: number, pieces: readonly Piece[], edge: 'start' | 'end'): number {
  const before = pieces.findLast(({ from }) => (edge === 'start' ? from <= place : from < place))
  if (before === undefined) return place
  const isWithin = edge === 'start' ? place < before.to : place <= before.to
  return isWithin ? before[edge] : before.end + place - before.to
}

// A single foreign word of grammar may be a slip or a name ("de", "per"); two of them among few English ones are a
// language.
const enough = 2
// Unless nothing is English but names: then one is, if it is no mere syllable.
const shortestAlone = 3

/** Whether a word is one of grammar that English does not have. */
export const isForeignGrammar = (word: string, { foreign: { grammar, denials }, isCommon }: English): boolean =>
  (grammar.has(word) || denials.has(word)) && !isCommon(word)

/** `en` unless the text is plainly something else; then `other`. */
export function languageOf(text: string, words: readonly Word[], english: English): Language {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters > 0 && latin * 2 < letters) return 'other'
  const foreign = words.filter(({ typed }) => isForeignGrammar(typed, english))
  const known = words.filter(({ typed }) => english.isCommon(typed) || isStopWord(typed)).length
  if (foreign.some(({ typed }) => english.foreign.denials.has(typed))) return 'other'
  const isEnough = foreign.length >= enough ||
    (known === 0 && foreign.some(({ typed }) => typed.length >= shortestAlone))
  return isEnough && foreign.length > known ? 'other' : 'en'
}
