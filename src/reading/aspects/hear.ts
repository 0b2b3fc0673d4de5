import type { Asking, AspectId, LinearModel } from '../../corpus/index.js'
import { addedTo, openModel, scoresOf, vectorOf, type Known, type Vector } from '../needs/linear.js'
import type { Feature } from '../needs/features.js'
import type { HeardAspect } from '../model.js'
import { askedFeatures, type Told } from './features.js'

/** What a question asks, by what was learnt of others. */
export interface Heard {
  /** Most likely first, ties in the order of the corpus; none that is unlikely. */
  readonly aspects: readonly HeardAspect[]
  /** How much it is like questions that the articles do not answer; above 0 it is one of them by itself. */
  readonly nearMiss: number
  /** 0..1: how likely it wants sides weighed against one another. */
  readonly weighing: number
}

/** The class of questions that sound like others and are not answered. */
export const nearMissClass = 'near-miss'
/** The one class of the model that tells who wants sides weighed. */
export const weighingClass = 'weighing'

// What is less likely adds nothing to any passage that can be measured.
const leastLikelihood = 0.03
// A verdict or a reason names a few words, not the whole question.
const mostWords = 3

/** @param model - Of which classes are aspects; null: nothing was learnt, and nothing is heard. */
export function openHearing(model: LinearModel | null, asking: Asking | null): (told: Told) => Heard {
  if (model === null || asking === null) return () => ({ aspects: [], nearMiss: 0, weighing: 0 })
  return (told) => {
    const features = askedFeatures(told)
    const known = openModel(model)(features)
    const vector = vectorOf(known)
    const scores = scoresOf(known, vector)
    const best = Math.max(
      ...model.classes.map((name, place) => (name === nearMissClass ? -Infinity : (scores[place] ?? 0))),
    )
    const heard = model.classes.flatMap((name, place) => {
      const likelihood = likelihoodOf(scores[place] ?? 0, best, asking.sureness)
      return name === nearMissClass || likelihood < leastLikelihood ? [] : [{ name, place, likelihood }]
    }).sort((a, b) => b.likelihood - a.likelihood || a.place - b.place)
    const wanted = openModel(asking.weighing)(features)
    const weighing = scoresOf(wanted, vectorOf(wanted))[0] ?? 0
    return {
      aspects: heard.map(({ name, place, likelihood }) => {
        let words: readonly string[] | undefined
        return {
          aspect: name as AspectId,
          likelihood,
          get words() {
            return (words ??= wordsFor(place, { features, known, vector, told }))
          },
        }
      }),
      nearMiss: scores[model.classes.indexOf(nearMissClass)] ?? 0,
      weighing,
    }
  }
}

/**
 * Platt scaling: a margin becomes a likelihood.
 *
 * @param best - Of all aspects: to be the best says more than by how much.
 */
const likelihoodOf = (margin: number, best: number, { slope, behind, bias }: Asking['sureness']): number =>
  1 / (1 + Math.exp(-(slope * margin + behind * (best - margin) + bias)))

interface Explaining {
  readonly features: readonly Feature[]
  readonly known: Known
  readonly vector: Vector
  readonly told: Told
}

/** The words whose features add most to a class. */
function wordsFor(place: number, { features, known, vector, told: { words } }: Explaining): readonly string[] {
  const shares = new Float64Array(words.length)
  const added = addedTo(place, known, vector)
  for (const [feature, { from, to }] of features.entries()) {
    if (from < 0) continue
    const adds = (added[known.places[feature] ?? -1] ?? 0) / (to - from + 1)
    for (let at = from; at <= to; at++) shares[at] = (shares[at] ?? 0) + adds
  }
  return words.map(({ said }, at) => ({ said, share: shares[at] ?? 0 })).filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share).slice(0, mostWords).map(({ said }) => said)
}
