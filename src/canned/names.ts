const maxNameCharacters = 60

/** One spelling for what people type as one name: letter case, width, spaces and what cannot be seen make no difference. */
export function foldName(typed: string): string {
  return typed.normalize('NFKC').toLowerCase().replace(/[\p{Cc}\p{Cf}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu, ' ').replace(/\s+/gu, ' ').trim()
}

export type NameProblem = 'empty' | 'too-long' | 'reserved' | 'characters'

// Words that mean something to chats and to programs before they could mean a comparison.
const alwaysReserved = new Set([
  'everyone', 'here', '__proto__', 'constructor', 'prototype', 'hasownproperty', 'isprototypeof', 'propertyisenumerable',
  'tostring', 'tolocalestring', 'valueof', 'undefined', 'null', 'true', 'false', 'none', 'all',
])

/** @param folded - As {@link foldName} gives it. @param reserved - Further words that are taken: what commands are called. */
export function findNameProblem(folded: string, reserved: ReadonlySet<string>): NameProblem | undefined {
  if (folded === '') return 'empty'
  if (Array.from(folded).length > maxNameCharacters) return 'too-long'
  if (alwaysReserved.has(folded) || reserved.has(folded)) return 'reserved'
  // It stands in lists, buttons and sentences: nothing in it may look like a command, a mention or Markdown.
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._+'’&:!?,()/#-]*$/u.test(folded) ? undefined : 'characters'
}

/** Names from one line or several, parted by commas: folded, each once, empty ones left out. */
export function splitNames(typed: string): readonly string[] {
  return [...new Set(typed.split(/[,\n;]/).map(foldName).filter((name) => name !== ''))]
}
