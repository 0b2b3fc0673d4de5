import { measureDocuments, withLosses } from './documents.js'
import { headOf } from './judged.js'
import { roles, type Item, type JudgedSet, type NamedFile, type ReportHead, type Search, type SetReport,
  type Work } from './model.js'
import { askQuestions, measureTypos, questionReport, type Asked, type Searched } from './questions.js'
import { beside } from './report.js'
import { describeProjects, scenarioReport, type Described, type Judging } from './scenarios.js'
import { measureStances, type Labelling } from './stance.js'
import { standingReport, standTexts, type Stood } from './standing.js'

/** What is measured: the program as its commands use it. */
export interface Subject extends Searched {
  /** Through the documents beside the queries. */
  readonly searchDocuments: Search
  readonly judging: Judging
  readonly labelling: Labelling
}

/**
 * Measures by judged sets, one after another; then by what the texts of several writers are for, those unread beside
 * the rest. The same sets and subject give the same reports.
 */
export function* evaluate(sets: readonly JudgedSet[], subject: Subject): Work<readonly SetReport[]> {
  const kinds = {
    questions: openKind<Asked>((head, asked) => questionReport(head, asked, subject)),
    scenarios: openKind<Described>(scenarioReport),
    standing: openKind<Stood>(standingReport),
  }
  const reports: SetReport[] = []
  for (const set of sets) {
    switch (set.task) {
      case 'questions':
        reports.push(kinds.questions.report(set, yield* askQuestions(set, subject)))
        break
      case 'scenarios':
        reports.push(kinds.scenarios.report(set, yield* describeProjects(set, subject.judging)))
        break
      case 'standing':
        reports.push(kinds.standing.report(set, yield* standTexts(set, subject.judging.standingOf)))
        break
      case 'typos':
        reports.push(yield* measureTypos(set, subject))
        break
      case 'stance':
        reports.push(...(yield* measureStances(set, subject.labelling)))
        break
      case 'beir':
        reports.push(...(yield* measureDocuments(set, subject.searchDocuments)))
    }
  }
  return [...withLosses(reports), ...Object.values(kinds).flatMap((kind) => kind.together())]
}

/** Reports of one kind of file: each by itself, and those of several writers together. */
interface Kind<T> {
  report(set: JudgedSet, rows: readonly T[]): SetReport
  together(): readonly SetReport[]
}

function openKind<T extends { readonly item: Item }>(
  compose: (head: ReportHead, rows: readonly T[]) => SetReport,
): Kind<T> {
  const parts: { readonly head: ReportHead; readonly writer: NamedFile['writer']; readonly rows: readonly T[] }[] = []
  const composeFor = (head: ReportHead, rows: readonly T[]): SetReport => {
    const report = compose(head, rows)
    return head.tellsItems ? report : { ...report, sections: [], details: {} }
  }
  const gather = (split: string, of: readonly (string | null)[]): readonly SetReport[] => {
    const own = parts.filter(({ writer }) => writer !== null && of.includes(writer.role))
    const [first] = own
    if (first === undefined) return []
    const name = `${first.head.name.replace(/\/.*/, '')}, ${split}: ${own.length} ${
      own.length === 1 ? 'writer' : 'writers'
    }`
    const rows = own.flatMap(({ writer, rows: some }) =>
      some.map((row) => ({ ...row, item: { ...row.item, id: `${writer?.name ?? ''}/${row.item.id}` } }))
    )
    return [composeFor({ task: first.head.task, split, name, tellsItems: false }, rows)]
  }
  return {
    report(set, rows) {
      const head = headOf(set)
      if (set.writer !== null) parts.push({ head, writer: set.writer, rows })
      return composeFor(head, rows)
    },
    together() {
      const byRole = roles.flatMap((role) => gather(role, [role]))
      const unread = byRole.find(({ split }) => split === 'unread')
      const [rest] = gather('all but unread', [null, ...roles.filter((role) => role !== 'unread')])
      if (unread === undefined || rest === undefined) return byRole.length === 0 && rest ? [rest] : byRole
      return [...byRole.filter((each) => each !== unread), rest, { ...unread, sections: [beside(unread, rest)] }]
    },
  }
}
