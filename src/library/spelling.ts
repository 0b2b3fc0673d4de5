import { areNeighbouringKeys, editDistance, isCommonWord, slipBetween, type Slip } from '../text/index.js'

/** A word that was probably meant, and how probable that is beside the others: above 0, comparable within one typed word. */
export interface Correction {
  readonly word: string
  readonly likelihood: number
}

export interface Speller {
  /** Whether the word stands as it is: known here, ordinary English, too short, or no word at all. */
  isRight(word: string): boolean
  /** What was probably meant, best first; empty when nothing is near. */
  correct(word: string): readonly Correction[]
}

// A word of three letters is one slip away from too many others.
const shortest = 4
// Hands slip once in most words; a second slip is only believable where enough of the word is left.
const lengthForTwo = 8
const maxOffered = 4

// How often each slip happens, beside a swap of two letters, the commonest of all.
const chances: Readonly<Record<Slip, number>> = {
  none: 1, swapped: 1, doubled: 0.9, undoubled: 0.9, dropped: 0.85, neighbour: 0.8, inserted: 0.6, replaced: 0.45, several: 0.3,
}
// The first letter is the one that a hand gets right most often.
const wrongStart = 0.4

interface Entry {
  readonly word: string
  readonly letters: number
  readonly weight: number
}

/**
 * A speller over words with the weight of each (how often it is meant, 1 for a rare one).
 *
 * The likelihood is the chance of the slip times a damped weight; work per word is one pass over the words of nearly
 * the same length, most of which a comparison of letter sets rules out.
 */
export function buildSpeller(weights: ReadonlyMap<string, number>): Speller {
  const byLength = new Map<number, Entry[]>()
  for (const [word, weight] of weights) {
    if (word.length < 3 || !isWritten(word)) continue
    const entries = byLength.get(word.length) ?? []
    entries.push({ word, letters: letterSet(word), weight })
    byLength.set(word.length, entries)
  }
  const isRight = (word: string): boolean => word.length < shortest || !isWritten(word) || weights.has(word) || isCommonWord(word)
  return { isRight, correct: (word) => (isRight(word) ? [] : findNear(word, byLength)) }
}

const isWritten = (word: string): boolean => /^[a-z]+$/.test(word)

function findNear(typed: string, byLength: ReadonlyMap<number, readonly Entry[]>): Correction[] {
  const limit = typed.length < lengthForTwo ? 1 : 2
  const letters = letterSet(typed)
  const found: Correction[] = []
  for (let length = typed.length - limit; length <= typed.length + limit; length++) {
    for (const entry of byLength.get(length) ?? []) {
      if (countBits(letters ^ entry.letters) > 2 * limit) continue
      const likelihood = likelihoodOf(typed, entry, limit)
      if (likelihood > 0) found.push({ word: entry.word, likelihood })
    }
  }
  return found.sort((a, b) => b.likelihood - a.likelihood || (a.word < b.word ? -1 : 1)).slice(0, maxOffered)
}

function likelihoodOf(typed: string, { word, weight }: Entry, limit: number): number {
  if (editDistance(typed, word, limit) > limit) return 0
  const slip = slipBetween(typed, word)
  const start = typed[0] === word[0] || slip === 'swapped' || areNeighbouringKeys(typed[0] ?? '', word[0] ?? '') ? 1 : wrongStart
  return chances[slip] * start * (1 + Math.log2(1 + weight) / 4)
}

function letterSet(word: string): number {
  let set = 0
  for (let index = 0; index < word.length; index++) set |= 1 << (word.charCodeAt(index) - 97)
  return set
}

function countBits(set: number): number {
  let count = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) count++
  return count
}
