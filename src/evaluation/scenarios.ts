import type { Json } from '../answer/index.js'
import type { TechnologyId } from '../corpus/index.js'
import type { Evidence, Verdict } from '../verdict/index.js'
import { anchorsIn, openTextReader, type TextReader } from './anchors.js'
import { confusionLines, confusionRecord, describeClass } from './class-lines.js'
import { brierScore, calibrationError, macroF1, scoreClasses, type Confident, type Labelled } from './classes.js'
import { meanFigure, statisticFigure } from './figures.js'
import { undecided, useBoth } from './judged.js'
import { wordsOf } from './labels.js'
import type { Figure, Item, JudgedScenario, Row, ScenarioSet, SetReport, Work } from './model.js'
import { countNeeds, needsF1, oftenSection, precisionOfNeeds, recallOfNeeds, type NeedCount } from './need-count.js'
import { cut } from './rows.js'
import { nameOf } from './sets.js'

/** How a description is judged, and where the quotes behind a verdict are from. */
export interface Judging {
  readonly judge: (text: string) => Verdict
  /** The name under which judged files know the article of a piece of evidence. */
  readonly sourceOf: (evidence: Evidence) => string
}

interface Judged {
  readonly row: Row<JudgedScenario>
  readonly verdict: Verdict
  readonly said: string
  readonly needs: NeedCount
  readonly confidence: number | null
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

/** Project descriptions through the rules. */
export function* measureScenarios(set: ScenarioSet, judging: Judging): Work<SetReport> {
  const read = openTextReader()
  const wordOf = wordsOf(set.labels)
  const judged: Judged[] = []
  for (const row of set.rows) {
    judged.push(judgeRow(row, { ...judging, read, wordOf }))
    yield { what: nameOf(set), done: judged.length, total: set.rows.length }
  }
  return report(set, judged)
}

interface RowContext extends Judging {
  readonly read: TextReader
  readonly wordOf: (technology: TechnologyId) => string
}

function judgeRow(row: Row<JudgedScenario>, context: RowContext): Judged {
  const { value: scenario } = row
  const verdict = context.judge(scenario.text)
  const said = labelOf(verdict, context.wordOf)
  const values = { ...verdictValues(scenario, said), ...evidenceValues(scenario, verdict, context) }
  return { row, verdict, said, needs: countNeeds(scenario.needs, verdict), confidence: confidenceOf(verdict), item: { id: scenario.id, judged: row.judged, text: cut(scenario.text, 90), values } }
}

function labelOf({ outcome, technologies }: Verdict, wordOf: (technology: TechnologyId) => string): string {
  if (outcome === 'combine') return useBoth
  return outcome === 'favours' ? technologies.map(wordOf).join('+') : undecided
}

function verdictValues(scenario: JudgedScenario, said: string): Readonly<Record<string, number>> {
  const right = Number(said === scenario.verdict)
  const accepted = Number(scenario.accept.includes(said))
  if (scenario.contested) return { [acceptedContested]: accepted }
  const apart = scenario.trap === null ? { [onRest]: right } : { [onTraps]: right, [lenientOnTraps]: accepted }
  return { [strict]: right, [lenient]: accepted, ...apart }
}

function evidenceValues({ answers, contested }: JudgedScenario, { points }: Verdict, { read, sourceOf }: RowContext): Readonly<Record<string, number>> {
  const found = points.flatMap(({ evidence }) => evidence).map((each) => anchorsIn(read({ source: sourceOf(each), text: each.passage.text }), answers))
  const hits = found.filter((anchors) => anchors.length > 0).length
  const shown = new Set(found.flat().map(({ side }) => side))
  return {
    [evidenceHit]: hits > 0 ? 1 : 0,
    ...(found.length > 0 && { [evidencePrecision]: hits / found.length }),
    ...(contested && { [everySide]: answers.every(({ side }) => shown.has(side)) ? 1 : 0 }),
  }
}

/** The margin read as how sure the verdict is: of a lead as it is, of a level outcome the other way round. */
function confidenceOf({ outcome, margin }: Verdict): number | null {
  if (outcome === 'insufficient') return null
  return outcome === 'even' ? 1 - margin.value : margin.value
}

function report(set: ScenarioSet, judged: readonly Judged[]): SetReport {
  const items = judged.map(({ item }) => item)
  const uncontested = judged.filter(({ row }) => !row.value.contested)
  const pairs = uncontested.map(({ row, said }): Labelled => ({ gold: row.value.verdict, said }))
  const labels = [...new Set(pairs.map(({ gold }) => gold))].sort()
  const misses = uncontested.filter(({ row, said }) => row.value.verdict !== said)
  const needs = judged.map((each) => each.needs)
  return {
    task: set.task,
    split: set.split,
    name: nameOf(set),
    about: `${uncontested.length} scenarios, ${uncontested.filter(({ row }) => row.value.trap !== null).length} of them traps; ${judged.length - uncontested.length} contested`,
    figures: figuresOf(items, pairs, labels, uncontested, needs),
    sections: [
      { title: 'By verdict', lines: scoreClasses(pairs, labels).map(describeClass) },
      { title: 'What was judged, and what was said', lines: confusionLines(pairs) },
      { title: `Missed: ${misses.length}`, lines: misses.map(describeMiss) },
      oftenSection('Needs missed', needs.flatMap(({ missed }) => missed)),
      oftenSection('Needs heard where none is', needs.flatMap(({ misheard }) => misheard)),
    ],
    items,
    details: { confusion: confusionRecord(pairs), misses: misses.map(missRecord), needs: judged.map(({ item, needs: { missed, misheard } }) => ({ id: item.id, missed, misheard })) },
  }
}

function figuresOf(items: readonly Item[], pairs: readonly Labelled[], labels: readonly string[], uncontested: readonly Judged[], needs: readonly NeedCount[]): readonly Figure[] {
  const confident = uncontested.flatMap(({ confidence, row, said }): readonly Confident[] => (confidence === null ? [] : [{ confidence, isRight: row.value.verdict === said }]))
  return [
    meanFigure(strict, items),
    meanFigure(lenient, items),
    statisticFigure('macro-F1', pairs, (rows) => macroF1(rows, labels)),
    ...[onTraps, lenientOnTraps, onRest, acceptedContested, everySide, evidenceHit, evidencePrecision].map((name) => meanFigure(name, items)),
    statisticFigure('needs: precision', needs, precisionOfNeeds),
    statisticFigure('needs: recall', needs, recallOfNeeds),
    statisticFigure('needs: F1', needs, needsF1),
    statisticFigure('Brier score of the margin, 0 best', confident, brierScore),
    statisticFigure('calibration error of the margin, 0 best', confident, calibrationError),
  ]
}

/** A miss with its trace: what was heard, from which words, and which rules fired. */
function describeMiss({ row: { value }, verdict, said }: Judged): string {
  const { heard, ruledOut, setAside, points } = verdict
  const spell = (needs: Verdict['heard']): string => needs.map(({ need, words }) => `${need} “${cut(words, 30)}”`).join(', ') || 'nothing'
  const parts = [
    `${value.id}: ${value.verdict} is right, ${said} was said${value.accept.includes(said) ? ' (accepted)' : ''}${value.trap === null ? '' : `, a trap: ${value.trap}`}`,
    cut(value.text, 160),
    `heard ${spell(heard)}`,
    ...(ruledOut.length > 0 ? [`ruled out ${spell(ruledOut)}`] : []),
    ...(setAside.length > 0 ? [`set aside ${spell(setAside)}`] : []),
    `rules: ${points.map(({ rule, weight, favours, words }) => `${rule} (${favours ?? 'level'} ${weight.toFixed(1)}${words.length > 0 ? `, ${words.map((each) => `“${cut(each, 30)}”`).join(' ')}` : ''})`).join(', ') || 'none'}`,
  ]
  return parts.join(' · ')
}

function missRecord({ row: { value }, verdict, said, needs }: Judged): Json {
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
    missed: needs.missed,
    misheard: needs.misheard,
    rules: verdict.points.map(({ rule, favours, weight, words }) => ({ rule, favours, weight, words })),
  }
}
