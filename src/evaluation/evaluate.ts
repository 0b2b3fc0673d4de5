import type { JudgedSet, Search, SetReport, Work } from './model.js'
import { measureQuestions, measureTypos } from './questions.js'

/** What is measured: the program as its commands use it. */
export interface Subject {
  readonly search: Search
}

/** Measures by one judged set. The same set and subject give the same report. */
export function* evaluate(set: JudgedSet, subject: Subject): Work<readonly SetReport[]> {
  switch (set.task) {
    case 'questions':
      return [yield* measureQuestions(set, subject.search)]
    case 'typos':
      return [yield* measureTypos(set, subject.search)]
    default:
      return []
  }
}
