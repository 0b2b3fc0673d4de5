import { foldName, withoutUnseen } from '../text/index.js'

const maxNameCharacters = 60

/**
 * A typed name as it is kept and shown: small letters, single spaces, nothing that cannot be seen. Which names are the
 * same is for {@link foldName} to say.
 */
export function spellName(typed: string): string {
  return withoutUnseen(withoutUnseen(typed).normalize('NFKC').toLowerCase()).replace(/\s+/gu, ' ').trim()
}

type NameProblem = 'empty' | 'too-long' | 'reserved' | 'characters'

// Words that mean something to chats and to programs before they could mean a comparison.
const alwaysReserved = new Set([
  'everyone',
  'here',
  '__proto__',
  'constructor',
  'hasownproperty',
  'isprototypeof',
  'propertyisenumerable',
  'tostring',
  'tolocalestring',
  'valueof',
  'undefined',
  'null',
  'true',
  'false',
  'none',
  'all',
])

/** @param name - As {@link spellName} gives it. @param reserved - Further words that are taken, as by commands. */
export function findNameProblem(name: string, reserved: ReadonlySet<string>): NameProblem | undefined {
  if (name === '') return 'empty'
  if (Array.from(name).length > maxNameCharacters) return 'too-long'
  const folded = foldName(name)
  if (alwaysReserved.has(folded) || reserved.has(folded)) return 'reserved'
  // It stands in lists, buttons and sentences: nothing in it may look like a command, a mention or Markdown. Some
  // things are called “.net”.
  return /^\.?[\p{L}\p{N}][\p{L}\p{M}\p{N} ._+'’&:!?,()/#-]*$/u.test(name) ? undefined : 'characters'
}

/** Names from one line or several, parted by commas: spelt, each once, empty ones left out. */
export function splitNames(typed: string): readonly string[] {
  return eachOnce(typed.split(/[,\n;]/))
}

/** Spelt, those that are the same name only once, empty ones left out. */
export function eachOnce(names: readonly string[]): readonly string[] {
  const spelt = names.map(spellName).filter((name) => name !== '')
  const folded = spelt.map(foldName)
  return spelt.filter((_, at) => folded.indexOf(folded[at] ?? '') === at)
}

export const isSameName = (one: string, other: string): boolean => foldName(one) === foldName(other)
