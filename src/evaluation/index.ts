/** How good are the answers? Judged sets in, measures out: seeded, so that the same program and set give the same bytes. */
export { evaluate, type Subject } from './evaluate.js'
export { readJudgedFolder, type FolderOptions, type JudgedFolder } from './folder.js'
export { tasks, type JudgedSet, type Progress, type Search, type SetReport, type Task, type Work } from './model.js'
export { reportBlocks, reportRecord } from './report.js'
