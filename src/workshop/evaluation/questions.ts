import { anchorsIn, findLost, openTextReader, type SourceText } from './anchors.js'
import { detectionF1, precisionOf, recallOf, type Detection } from './classes.js'
import { meanFigure, statisticFigure } from './figures.js'
import type { FoundText, Item, JudgedQuestion, QuestionSet, Row, Search, Section, SetReport, TypoSet,
  Work } from './model.js'
import { nameOf } from './names.js'
import { lossSection } from './pairs.js'
import { cut } from './rows.js'
import { firstRelevant, succeeds, unitNdcg, type Held } from './units.js'

// So many hits of a question are read.
const mostHits = 10
const worstShown = 10

const measures: Readonly<Record<string, (held: Held, question: JudgedQuestion) => number>> = {
  'nDCG@5': (held, { answers }) => unitNdcg(held, answers, 5),
  'nDCG@10': (held, { answers }) => unitNdcg(held, answers, 10),
  MRR: (held) => firstRelevant(held),
  'Success@1': (held) => succeeds(held, 1, 1),
  'Success@3': (held) => succeeds(held, 3, 1),
  'direct@1': (held) => succeeds(held, 1, 2),
  'direct@3': (held) => succeeds(held, 3, 2),
}
const undeclined = 'nDCG@5 if nothing were declined'
const decidedRight = 'answered or declined rightly'
const measureNames = [...Object.keys(measures), undeclined, decidedRight]

/** A question with what the search made of it. */
interface Asked {
  readonly row: Row<JudgedQuestion>
  readonly declined: boolean
  readonly first: FoundText | undefined
  readonly item: Item
}

/** What is searched. */
export interface Searched {
  readonly search: Search
  /** Everything that may be found. */
  readonly passages: readonly SourceText[]
}

type Ask = (row: Row<JudgedQuestion>) => Asked

function openAsking(search: Search): Ask {
  const read = openTextReader()
  return (row) => {
    const { value: question } = row
    const { declined, hits } = search(question.text, mostHits)
    const held = hits.slice(0, mostHits).map((hit) => anchorsIn(read(hit), question.answers))
    const item = { id: question.id, judged: row.judged, text: cut(question.text, 90),
      values: measure(question, held, declined) }
    return { row, declined, first: hits[0], item }
  }
}

/** A declined question has no hits; one that the articles do not answer has no ranking to measure. */
function measure(question: JudgedQuestion, held: Held, declined: boolean): Readonly<Record<string, number>> {
  const answerable = question.answers.length > 0
  const shown = declined ? [] : held
  const ranking = answerable ? Object.entries(measures).map(([name, of]) => [name, of(shown, question)] as const) : []
  return {
    ...Object.fromEntries(ranking),
    ...(answerable && { [undeclined]: unitNdcg(held, question.answers, 5) }),
    [decidedRight]: declined === answerable ? 0 : 1,
  }
}

/** Judged questions through the search: ranking of the answerable ones, declining of all. */
export function* measureQuestions(set: QuestionSet, { search, passages }: Searched): Work<SetReport> {
  const asked = yield* askAll(set, openAsking(search))
  return report(set, asked, [lostSection(set, passages)])
}

/** The same with misspellings, and what they cost against the plain questions. */
export function* measureTypos(set: TypoSet, { search }: Searched): Work<SetReport> {
  const ask = openAsking(search)
  const asked = yield* askAll(set, ask)
  const plain = new Map<string, Item>()
  for (const { value } of set.rows) {
    const base = set.bases.get(value.base)
    if (base && !plain.has(base.id)) plain.set(base.id, ask({ value: base, place: '', judged: '' }).item)
    yield { what: `${nameOf(set)}, the plain questions`, done: plain.size, total: set.rows.length }
  }
  const pairs = asked.flatMap(({ row, item }) => {
    const before = plain.get(set.bases.get((row as TypoSet['rows'][number]).value.base)?.id ?? '')
    return before ? [{ before, after: item }] : []
  })
  return report(set, asked, [lossSection('Lost against the plain questions', ['nDCG@5', 'MRR'], pairs)])
}

function* askAll(set: QuestionSet | TypoSet, ask: Ask): Work<readonly Asked[]> {
  const asked: Asked[] = []
  for (const row of set.rows) {
    asked.push(ask(row))
    yield { what: nameOf(set), done: asked.length, total: set.rows.length }
  }
  return asked
}

function report(set: QuestionSet | TypoSet, asked: readonly Asked[], more: readonly Section[]): SetReport {
  const items = asked.map(({ item }) => item)
  const answerable = asked.filter(({ row }) => row.value.answers.length > 0)
  const decisions = asked.map(({ row, declined }): Detection => ({ isPositive: row.value.answers.length === 0,
    wasCalled: declined })
  )
  const declining = [
    statisticFigure('declining precision', decisions,
      (rows) => (rows.some(({ isPositive }) => isPositive) ? precisionOf(rows) : null)),
    statisticFigure('declining recall', decisions, recallOf),
    statisticFigure('declining F1', decisions, detectionF1),
  ]
  const wronglyDeclined = answerable.filter(({ declined }) => declined)
  const wronglyAnswered = asked.filter(({ row, declined }) => row.value.answers.length === 0 && !declined)
  return {
    task: set.task,
    split: set.split,
    name: nameOf(set),
    about: `${answerable.length} that the articles answer, ${asked.length - answerable.length} that they do not`,
    figures: [...measureNames.map((name) => meanFigure(name, items)), ...declining],
    sections: [
      ...more,
      { title: `Declined although the articles answer: ${wronglyDeclined.length}`,
        lines: wronglyDeclined.map(describe) },
      { title: `Answered although they do not: ${wronglyAnswered.length}`, lines: wronglyAnswered.map(describe) },
      { title: 'Worst', lines: worstOf(answerable).map(describeWorst) },
    ],
    items,
    details: {
      wronglyDeclined: wronglyDeclined.map(({ item }) => item.id),
      wronglyAnswered: wronglyAnswered.map(({ item }) => item.id),
      worst: worstOf(answerable).map(({ item: { id, values }, declined, first }) => ({ id, ndcg5: values['nDCG@5'] ?? 0,
        declined, first: first?.id ?? null })
      ),
      byKind: meansBy(answerable, ({ kind }) => kind),
      byTopic: meansBy(answerable, ({ topic }) => topic),
    },
  }
}

function lostSection({ rows }: QuestionSet, passages: Searched['passages']): Section {
  const lost = findLost(rows.flatMap(({ value }) => value.answers), passages)
  return { title: `Anchors that no passage holds: ${lost.length}`,
    lines: lost.map(({ source, words }) => `${source}: ${cut(words, 120)}`) }
}

function worstOf(asked: readonly Asked[]): readonly Asked[] {
  const score = ({ item: { values } }: Asked): number => ((values['nDCG@5'] ?? 0) * 1000 + (values['MRR'] ?? 0)) / 1001
  return asked.filter((each) => score(each) < 1).sort((a, b) => score(a) - score(b)).slice(0, worstShown)
}

const describe = ({ item: { id, text } }: Asked): string => `${id} ${text}`

function describeWorst(asked: Asked): string {
  const { item, declined, first } = asked
  const came = declined ? 'declined' : first ? `first came ${first.id}: ${cut(first.text, 70)}` : 'nothing came'
  return `${(item.values['nDCG@5'] ?? 0).toFixed(3)} ${describe(asked)} · ${came}`
}

function meansBy(asked: readonly Asked[],
  keyOf: (question: JudgedQuestion) => string): { readonly [key: string]: number } {
  const groups = new Map<string, number[]>()
  for (const { row, item } of asked)
    groups.set(keyOf(row.value), [...(groups.get(keyOf(row.value)) ?? []), item.values['nDCG@5'] ?? 0])
  const means = Array.from(groups,
    ([key, values]) => [key, values.reduce((sum, value) => sum + value, 0) / values.length] as const)
  return Object.fromEntries(means.sort(([a], [b]) => (a < b ? -1 : 1)))
}
