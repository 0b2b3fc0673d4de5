import type { Decision } from '../../corpus/index.js'

/** What is known of one need in one text before it is decided upon. */
export interface NeedEvidence {
  /** How much the whole text speaks for it, and the sentence and the clause that do so most. */
  readonly whole: number
  readonly sentence: number
  readonly clause: number
  /** Words of the text, as their logarithm to the base of 2. */
  readonly length: number
  /** How many needs have more evidence. */
  readonly rank: number
  /** The highest evidence of any other need in the whole text. */
  readonly strongestOther: number
  /** How much the whole text speaks for any need of the same family, and whether this one has most evidence of them. */
  readonly family: number
  readonly isFirstOfFamily: boolean
  /** Scores of the standing of its words: stated, ruled out, and the best of those that count neither way. */
  readonly stated: number
  readonly ruledOut: number
  readonly aside: number
}

// Lengths are told from this one on: sixteen words, a sentence or two.
const usualLength = 4

/** The evidence as numbers, in the order in which decisions weigh them. */
export function evidenceFeatures(evidence: NeedEvidence): number[] {
  const { whole, sentence, clause, rank, strongestOther, family, isFirstOfFamily, stated, ruledOut, aside } = evidence
  const otherwise = Math.max(ruledOut, aside)
  const denied = ruledOut - Math.max(stated, aside)
  const setAside = aside - Math.max(stated, ruledOut)
  const length = evidence.length - usualLength
  return [
    whole,
    sentence,
    clause,
    Math.max(0, whole + 0.5),
    Math.max(0, clause + 0.5),
    Math.min(whole, sentence),
    whole * sentence,
    whole * clause,
    sentence * clause,
    rank === 0 ? 1 : 0,
    rank <= 1 ? 1 : 0,
    rank <= 3 ? 1 : 0,
    strongestOther,
    family,
    isFirstOfFamily ? 1 : 0,
    isFirstOfFamily ? family : 0,
    stated,
    ruledOut,
    aside,
    otherwise > stated ? 1 : 0,
    denied > 0 ? 1 : 0,
    setAside > 0 ? 1 : 0,
    (otherwise - stated) * Math.max(0, sentence + 1),
    (otherwise - stated) * Math.max(0, clause + 1),
    denied * Math.max(0, sentence + 1),
    denied * Math.max(0, clause + 1),
    setAside * Math.max(0, clause + 1),
    length,
    length * whole,
    length * sentence,
    length * clause,
  ]
}

/** The probability by the decision, 0..1. */
export function probabilityOf(features: readonly number[], need: string,
  { weights, bias, needBias }: Decision): number {
  const sum = features.reduce((all, feature, at) => all + feature * (weights[at] ?? 0),
    bias + (needBias.get(need) ?? 0))
  return 1 / (1 + Math.exp(-sum))
}
