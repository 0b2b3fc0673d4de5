import { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import type { Located } from './document.js'
import { issuesIn, quoted } from './issues.js'
import { hundredths, spellModel, toModel, type LinearModel, type ModelJson } from './learnt.js'
import type { Phrase } from './model.js'
import { parsePhrase } from './phrase.js'

export const stancesFile = 'stances.yml'
export const learntStancesFile = 'stances.learnt.json'

/**
 * What a phrase does: whoever is named next is taken or left, or taken instead of one that is left · it praises or
 * blames · it turns round what follows closely, or all that follows in its clause.
 */
export const stanceWays = ['takes', 'leaves', 'towards', 'good', 'bad', 'negators', 'denials'] as const
export type StanceWay = (typeof stanceWays)[number]

const phrases = z.array(z.string().min(1).max(400)).max(400)
export const stancesSchema = z.strictObject({ takes: phrases, leaves: phrases, towards: phrases, good: phrases,
  bad: phrases, negators: phrases, denials: phrases })

/** How to tell whom a sentence speaks for, whoever that is. */
export interface LearntStances {
  /** Classes: the side that is looked from, another side, both, neither. */
  readonly model: LinearModel
  /** A proposal less sure than this is none, 0..1: at it, few of those learnt from were on the wrong side. */
  readonly bar: number
}

export interface StanceEnglish {
  readonly phrases: readonly (readonly [Phrase, StanceWay])[]
  /** null: nothing was learnt yet. */
  readonly learnt: LearntStances | null
}

/** Each phrase with what it does, or what is wrong with it, by line. */
export function readStancePhrases({ value, issues, lineOf }: Located<z.infer<typeof stancesSchema>>,
  found: Issue[]): StanceEnglish['phrases'] {
  return stanceWays.flatMap((way) =>
    value[way].flatMap((text, at): (readonly [Phrase, StanceWay])[] => {
      const phrase = parsePhrase(text)
      if (phrase.ok) return [[phrase.value, way]]
      found.push(...phrase.issues.map(({ code, message }) => issues.at(lineOf([way, at]), code, message)))
      return []
    })
  )
}

const schema = z.strictObject({ bar: z.number().min(0).max(1),
  model: z.custom<ModelJson>((value) => typeof value === 'object' && value !== null && 'features' in value) })

/** @param fileName - For messages. */
export function parseLearntStances(text: string, fileName: string): Parsed<LearntStances> {
  try {
    const { bar, model } = schema.parse(JSON.parse(text))
    return parsed({ bar, model: toModel(model) })
  } catch {
    return refused(
      issuesIn(fileName).at(1, 'damaged-file',
        `Found a ${quoted(learntStancesFile)} that cannot be read. Run "corpus train stances" to write it anew.`),
    )
  }
}

export const spellLearntStances = ({ bar, model }: LearntStances): string =>
  `{"bar":${bar},"model":${spellModel(model, hundredths)}}\n`
