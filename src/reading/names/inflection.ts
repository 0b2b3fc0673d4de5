// The stems of a search index put "general" with "generators" and "author" with "authorization": good enough to find
// words beside others, too bold to say what somebody speaks of. This takes off only the endings of one and the same
// word.
const remembered = new Map<string, string>()
const maxRemembered = 20_000

/**
 * A word without the endings of number and tense, as a key: not always a word itself.
 *
 * @example uninflected('libraries') // 'library'
 * @example uninflected('scaling') === uninflected('scales') // true
 */
export function uninflected(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const bare = strip(word)
  if (remembered.size >= maxRemembered) remembered.clear()
  remembered.set(word, bare)
  return bare
}

function strip(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  const singular = word.endsWith('ies') ? `${word.slice(0, -3)}y` : /[^sui]s$/.test(word) ? word.slice(0, -1) : word
  const bare = withoutEnding(singular)
  if (bare.endsWith('ie')) return `${bare.slice(0, -2)}y`
  return bare.length > 3 && bare.endsWith('e') ? bare.slice(0, -1) : bare
}

function withoutEnding(word: string): string {
  if (word.length > 5 && word.endsWith('ly')) return word.slice(0, -2)
  const length = word.endsWith('ing') ? 3 : word.endsWith('ed') ? 2 : 0
  const rest = word.slice(0, word.length - length)
  if (length === 0 || rest.length < 3 || !/[aeiouy]/.test(rest)) return word
  return /([bdgklmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest
}
