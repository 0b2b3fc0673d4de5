import type { Json } from '../../answer/index.js'
import type { TechnologyId } from '../../corpus/index.js'
import type { Evidence, Verdict } from '../../verdict/index.js'
import { anchorsIn, openTextReader, type TextReader } from './anchors.js'
import { headOf, undecided, useBoth, wordsOf } from './judged.js'
import { countFigures, macroF1, meanFigure, precisionOf, statisticFigure, type Counts,
  type Labelled } from './measures.js'
import type { Item, JudgedScenario, ReportHead, Row, ScenarioSet, Section, SetReport, Work } from './model.js'
import { cut } from './rows.js'
import { standAll, standingFigures, type StandingOf, type Stood } from './standing.js'

/** How a description is judged, and where the quotes behind a verdict are from. */
export interface Judging {
  readonly judge: (text: string) => Verdict
  readonly standingOf: StandingOf
  /** The name under which judged files know the article of a piece of evidence. */
  readonly sourceOf: (evidence: Evidence) => string
}

/** A description, and what was said of it. */
export interface Described {
  readonly row: Row<JudgedScenario>
  readonly verdict: Verdict
  readonly said: string
  readonly needs: NeedCount
  readonly stood: readonly Stood[]
  readonly item: Item
}

const strict = 'accuracy'
const lenient = 'lenient accuracy'
const onTraps = 'accuracy on traps'
const lenientOnTraps = 'lenient accuracy on traps'
const onRest = 'accuracy on the rest'
const evidenceHit = 'evidence: at least one right passage'
const evidencePrecision = 'evidence: share of right passages'
const acceptedContested = 'contested: accepted'
const everySide = 'contested: evidence from every side'
const apart = [onTraps, lenientOnTraps, onRest, acceptedContested, everySide, evidenceHit, evidencePrecision]

/** Project descriptions through the rules. */
export function* describeProjects(set: ScenarioSet, judging: Judging): Work<readonly Described[]> {
  const read = openTextReader()
  const wordOf = wordsOf(set.labels)
  const described: Described[] = []
  for (const row of set.rows) {
    described.push(describeRow(row, { ...judging, read, wordOf }))
    yield { what: headOf(set).name, done: described.length, total: set.rows.length }
  }
  return described
}

interface RowContext extends Judging {
  readonly read: TextReader
  readonly wordOf: (technology: TechnologyId) => string
}

function describeRow(row: Row<JudgedScenario>, context: RowContext): Described {
  const { value: scenario } = row
  const verdict = context.judge(scenario.text)
  const said = labelOf(verdict, context.wordOf)
  const values = { ...verdictValues(scenario, said), ...evidenceValues(scenario, verdict, context) }
  const item = { id: scenario.id, judged: row.judged, text: cut(scenario.text, 90), values }
  return { row, verdict, said, needs: countNeeds(scenario, verdict), stood: standAll(row, context.standingOf), item }
}

function labelOf({ outcome, technologies }: Verdict, wordOf: (technology: TechnologyId) => string): string {
  if (outcome === 'combine') return useBoth
  return outcome === 'favours' ? technologies.map(wordOf).join('+') : undecided
}

function verdictValues(scenario: JudgedScenario, said: string): Readonly<Record<string, number>> {
  const right = Number(said === scenario.verdict)
  const accepted = Number(scenario.accept.includes(said))
  if (scenario.contested) return { [acceptedContested]: accepted }
  const byTrap = scenario.trap === null ? { [onRest]: right } : { [onTraps]: right, [lenientOnTraps]: accepted }
  return { [strict]: right, [lenient]: accepted, ...byTrap }
}

/** Nothing where no evidence was judged. */
function evidenceValues({ answers, contested }: JudgedScenario, { points }: Verdict,
  context: RowContext): Readonly<Record<string, number>> {
  if (answers.length === 0) return {}
  const texts = points.flatMap(({ evidence }) => evidence).map((each) =>
    context.read({ source: context.sourceOf(each), text: each.passage.text })
  )
  const found = texts.map((text) => anchorsIn(text, answers))
  const hits = found.filter((anchors) => anchors.length > 0).length
  const shown = new Set(found.flat().map(({ side }) => side))
  return {
    [evidenceHit]: hits > 0 ? 1 : 0,
    ...(found.length > 0 && { [evidencePrecision]: hits / found.length }),
    ...(contested && { [everySide]: answers.every(({ side }) => shown.has(side)) ? 1 : 0 }),
  }
}

interface NeedCount {
  /** Needs as pairs of name and stated or ruled out. */
  readonly pairs: Counts
  /** Those stated alone. */
  readonly stated: Counts
  /** `right`: heard as stated, of those that are ruled out or only mentioned (`called`). */
  readonly wronglyHeard: Counts
  readonly missed: readonly string[]
  readonly misheard: readonly string[]
}

/** What was heard and ruled out, held against what was judged. */
function countNeeds({ needs, mentioned }: Pick<JudgedScenario, 'needs' | 'mentioned'>,
  { heard, ruledOut }: Pick<Verdict, 'heard' | 'ruledOut'>): NeedCount {
  const read = new Map<string, boolean>(heard.map(({ need }) => [need, true]))
  for (const { need } of ruledOut) read.set(need, false)
  const spell = ([need, isStated]: readonly [string, boolean]): string => `${isStated ? '' : 'not '}${need}`
  const missed = Array.from(needs).filter(([need, isStated]) => read.get(need) !== isStated)
  const misheard = Array.from(read).filter(([need, isStated]) => needs.get(need) !== isStated)
  const statedIn = (table: ReadonlyMap<string, boolean>): string[] =>
    [...table.keys()].filter((need) => table.get(need))
  const [said, wanted] = [statedIn(read), statedIn(needs)]
  const unwanted = new Set([...mentioned, ...[...needs.keys()].filter((need) => !wanted.includes(need))])
  return {
    pairs: { right: read.size - misheard.length, called: read.size, wanted: needs.size },
    stated: { right: said.filter((need) => wanted.includes(need)).length, called: said.length, wanted: wanted.length },
    wronglyHeard: { right: said.filter((need) => unwanted.has(need)).length, called: unwanted.size, wanted: 0 },
    missed: missed.map(spell),
    misheard: misheard.map(spell),
  }
}

export function scenarioReport(head: ReportHead, described: readonly Described[]): SetReport {
  const items = described.map(({ item }) => item)
  const uncontested = described.filter(({ row }) => !row.value.contested)
  const pairs = uncontested.map(({ row, said }): Labelled => ({ gold: row.value.verdict, said }))
  const misses = uncontested.filter(({ row, said }) => row.value.verdict !== said)
  const needs = described.map((each) => each.needs)
  const traps = uncontested.filter(({ row }) => row.value.trap !== null).length
  return {
    ...head,
    about: `${uncontested.length} scenarios, ${traps} of them traps; ${
      described.length - uncontested.length
    } contested`,
    figures: [
      meanFigure(strict, items),
      meanFigure(lenient, items),
      statisticFigure('macro-F1', pairs, macroF1),
      ...apart.map((name) => meanFigure(name, items)),
      ...countFigures('needs:', needs.map((each) => each.pairs)),
      ...countFigures('needs stated:', needs.map(({ stated }) => stated)),
      statisticFigure('needs only mentioned or ruled out, heard as stated, 0 best',
        needs.map((each) => each.wronglyHeard),
        (some) => (some.some(({ called }) => called > 0) ? precisionOf(some) : null)),
      ...standingFigures(described.flatMap(({ stood }) => stood)),
    ],
    sections: [
      { title: `Missed: ${misses.length}`, lines: misses.map(describeMiss) },
      oftenSection('Needs missed', needs.flatMap(({ missed }) => missed)),
      oftenSection('Needs heard where none is', needs.flatMap(({ misheard }) => misheard)),
    ],
    items,
    details: {
      misses: misses.map(missRecord),
      needs: described.map(({ item, needs: { missed, misheard } }) => ({ id: item.id, missed, misheard })),
    },
  }
}

/** A miss with its trace: what was heard, from which words, and which rules fired. */
function describeMiss({ row: { value }, verdict, said }: Described): string {
  const { heard, ruledOut, setAside, points } = verdict
  const remarks = [value.accept.includes(said) ? ' (accepted)' : '',
    value.trap === null ? '' : `, a trap: ${value.trap}`]
  const parts = [
    `${value.id}: ${value.verdict} is right, ${said} was said${remarks.join('')}`,
    cut(value.text, 160),
    `heard ${spellNeeds(heard) || 'nothing'}`,
    ...(ruledOut.length > 0 ? [`ruled out ${spellNeeds(ruledOut)}`] : []),
    ...(setAside.length > 0 ? [`set aside ${spellNeeds(setAside)}`] : []),
    `rules: ${points.map(spellPoint).join(', ') || 'none'}`,
  ]
  return parts.join(' · ')
}

const spellWords = (words: string): string => `“${cut(words, 30)}”`
const spellNeeds = (needs: Verdict['heard']): string =>
  needs.map(({ need, words }) => `${need} ${spellWords(words)}`).join(', ')

function spellPoint({ rule, favours, weight, words }: Verdict['points'][number]): string {
  const fired = words.length > 0 ? `, ${words.map(spellWords).join(' ')}` : ''
  return `${rule} (${favours ?? 'level'} ${weight.toFixed(1)}${fired})`
}

/** The same for scripts. */
function missRecord({ row: { value }, verdict, said, needs: { missed, misheard } }: Described): Json {
  const spell = (list: Verdict['heard']): Json => list.map(({ need, words, reason }) => ({ need, words, reason }))
  return {
    id: value.id,
    right: value.verdict,
    said,
    accepted: value.accept.includes(said),
    trap: value.trap,
    margin: verdict.margin.value,
    heard: spell(verdict.heard),
    ruledOut: spell(verdict.ruledOut),
    setAside: spell(verdict.setAside),
    missed,
    misheard,
    rules: verdict.points.map(({ rule, favours, weight, words }) => ({ rule, favours, weight, words })),
  }
}

const mostShown = 8

/** The names that come most often, with how often. */
function oftenSection(title: string, names: readonly string[]): Section {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const often = Array.from(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, mostShown)
  const line = often.map(([name, count]) => `${name} ${count}`).join(', ')
  return { title: `${title}: ${names.length} in all`, lines: line === '' ? [] : [line] }
}
