import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { readBeir } from './beir.js'
import { readQuestions, readScenarios, readStances, readTypos, type FindTechnology, type NamedFile } from './judged.js'
import type { JudgedSet, Task } from './model.js'
import { quote } from './rows.js'

export interface FolderOptions {
  /** This task alone. */
  readonly only?: Task | undefined
  readonly find: FindTechnology
}

/** The judged sets of a folder, and its documents where they are not the corpus. */
export interface JudgedFolder {
  readonly sets: readonly JudgedSet[]
  /** A `corpus.jsonl` on which the sets with queries rest. */
  readonly documents: string | null
}

const expected =
  'questions.*.jsonl (with typos.*.jsonl), scenarios.*.jsonl or stance.*.jsonl, or corpus.jsonl with queries*.jsonl and qrels*.tsv or qrels/*.tsv'

/**
 * Recognises what lies in a folder by the names of its files, and reads it.
 *
 * @returns Every set, in the order of the tasks and of the names, or every problem of every file.
 */
export function readJudgedFolder(folder: string, { only, find }: FolderOptions): Parsed<JudgedFolder> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const message = `${quote(folder)} is no folder; expected one that holds ${expected}.`
    return refused({ code: 'no-such-folder', path: 'folder', message })
  }
  const names = readdirSync(folder).sort()
  const wanted = (task: Task): boolean => only === undefined || only === task
  const named = (task: Task): readonly NamedFile[] =>
    splitsOf(task, names).map(({ name, split }) => ({ file: join(folder, name), split }))
  const plain = wanted('questions') || wanted('typos')
    ? named('questions').map((each) => ({ split: each.split, read: readQuestions(each) }))
    : []
  const readMisspelt = (each: NamedFile): readonly Parsed<JudgedSet>[] => {
    const base = plain.find(({ split }) => split === each.split)?.read
    // What is wrong with the questions has been said; without them there is nothing to hold misspellings against.
    return base?.ok === false ? [] : [readTypos(each, base?.value)]
  }
  const reads: readonly Parsed<JudgedSet>[] = [
    ...plain.map(({ read }) => read).filter((read) => !read.ok || wanted('questions')),
    ...(wanted('typos') ? named('typos').flatMap(readMisspelt) : []),
    ...(wanted('scenarios') ? named('scenarios').map((each) => readScenarios(each, find)) : []),
    ...(wanted('stance') ? named('stance').map((each) => readStances(each, find)) : []),
    ...(wanted('beir') ? readCollections(folder, names) : []),
  ]
  return gather(folder, reads, only)
}

function gather(folder: string, reads: readonly Parsed<JudgedSet>[], only: Task | undefined): Parsed<JudgedFolder> {
  const issues: readonly Issue[] = reads.flatMap((read) => (read.ok ? [] : read.issues))
  if (issues.length > 0) return refused(...issues)
  const sets = reads.flatMap((read) => (read.ok && read.value.rows.length > 0 ? [read.value] : []))
  if (sets.length === 0) {
    const what = only === undefined ? 'Nothing judged' : `Nothing judged of the kind ${quote(only)}`
    return refused({ code: 'nothing-judged', path: folder, message: `${what} was found; expected ${expected}.` })
  }
  return parsed({ sets, documents: sets.some(({ task }) => task === 'beir') ? join(folder, 'corpus.jsonl') : null })
}

/** "questions.dev.jsonl" → dev; "questions.jsonl" → no split, and first. */
function splitsOf(stem: string, names: readonly string[],
  ending = 'jsonl'): readonly { readonly name: string; readonly split: string }[] {
  return names.flatMap((name) => {
    const parts = name.split('.')
    if (parts[0] !== stem || parts.at(-1) !== ending || parts.length < 2) return []
    return [{ name, split: parts.slice(1, -1).join('.') }]
  }).sort((a, b) => (a.split < b.split ? -1 : 1))
}

function readCollections(folder: string, names: readonly string[]): readonly Parsed<JudgedSet>[] {
  if (!names.includes('corpus.jsonl')) return []
  const qrels = [...splitsOf('qrels', names, 'tsv').map(({ name }) => name), ...inner(folder, 'qrels')].map((name) =>
    join(folder, name)
  )
  const queries = splitsOf('queries', names).map(({ name }) => join(folder, name))
  if (queries.length > 0 && qrels.length > 0) return queries.map((file) => readBeir(file, qrels))
  const missing = queries.length === 0 ? 'queries' : 'judgments'
  const message =
    `“corpus.jsonl” was found without ${missing}; expected queries*.jsonl and qrels*.tsv or qrels/*.tsv beside it.`
  return [refused({ code: 'nothing-judged', path: folder, message })]
}

function inner(folder: string, name: string): readonly string[] {
  const path = join(folder, name)
  if (!existsSync(path) || !statSync(path).isDirectory()) return []
  return readdirSync(path).filter((each) => each.endsWith('.tsv')).sort().map((each) => join(name, each))
}
