import type { English } from '../../corpus/index.js'
import { isStopWord } from '../../text/index.js'
import type { Language } from '../model.js'
import type { Word } from './words.js'

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
