import type { Aspect, AspectId, NamedDecision, NamedWeights } from '../../corpus/index.js'
import type { Intent } from '../model.js'
import type { Told } from './features.js'
import type { Heard } from './hear.js'

const longQuestion = 30
// Below so much in all, the aspects heard say little of what is asked.
const fewAspects = 0.2

/** Named values of 0..1 but for `words`, which is a margin. */
export function weighingFeatures(told: Told, { aspects, weighing }: Heard,
  byId: ReadonlyMap<AspectId, Aspect>): Readonly<Record<string, number>> {
  const shares: Record<string, number> = {}
  const all = aspects.reduce((sum, { likelihood }) => sum + likelihood, 0)
  for (const { aspect, likelihood } of aspects) {
    const kind = `asks ${byId.get(aspect)?.asks ?? ''}`
    shares[kind] = (shares[kind] ?? 0) + likelihood / Math.max(fewAspects, all)
  }
  return {
    ...shares,
    [`intent ${told.intent}`]: 1,
    'two sides': Number(told.heads > 1),
    'names a side': Number(told.heads > 0),
    compares: Number(told.compares),
    defines: Number(told.intent === 'define' && told.polarity === null),
    'all sides': Number(told.meansAllSides),
    length: Math.min(longQuestion, told.words.length) / longQuestion,
    words: weighing,
  }
}

/** The sum of a linear model over named features; a feature without a weight adds nothing. */
export const sumOf = (features: Readonly<Record<string, number>>, { weights, bias }: NamedWeights): number =>
  Object.entries(features).reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), bias)

/** 0..1. */
export const probabilityBy = (features: Readonly<Record<string, number>>, model: NamedWeights): number =>
  1 / (1 + Math.exp(-sumOf(features, model)))

// So sure that nothing is to be weighed that words which mostly ask for it do not count.
const surelyNot = 0.1

/** What a question wants, where what was learnt of others says more than its first words. */
export function settleIntent(intent: Intent, probability: number, { bar }: NamedDecision): Intent {
  const weighs = intent === 'compare' || intent === 'choose'
  if (weighs) return probability < surelyNot ? 'fact' : intent
  return probability > bar ? 'choose' : intent
}
