import type { Decision, LearntNeeds, LinearModel, NeedModel } from '../../corpus/index.js'
import { evidenceFeatures, familyClass, featuresOf, standingFeatures, standings, traceNeeds, type Feature,
  type LearntNeed, type PlainWord, type Standing, type StandingText } from '../../reading/index.js'
import type { Span } from '../../text/index.js'
import { fitLogistic, type LogisticRow } from './logistic.js'
import { fitSupportVectors, type SparseVector } from './support-vectors.js'

/** Words of a text that are of a need, and what they count for. */
export interface Mark extends Span {
  readonly need: string
  readonly standing: Standing
  /** Where the words stand is a guess: they tell of standings, not of which words are of the need. */
  readonly isGuessed?: true
}

/** A text to learn from. */
export interface Example {
  readonly given: StandingText
  /** Texts of one writer are held out together. Null: a sentence for one need, never held out. */
  readonly writer: string | null
  /** Needs that it states. */
  readonly states: ReadonlySet<string>
  /** Needs whose words are in it without a known place, for whichever standing. */
  readonly speaksOf: ReadonlySet<string>
  readonly marks: readonly Mark[]
}

/** How the writers of frames are called that stand for nobody. */
export const framesBy = 'frames '

export interface TrainingOptions {
  /** Told how far it is, 0..1. */
  readonly onProgress?: (share: number, doing: string) => void
}

const cost = 1
const positiveCost = 3
const familyCost = 2
// Sentences written for one need are many and all of a kind: each counts half of a description.
const sentenceImportance = 0.5
// So do clauses and the words that say a need, which are parts of texts that count already.
const clauseImportance = 0.5
const folds = 3
const statedBar = 0.4
const ruledOutBar = 0.3

/**
 * Learns to recognise needs. The same examples give the same weights, bit by bit.
 *
 * The decision is learnt from evidence about texts whose writers were held out when that evidence was learnt, in four
 * folds:
 * what a model says of texts that it was trained on is surer than what it says of others.
 */
export function trainNeeds(examples: readonly Example[], needs: readonly LearntNeed[],
  { onProgress = () => undefined }: TrainingOptions = {}): LearntNeeds {
  const dictionary = new Dictionary()
  const prepared = examples.map((example, text) => prepare(example, { text, needs, dictionary }))
  const foldOf = foldsOf(examples)
  const stated: LogisticRow[] = []
  const ruledOut: LogisticRow[] = []
  for (let fold = 0; fold < folds; fold++) {
    onProgress(fold / (folds + 1), `fold ${fold + 1} of ${folds}`)
    const kept = prepared.filter(({ example }) => foldOf(example) !== fold)
    const evidence = { ...fitEvidence(kept, needs, dictionary), stated: undecided, ruledOut: undecided }
    for (const example of examples.filter((each, at) => foldOf(each) === fold && isDecidedFrom(each, at))) {
      const { given, states, marks } = example
      const out = new Set(marks.filter(({ standing }) => standing === 'ruled-out').map(({ need }) => need))
      for (const trace of traceNeeds(given, needs, evidence)) {
        const group = needs.findIndex(({ id }) => id === trace.need)
        const features = evidenceFeatures(trace.evidence)
        stated.push({ features, group, label: states.has(trace.need) })
        ruledOut.push({ features, group, label: out.has(trace.need) })
      }
    }
  }
  onProgress(folds / (folds + 1), 'all texts')
  return {
    ...fitEvidence(prepared, needs, dictionary),
    stated: decisionOf(stated, needs, statedBar),
    ruledOut: decisionOf(ruledOut, needs, ruledOutBar),
  }
}

// Frames are many and plain: more of them would make the decisions those of frames.
const frameShare = 5

const isDecidedFrom = ({ writer }: Example, at: number): boolean =>
  writer?.startsWith(framesBy) !== true || at % frameShare === 0

/** Writers in turn; where nobody wrote descriptions, sentences in turn. */
function foldsOf(examples: readonly Example[]): (example: Example) => number {
  const writers = [...new Set(examples.flatMap(({ writer }) => writer ?? []))].sort()
  if (writers.length >= folds) return ({ writer }) => (writer === null ? -1 : writers.indexOf(writer) % folds)
  const places = new Map(examples.map((example, at) => [example, at % folds]))
  return (example) => places.get(example) ?? -1
}

const undecided: Decision = { weights: [], bias: 0, needBias: new Map(), bar: 1 }

function decisionOf(rows: readonly LogisticRow[], needs: readonly LearntNeed[], bar: number): Decision {
  const { weights, bias, groupBias } = fitLogistic(rows, needs.length)
  return { weights, bias, bar, needBias: new Map(needs.map(({ id }, at) => [id, groupBias[at] ?? 0])) }
}

/** What a row says, before it is known which features are weighed: numbers of features, each once, and values. */
export interface Row {
  readonly ids: Int32Array
  readonly values: Float64Array
  readonly importance: number
  readonly labels: ReadonlySet<string>
  /** The number of the text that it is of. */
  readonly text: number
}

/** An example, turned into rows once for all folds. */
interface PreparedExample {
  readonly example: Example
  readonly whole: Row
  readonly wholeByTechnology: readonly Row[]
  readonly sentences: readonly Row[]
  readonly sentencesByTechnology: readonly Row[]
  readonly marks: readonly Row[]
}

/** Numbers names of features in the order in which they come. */
export class Dictionary {
  readonly names: string[] = []
  readonly #ids = new Map<string, number>()

  idOf(name: string): number {
    const known = this.#ids.get(name)
    if (known !== undefined) return known
    this.#ids.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}

type NamedValue = Pick<Feature, 'name' | 'value'>

type RowHead = Omit<Row, 'ids' | 'values'>

export function toRow(features: readonly NamedValue[], dictionary: Dictionary, head: RowHead): Row {
  const values = new Map<number, number>()
  for (const { name, value } of features) {
    const id = dictionary.idOf(name)
    if (value > (values.get(id) ?? 0)) values.set(id, value)
  }
  return { ...head, ids: Int32Array.from(values.keys()), values: Float64Array.from(values.values()) }
}

interface Preparing {
  /** The number of the text. */
  readonly text: number
  readonly needs: readonly LearntNeed[]
  readonly dictionary: Dictionary
}

function prepare(example: Example, { text, needs, dictionary }: Preparing): PreparedExample {
  const { given, states, writer, marks } = example
  const kinds = kindsOf(needs)
  const whole: Labelled = { words: given.words, labels: states,
    importance: writer === null ? sentenceImportance : 1 }
  const sentences = [...cutIntoSentences(example, whole.importance), ...cutIntoClauses(example)]
  const plainRow = ({ words, labels, importance }: Labelled): Row =>
    toRow(featuresOf(words, given.names), dictionary, { text, importance, labels: withFamilies(labels, needs) })
  const rowsOf = ({ words, labels, importance }: Labelled): readonly Row[] =>
    kinds.ecosystems.map((it) =>
      toRow(featuresOf(words, given.names, it), dictionary, { text, importance, labels: kinds.of(labels, it) })
    )
  return {
    example,
    whole: plainRow(whole),
    wholeByTechnology: rowsOf(whole),
    sentences: sentences.map(plainRow),
    sentencesByTechnology: sentences.flatMap(rowsOf),
    marks: marks.map((mark) =>
      toRow(standingFeatures(given, mark), dictionary, { text, importance: 1, labels: new Set([mark.standing]) })
    ),
  }
}

function withFamilies(labels: ReadonlySet<string>, needs: readonly LearntNeed[]): ReadonlySet<string> {
  return new Set([...labels, ...needs.filter(({ id }) => labels.has(id)).map(({ family }) => familyClass(family))])
}

interface Kinds {
  readonly names: readonly string[]
  readonly ecosystems: readonly string[]
  /** The kinds that needs are of for one technology. */
  of(labels: ReadonlySet<string>, it: string): ReadonlySet<string>
}

function kindsOf(needs: readonly LearntNeed[]): Kinds {
  const all = needs.flatMap(({ id, kind }) => (kind === null ? [] : [{ id, ...kind }]))
  return {
    names: [...new Set(all.map(({ name }) => name))],
    ecosystems: [...new Set(all.map(({ ecosystem }) => ecosystem))],
    of: (labels, it) =>
      new Set(all.filter(({ id, ecosystem }) => ecosystem === it && labels.has(id)).map(({ name }) => name)),
  }
}

type Evidence = Omit<LearntNeeds, 'stated' | 'ruledOut'>

function fitEvidence(examples: readonly PreparedExample[], needs: readonly LearntNeed[],
  dictionary: Dictionary): Evidence {
  const plain = [
    ...needs.flatMap(({ id, kind }) => (kind === null ? [{ name: id, positiveCost }] : [])),
    ...[...new Set(needs.map(({ family }) => familyClass(family)))].map((name) => ({ name, positiveCost: familyCost })),
  ]
  const ofTechnology = kindsOf(needs).names.map((name) => ({ name, positiveCost }))
  const fit = (rows: readonly Row[], classes: readonly ClassToFit[]): LinearModel =>
    fitLinear(rows, classes, { dictionary })
  const modelOf = (rows: readonly Row[], byTechnology: readonly Row[]): NeedModel => ({ plain: fit(rows, plain),
    ofTechnology: fit(byTechnology, ofTechnology) })
  return {
    whole: modelOf(examples.map(({ whole }) => whole), examples.flatMap((each) => each.wholeByTechnology)),
    sentence: modelOf(examples.flatMap((each) => each.sentences),
      examples.flatMap((each) => each.sentencesByTechnology)),
    standing: fit(examples.flatMap(({ marks }) => marks),
      standings.map((name) => ({ name, positiveCost: name === 'stated' ? 1 : positiveCost }))),
  }
}

interface Labelled {
  readonly words: readonly PlainWord[]
  readonly labels: ReadonlySet<string>
  readonly importance: number
}

/** A sentence is of a need if it holds most of the words that say it, or of itself. */
function cutIntoSentences(example: Example, importance: number): readonly Labelled[] {
  const { given, speaksOf, states } = example
  const marks = surelyMarked(example)
  if (speaksOf.size > 0 || given.sentences.length < 2)
    return [{ words: given.words, labels: new Set([...speaksOf, ...marks.map(({ need }) => need)]), importance }]
  // Where the words that say a need are not known, no sentence can be told to be without it.
  if (states.size > 0 && marks.length === 0) return []
  return given.sentences.flatMap((span) => labelled(example, span, importance))
}

/** The clauses of a text, and the words that say its needs. */
const surelyMarked = ({ marks }: Example): readonly Mark[] => marks.filter(({ isGuessed }) => isGuessed !== true)

function cutIntoClauses(example: Example): readonly Labelled[] {
  const { given, speaksOf, states } = example
  const marks = surelyMarked(example)
  if (speaksOf.size > 0 || (states.size > 0 && marks.length === 0)) return []
  const clauses = given.clauses.length < 2 ? [] : given.clauses
  return [...marks, ...clauses].flatMap((span) => labelled(example, span, clauseImportance))
}

function labelled(example: Example, { start, end }: Span, importance: number): readonly Labelled[] {
  const { given } = example
  const marks = surelyMarked(example)
  const words = given.words.filter((word) => start <= word.start && word.end <= end)
  const held = marks.filter((mark) => {
    const overlap = Math.min(mark.end, end) - Math.max(mark.start, start)
    return overlap > 0.5 * Math.min(mark.end - mark.start, end - start)
  })
  return words.length === 0 ? [] : [{ words, labels: new Set(held.map(({ need }) => need)), importance }]
}

export interface ClassToFit {
  readonly name: string
  readonly positiveCost: number
}

/** One machine a class over the same rows; only features that stand in several rows are weighed. */
export function fitLinear(rows: readonly Row[], classes: readonly ClassToFit[],
  { dictionary: { names }, thrift = asNeeds }: Fitting): LinearModel {
  const { inRows, inTexts } = countFeatures(rows, names.length)
  const round = (value: number): number => Math.round(value * thrift.scale) / thrift.scale
  const kept = Array.from(names.keys()).filter((id) => (inTexts[id] ?? 0) >= thrift.fewestTexts(names[id] ?? ''))
  const places = new Int32Array(names.length).fill(-1)
  for (const [place, id] of kept.entries()) places[id] = place
  const rarity = Float64Array.from(kept, (id) => round(Math.log(rows.length / (inRows[id] ?? 1))))
  const vectors = rows.map((row) => toVector(row, places, rarity))
  const importance = rows.map((row) => row.importance)
  const fitted = classes.map(({ name, positiveCost: dearer }) =>
    fitSupportVectors(vectors, Int8Array.from(rows, ({ labels }) => (labels.has(name) ? 1 : -1)), { width: kept.length,
      cost, positiveCost: dearer, importance })
  )
  return {
    classes: classes.map(({ name }) => name),
    bias: fitted.map((weights) => round(weights.at(-1) ?? 0)),
    features: new Map(kept.map((id, place) => [names[id] ?? '', [
      rarity[place] ?? 0,
      ...fitted.flatMap((weights, at) => {
        const weight = round(weights[place] ?? 0)
        return Math.abs(weight) * (rarity[place] ?? 0) < thrift.leastEffect ? [] : [at, weight]
      }),
    ]])),
  }
}

interface Fitting {
  readonly dictionary: Dictionary
  readonly thrift?: Thrift
}

/** What is left out of a model, so that its file stays small. */
export interface Thrift {
  /** A feature that stands in fewer texts is not weighed. */
  readonly fewestTexts: (feature: string) => number
  /** A weight that moves a score by less, for one feature by itself, is left out. */
  readonly leastEffect: number
  /** Numbers are rounded to one in so many, as they are written. */
  readonly scale: number
}

interface FeatureCounts {
  readonly inRows: Int32Array
  readonly inTexts: Int32Array
}

/** How many rows hold each feature, and how many texts these are of: clauses repeat the words of their sentence. */
function countFeatures(rows: readonly Row[], width: number): FeatureCounts {
  const inRows = new Int32Array(width)
  const inTexts = new Int32Array(width)
  const last = new Int32Array(width).fill(-1)
  for (const { ids, text } of rows) {
    for (const id of ids) {
      inRows[id] = (inRows[id] ?? 0) + 1
      if (last[id] !== text) inTexts[id] = (inTexts[id] ?? 0) + 1
      last[id] = text
    }
  }
  return { inRows, inTexts }
}

// What is written to the file is what is used: one digit, without the smallest weights, loses nothing that can be
// measured.
// Rarer features are more than half of all and tell nothing: without them unread writers are heard a little better.
// Of pairs and pieces there are so many that a few times is chance. Leaving out weights whose effect is smaller halves
// the file and moves the F1 of unread writers by less than 0.005.
const asNeeds: Thrift = { fewestTexts: (name) => (/[ *]/.test(name) ? 8 : 3), leastEffect: 1.4, scale: 10 }

function toVector({ ids, values }: Row, places: Int32Array, rarity: Float64Array): SparseVector {
  const at: number[] = []
  const weighed: number[] = []
  let square = 0
  for (const [index, id] of ids.entries()) {
    const place = places[id] ?? -1
    if (place < 0) continue
    const value = (values[index] ?? 0) * (rarity[place] ?? 0)
    at.push(place)
    weighed.push(value)
    square += value * value
  }
  const length = Math.sqrt(square)
  return {
    indices: Int32Array.from(at),
    values: Float64Array.from(weighed, (value) => (length > 0 ? value / length : 0)),
  }
}
