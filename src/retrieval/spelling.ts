import { editDistance, slipBetween, type Slip } from '../text/index.js'
import type { AliasTable } from './aliases.js'
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

// The bounds of the work for one word. Within a length, frequent words come first: those beyond the bound are the rarest.
const maxCompared = 60_000
const maxMeasured = 3_000
const maxSuggestions = 3
const minLength = 4
const maxLength = 40
// Two slips are believed only in a word long enough to be known by the rest of its letters.
const minLengthForTwo = 6

// How often a hand makes each slip, against a key beside the right one. Two slips are worth their product, roughly.
const likelihood: Readonly<Record<Slip, number>> = {
  none: 1, swapped: 1, doubled: 1, undoubled: 1, dropped: 0.8, neighbour: 1, inserted: 0.6, replaced: 0.3, several: 0.02,
}
// A name of the field is what people ask for, however seldom it is written.
const nameBoost = 4
// Below this share of the evidence a near word is more noise than help.
const minWeight = 0.1

interface Bucket {
  readonly words: string[]
  readonly frequencies: number[]
  readonly masks: number[]
}

export function buildSpeller(segment: Segment, aliases: AliasTable): Speller {
  const buckets = fillBuckets(segment, aliases)
  return { suggest: (word) => suggest(word, buckets, aliases) }
}

function fillBuckets({ words, wordFrequencies }: Segment, aliases: AliasTable): ReadonlyMap<number, Bucket> {
  const buckets = new Map<number, Bucket>()
  const add = (word: string, frequency: number): void => {
    if (word.length < minLength - 1 || word.length > maxLength || !/\p{L}/u.test(word)) return
    const bucket = buckets.get(word.length) ?? { words: [], frequencies: [], masks: [] }
    buckets.set(word.length, bucket)
    bucket.words.push(word)
    bucket.frequencies.push(frequency)
    bucket.masks.push(letterMask(word))
  }
  for (const word of aliases.words.keys()) add(word, 1)
  for (const [number, word] of words.entries()) {
    if (!word.startsWith('=') && !aliases.words.has(word)) add(word, wordFrequencies[number] ?? 0)
  }
  return buckets
}

// One edit changes at most two bits of the set of letters, so masks further apart need no measuring.
function letterMask(word: string): number {
  let mask = 0
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) & 31)
  return mask
}

function bitCount(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

function suggest(word: string, buckets: ReadonlyMap<number, Bucket>, aliases: AliasTable): Spelling[] {
  if (word.length < minLength || word.length > maxLength) return []
  const limit = word.length < minLengthForTwo ? 1 : 2
  const found: { word: string; evidence: number }[] = []
  let measured = 0
  for (const { near, frequency } of compare(word, limit, buckets)) {
    if (measured++ >= maxMeasured) break
    const distance = editDistance(word, near, limit)
    if (distance === 0 || distance > limit) continue
    const slip = likelihood[distance === 1 ? slipBetween(word, near) : 'several']
    const prior = Math.log2(2 + frequency) * (aliases.words.has(near) ? nameBoost : 1)
    found.push({ word: near, evidence: slip * prior * (near[0] === word[0] ? 1 : 0.5) })
  }
  return share(found)
}

function* compare(word: string, limit: number, buckets: ReadonlyMap<number, Bucket>): Generator<{ near: string; frequency: number }> {
  const mask = letterMask(word)
  let left = maxCompared
  for (const length of lengthsAround(word.length, limit)) {
    const { masks = [], words = [], frequencies = [] } = buckets.get(length) ?? {}
    for (let at = 0; at < masks.length && left > 0; at++, left--) {
      if (bitCount((masks[at] ?? 0) ^ mask) <= 2 * limit) yield { near: words[at] ?? '', frequency: frequencies[at] ?? 0 }
    }
  }
}

const lengthsAround = (length: number, limit: number): number[] =>
  limit === 1 ? [length, length - 1, length + 1] : [length, length - 1, length + 1, length - 2, length + 2]

function share(found: { word: string; evidence: number }[]): Spelling[] {
  const total = found.reduce((sum, { evidence }) => sum + evidence, 0)
  return found
    .sort((a, b) => b.evidence - a.evidence || (a.word < b.word ? -1 : 1))
    .slice(0, maxSuggestions)
    .map(({ word, evidence }) => ({ word, weight: evidence / total }))
    .filter(({ weight }, place) => place === 0 || weight >= minWeight)
}
