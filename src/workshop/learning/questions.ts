import type { Asking, Corpus, English, LinearModel, NamedDecision, NamedWeights, Passage,
  PassageId } from '../../corpus/index.js'
import { nearMissClass, openReader, weighingClass, type Question, type Reader } from '../../reading/index.js'
import { openStudy } from '../../search/index.js'
import { fitLogistic } from './logistic.js'
import { fitPairs, type Pair } from './pairs.js'
import { Dictionary, fitLinear, toRow, type Row, type Thrift } from './train.js'

/** A question with what a good answer to it is. */
export interface QuestionExample {
  readonly text: string
  /** Questions of one writer are held out together. Null: from a page on how people ask, never held out. */
  readonly writer: string | null
  /** What it asks; null: nobody has said. Empty: nothing that the articles answer. */
  readonly aspects: readonly string[] | null
  /** Whether the articles answer it. */
  readonly isAnswered: boolean
  /** Whether it wants sides weighed; null: nobody has said. */
  readonly weighs: boolean | null
  /** How well a passage answers: 2 directly, 1 a part, 0 not at all; null: nobody has looked. */
  readonly gradeOf: ((passage: Passage) => number) | null
}

export interface LearntQuestions {
  readonly model: LinearModel
  readonly asking: Asking
}

export interface QuestionGround {
  readonly corpus: Corpus
  readonly english: English
  /** Told how far it is, 0..1. */
  readonly onProgress?: (share: number, doing: string) => void
}

const folds = 5
const positiveCost = 3
const weighingCost = 1.3
// Questions are short and say a thing in two or three words: rare ones matter more here than in descriptions.
const thrift: Thrift = { fewestTexts: () => 2, leastEffect: 0.3, scale: 100 }

/**
 * Learns what is asked, whether sides are to be weighed, which passages answer and whether any does. The same examples
 * give the same weights, bit by bit.
 *
 * All that rests on what is asked is learnt from questions whose writers were held out when that was learnt: what a
 * model says of questions that it was trained on is surer than what it says of others.
 */
export function trainQuestions(examples: readonly QuestionExample[],
  { corpus, english, onProgress = () => undefined }: QuestionGround): LearntQuestions {
  const learner = prepare(examples, corpus, english)
  const writers = [...new Set(examples.flatMap(({ writer }) => writer ?? []))].sort()
  const count = Math.min(folds, writers.length)
  const foldOf = ({ writer }: QuestionExample): number => (writer === null ? -1 : writers.indexOf(writer) % count)
  const judged: Judged[] = []
  for (let fold = 0; fold < count; fold++) {
    onProgress(fold / (count + 2), `fold ${fold + 1} of ${count}`)
    const models = learner.fit((example) => foldOf(example) !== fold)
    judged.push(...learner.judge(models, (example) => foldOf(example) === fold))
  }
  onProgress(count / (count + 2), 'weights')
  const sureness = fitSureness(judged, learner.classes)
  const settled = judged.map((each) => each.again(sureness))
  const weighs = decide(settled.flatMap(({ example, weighing }) =>
    example.weighs === null || !example.isAnswered ? [] : [{ features: weighing(), label: example.weighs }]
  ), wantedVerdicts)
  const ranking = { aspects: fitRanking(settled, keepAll), plain: fitRanking(settled, withoutAspects) }
  const answered = {
    aspects: decide(answeredRows(settled, ranking.aspects, keepAll), fewRefused),
    plain: decide(answeredRows(settled, ranking.plain, withoutAspects), fewRefused),
  }
  onProgress((count + 1) / (count + 2), 'all questions')
  const { model, weighing } = learner.fit(() => true)
  return { model, asking: { sureness, weighs, ranking, answered, weighing } }
}

type Values = Readonly<Record<string, number>>
type Keep = (name: string) => boolean

const keepAll: Keep = () => true
/** What stands on aspects, where a collection has none. */
const ofAspects: ReadonlySet<string> = new Set(['aspects', 'likeliest aspect', 'direct answer', 'ahead of the next',
  'all aspects', 'like a near miss'])
const withoutAspects: Keep = (name) => !ofAspects.has(name)

const keep = (values: Values, kept: Keep): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => kept(name)))

interface Models {
  readonly model: LinearModel
  readonly weighing: LinearModel
}

/** A question that was read with models that have not seen its writer. */
interface Judged {
  readonly example: QuestionExample
  /** The margin of each class, in the order of the classes. */
  readonly margins: Float64Array
  /** The same, read with that sureness. */
  again(sureness: Asking['sureness']): Settled
}

interface Settled {
  readonly example: QuestionExample
  readonly weighing: () => Values
  /** What each passage has of it, and how well it answers. */
  readonly passages: readonly { readonly id: PassageId; readonly features: Values; readonly grade: number }[]
  /** What tells whether it is answered, given how passages are ranked; null where it is declined at sight. */
  readonly answer: (ranking: NamedWeights) => Values | null
}

interface Learner {
  readonly classes: readonly string[]
  fit(uses: (example: QuestionExample) => boolean): Models
  judge(models: Models, isJudged: (example: QuestionExample) => boolean): readonly Judged[]
}

function prepare(examples: readonly QuestionExample[], corpus: Corpus, english: English): Learner {
  const dictionary = new Dictionary()
  const untaught = openReader({ ...corpus, asked: { model: null, unlearnt: [] } }, english)
  const classes = [...corpus.aspects.map(({ id }) => id as string), nearMissClass]
  const rows = examples.map((example, text) => {
    const features = untaught.study(example.text).asked
    const asks = example.aspects ?? []
    const labels = new Set(example.isAnswered || asks.length > 0 ? asks : [nearMissClass])
    return { example, asked: example.aspects === null && example.isAnswered ? null
      : toRow(features, dictionary, { labels, importance: 1, text }),
      weighing: example.weighs === null || !example.isAnswered
        ? null
        : toRow(features, dictionary, { labels: new Set(example.weighs ? [weighingClass] : []), importance: 1, text }) }
  })
  const isRow = (row: Row | null): row is Row => row !== null
  return {
    classes,
    fit(uses) {
      const used = rows.filter(({ example }) => uses(example))
      return {
        model: fitLinear(used.map(({ asked }) => asked).filter(isRow),
          classes.map((name) => ({ name, positiveCost })), { dictionary, thrift }),
        weighing: fitLinear(used.map(({ weighing }) => weighing).filter(isRow),
          [{ name: weighingClass, positiveCost: weighingCost }], { dictionary, thrift }),
      }
    },
    judge(models, isJudged) {
      const plainly: Asking = { ...undecided, weighing: models.weighing }
      const open = (asking: Asking): Opened => openWith(models, asking, { corpus, english })
      const first = open(plainly)
      let last: { readonly asking: Asking['sureness']; readonly opened: Opened } | undefined
      return rows.filter(({ example }) => isJudged(example)).map(({ example }) => ({
        example,
        margins: first.margins(example.text, classes),
        again(sureness) {
          if (last?.asking !== sureness) last = { asking: sureness, opened: open({ ...plainly, sureness }) }
          return last.opened.settle(example)
        },
      }))
    },
  }
}

const nothing: NamedDecision = { weights: {}, bias: 0, bar: 0.5 }
const undecided: Omit<Asking, 'weighing'> = { sureness: { slope: 1, behind: 0, bias: 0 }, weighs: { ...nothing, bar: 1 },
  ranking: { aspects: nothing, plain: nothing }, answered: { aspects: nothing, plain: nothing } }

interface Opened {
  margins(text: string, classes: readonly string[]): Float64Array
  settle(example: QuestionExample): Settled
}

function openWith({ model }: Models, asking: Asking, { corpus, english }: QuestionGround): Opened {
  const taught: Corpus = { ...corpus, asked: { model, unlearnt: [] } }
  const openFor = (learnt: Asking): Reader => openReader(taught, { ...english, learnt })
  const reader = openFor(asking)
  const study = openStudy(taught, reader)
  let ranked: { readonly ranking: NamedWeights; readonly study: ReturnType<typeof openStudy> } | undefined
  return {
    margins(text, classes) {
      const byClass = new Map<string, number>(
        reader.read(text).aspects.map(({ aspect, likelihood }) => [aspect, Math.log(likelihood / (1 - likelihood))]),
      )
      return Float64Array.from(classes, (name) => byClass.get(name) ?? -Infinity)
    },
    settle(example) {
      const question: Question = reader.read(example.text)
      return {
        example,
        weighing: () => reader.study(example.text).weighing,
        passages: example.gradeOf === null ? [] : study.passages(question).map(({ passage, features }) => ({
          id: passage.id, features, grade: example.gradeOf?.(passage) ?? 0 })),
        answer: (ranking) => {
          if (ranked?.ranking !== ranking) {
            ranked = { ranking, study: openStudy(taught,
              openFor({ ...asking, ranking: { aspects: ranking, plain: ranking } })) }
          }
          return ranked.study.answer(question)
        },
      }
    },
  }
}

/** Platt scaling over held-out questions whose aspects are known. */
function fitSureness(judged: readonly Judged[], classes: readonly string[]): Asking['sureness'] {
  const rows = judged.flatMap(({ example, margins }) =>
    example.aspects === null
      ? []
      : classes.flatMap((name, place) => {
        const margin = margins[place] ?? -Infinity
        return name === nearMissClass || margin < worthALook
          ? []
          : [{ features: [margin, Math.max(...margins) - margin], group: 0,
            label: example.aspects?.includes(name) === true }]
      })
  )
  const { weights: [slope = 1, behind = 0], bias, groupBias: [own = 0] } = fitLogistic(rows, 1)
  return { slope, behind, bias: bias + own }
}

// A class this far off is never asked: leaving it out makes the scaling see what matters.
const worthALook = -1.5

const mostWorse = 25

/** Pairs of passages of one question of which one answers better; all pairs of a question weigh 1 together. */
function fitRanking(settled: readonly Settled[], kept: Keep): NamedWeights {
  const pairs = settled.flatMap(({ passages }): readonly Pair[] => {
    const own = passages.map((each) => ({ ...each, features: keep(each.features, kept) }))
    const good = own.filter(({ grade }) => grade > 0)
    const bad = own.filter(({ grade }) => grade === 0).sort((a, b) => promise(b.features) - promise(a.features))
      .slice(0, mostWorse)
    const pair = (better: typeof own[number], worse: typeof own[number]): Pair => ({ better: better.features,
      worse: worse.features, weight: better.grade - worse.grade })
    const all = good.flatMap((better) => [
      ...bad.map((worse) => pair(better, worse)),
      ...good.filter(({ grade }) => grade < better.grade).map((worse) => pair(better, worse)),
    ])
    const total = all.reduce((sum, { weight }) => sum + weight, 0)
    return all.map((each) => ({ ...each, weight: each.weight / total }))
  })
  const weights = fitPairs(pairs)
  const rows = settled.flatMap(({ passages }) => passages.map(({ features, grade }) => ({ group: 0, label: grade > 0,
    features: [sumOf(keep(features, kept), weights)] })))
  const { weights: [slope = 1], bias, groupBias: [own = 0] } = fitLogistic(rows, 1)
  return { weights: Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, weight * slope])),
    bias: bias + own }
}

/** What could be mistaken for an answer: the wrong passages worth learning from. */
const promise = ({ words = 0, topics = 0, aspects = 0 }: Values): number => 2 * words + topics + 3 * aspects

const sumOf = (features: Values, weights: Values): number =>
  Object.entries(features).reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), 0)

interface DecisionRow {
  readonly features: Values
  readonly label: boolean
}

const answeredRows = (settled: readonly Settled[], ranking: NamedWeights, kept: Keep): readonly DecisionRow[] =>
  settled.flatMap(({ example, answer }) => {
    const features = answer(ranking)
    return features === null ? [] : [{ features: keep(features, kept), label: example.isAnswered }]
  })

/** Whether a bar is worth having; the highest worth wins. */
type Worth = (counts: { readonly hits: number; readonly missed: number; readonly false: number;
  readonly right: number }) => number

/** F1 of the verdicts that are wanted. */
const wantedVerdicts: Worth = ({ hits, missed, false: wrong }) => 2 * hits / (2 * hits + missed + wrong)
const mostRefused = 0.045
/** The best F1 of what is declined, while hardly anything that is answered is refused. */
const fewRefused: Worth = ({ hits, missed, false: wrong, right }) =>
  missed / Math.max(1, hits + missed) > mostRefused ? -missed : 2 * right / (2 * right + missed + wrong)

function decide(rows: readonly DecisionRow[], worth: Worth): NamedDecision {
  const names = [...new Set(rows.flatMap(({ features }) => Object.keys(features)))].sort()
  const toList = (features: Values): readonly number[] => names.map((name) => features[name] ?? 0)
  const { weights, bias, groupBias: [own = 0] } = fitLogistic(
    rows.map(({ features, label }) => ({ features: toList(features), group: 0, label })), 1)
  const model = { weights: Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0])), bias: bias + own }
  const scored = rows.map(({ features, label }) => ({ label,
    probability: 1 / (1 + Math.exp(-(sumOf(features, model.weights) + model.bias))) }))
  const count = (label: boolean, isAbove: boolean, bar: number): number =>
    scored.filter((each) => each.label === label && each.probability >= bar === isAbove).length
  const bars = Array.from({ length: 81 }, (_, at) => (at + 10) / 100)
  const worths = bars.map((bar) => worth({ hits: count(true, true, bar), missed: count(true, false, bar),
    false: count(false, true, bar), right: count(false, false, bar) }))
  return { ...model, bar: bars[worths.indexOf(Math.max(...worths))] ?? 0.5 }
}
