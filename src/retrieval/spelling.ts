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
  readonly bySet: LetterSets
}

/** Words by their length and set of letters: a hash table of chains, each in the order of the words. */
interface LetterSets {
  /** Of each hash: the first word and one; 0 for none. */
  readonly heads: Uint32Array
  /** Of each word: the next of its chain and one. */
  readonly next: Uint32Array
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
      const wanted = { word, mask: lettersOf(word), budget }
      const one = findOneSlip(wanted, lexemes)
      return share(one.length > 0 || slipsBelieved(word.length) < 2 ? one : findTwoSlips(wanted, lexemes))
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
  const masks = Int32Array.from(entries, ({ word }) => lettersOf(word))
  return {
    words: entries.map(({ word }) => word),
    bySet: chainBySet(entries.map(({ word }) => word.length), masks),
    priors: Float64Array.from(entries,
      ({ word, frequency }) => Math.log2(2 + frequency) * (aliases.words.has(word) ? nameBoost : 1)),
    masks,
    groups,
  }
}

function chainBySet(lengths: readonly number[], masks: Int32Array): LetterSets {
  const sets = { heads: new Uint32Array(2 ** Math.ceil(Math.log2(masks.length * 2 + 1))),
    next: new Uint32Array(masks.length) }
  // From the last one on, so that the first is the head.
  for (let at = masks.length - 1; at >= 0; at--) {
    const slot = slotOf(sets, lengths[at] ?? 0, masks[at] ?? 0)
    sets.next[at] = sets.heads[slot] ?? 0
    sets.heads[slot] = at + 1
  }
  return sets
}

// The bits of a set are few and near one another: two rounds of mixing, as at the end of MurmurHash3.
function slotOf({ heads }: LetterSets, length: number, mask: number): number {
  let hash = Math.imul(mask ^ Math.imul(length, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) & (heads.length - 1)
}

interface Wanted {
  readonly word: string
  readonly mask: number
  /** What may still be spent on it. */
  readonly budget: { compared: number; measured: number }
}

/**
 * One slip takes at most one letter out of the set and puts at most one in, and makes the word longer or shorter by
 * one at most: so few sets are looked up, whatever the vocabulary.
 */
function findOneSlip(wanted: Wanted, lexemes: Lexemes): Near[] {
  const { word: { length }, mask } = wanted
  const found: Near[] = []
  const look = (long: number, set: number): void => measureChain(wanted, { length: long, set, found }, lexemes)
  for (const long of [length, length - 1, length + 1]) look(long, mask)
  for (let out = mask; out !== 0; out &= out - 1) {
    const fewer = mask & ~(out & -out)
    look(length, fewer)
    look(length - 1, fewer)
    for (let into = ~mask; into !== 0; into &= into - 1) look(length, fewer | (into & -into))
  }
  for (let into = ~mask; into !== 0; into &= into - 1) {
    look(length, mask | (into & -into))
    look(length + 1, mask | (into & -into))
  }
  return found
}

/** Measures the words of this length that have just this set of letters. */
function measureChain({ word, budget }: Wanted,
  { length, set, found }: { readonly length: number; readonly set: number; readonly found: Near[] },
  lexemes: Lexemes): void {
  const { bySet: { heads, next }, masks, words } = lexemes
  for (let at = heads[slotOf(lexemes.bySet, length, set)] ?? 0; at !== 0; at = next[at - 1] ?? 0) {
    const near = words[at - 1] ?? ''
    if (masks[at - 1] !== set || near.length !== length || budget.measured === 0) continue
    budget.measured--
    if (!['none', 'several'].includes(slipBetween(word, near))) found.push(weigh(word, at - 1, lexemes))
  }
}

function weigh(word: string, at: number, { words, priors }: Lexemes): Near {
  const near = words[at] ?? ''
  return { word: near, evidence: chanceOfSlip(word, near) * (priors[at] ?? 0) }
}

// Nobody makes two slips of which one is in the first letter.
function findTwoSlips(wanted: Wanted, lexemes: Lexemes): Near[] {
  const { word } = wanted
  return [0, -1, 1, -2, 2].flatMap((more) => {
    const group = lexemes.groups.get(groupOf(word.length + more, word.charCodeAt(0)))
    if (group === undefined) return []
    return nearMasks(wanted, group, lexemes)
      .filter((at) => distanceTo(word, lexemes.words[at] ?? '', 2) < Infinity)
      .map((at) => weigh(word, at, lexemes))
  })
}

function nearMasks({ mask, budget }: Wanted, { from, to }: Range, { masks }: Lexemes): number[] {
  const near: number[] = []
  const end = Math.min(to, from + budget.compared)
  for (let at = from; at < end; at++) {
    if (canBeNear(masks[at] ?? 0, mask, 2)) near.push(at)
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
