import type { Intent, Mentions, Polarity } from '../model.js'
import type { Word } from '../names/words.js'
import { featuresOf, type Feature, type PlainName } from '../needs/features.js'

/** What a question says, as far as it tells what is asked. */
export interface Told extends Mentions {
  readonly words: readonly Word[]
  readonly intent: Intent
  readonly polarity: Polarity | null
  /** It weighs things against one another. */
  readonly compares: boolean
  /** How many heads of ecosystems it names. */
  readonly heads: number
  readonly meansAllSides: boolean
}

// Beside a word, which counts 1. Measured on writers who were held out, the order of passages is level from half to
// twice of each.
const nameValue = 0.7
const topicValue = 0.7
const intentValue = 0.3
const polarityValue = 0.6

/**
 * A question for a linear model: its words as for needs, then what is named, which topics its words mean, and how it is
 * asked. `from` and `to` are places among the words; -1 for what is no word.
 */
export function askedFeatures({ words, technologies, topics, elsewhere, intent, polarity }: Told): readonly Feature[] {
  const names: readonly PlainName[] = technologies.map(({ start, end, value }) => ({ start, end,
    ecosystem: value.ecosystem }))
  const whole = (name: string, value: number): Feature => ({ name, value, from: -1, to: -1 })
  return [
    ...featuresOf(words, names),
    ...technologies.map(({ value, from, to }): Feature => ({ name: `@${value.id}`, value: nameValue, from,
      to: to - 1 })),
    ...topics.map(({ value, from, to }): Feature => ({ name: `!${value.id}`, value: topicValue, from, to: to - 1 })),
    ...(elsewhere.length > 0 ? [whole('@', nameValue)] : []),
    whole(`?${intent}`, intentValue),
    ...(polarity === null ? [] : [whole(`?${polarity}`, polarityValue)]),
  ]
}
