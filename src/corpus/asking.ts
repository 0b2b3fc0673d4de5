import { z } from 'zod'
import { parsed, refused, type Parsed } from '../errors.js'
import { issuesIn, quoted } from './issues.js'
import { hundredths, spellModel, toModel, type LinearModel, type ModelJson } from './learnt.js'

/** How much each named feature adds, and what holds without any. */
export interface NamedWeights {
  readonly weights: Readonly<Record<string, number>>
  readonly bias: number
}

/** A logistic decision over named features: decided so where the probability is higher than `bar`, 0..1. */
export interface NamedDecision extends NamedWeights {
  readonly bar: number
}

/** The same for collections with aspects and for those without. */
export interface WithOrWithout<T> {
  readonly aspects: T
  readonly plain: T
}

/** Makes the margin of an aspect a likelihood, by Platt scaling of it and of how far it is behind the best. */
export interface Sureness {
  readonly slope: number
  readonly behind: number
  readonly bias: number
}

/**
 * What was learnt of asking, whatever is asked about: from judged questions, by `corpus train`. It holds for any
 * corpus in this language.
 */
export interface Asking {
  readonly sureness: Sureness
  /** One class: the words by which somebody wants sides weighed. */
  readonly weighing: LinearModel
  /** Whether sides are to be weighed at all. */
  readonly weighs: NamedDecision
  /** How likely a passage speaks to a question, as log-odds. */
  readonly ranking: WithOrWithout<NamedWeights>
  /** Whether the articles answer. */
  readonly answered: WithOrWithout<NamedDecision>
}

export const askingFile = 'asking.learnt.json'

const weights = z.strictObject({ weights: z.record(z.string(), z.number()), bias: z.number() })
const decision = weights.extend({ bar: z.number().min(0).max(1) })
const schema = z.strictObject({
  sureness: z.strictObject({ slope: z.number(), behind: z.number(), bias: z.number() }),
  weighs: decision,
  ranking: z.strictObject({ aspects: weights, plain: weights }),
  answered: z.strictObject({ aspects: decision, plain: decision }),
  weighing: z.custom<ModelJson>((value) => typeof value === 'object' && value !== null && 'features' in value),
})

/** Reads `english/asking.learnt.json`. @param fileName - For messages. */
export function parseAsking(text: string, fileName: string): Parsed<Asking> {
  try {
    const read = schema.parse(JSON.parse(text))
    return parsed({ ...read, weighing: toModel(read.weighing) })
  } catch {
    return refused(
      issuesIn(fileName).at(1, 'damaged-file',
        `Found a ${quoted(askingFile)} that cannot be read. Run "corpus train" to write it anew.`),
    )
  }
}

/** The text of the file: a weight a line, in the order given. */
export function spellAsking({ weighing, ...asking }: Asking): string {
  const plain = JSON.stringify(asking, (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1000) / 1000 : value, 1)
  return `${plain.slice(0, -2)},\n "weighing": ${spellModel(weighing, hundredths)}\n}\n`
}
