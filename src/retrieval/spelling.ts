import { canBeNear, chanceOfSlip, distanceTo, lettersOf, slipBetween, slipsBelieved } from '../text/index.js'
import { type AliasTable, compareStrings } from './aliases.js'
import { queryBounds } from './model.js'
import type { Segment } from './segment.js'

export interface Spelling {
  readonly word: string
  /** 0..1: how much of the evidence for all near words is for this one. */
  readonly weight: number
}

/** Near words of a vocabulary. */
export interface Speller {
  suggest(word: string): readonly Spelling[]
}

const maxSuggestions = 3
// Words of fewer letters have too many neighbours.
const minLength = 4
const maxLength = 40
// A name of the field is what people ask for, however seldom it is written.
const nameBoost = 4
// Below this share of the evidence a near word is more noise than help.
const minWeight = 0.1

/** Words in groups of one length and first letter, with the set of letters of each. */
interface Lexemes {
  readonly words: readonly string[]
  /** How likely each is meant, before it is known what was written. */
  readonly priors: Float64Array
  readonly masks: Int32Array
  readonly groups: ReadonlyMap<number, Range>
}

interface Range {
  readonly from: number
  readonly to: number
}

interface Near {
  readonly word: string
  readonly evidence: number
}

/**
 * Corrections by the noisy channel: how likely the slip, times how much the word is used, names first.
 *
 * One slip is looked for first, and two only where no word is one slip away.
 *
 * @see Kernighan, Church, Gale, A spelling correction program based on a noisy channel model, COLING 1990.
 */
export function buildSpeller(segment: Segment, aliases: AliasTable): Speller {
  const lexemes = gatherLexemes(segment, aliases)
  return {
    suggest(word) {
      if (word.length < minLength || word.length > maxLength) return []
      // Among words of one length and first letter frequent ones come first: those beyond the bounds are the rarest.
      const budget = { compared: queryBounds.masksCompared, measured: queryBounds.wordsMeasured }
      const one = findNear({ word, slips: 1, budget }, lexemes)
      const isEnough = one.length > 0 || slipsBelieved(word.length) < 2
      return share(isEnough ? one : findNear({ word, slips: 2, budget }, lexemes))
    },
  }
}

const groupOf = (length: number, first: number): number => length * 32 + (first & 31)

function gatherLexemes({ words, wordFrequencies }: Segment, aliases: AliasTable): Lexemes {
  const isCorrectable = (word: string): boolean =>
    word.length >= minLength - 1 && word.length <= maxLength && /\p{L}/u.test(word)
  const entries = [...aliases.words.keys()].filter(isCorrectable).map((word) => ({ word, frequency: 1 }))
  for (const [number, word] of words.entries()) {
    if (!word.startsWith('=') && !aliases.words.has(word) && isCorrectable(word))
      entries.push({ word, frequency: wordFrequencies[number] ?? 0 })
  }
  const group = ({ word }: { readonly word: string }): number => groupOf(word.length, word.charCodeAt(0))
  entries.sort((a, b) => group(a) - group(b) || b.frequency - a.frequency || compareStrings(a.word, b.word))
  const groups = new Map<number, Range>()
  for (const [at, entry] of entries.entries())
    groups.set(group(entry), { from: groups.get(group(entry))?.from ?? at, to: at + 1 })
  return {
    words: entries.map(({ word }) => word),
    priors: Float64Array.from(entries,
      ({ word, frequency }) => Math.log2(2 + frequency) * (aliases.words.has(word) ? nameBoost : 1)),
    masks: Int32Array.from(entries, ({ word }) => lettersOf(word)),
    groups,
  }
}

interface Wanted {
  readonly word: string
  readonly slips: 1 | 2
  /** What may still be spent on it. */
  readonly budget: { compared: number; measured: number }
}

function findNear(wanted: Wanted, lexemes: Lexemes): Near[] {
  const { word, slips } = wanted
  const found: Near[] = []
  for (const range of rangesAround(wanted, lexemes)) {
    for (const at of nearMasks(wanted, range, lexemes)) {
      const near = lexemes.words[at] ?? ''
      if (isThatNear(word, near, slips))
        found.push({ word: near, evidence: chanceOfSlip(word, near) * (lexemes.priors[at] ?? 0) })
    }
  }
  return found
}

const isThatNear = (word: string, near: string, slips: 1 | 2): boolean =>
  slips === 2 ? distanceTo(word, near, 2) < Infinity : !['none', 'several'].includes(slipBetween(word, near))

// The first letter may be the slip, but nobody makes two slips of which one is there.
function rangesAround({ word, slips }: Wanted, { groups }: Lexemes): Range[] {
  const first = word.charCodeAt(0)
  const letters = slips === 1
    ? [first, ...Array.from({ length: 32 }, (_, letter) => letter).filter((letter) => letter !== (first & 31))]
    : [first]
  const lengths = slips === 1 ? [0, -1, 1] : [0, -1, 1, -2, 2]
  return letters.flatMap((letter) => lengths.flatMap((more) => groups.get(groupOf(word.length + more, letter)) ?? []))
}

function nearMasks({ word, slips, budget }: Wanted, { from, to }: Range, { masks }: Lexemes): number[] {
  const mask = lettersOf(word)
  const near: number[] = []
  const end = Math.min(to, from + budget.compared)
  for (let at = from; at < end; at++) {
    if (canBeNear(masks[at] ?? 0, mask, slips)) near.push(at)
  }
  budget.compared -= Math.max(0, end - from)
  const measured = near.slice(0, budget.measured)
  budget.measured -= measured.length
  return measured
}

function share(found: Near[]): Spelling[] {
  const total = found.reduce((sum, { evidence }) => sum + evidence, 0)
  return found
    .sort((a, b) => b.evidence - a.evidence || compareStrings(a.word, b.word))
    .slice(0, maxSuggestions)
    .map(({ word, evidence }) => ({ word, weight: evidence / total }))
    .filter(({ weight }, place) => place === 0 || weight >= minWeight)
}
