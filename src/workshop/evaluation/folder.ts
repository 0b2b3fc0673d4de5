import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { readBeir, readQuestions, readScenarios, readStances, readStandings, readTypos,
  type FindTechnology } from './judged.js'
import { roles, type JudgedSet, type NamedFile, type Role, type Task } from './model.js'
import { quote } from './rows.js'

interface FolderOptions {
  /** This task alone. */
  readonly only?: Task | undefined
  readonly find: FindTechnology
}

/** The judged sets of a folder, and its documents where they are not the corpus. */
interface JudgedFolder {
  readonly sets: readonly JudgedSet[]
  /** A `corpus.jsonl` on which the sets with queries rest. */
  readonly documents: string | null
}

const expected = [
  'questions.*.jsonl (with typos.*.jsonl), scenarios.*.jsonl, standing.*.jsonl or stance.*.jsonl',
  'questions/, descriptions/ or standing/ with a file for each writer (and splits.json beside them)',
  'or corpus.jsonl with queries*.jsonl and qrels*.tsv or qrels/*.tsv',
].join(', ')

/** The folders that hold a file for each writer, by what is in them. */
const writersIn: Readonly<Partial<Record<Task, string>>> = { questions: 'questions', scenarios: 'descriptions',
  standing: 'standing' }

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
  const written = readWriters(folder)
  if (!written.ok) return written
  const wanted = (task: Task): boolean => only === undefined || only === task
  const named = (task: Task): readonly NamedFile[] => [
    ...splitsOf(task, names).map(({ name, split }) => ({ file: join(folder, name), split, writer: null })),
    ...(written.value.get(task) ?? []),
  ]
  const plain = wanted('questions') || wanted('typos')
    ? named('questions').map((each) => ({ split: each.split, read: readQuestions(each, find) }))
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
    ...(wanted('standing') ? named('standing').map(readStandings) : []),
    ...(wanted('stance') ? named('stance').map((each) => readStances(each, find)) : []),
    ...(wanted('beir') ? readCollections(folder, names) : []),
  ]
  return gather(folder, reads, only)
}

const listed = z.array(z.string()).optional()
const splitsSchema = z.strictObject({ train: listed, tune: listed, unread: listed })

/**
 * The files of writers. A list of what they are for has to name each of them once, and nobody else: a writer who is
 * forgotten there would be read.
 */
function readWriters(folder: string): Parsed<ReadonlyMap<Task, readonly NamedFile[]>> {
  const files = Object.entries(writersIn).flatMap(([task, name]) =>
    inner(folder, name, '.jsonl').map((file) => ({ task: task as Task, file: join(folder, file),
      name: file.slice(name.length + 1, -'.jsonl'.length) })
    )
  )
  const path = join(folder, 'splits.json')
  const splits = existsSync(path) ? readSplits(path) : parsed(null)
  if (!splits.ok) return splits
  const complain = (message: string): Issue => ({ code: 'bad-splits', path, message })
  // What only teaches has writers too, though nothing of theirs is evaluated.
  const taught = inner(folder, 'asked', '.jsonl').map((file) => file.slice('asked/'.length, -'.jsonl'.length))
  const writers = new Set([...files.map(({ name }) => name), ...taught])
  const issues = splits.value === null ? [] : findSplitProblems(splits.value, writers)
  if (issues.length > 0) return refused(...issues.map(complain))
  const byTask = new Map<Task, NamedFile[]>()
  for (const { task, file, name } of files) {
    const role = roles.find((each) => splits.value?.[each]?.includes(name)) ?? null
    byTask.set(task, [...(byTask.get(task) ?? []), { file, split: name, writer: { name, role } }])
  }
  return parsed(byTask)
}

type Splits = Partial<Record<Role, readonly string[] | undefined>>

function readSplits(path: string): Parsed<Splits> {
  try {
    return parsed(splitsSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))
  } catch {
    return refused({ code: 'bad-splits', path,
      message: `This is no list of writers; expected {"train": ["…"], "tune": ["…"], "unread": ["…"]}.` })
  }
}

function findSplitProblems(splits: Splits, writers: ReadonlySet<string>): readonly string[] {
  const all = roles.flatMap((role) => splits[role] ?? [])
  return [
    ...all.filter((name, at) => all.indexOf(name) !== at).map((name) =>
      `${quote(name)} is named twice; expected once.`
    ),
    ...all.filter((name) => !writers.has(name)).map((name) => `${quote(name)} is named; no file is that writer's.`),
    ...[...writers].filter((name) => !all.includes(name)).map((name) =>
      `${quote(name)} is not named; expected it under ${roles.join(', ')}.`
    ),
  ]
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
  const qrels = [...splitsOf('qrels', names, 'tsv').map(({ name }) => name), ...inner(folder, 'qrels', '.tsv')].map((
    name,
  ) => join(folder, name))
  const queries = splitsOf('queries', names).map(({ name }) => join(folder, name))
  if (queries.length > 0 && qrels.length > 0) return queries.map((file) => readBeir(file, qrels))
  const missing = queries.length === 0 ? 'queries' : 'judgments'
  const message =
    `“corpus.jsonl” was found without ${missing}; expected queries*.jsonl and qrels*.tsv or qrels/*.tsv beside it.`
  return [refused({ code: 'nothing-judged', path: folder, message })]
}

/** The files in a folder of a folder, by their paths from the outer one. */
function inner(folder: string, name: string, ending: string): readonly string[] {
  const path = join(folder, name)
  if (!existsSync(path) || !statSync(path).isDirectory()) return []
  return readdirSync(path).filter((each) => each.endsWith(ending)).sort().map((each) => join(name, each))
}
