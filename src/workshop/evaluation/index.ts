/** How good are the answers? Judged sets in, measures out: seeded, the same bytes for the same program and set. */
export { anchorsIn, findLost, firstRelevant, foldWords, openTextReader, succeeds, unitNdcg,
  type Held } from './anchors.js'
export { evaluate, type Subject } from './evaluate.js'
export { readJudgedFolder } from './folder.js'
export { countsF1, f1Of, labelF1s, macroF1, meanFigure, precisionOf, recallOf, statisticFigure,
  type Labelled } from './measures.js'
export { tasks, type GradedAnchor, type Item, type JudgedSet, type Progress, type SetReport, type Task,
  type Work } from './model.js'
export { describeChanges, reportBlocks, reportRecord, type Changes } from './report.js'
export { compareRuns, prepareRuns, readLastRun, runOf, runsFolderOf, saveRun, type RunHeader } from './runs.js'
export type { Told } from './questions.js'
