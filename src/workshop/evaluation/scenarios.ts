import type { TechnologyId } from '../../corpus/index.js'
import type { Evidence, Verdict } from '../../verdict/index.js'
import { anchorsIn, openTextReader, type TextReader } from './anchors.js'
import { confusionLines, confusionRecord, describeClass } from './class-lines.js'
import { brierScore, calibrationError, macroF1, scoreClasses, type Confident, type Labelled } from './classes.js'
import { meanFigure, statisticFigure } from './figures.js'
import { undecided, useBoth } from './judged.js'
import { describeMiss, missRecord, type Miss } from './misses.js'
import type { Figure, Item, JudgedScenario, Row, ScenarioSet, SetReport, Work } from './model.js'
import { nameOf, wordsOf } from './names.js'
import { countNeeds, needsF1, oftenSection, precisionOfNeeds, recallOfNeeds, type NeedCount } from './need-count.js'
import { cut } from './rows.js'

/** How a description is judged, and where the quotes behind a verdict are from. */
export interface Judging {
  readonly judge: (text: string) => Verdict
  /** The name under which judged files know the article of a piece of evidence. */
  readonly sourceOf: (evidence: Evidence) => string
}

interface Judged extends Miss {
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
const apart = [onTraps, lenientOnTraps, onRest, acceptedContested, everySide, evidenceHit, evidencePrecision]

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
  const item = { id: scenario.id, judged: row.judged, text: cut(scenario.text, 90), values }
  return { row, verdict, said, needs: countNeeds(scenario.needs, verdict), confidence: confidenceOf(verdict), item }
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

function evidenceValues({ answers, contested }: JudgedScenario, { points }: Verdict,
  context: RowContext): Readonly<Record<string, number>> {
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
  const traps = uncontested.filter(({ row }) => row.value.trap !== null).length
  return {
    task: set.task,
    split: set.split,
    name: nameOf(set),
    about: `${uncontested.length} scenarios, ${traps} of them traps; ${judged.length - uncontested.length} contested`,
    figures: [
      meanFigure(strict, items),
      meanFigure(lenient, items),
      statisticFigure('macro-F1', pairs, (rows) => macroF1(rows, labels)),
      ...apart.map((name) => meanFigure(name, items)),
      ...needFigures(needs),
      ...confidenceFigures(uncontested),
    ],
    sections: [
      { title: 'By verdict', lines: scoreClasses(pairs, labels).map(describeClass) },
      { title: 'What was judged, and what was said', lines: confusionLines(pairs) },
      { title: `Missed: ${misses.length}`, lines: misses.map(describeMiss) },
      oftenSection('Needs missed', needs.flatMap(({ missed }) => missed)),
      oftenSection('Needs heard where none is', needs.flatMap(({ misheard }) => misheard)),
    ],
    items,
    details: {
      confusion: confusionRecord(pairs),
      misses: misses.map(missRecord),
      needs: judged.map(({ item, needs: { missed, misheard } }) => ({ id: item.id, missed, misheard })),
    },
  }
}

function needFigures(needs: readonly NeedCount[]): readonly Figure[] {
  return [
    statisticFigure('needs: precision', needs, precisionOfNeeds),
    statisticFigure('needs: recall', needs, recallOfNeeds),
    statisticFigure('needs: F1', needs, needsF1),
  ]
}

function confidenceFigures(uncontested: readonly Judged[]): readonly Figure[] {
  const confident = uncontested.flatMap(({ confidence, row, said }): readonly Confident[] =>
    confidence === null ? [] : [{ confidence, isRight: row.value.verdict === said }]
  )
  return [
    statisticFigure('Brier score of the margin, 0 best', confident, brierScore),
    statisticFigure('calibration error of the margin, 0 best', confident, calibrationError),
  ]
}
