/** How good are the answers? Judged sets in, measures out: seeded, so that the same program and set give the same bytes. */
export { anchorsIn, findLost, foldWords, openTextReader, type ReadText, type SourceText,
  type TextReader } from './anchors.js'
export { describeChanges, type Changes } from './change-report.js'
export { compareRuns, type FigureChange, type ItemChange, type SetChange } from './changes.js'
export { brierScore, calibrationError, confusionOf, detectionF1, f1Of, macroF1, precisionOf, recallOf, scoreClasses,
  type ClassScore, type Confident, type Detection, type Labelled } from './classes.js'
export { evaluate, type Subject } from './evaluate.js'
export { meanFigure, statisticFigure } from './figures.js'
export { readJudgedFolder, type FolderOptions, type JudgedFolder } from './folder.js'
export type { FindTechnology } from './judged.js'
export { tasks, type Anchor, type Figure, type GradedAnchor, type Item, type JudgedSet, type Progress, type Search,
  type Section, type SetReport, type Task, type Work } from './model.js'
export { reportBlocks, reportRecord } from './report.js'
export { prepareRuns, readLastRun, runOf, runsFolderOf, saveRun, type LastRun, type Run, type RunHeader,
  type SavedRun } from './runs.js'
export { firstRelevant, succeeds, unitNdcg, type Held } from './units.js'
