import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Corpus, English, LearntStances, LinearModel } from '../../corpus/index.js'
import type { Scanned } from '../../reading/index.js'
import { openStances, stanceFeatures, type StanceReader } from '../../stances/index.js'

/** A sentence and whom it speaks for: a side by its place, both or none. */
export interface StanceExample {
  readonly text: string
  readonly sides: readonly string[]
  readonly favours: number | 'both' | 'neutral'
  /** Sentences of one writer are held out together; null: never held out. */
  readonly writer: string | null
}

const rowSchema = z.object({ text: z.string().min(1), sides: z.array(z.string().min(1)).min(2),
  favours: z.string().min(1) })

/**
 * The rows of a file of judged sentences. `favours` is a side or its letter, `both`, `neutral`, or of two sides
 * `against:` the one.
 */
export function readStanceRows(path: string, writer: string): readonly StanceExample[] {
  return readFileSync(path, 'utf8').trim().split('\n').map((line) => {
    const { text, sides, favours } = rowSchema.parse(JSON.parse(line))
    const placeOf = (side: string): number => (sides.includes(side) ? sides.indexOf(side) : 'ABCDE'.indexOf(side))
    const isLevel = favours === 'both' || favours === 'neutral'
    const place = favours.startsWith('against:') ? 1 - placeOf(favours.slice(8)) : placeOf(favours)
    return { text, sides, writer, favours: isLevel ? favours : place }
  })
}

/** Judged sentences of any sides, by `stances/<writer>.jsonl`, and the reviewed labels of the corpus itself. */
export function readStanceExamples(judgedFolder: string | null, corpus: Corpus): readonly StanceExample[] {
  const folder = judgedFolder === null ? null : join(judgedFolder, 'stances')
  const files = folder === null || !existsSync(folder) ? [] : readdirSync(folder).filter((name) =>
    name.endsWith('.jsonl')
  ).sort()
  return [...files.flatMap((name) => readStanceRows(join(folder ?? '', name), name)), ...labelsOf(corpus)]
}

function labelsOf({ stances, articles, technologies }: Corpus): readonly StanceExample[] {
  const bodies = new Map(articles.map(({ id, body }) => [id, body]))
  const heads = technologies.filter(({ id, ecosystem }) => id === ecosystem).map(({ id }) => id)
  return stances.filter(({ decidedBy }) => decidedBy === 'reviewed').map((label) => {
    const own = heads.findIndex((id) => id === label.technology)
    // Against one of more than two is for no other in particular.
    const other = heads.length === 2 ? 1 - own : null
    const side = label.stance === 'for' ? own : label.stance === 'against' ? other : null
    return { text: bodies.get(label.article)?.slice(label.start, label.end) ?? '', sides: heads, writer: null,
      favours: side ?? (label.stance === 'both' || label.stance === 'trade-off' ? 'both' : 'neutral') }
  })
}

const classes = ['own', 'other', 'both', 'neutral'] as const

interface ViewRow {
  readonly features: ReadonlyMap<string, number>
  readonly label: number
}

const rounds = 30
const step = 0.1
const shrink = 10
const fewestRows = 2
const leastWeight = 0.03

/**
 * Multinomial logistic regression by stochastic gradient descent with step sizes by AdaGrad, in the order of the rows.
 * Deterministic.
 */
function fit(rows: readonly ViewRow[]): LinearModel {
  const counts = new Map<string, number>()
  for (const { features } of rows) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = Array.from(counts).filter(([, count]) => count >= fewestRows).map(([name]) => name).sort()
  const places = new Map(names.map((name, at) => [name, at + 1]))
  const width = classes.length
  // The bias first.
  const weights = new Float64Array((names.length + 1) * width)
  const seen = new Float64Array(weights.length)
  const data = rows.map(({ features, label }) => ({ label,
    values: [[0, 1] as const, ...Array.from(features, ([name, value]) => [places.get(name) ?? -1, value] as const)
      .filter(([place]) => place > 0)] })
  )
  for (let round = 0; round < rounds; round++) {
    for (const { label, values } of data) {
      const errors = errorsOf(values, label, weights)
      for (const [place, value] of values) {
        for (let at = 0; at < width; at++) {
          const slot = place * width + at
          const held = place === 0 ? 0 : shrink / data.length * (weights[slot] ?? 0)
          const slope = (errors[at] ?? 0) * value + held
          seen[slot] = (seen[slot] ?? 0) + slope * slope
          weights[slot] = (weights[slot] ?? 0) - step * slope / Math.sqrt((seen[slot] ?? 0) + 1e-6)
        }
      }
    }
  }
  const round = (value: number): number => Math.round(value * 100) / 100
  return { classes: [...classes], bias: Array.from(weights.slice(0, width), round),
    features: new Map(names.map((name, row) => [name, [1,
      ...Array.from(weights.slice((row + 1) * width, (row + 2) * width)).flatMap((weight, place) =>
        Math.abs(weight) < leastWeight ? [] : [place, round(weight)])]])) }
}

/** How much likelier each class was held than it is. */
function errorsOf(values: readonly (readonly [number, number])[], label: number, weights: Float64Array): Float64Array {
  const width = classes.length
  const scores = new Float64Array(width)
  for (const [place, value] of values)
    for (let at = 0; at < width; at++) scores[at] = (scores[at] ?? 0) + (weights[place * width + at] ?? 0) * value
  const most = Math.max(...scores)
  const parts = scores.map((score) => Math.exp(score - most))
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part, at) => part / whole - (at === label ? 1 : 0))
}

export interface StanceFigures {
  /** Over the sides as one each, both and neither. */
  readonly macroF1: number
  /** Shares of all sentences: said for the other side; left without a side that was not sure enough. */
  readonly wrongSide: number
  readonly unclear: number
}

interface Judgement {
  readonly example: StanceExample
  readonly said: StanceExample['favours']
  readonly confidence: number
}

/** Says of sentences whom they speak for, unsure ones included. */
export function judgeStances(examples: readonly StanceExample[], reader: StanceReader): readonly Judgement[] {
  return examples.map((example) => {
    const weighed = reader.weigh(reader.lay(example.text, example.sides), example.sides)
    const best = Math.max(...(weighed?.sides ?? [0]))
    if (weighed === null) return { example, said: 'neutral', confidence: 0 }
    if (weighed.both >= Math.max(best, weighed.neutral)) return { example, said: 'both', confidence: weighed.both }
    if (weighed.neutral >= best) return { example, said: 'neutral', confidence: weighed.neutral }
    return { example, said: weighed.sides.indexOf(best), confidence: best }
  })
}

/** @param bar - Below it no side is taken. */
export function figuresOf(judged: readonly Judgement[], bar: number): StanceFigures {
  const isSide = (said: StanceExample['favours']): boolean => typeof said === 'number'
  const settled = judged.map(({ example, said, confidence }) => ({ gold: example.favours,
    isUnclear: isSide(said) && confidence < bar, said: isSide(said) && confidence < bar ? 'neutral' : said }))
  const labels = [...new Set(settled.map(({ gold }) => gold))]
  const scores = labels.map((label) => {
    const right = settled.filter(({ gold, said }) => gold === label && said === label).length
    const all = settled.filter(({ gold, said }) => gold === label || said === label).length
    return 2 * right / (all + right)
  })
  const share = (count: number): number => Number((count / judged.length).toFixed(3))
  return {
    macroF1: Number((scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(3)),
    wrongSide: share(settled.filter(({ gold, said }) => isSide(gold) && isSide(said) && gold !== said).length),
    unclear: share(settled.filter(({ isUnclear }) => isUnclear).length),
  }
}

const mostWrong = 0.04
const folds = 6

interface StanceGround {
  readonly corpus: Corpus
  readonly english: English
  readonly scan: (text: string) => Scanned
}

/**
 * Learns whom sentences speak for. The bar is the lowest at which, of sentences whose writers were held out, at most
 * 4 in 100 are said to speak for the wrong side.
 */
export function trainStances(examples: readonly StanceExample[],
  { corpus, english, scan }: StanceGround): { readonly learnt: LearntStances; readonly heldOut: StanceFigures } {
  const readerOf = (learnt: LearntStances | null): StanceReader =>
    openStances(corpus.rulebook.stance, { ...english, stances: { ...english.stances, learnt } }, scan)
  const blank = readerOf(null)
  const views = new Map(examples.map((example) => {
    const text = blank.lay(example.text, example.sides)
    // A label of words that name no side tells nothing of what stands around a name.
    const isNamed = example.writer !== null || text.names.some((name) => name.side !== null)
    return [example, !isNamed ? [] : example.sides.map((side, at): ViewRow => ({ features: stanceFeatures(text, side),
      label: example.favours === 'both' ? 2 : example.favours === 'neutral' ? 3 : example.favours === at ? 0 : 1 }))]
  }))
  const fitOn = (kept: readonly StanceExample[]): LinearModel =>
    fit(kept.flatMap((example) => views.get(example) ?? []))
  const writers = [...new Set(examples.flatMap(({ writer }) => writer ?? []))].sort()
  const foldOf = ({ writer }: StanceExample): number => (writer === null ? -1 : writers.indexOf(writer) % folds)
  const judged = Array.from({ length: Math.min(folds, writers.length) }, (_, fold) => {
    const model = fitOn(examples.filter((example) => foldOf(example) !== fold))
    return judgeStances(examples.filter((example) => foldOf(example) === fold), readerOf({ model, bar: 0 }))
  }).flat()
  const bars = Array.from({ length: 50 }, (_, at) => 0.5 + at / 100)
  const bar = bars.find((each) => figuresOf(judged, each).wrongSide <= mostWrong) ?? 1
  return { learnt: { model: fitOn(examples), bar }, heldOut: figuresOf(judged, bar) }
}
