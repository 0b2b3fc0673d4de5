import { isStopWord } from '../../text/index.js'

/** A word as the recogniser sees it; offsets are UTF-16 code units into the text, half-open. */
export interface PlainWord {
  readonly word: string
  /** The stem. */
  readonly term: string
  readonly start: number
  readonly end: number
}

/** A range of the text that names a technology; `ecosystem` null where it belongs to none. */
export interface PlainName {
  readonly start: number
  readonly end: number
  readonly ecosystem: string | null
}

/** A feature of a run of words, and the words that it stands on: indices into the run, `to` inclusive. */
export interface Feature {
  readonly name: string
  readonly value: number
  readonly from: number
  readonly to: number
}

// How much a kind of feature counts beside a word of its own. Measured on writers who were held out: without pairs
// the F1 of
// needs falls by 0.02, without the pieces of words, which tell a misspelt or inflected word, by 0.01.
const pairValue = 0.7
const skipPairValue = 0.5
const grammarValue = 0.3
const pieceValue = 0.3
const pieceLength = 4
const longEnoughForPieces = 5

/**
 * What a run of words says, for a linear model: stems, pairs of neighbours, pairs around one word, and pieces of four
 * letters. A technology stands for its ecosystem, or, where `it` is given, for "it" or "another one", so that what is
 * learnt of one technology holds of all.
 */
export function featuresOf(words: readonly PlainWord[], names: readonly PlainName[], it?: string): readonly Feature[] {
  const features: Feature[] = []
  const named = namesByWord(words, names)
  const spelt = words.map((word, at) => speltOf(word, named.get(at), it))
  for (const [at, { name, isName }] of spelt.entries()) {
    const word = words[at]?.word ?? ''
    const isGrammar = !isName && isStopWord(word)
    features.push({ name: isGrammar ? `~${name}` : name, value: isGrammar ? grammarValue : 1, from: at, to: at })
    const next = spelt[at + 1]
    if (next !== undefined) features.push({ name: `${name} ${next.name}`, value: pairValue, from: at, to: at + 1 })
    const afterNext = spelt[at + 2]
    if (afterNext !== undefined)
      features.push({ name: `${name} _ ${afterNext.name}`, value: skipPairValue, from: at, to: at + 2 })
    if (isName || isGrammar || word.length < longEnoughForPieces) continue
    const bounded = `^${word}$`
    for (let cut = 0; cut + pieceLength <= bounded.length; cut++) {
      features.push({ name: `*${bounded.slice(cut, cut + pieceLength)}`, value: pieceValue, from: at, to: at })
    }
  }
  return features
}

/** By the place of each word that is part of a name of an ecosystem: the first such name. */
function namesByWord(words: readonly PlainWord[], names: readonly PlainName[]): ReadonlyMap<number, PlainName> {
  const named = new Map<number, PlainName>()
  let from = 0
  let last = 0
  for (const name of names) {
    if (name.ecosystem === null) continue
    // Names mostly stand in the order of the text.
    if (name.start < last) from = 0
    last = name.start
    while (from < words.length && (words[from]?.start ?? 0) < name.start) from++
    for (let at = from; at < words.length && (words[at]?.end ?? 0) <= name.end; at++)
      if (!named.has(at)) named.set(at, name)
  }
  return named
}

function speltOf({ word, term }: PlainWord, named: PlainName | undefined,
  it: string | undefined): { readonly name: string; readonly isName: boolean } {
  if (named === undefined) return { name: /^\d/.test(word) ? magnitudeOf(word) : term, isName: false }
  if (it === undefined) return { name: `<${named.ecosystem ?? ''}>`, isName: true }
  return { name: named.ecosystem === it ? '<it>' : '<other>', isName: true }
}

/** Ten users and ten thousand are different needs, ten and eleven are not. */
function magnitudeOf(word: string): string {
  const digits = word.replace(/\D/g, '').length
  return `#${Math.min(digits + (/k$/i.test(word) ? 3 : /m$/i.test(word) ? 6 : 0), 7)}${word.replace(/[\d.,]+/, '')}`
}
