import { editDistance } from './distance.js'

// A slip for so many letters, and never a third: beyond that it is another word.
const lettersPerSlip = 4
const mostSlips = 2

/**
 * How many slips are believed of a word of so many letters: none below four, one below eight, two from there on. The
 * one budget by which a near spelling is taken for what was meant.
 */
export const slipsBelieved = (letters: number): number => Math.min(mostSlips, Math.floor(letters / lettersPerSlip))

/** The edits between what was typed and a word. @returns Infinity where they are more than is believed. */
export function distanceTo(typed: string, word: string, most = slipsBelieved(typed.length)): number {
  const distance = editDistance(typed, word, most)
  return distance > most ? Infinity : distance
}

/** The same to what a word begins with, for one that is still being typed. */
export function distanceToBeginning(typed: string, word: string): number {
  // A slip may also have added or dropped a letter: the beginning is measured at all three lengths.
  return Math.min(...[-1, 0, 1].map((more) => distanceTo(typed, word.slice(0, typed.length + more))))
}

/** The candidates that are near at all, nearest first; equally near ones as they were given. */
export function sortNear<T>(candidates: Iterable<T>, distanceOf: (candidate: T) => number): readonly T[] {
  const near = Array.from(candidates, (candidate) => ({ candidate, distance: distanceOf(candidate) }))
  return near.filter(({ distance }) => distance < Infinity).sort((a, b) => a.distance - b.distance).map((
    { candidate },
  ) => candidate)
}

// More would be a list and no hint.
const mostNames = 2

/**
 * The names that a wrong one may stand for, nearest first, equally near ones as they were given; none when nothing is
 * near. They are a guess to show, not to act on: one slip is forgiven in the shortest name, and a third in a long one.
 * The only one that begins so is taken before all others.
 *
 * @example nearestNames('jsn', ['json', 'jsonl']) // ['json']
 */
export function nearestNames(typed: string, names: Iterable<string>): readonly string[] {
  const wrong = typed.toLowerCase()
  const known = Array.from(names)
  const begun = wrong.length > 1 ? known.filter((name) => name.toLowerCase().startsWith(wrong)) : []
  if (begun.length === 1) return begun
  return sortNear(known, (name) => {
    const letters = Math.max(wrong.length, name.length)
    return distanceTo(wrong, name.toLowerCase(), Math.max(1, Math.floor(letters / lettersPerSlip)))
  }).slice(0, mostNames)
}

/** The set of letters of a word, as bits: a cheap look before words are compared letter by letter. */
export function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** Whether words with these letters can be so few slips apart: each changes at most two members of the set. */
export function canBeNear(a: number, b: number, slips: number): boolean {
  let rest = a ^ b
  rest -= (rest >>> 1) & 0x55555555
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24 <= 2 * slips
}

// Rows of the common Latin layout, each shifted to the right of the one above by about half a key.
const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const neighbours: ReadonlySet<string> = new Set(
  rows.flatMap((row, line) =>
    Array.from(row, (key, place) => {
      const below = rows[line + 1] ?? ''
      const near = [row[place + 1], below[place], below[place - 1]].filter((other) => other !== undefined)
      return near.flatMap((other) => [key + other, other + key])
    }).flat()
  ),
)

/** Whether two keys touch on a common Latin keyboard. */
function areNeighbouringKeys(a: string, b: string): boolean {
  return neighbours.has(a + b)
}

/**
 * How a hand gets from the word that was meant to the word that was typed, when one slip explains it.
 *
 * `swapped` two letters in the wrong order · `doubled` / `undoubled` a letter struck twice, or once too few ·
 * `dropped` ·
 * `neighbour` the key beside · `inserted` · `replaced` · `none` the same word · `several` more than one slip.
 */
type Slip = 'none' | 'swapped' | 'doubled' | 'undoubled' | 'dropped' | 'neighbour' | 'inserted' | 'replaced'
  | 'several'

/** @example slipBetween('pyhton', 'python') // 'swapped' */
export function slipBetween(typed: string, meant: string): Slip {
  if (typed === meant) return 'none'
  let at = 0
  while (at < typed.length && typed[at] === meant[at]) at++
  const longer = typed.length - meant.length
  if (longer === 0) return sameLengthSlip(typed, meant, at)
  if (longer === 1 && typed.slice(at + 1) === meant.slice(at)) return repeats(typed, at) ? 'doubled' : 'inserted'
  if (longer === -1 && typed.slice(at) === meant.slice(at + 1)) return repeats(meant, at) ? 'undoubled' : 'dropped'
  return 'several'
}

function sameLengthSlip(typed: string, meant: string, at: number): Slip {
  const [a, b] = [typed[at] ?? '', meant[at] ?? '']
  if (typed.slice(at + 1) === meant.slice(at + 1)) return areNeighbouringKeys(a, b) ? 'neighbour' : 'replaced'
  const isSwap = a === meant[at + 1] && b === typed[at + 1] && typed.slice(at + 2) === meant.slice(at + 2)
  return isSwap ? 'swapped' : 'several'
}

const repeats = (word: string, at: number): boolean => word[at] === word[at - 1] || word[at] === word[at + 1]

// How often a hand makes each slip, beside a swap of two letters, the commonest of all.
const chances: Readonly<Record<Slip, number>> = {
  none: 1,
  swapped: 1,
  doubled: 0.9,
  undoubled: 0.9,
  dropped: 0.85,
  neighbour: 0.8,
  inserted: 0.6,
  replaced: 0.45,
  several: 0.3,
}
// The first letter is the one that a hand gets right most often.
const wrongStart = 0.4

/** How likely what was typed is a slip for that word, 0..1: comparable within one typed word. */
export function chanceOfSlip(typed: string, meant: string): number {
  const slip = slipBetween(typed, meant)
  const isLikelyStart = typed[0] === meant[0] || slip === 'swapped' ||
    areNeighbouringKeys(typed[0] ?? '', meant[0] ?? '')
  return chances[slip] * (isLikelyStart ? 1 : wrongStart)
}
