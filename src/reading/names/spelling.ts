import type { English } from '../../corpus/index.js'
import { canBeNear, chanceOfSlip, distanceTo, editDistance, isStopWord, lettersOf, slipBetween,
  slipsBelieved } from '../../text/index.js'
import { uninflected } from './inflection.js'

/**
 * A word that was probably meant, and how probable that is beside the others: above 0, comparable within one typed
 * word.
 */
export interface Correction {
  readonly word: string
  readonly likelihood: number
}

interface Speller {
  /**
   * What was probably meant, best first; empty when the word is right or nothing is near. With `namesOnly` just the
   * surest
   * slips in names: the words of another language are none of ours to correct.
   */
  correct(word: string, options?: { readonly namesOnly?: boolean }): readonly Correction[]
}

/** A word as the speller knows it. */
export interface Spelt {
  /** How often it is meant, 1 for a rare one; 0 for a word that is right, but that no slip is read as. */
  readonly weight: number
  /** A name, or a word by which people name a topic: worth recognising from fewer letters, and in other slips. */
  readonly isName: boolean
}

// Of three letters, only names: any other word is one slip away from too many.
const shortest = 3
const shortestPlain = 4
const shortestReplaced = 6
const lengthForShuffle = 6
const maxOffered = 4

// A word that stands once in the articles, and is a frequent name but for the order of its letters, is a misprint
// there.
const misprintRatio = 10
const sureWeight = 2
// Below this a word is rather one that we do not know than a slip: a wrong first letter, two slips into a rare word.
const leastLikelihood = 0.4

interface Entry extends Spelt {
  readonly word: string
}

/** The words of one length; their letters and beginnings in arrays, as they are read through for every unknown word. */
interface Shelf {
  readonly entries: readonly Entry[]
  readonly letters: Int32Array
  readonly beginnings: Int32Array
  /** Names so frequent that a rare word with their letters is a misprint of them. */
  readonly frequent: readonly Entry[]
}

/**
 * A speller over known words. The likelihood of a reading is the chance of the slip times a damped weight; the work per
 * word is one pass over the words of nearly the same length, most of which a comparison of letter sets rules out.
 *
 * @param english - Whether a word that is not among them is a word all the same.
 */
export function buildSpeller(known: ReadonlyMap<string, Spelt>,
  english: Pick<English, 'isWord' | 'isCommon'>): Speller {
  const byLength = shelve(known)
  const bare = new Set(Array.from(known.keys(), uninflected))
  const isRight = (word: string): boolean => {
    const spelt = known.get(word)
    if (word.length < shortest || !isWritten(word) || isStopWord(word)) return true
    return spelt !== undefined &&
      (spelt.isName || spelt.weight > 1 || !isMisprint(word, byLength.get(word.length)))
  }
  return {
    correct: (word, { namesOnly = false } = {}) => {
      if (isRight(word)) return []
      const near = findNear(word, byLength)
      if (namesOnly)
        return near.filter(({ word: name }) =>
          known.get(name)?.isName === true && (isSure(word, name) || isShuffled(word, name))
        )
      // Another form of a known word is right as well ("modes"), unless a slip of the surest kind explains it better
      // ("chosing").
      const isForm = english.isCommon(word) ||
        (uninflected(word) !== word && !known.has(word) && bare.has(uninflected(word)))
      const weightOf = (other: string): number => known.get(other)?.weight ?? 0
      const sure = near.filter(({ word: other }) => isSure(word, other) && weightOf(other) > sureWeight)
      if (isForm) return sure.slice(0, 1)
      // An English word that nobody says here is no slip, unless it hardly differs from a name that everybody says
      // ("nod").
      if (near.length === 0 || !english.isWord(word)) return near
      const often = near.filter(({ word: other }) =>
        known.get(other)?.isName === true && weightOf(other) > misprintRatio
      )
      return (often.length > 0 ? often : sure).slice(0, 1)
    },
  }
}

function isSure(typed: string, word: string): boolean {
  const slip = slipBetween(typed, word)
  return slip === 'swapped' || slip === 'doubled' || slip === 'undoubled'
}

const isWritten = (word: string): boolean => /^[a-z]+$/.test(word)

function shelve(known: ReadonlyMap<string, Spelt>): ReadonlyMap<number, Shelf> {
  const byLength = new Map<number, Entry[]>()
  for (const [word, spelt] of known) {
    if (word.length < shortest || spelt.weight === 0 || !isWritten(word)) continue
    const entries = byLength.get(word.length) ?? []
    entries.push({ ...spelt, word })
    byLength.set(word.length, entries)
  }
  return new Map(Array.from(byLength, ([length, entries]): [number, Shelf] => [length, { entries,
    letters: Int32Array.from(entries, ({ word }) => lettersOf(word)),
    beginnings: Int32Array.from(entries, ({ word }) => beginningOf(word)),
    frequent: entries.filter(({ isName, weight }) => isName && weight > misprintRatio) }]))
}

/** The first two letters, as one number. */
const beginningOf = (word: string): number => word.charCodeAt(0) << 16 | word.charCodeAt(1)

const isMisprint = (word: string, shelf: Shelf | undefined): boolean =>
  shelf?.frequent.some((entry) => isShuffled(word, entry.word)) === true

function findNear(typed: string, byLength: ReadonlyMap<number, Shelf>): Correction[] {
  // Of three letters as well: names are worth it.
  const limit = Math.max(1, slipsBelieved(typed.length))
  const letters = lettersOf(typed)
  const beginning = beginningOf(typed)
  const found: Correction[] = []
  for (let length = typed.length - limit; length <= typed.length + limit; length++) {
    const shelf = byLength.get(length)
    if (shelf === undefined) continue
    for (let at = 0; at < shelf.letters.length; at++) {
      // What more than one slip explains is believed only where the beginning is right.
      const most = shelf.beginnings[at] === beginning ? limit : 1
      if (!canBeNear(letters, shelf.letters[at] ?? 0, most)) continue
      const entry = shelf.entries[at]
      const likelihood = entry === undefined ? 0 : likelihoodOf(typed, entry, limit)
      if (entry !== undefined && likelihood >= leastLikelihood) found.push({ word: entry.word, likelihood })
    }
  }
  return found.sort((a, b) => b.likelihood - a.likelihood || (a.word < b.word ? -1 : 1)).slice(0, maxOffered)
}

function likelihoodOf(typed: string, entry: Entry, limit: number): number {
  const { word, weight, isName } = entry
  if (typed === word || (typed.length < shortestPlain && !isName)) return 0
  if (distanceTo(typed, word, limit) === Infinity && !(isName && isShuffled(typed, word))) return 0
  const slip = slipBetween(typed, word)
  // In a short word any letter may be another: too many words are as near as that.
  if (slip === 'replaced' && !isName && typed.length < shortestReplaced) return 0
  // Who slips twice has the beginning right, or we are guessing.
  if (slip === 'several' && typed.slice(0, 2) !== word.slice(0, 2) && !isShuffled(typed, word)) return 0
  if (typed.length < shortestPlain && slip !== 'swapped' && slip !== 'dropped' && slip !== 'undoubled') return 0
  return chanceOfSlip(typed, word) * (1 + Math.log2(1 + weight) / 4)
}

/** The same letters in another order, the first and the last in place, no more than two edits apart. */
function isShuffled(typed: string, word: string): boolean {
  if (typed === word || typed.length < lengthForShuffle || typed.length !== word.length) return false
  if (typed[0] !== word[0] || typed.at(-1) !== word.at(-1) || editDistance(typed, word, 2) > 2) return false
  return sorted(typed) === sorted(word)
}

const sorted = (word: string): string => Array.from(word).sort().join('')
