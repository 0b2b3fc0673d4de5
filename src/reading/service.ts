import type { ServiceExamples } from '../corpus/index.js'
import { tokenise } from '../text/index.js'

// Whoever asks of the service does so in a few words.
const mostWords = 14
// The cosine from which on two questions are one. Of the shipped examples, each held against all others, two in three
// are near another of their own command; of 640 judged questions about the articles one is near any.
const nearEnough = 0.55
const pairShare = 0.3
// A word that no example has, as if so many had it.
const unknownIn = 2
/** What only sounds like it. */
const noService = 'none'

type Bag = ReadonlyMap<string, number>

/**
 * Makes ready to tell what is asked of the service itself, by examples of each command that answers such questions:
 * the nearest example decides, by the cosine of words and pairs of words weighed by their rarity.
 *
 * @returns The command; null where nothing is near enough: a word that no example has speaks against all.
 */
export function openService(examples: readonly ServiceExamples[]): (text: string) => string | null {
  const known = examples.flatMap((byCommand) =>
    Array.from(byCommand).flatMap(([command, texts]) => texts.map((text) => ({ command, bag: bagOf(text) })))
  )
  const counts = new Map<string, number>()
  for (const { bag } of known) for (const name of bag.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const weighed = (bag: Bag): Bag =>
    new Map(Array.from(bag, ([name, value]) => [name,
      value * Math.log(1 + known.length / (counts.get(name) ?? unknownIn))]))
  const points = known.map(({ command, bag }) => ({ command, vector: weighed(bag) }))
  return (text) => {
    if (text.split(/\s+/, mostWords + 1).length > mostWords) return null
    const bag = bagOf(text)
    if (bag.size === 0) return null
    const vector = weighed(bag)
    const [best] = points.map(({ command, vector: other }) => ({ command, near: cosine(vector, other) }))
      .sort((a, b) => b.near - a.near)
    return best === undefined || best.near < nearEnough || best.command === noService ? null : best.command
  }
}

function bagOf(text: string): Bag {
  const terms = tokenise(text.slice(0, 400)).filter(({ parts }) => parts === 0).map(({ term }) => term)
  const pairs = terms.slice(1).map((term, at) => [`${terms[at] ?? ''} ${term}`, pairShare] as const)
  return new Map([...terms.map((term) => [term, 1] as const), ...pairs])
}

const cosine = (one: Bag, other: Bag): number =>
  dot(one, other) / Math.max(1e-9, Math.sqrt(dot(one, one) * dot(other, other)))

const dot = (one: Bag, other: Bag): number =>
  Array.from(one).reduce((sum, [name, value]) => sum + value * (other.get(name) ?? 0), 0)
