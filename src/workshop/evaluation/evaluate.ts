import { measureDocuments, withLosses } from './documents.js'
import type { JudgedSet, Search, SetReport, Work } from './model.js'
import { measureQuestions, measureTypos, type Searched } from './questions.js'
import { measureScenarios, type Judging } from './scenarios.js'
import { measureStances, type Labelling } from './stance.js'

/** What is measured: the program as its commands use it. */
export interface Subject extends Searched {
  /** Through the documents beside the queries. */
  readonly searchDocuments: Search
  readonly judging: Judging
  readonly labelling: Labelling
}

/** Measures by judged sets, one after another. The same sets and subject give the same reports. */
export function* evaluate(sets: readonly JudgedSet[], subject: Subject): Work<readonly SetReport[]> {
  const reports: SetReport[] = []
  for (const set of sets) reports.push(...(yield* measureBy(set, subject)))
  return withLosses(reports)
}

function* measureBy(set: JudgedSet, subject: Subject): Work<readonly SetReport[]> {
  switch (set.task) {
    case 'questions':
      return [yield* measureQuestions(set, subject)]
    case 'typos':
      return [yield* measureTypos(set, subject)]
    case 'scenarios':
      return [yield* measureScenarios(set, subject.judging)]
    case 'stance':
      return yield* measureStances(set, subject.labelling)
    case 'beir':
      return yield* measureDocuments(set, subject.searchDocuments)
  }
}
