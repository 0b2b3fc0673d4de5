import type { Span } from '../../text/index.js'

interface PlacedWord extends Span {
  readonly word: string
}

const sign = /[,;:()+/|!?\n\u2022\u2013\u2014\u2192]|\s-+\s/
// Words of grammar at which what is said may become something else.
const openers: ReadonlySet<string> = new Set(['and', 'or', 'nor', 'but', 'plus', 'with', 'without', 'no', 'not', 'for',
  'instead', 'except', 'then', 'while'])

/** The parts of the sentences of a text that a sign or a conjunction sets off, in order; "I/O" is one word. */
export function cutClauses(text: string, words: readonly PlacedWord[], sentences: readonly Span[]): readonly Span[] {
  const clauses: Span[] = []
  let at = 0
  let lastWord = ''
  for (const { start, end, word } of words) {
    const before = clauses.at(-1)
    const isInitials = lastWord.length === 1 && word.length === 1
    lastWord = word
    while (at < sentences.length - 1 && (sentences[at]?.end ?? 0) <= start) at++
    const continues = before !== undefined && before.start >= (sentences[at]?.start ?? 0) && !openers.has(word) &&
      (!sign.test(text.slice(before.end, start)) || isInitials && text.slice(before.end, start) === '/')
    if (continues) clauses[clauses.length - 1] = { start: before.start, end }
    else clauses.push({ start, end })
  }
  return clauses
}
