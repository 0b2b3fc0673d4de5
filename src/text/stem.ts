import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js'

// Stemming by pattern costs microseconds and a text repeats its words, so the answers are kept, within bounds. Long
// words are
// seldom repeated, and the engine keeps a whole text alive for a long piece of it.
const maxRemembered = 10_000
const maxRememberedLength = 12
const remembered = new Map<string, string>()
const stemmable = /^[a-z]{3,}$/
// Words that only look like the plural of another. @see https://snowballstem.org/algorithms/english/stemmer.html
const invariant: ReadonlySet<string> = new Set(['news', 'atlas', 'cosmos', 'bias', 'andes', 'howe'])

/**
 * The Porter stem of a normalised word. Anything but plain letters (`c++`, `3.10`, `vue3`, other scripts) is its own
 * stem.
 *
 * @see Porter, An algorithm for suffix stripping, Program 14(3), 1980.
 * @example stem('scaling') // 'scale'
 */
export function stem(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const stemmed = stemmable.test(word) && !invariant.has(word) ? PorterStemmer.stem(word) : word
  if (word.length > maxRememberedLength) return stemmed
  if (remembered.size >= maxRemembered) remembered.clear()
  remembered.set(word, stemmed)
  return stemmed
}
