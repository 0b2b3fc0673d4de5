import { dirname, join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { composeIssues, composeLines, line, text, type Answer, sourceNumber,
  type VerdictRecord } from '../../answer/index.js'
import type { Corpus, TechnologyId } from '../../corpus/index.js'
import { parsed, refused, type Parsed } from '../../errors.js'
import { describeChanges, evaluate, prepareRuns, readJudgedFolder, readLastRun, reportBlocks, reportRecord, runOf,
  runsFolderOf, saveRun, tasks, type Changes, type JudgedSet, type RunHeader, type SetReport, type Subject, type Task,
  type Told, type Work } from '../evaluation/index.js'
import { english } from '../../language/index.js'
import { isCertain, type Reader, standingOf } from '../../reading/index.js'
import { type Progress, collectionOf, openCollection, type Collection } from './collection.js'
import { answerQuestion, defineCommand, type CommandContext, type VersionInfo, nearestNames, quote } from '../../commands/index.js'
import type { Verdict } from '../../verdict/index.js'
import { openLabeller } from '../../stances/index.js'

export const evaluation = defineCommand({
  name: 'eval',
  summary: 'Evaluate answers against judged questions, scenarios, sentences or documents.',
  only: 'terminal',
  slow: true,
  private: true,
  args: {
    folder: { kind: 'path', summary: 'The folder of judged files' },
    limit: { kind: 'integer', summary: 'At most this many items per file', optional: true, named: true, min: 1 },
    only: { kind: 'text', summary: `Only one kind: ${tasks.join(', ')}`, optional: true, named: true },
    save: { kind: 'flag', summary: 'Save this run for later comparison' },
    compare: { kind: 'flag', summary: 'Compare with the last saved run, item by item' },
    runs: { kind: 'path', summary: 'Where runs are saved (default: data/runs beside the corpus)', optional: true,
      named: true },
  },
  examples: ['eval tests/fixtures/judged/documents', 'eval tests/fixtures/judged/documents --save --compare'],
  async run({ folder, limit, only, save, compare, runs }, context) {
    const { reader, corpusFolder, version, scope } = context
    const task = readTask(only)
    if (!task.ok) return composeIssues(task.issues, english)
    const judged = readJudgedFolder(folder, { only: task.value, find: (word) => findTechnology(word, reader) })
    if (!judged.ok) return composeIssues(judged.issues, english)
    const kept = runsFolderOf(runs ?? join(dirname(resolve(corpusFolder)), 'data', 'runs'), folder)
    const ready = save === true ? prepareRuns(kept) : parsed(null)
    if (!ready.ok) return composeIssues(ready.issues, english)
    const tell = scope.progress ?? (() => undefined)
    const subject = openSubject(context, judged.value.documents, tell)
    if (!subject.ok) return composeIssues(subject.issues, english)
    const reports = await drive(evaluate(judged.value.sets.map((set) => cutSet(set, limit)), subject.value), tell)
    // Read before this one is saved: a run is not compared with itself.
    const changes = compare === true
      ? describeChanges(reports, readLastRun(kept, reports.map(({ name }) => name)), version)
      : null
    const saved = save === true ? saveRun(kept, runOf(reports, headerOf(version))) : null
    return answer({ folder, reports, changes, saved })
  },
})

function readTask(only: string | undefined): Parsed<Task | undefined> {
  const task = tasks.find((name) => name === only)
  if (only === undefined || task !== undefined) return parsed(task)
  const [nearest] = nearestNames(only, tasks)
  const hint = nearest === undefined ? '' : ` The nearest: ${nearest}.`
  const message = `${quote(only)} is no kind of judged file; expected one of ${tasks.join(', ')}.${hint}`
  return refused({ code: 'unknown-task', path: 'only', message })
}

function findTechnology(word: string, reader: Reader): TechnologyId | undefined {
  return reader.technologies(word).find(isCertain)?.value.id
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

const headerOf = ({ program, corpus, rules }: VersionInfo): RunHeader => ({ saved: new Date().toISOString(), program,
  corpus, rules })

interface Evaluated {
  readonly folder: string
  readonly reports: readonly SetReport[]
  readonly changes: Changes | null
  readonly saved: string | null
}

function answer({ folder, reports, changes, saved }: Evaluated): Answer {
  const notice = saved === null ? [] : [line(text(`Kept as ${saved}.`))]
  const record = { folder, sets: reports.map(reportRecord), comparison: changes?.record ?? null, saved }
  return composeLines([...reports.flatMap(reportBlocks), ...(changes?.blocks ?? []), ...notice], record, {
    private: true,
  })
}

/**
 * The program as `search`, `recommend` and `stance` use it, to be measured.
 *
 * @param documents - A file of documents to search besides; null without.
 */
function openSubject(rooms: CommandContext, documents: string | null, tell: Progress): Parsed<Subject> {
  const collection = collectionOf(rooms)
  const beside = documents === null
    ? parsed<Collection>(collection)
    : openCollection(documents, rooms.reader.english, tell)
  if (!beside.ok) return beside
  const { corpus, reader, judge } = rooms
  const label = openLabeller(rooms)
  const sources = new Map(corpus.articles.map((article) => [article.id, sourceNumber(article)]))
  const { learnt } = corpus.rulebook
  return parsed({
    search: (text, limit) => collection.search(text, limit),
    told: (text) => {
      const question = reader.read(text)
      const { answer: { record, quotes = [] } } = answerQuestion(question, undefined, rooms)
      const verdict = record?.kind === 'ask' ? record.verdict : null
      return { side: sideOf(verdict), recommended: sideOf(judge.project(question)), quotes,
        voices: verdict === null ? { right: 0, called: 0 } : voicesOf(verdict, corpus.stances) }
    },
    searchDocuments: (text, limit) => beside.value.search(text, limit),
    judging: {
      judge: (text) => judge.byNeeds(reader.read(text).needs),
      standingOf: learnt === null ? null : (text, words) => standingOf(reader.lay(text), words, learnt),
      sourceOf: ({ passage }) => sources.get(passage.article) ?? passage.article,
    },
    labelling: {
      propose: (sentence, source) => label(sentence, source, 'pattern'),
      recall: (sentence, source) => {
        const known = label(sentence, source)
        return known.decidedBy === 'reviewed' ? known : null
      },
    },
    passages: corpus.passages.map(({ article, text }) => ({ source: sources.get(article) ?? article, text })),
  })
}

/** An article is on the side that most of its labels on the topics of the verdict take; or none of them takes any. */
function voicesOf({ sides, points }: VerdictRecord, labels: Corpus['stances']): Told['voices'] {
  const voices = sides.flatMap(({ technology, articles }) => articles.map((article) => {
    const own = labels.filter((label) => label.article === article && points.some(({ topic }) => topic === label.topic))
    const count = (leans: boolean): number => own.filter(({ technology: of, stance }) =>
      (stance === 'for' || stance === 'against') && ((stance === 'for') === (of === technology)) === leans).length
    return count(true) >= count(false)
  }))
  return { right: voices.filter(Boolean).length, called: voices.length }
}

function sideOf(verdict: Pick<Verdict, 'outcome' | 'technologies'> | null): TechnologyId | 'mixed' | null {
  if (verdict === null || verdict.outcome === 'insufficient') return null
  return verdict.outcome === 'favours' ? (verdict.technologies[0] ?? null) : 'mixed'
}
