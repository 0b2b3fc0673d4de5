/** How good are the answers? Judged sets in, measures out: seeded, so that the same program and set give the same bytes. */
export { compareRuns, type FigureChange, type ItemChange, type SetChange } from './changes.js'
export { evaluate, type Subject } from './evaluate.js'
export { readJudgedFolder, type FolderOptions, type JudgedFolder } from './folder.js'
export type { FindTechnology } from './judged.js'
export { tasks, type Figure, type Item, type JudgedSet, type Progress, type Search, type Section, type SetReport, type Task, type Work } from './model.js'
export { changeBlocks, changeRecord, reportBlocks, reportRecord } from './report.js'
export { prepareRuns, readLastRun, runOf, runsFolderOf, saveRun, type Run, type RunHeader, type SavedRun } from './runs.js'
