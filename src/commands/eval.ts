import { setImmediate } from 'node:timers/promises'
import { composeIssues, composeLines } from '../answer/index.js'
import { parsed, refused, type Parsed } from '../errors.js'
import { evaluate, readJudgedFolder, reportBlocks, reportRecord, tasks, type JudgedSet, type SetReport, type Subject, type Task, type Work } from '../evaluation/index.js'
import type { Library } from '../library/index.js'
import { collectionOf, type Progress } from './collection.js'
import { defineCommand } from './command.js'
import { findNearest } from './nearest.js'
import { quote } from './parse.js'

export const evaluation = defineCommand({
  name: 'eval',
  summary: 'Measure the answers by a folder of judged questions, scenarios, sentences or documents.',
  only: 'terminal',
  slow: true,
  private: true,
  args: {
    folder: { kind: 'path', summary: 'The folder of judged files' },
    limit: { kind: 'integer', summary: 'Only so many items of each file', optional: true, named: true, min: 1 },
    only: { kind: 'text', summary: `One kind only: ${tasks.join(', ')}`, optional: true, named: true },
  },
  examples: ['eval judged', 'eval judged --only questions --limit 20'],
  async run({ folder, limit, only }, { library, scope }) {
    const task = readTask(only)
    if (!task.ok) return composeIssues(task.issues)
    const judged = readJudgedFolder(folder, { only: task.value, find: (word) => findTechnology(word, library) })
    if (!judged.ok) return composeIssues(judged.issues)
    const collection = collectionOf(library)
    const subject: Subject = { search: (text, most) => collection.search(text, most) }
    const reports: SetReport[] = []
    for (const set of judged.value.sets) reports.push(...(await drive(evaluate(cutSet(set, limit), subject), scope.progress ?? (() => undefined))))
    return composeLines(reports.flatMap(reportBlocks), { folder, sets: reports.map(reportRecord) }, { private: true })
  },
})

function readTask(only: string | undefined): Parsed<Task | undefined> {
  const task = tasks.find((name) => name === only)
  if (only === undefined || task !== undefined) return parsed(task)
  const nearest = findNearest(only, tasks)
  const hint = nearest === undefined ? '' : ` The nearest: ${nearest}.`
  return refused({ code: 'unknown-task', path: 'only', message: `${quote(only)} is no kind of judged file; expected one of ${tasks.join(', ')}.${hint}` })
}

function findTechnology(word: string, library: Library): ReturnType<Parameters<typeof readJudgedFolder>[1]['find']> {
  return library.technologies(word).find(({ match }) => match !== 'fuzzy')?.value.id
}

function cutSet<T extends JudgedSet>(set: T, limit: number | undefined): T {
  return limit === undefined ? set : { ...set, rows: set.rows.slice(0, limit) }
}

/** Does the work step by step, tells how far it is, and lets others through: Ctrl-C is heard. */
async function drive<T>(work: Work<T>, tell: Progress): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    const { what, done, total } = step.value
    tell(`${what}: ${done} of ${total}`)
    await setImmediate()
  }
}
