import type { TechnologyId } from '../../corpus/index.js'
import { anchorsIn, findLost, firstRelevant, openTextReader, succeeds, unitNdcg, type Held,
  type SourceText } from './anchors.js'
import { headOf, mixed, none } from './judged.js'
import { countFigures, lossSection, meanFigure, precisionOf, statisticFigure, type Counts } from './measures.js'
import type { FoundText, Item, JudgedQuestion, QuestionSet, ReportHead, Row, Search, Section, SetReport, TypoSet,
  Work } from './model.js'
import { cut } from './rows.js'

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
const direction = 'direction of the verdict'
const firstQuote = 'quotes: the first speaks to the question'
const agreement = 'ask takes the side of recommend'
const measureNames = [...Object.keys(measures), undeclined, decidedRight, direction, agreement, firstQuote]

/** The share of all quotes shown that have at least this grade; null where none is shown. */
const shareOf = (grade: number) => (asked: readonly Asked[]): number | null => {
  const all = asked.flatMap(({ quoted }) => quoted)
  return all.length === 0 ? null : all.filter((each) => each >= grade).length / all.length
}

const voicesRight = (asked: readonly Asked[]): number | null =>
  asked.some(({ voices }) => voices.called > 0)
    ? precisionOf(asked.map(({ voices }) => ({ ...voices, wanted: voices.called })))
    : null

/** A question with what the search made of it. */
export interface Asked {
  readonly row: Row<JudgedQuestion>
  readonly declined: boolean
  readonly first: FoundText | undefined
  readonly item: Item
  /** The grades of the quotes shown, in their order; none of a question that the articles do not answer. */
  readonly quoted: readonly number[]
  readonly voices: Told['voices']
}

type Side = TechnologyId | typeof mixed | null

/** What a person who asks is shown. */
export interface Told {
  /** Which side the answer takes, or `mixed`; null where it declines or gives no verdict. */
  readonly side: Side
  /** The same of the answer to who describes a project in these words. */
  readonly recommended: Side
  /** In their order; none where it declines. */
  readonly quotes: readonly SourceText[]
  /** How many articles the verdict puts on a side (`called`), and how many of them their own labels put there. */
  readonly voices: Pick<Counts, 'right' | 'called'>
}

/** What is searched. */
export interface Searched {
  readonly search: Search
  readonly told: (text: string) => Told
  /** Everything that may be found. */
  readonly passages: readonly SourceText[]
}

type Ask = (row: Row<JudgedQuestion>) => Asked

function openAsking({ search, told: tell }: Searched, { labels }: QuestionSet | TypoSet): Ask {
  const read = openTextReader()
  const pointsRight = (said: Side, judged: string | null): boolean => {
    return judged === none ? said === null : said === (judged === mixed ? mixed : labels.get(judged ?? ''))
  }
  return (row) => {
    const { value: question } = row
    const { declined, hits } = search(question.text, mostHits)
    const held = hits.slice(0, mostHits).map((hit) => anchorsIn(read(hit), question.answers))
    const told = tell(question.text)
    const quoted = question.answers.length === 0
      ? []
      : told.quotes.map((quote) => Math.max(0, ...anchorsIn(read(quote), question.answers).map(({ grade }) => grade)))
    const values = { ...measure(question, held, declined),
      ...(question.answers.length > 0 && { [firstQuote]: Number((quoted[0] ?? 0) > 0) }),
      ...(question.favours !== null && { [direction]: Number(pointsRight(told.side, question.favours)) }),
      ...(told.side !== null && told.recommended !== null && { [agreement]: Number(told.side === told.recommended) }) }
    const item = { id: question.id, judged: row.judged, text: cut(question.text, 90), values }
    return { row, declined, first: hits[0], item, quoted, voices: told.voices }
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

/** Judged questions through the search. */
export function* askQuestions(set: QuestionSet, searched: Searched): Work<readonly Asked[]> {
  return yield* askAll(set, openAsking(searched, set))
}

/** Ranking of the answerable ones, declining of all. */
export function questionReport(head: ReportHead, asked: readonly Asked[], { passages }: Searched): SetReport {
  return report(head, asked, [lostSection(asked, passages)])
}

/** The same with misspellings, and what they cost against the plain questions. */
export function* measureTypos(set: TypoSet, searched: Searched): Work<SetReport> {
  const ask = openAsking(searched, set)
  const asked = yield* askAll(set, ask)
  const plain = new Map<string, Item>()
  for (const { value } of set.rows) {
    const base = set.bases.get(value.base)
    if (base && !plain.has(base.id)) plain.set(base.id, ask({ value: base, place: '', judged: '' }).item)
    yield { what: `${headOf(set).name}, the plain questions`, done: plain.size, total: set.rows.length }
  }
  const pairs = asked.flatMap(({ row, item }) => {
    const before = plain.get(set.bases.get((row as TypoSet['rows'][number]).value.base)?.id ?? '')
    return before ? [{ before, after: item }] : []
  })
  return report(headOf(set), asked, [lossSection('Lost against the plain questions', ['nDCG@5', 'MRR'], pairs)])
}

function* askAll(set: QuestionSet | TypoSet, ask: Ask): Work<readonly Asked[]> {
  const asked: Asked[] = []
  for (const row of set.rows) {
    asked.push(ask(row))
    yield { what: headOf(set).name, done: asked.length, total: set.rows.length }
  }
  return asked
}

function report(head: ReportHead, asked: readonly Asked[], more: readonly Section[]): SetReport {
  const items = asked.map(({ item }) => item)
  const answerable = asked.filter(({ row }) => row.value.answers.length > 0)
  const decisions = asked.map(({ row: { value: { answers } }, declined }): Counts => ({
    right: Number(declined && answers.length === 0),
    called: Number(declined),
    wanted: Number(answers.length === 0),
  }))
  const wronglyDeclined = answerable.filter(({ declined }) => declined)
  const wronglyAnswered = asked.filter(({ row, declined }) => row.value.answers.length === 0 && !declined)
  return {
    ...head,
    about: `${answerable.length} that the articles answer, ${asked.length - answerable.length} that they do not`,
    figures: [...measureNames.map((name) => meanFigure(name, items)),
      statisticFigure('quotes that speak to the question', asked, shareOf(1)),
      statisticFigure('quotes that answer it directly', asked, shareOf(2)),
      statisticFigure('articles on the side of their labels', asked, voicesRight),
      ...countFigures('declining', decisions)],
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
    },
  }
}

function lostSection(asked: readonly Asked[], passages: Searched['passages']): Section {
  const lost = findLost(asked.flatMap(({ row: { value } }) => value.answers), passages)
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
