import { z } from 'zod'
import { parsed, refused, type Parsed } from '../errors.js'
import { parseYaml } from './document.js'
import { sha256 } from './hash.js'
import { issuesIn, quoted } from './issues.js'

/** What was learnt for a set of classes over named features: plain weights that anyone can read. */
export interface LinearModel {
  readonly classes: readonly string[]
  /** The score of each class where no feature says anything. */
  readonly bias: readonly number[]
  /**
   * By feature, in one row: how rare it is (idf), then for each class to which it adds something the place of the
   * class in
   * `classes` and the weight.
   */
  readonly features: ReadonlyMap<string, readonly number[]>
}

/** A logistic decision over evidence, with a bias for each need. */
export interface Decision {
  readonly weights: readonly number[]
  readonly bias: number
  readonly needBias: ReadonlyMap<string, number>
  /** Where the probability is higher it is decided so, 0..1. */
  readonly bar: number
}

/** Evidence for every class: plain needs, and kinds of needs of a technology. */
export interface NeedModel {
  readonly plain: LinearModel
  readonly ofTechnology: LinearModel
}

/** What was learnt from examples. */
export interface LearntNeeds {
  /** For the whole text: which needs are stated. */
  readonly whole: NeedModel
  /** For a sentence: which needs its words are of, whatever they count for. */
  readonly sentence: NeedModel
  /** For words in their surroundings: what they count for. */
  readonly standing: LinearModel
  readonly stated: Decision
  readonly ruledOut: Decision
}

const line = (most: number): z.ZodString => z.string().min(1).max(most).regex(/^\S(?:[^\p{Cc}]*\S)?$/u, 'one line')

/** A page on a need, `needs/<id>.yml`: how people say it, and what only sounds like it. */
const pageSchema = z.strictObject({
  'people say': z.array(line(300)).min(1).max(400),
  'not this': z.array(z.union([line(300), z.strictObject({ text: line(300), why: line(30) })])).max(400),
})

export type NeedPage = z.infer<typeof pageSchema>

export const learntFile = 'needs.learnt.json'
const pagePattern = /^needs\/([a-z0-9][a-z0-9-]*)\.yml$/

/** The names of pages on needs among the files of a corpus, by the id of the need. */
export function pagesIn(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(Array.from(files).flatMap(([name, text]) => {
    const id = pagePattern.exec(name)?.[1]
    return id === undefined ? [] : [[id, text] as const]
  }))
}

/** Of a page as it was learnt from, whatever its line ends. */
export const digestOf = (text: string): string => sha256(text.replace(/\r\n/g, '\n')).slice(0, 16)

interface LearntJson {
  readonly pages: Readonly<Record<string, string>>
  readonly models: readonly ModelJson[]
  readonly decisions: readonly DecisionJson[]
}

export interface ModelJson {
  /** What its numbers are to be divided by; 10 where it says nothing. */
  readonly scale?: number
  readonly classes: readonly string[]
  readonly bias: readonly number[]
  /** Name, then the row; all numbers in tenths. */
  readonly features: readonly (readonly [string, ...number[]])[]
}

interface DecisionJson {
  readonly weights: readonly number[]
  readonly bias: number
  readonly needs: readonly (readonly [string, number])[]
  readonly bar: number
}

/** Tenths in the file, unless it says otherwise: shorter, and without the tails of binary fractions. */
const tenths = 10
/** Where classes are many and differ by a word, tenths are too coarse. */
export const hundredths = 100

/** The text of `needs.learnt.json`: a feature a line, in the order of its name. */
export function spellLearnt(learnt: LearntNeeds, pages: ReadonlyMap<string, string>): string {
  const { whole, sentence, standing, stated, ruledOut } = learnt
  const models = [whole.plain, whole.ofTechnology, sentence.plain, sentence.ofTechnology, standing]
  const digests: Readonly<Record<string, string>> = Object.fromEntries(
    Array.from(pages, ([id, text]) => [id, digestOf(text)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  return `{"pages":${JSON.stringify(digests)},\n"decisions":[\n${
    [stated, ruledOut].map(spellDecision).join(',\n')
  }],\n` +
    `"models":[\n${models.map((model) => spellModel(model)).join(',\n')}]}\n`
}

function spellDecision({ weights, bias, needBias, bar }: Decision): string {
  return JSON.stringify({ weights, bias, bar, needs: Array.from(needBias) } satisfies DecisionJson)
}

export function spellModel({ classes, bias, features }: LinearModel, scale = tenths): string {
  const rows = Array.from(features,
    ([name, [rarity = 0, ...pairs]]) =>
      JSON.stringify([name, Math.round(rarity * scale),
        ...pairs.map((value, at) => (at % 2 === 0 ? value : Math.round(value * scale)))]))
  return `{${scale === tenths ? '' : `"scale":${scale},`}"classes":${JSON.stringify(classes)},"bias":${
    JSON.stringify(bias.map((value) => Math.round(value * scale)))
  },` +
    `"features":[\n${rows.join(',\n')}]}`
}

export interface LearntPart {
  /** null: nothing was learnt yet. */
  readonly learnt: LearntNeeds | null
  /** Needs whose pages are not the ones that was learnt from: heard as before until `corpus train` has run. */
  readonly unlearnt: readonly string[]
}

/** Reads what was learnt and holds it against the pages that there are. */
export function readLearntNeeds(files: ReadonlyMap<string, string>, folder: string): Parsed<LearntPart> {
  const text = files.get(learntFile)
  const read = text === undefined ? undefined : parseLearnt(text)
  const learnt = read === undefined ? null : toLearnt(read)
  if (text !== undefined && learnt === null) {
    return refused(
      issuesIn(`${folder}/${learntFile}`).at(1, 'damaged-file',
        `Found a ${quoted(learntFile)} that cannot be read. Run "corpus train" to write it anew.`),
    )
  }
  const pages = pagesIn(files)
  const changed = [...pages].filter(([id, page]) => read?.pages[id] !== digestOf(page)).map(([id]) => id)
  const gone = Object.keys(read?.pages ?? {}).filter((id) => !pages.has(id))
  return parsed({ learnt, unlearnt: [...changed, ...gone].sort() })
}

/** One page with its examples, or what is wrong with it, by line. */
export function parseNeedPage(text: string, id: string, folder: string): Parsed<NeedPage> {
  const page = parseYaml(text, pageSchema, { issues: issuesIn(`${folder}/needs/${id}.yml`) })
  return page.ok ? parsed(page.value.value) : page
}

function toLearnt({ decisions, models }: LearntJson): LearntNeeds | null {
  const [stated, ruledOut] = decisions.map(toDecision)
  const [wholePlain, wholeOf, sentencePlain, sentenceOf, standing] = models.map((model) => toModel(model))
  if (!stated || !ruledOut || !wholePlain || !wholeOf || !sentencePlain || !sentenceOf || !standing) return null
  return {
    whole: { plain: wholePlain, ofTechnology: wholeOf },
    sentence: { plain: sentencePlain, ofTechnology: sentenceOf },
    standing,
    stated,
    ruledOut,
  }
}

/** Models with the digests of the pages that they were learnt from; undefined where that is no such file. */
export function parseModels(text: string):
  | { readonly pages: Readonly<Record<string, string>>; readonly models: readonly LinearModel[] }
  | undefined {
  try {
    const { pages, models } = JSON.parse(text) as LearntJson
    return typeof pages === 'object' ? { pages, models: models.map((model) => toModel(model)) } : undefined
  } catch {
    return undefined
  }
}

/** Machine-written and large: looked at by its outline only, not by a schema. */
function parseLearnt(text: string): LearntJson | undefined {
  try {
    const value = JSON.parse(text) as Partial<LearntJson>
    const lists = [value.models, value.decisions]
    return typeof value.pages === 'object' && lists.every(Array.isArray) ? value as LearntJson : undefined
  } catch {
    return undefined
  }
}

const toDecision = ({ weights, bias, needs, bar }: DecisionJson): Decision => ({ weights, bias, bar,
  needBias: new Map(needs) })

export function toModel({ scale = tenths, classes, bias, features }: ModelJson): LinearModel {
  return {
    classes,
    bias: bias.map((value) => value / scale),
    features: new Map(features.map(([name, ...row]): [string, number[]] => {
      for (let at = 0; at < row.length; at++) if (at === 0 || at % 2 === 0) row[at] = (row[at] ?? 0) / scale
      return [name, row]
    })),
  }
}
