import type { Decision } from '../../corpus/index.js'

/** What is known of one need in one text before it is decided upon. */
export interface NeedEvidence {
  /** How much the whole text speaks for it, and the sentence that does so most. */
  readonly whole: number
  readonly sentence: number
  /** How many needs have more evidence. */
  readonly rank: number
  /** The highest evidence of any other need in the whole text. */
  readonly strongestOther: number
  /** How much the whole text speaks for any need of the same family, and whether this one has most evidence of them. */
  readonly family: number
  readonly isFirstOfFamily: boolean
  /** Scores of the standing of its words: stated, and the best of the others. */
  readonly stated: number
  readonly otherwise: number
}

/** The evidence as numbers, in the order in which decisions weigh them. */
export function evidenceFeatures(evidence: NeedEvidence): number[] {
  const { whole, sentence, rank, strongestOther, family, isFirstOfFamily, stated, otherwise } = evidence
  return [
    whole,
    sentence,
    Math.max(0, whole + 0.5),
    Math.min(whole, sentence),
    whole * sentence,
    rank === 0 ? 1 : 0,
    rank <= 1 ? 1 : 0,
    rank <= 3 ? 1 : 0,
    strongestOther,
    family,
    isFirstOfFamily ? 1 : 0,
    isFirstOfFamily ? family : 0,
    stated,
    otherwise,
    otherwise > stated ? 1 : 0,
    (otherwise - stated) * Math.max(0, sentence + 1),
  ]
}

/** The probability by the decision, 0..1. */
export function probabilityOf(features: readonly number[], need: string,
  { weights, bias, needBias }: Decision): number {
  const sum = features.reduce((all, feature, at) => all + feature * (weights[at] ?? 0),
    bias + (needBias.get(need) ?? 0))
  return 1 / (1 + Math.exp(-sum))
}
