import { basename, dirname } from 'node:path'
import { z } from 'zod'
import type { TechnologyId } from '../../corpus/index.js'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { foldWords } from './anchors.js'
import type { Anchor, BeirSet, GradedAnchor, JudgedQuery, JudgedQuestion, JudgedScenario, JudgedSentence, JudgedSet,
  Labels, Mark, MarkedText, MisspeltQuestion, NamedFile, QuestionSet, ReportHead, ScenarioSet, SidedAnchor, StanceSet,
  StandingSet, TypoSet } from './model.js'
import { idSchema as id, quote, readLines, readRows, shorten, type Checked } from './rows.js'

/** Finds the technology that a judged file means by a word; undefined when the corpus knows none by it. */
export type FindTechnology = (word: string) => TechnologyId | undefined

const words = z.string().min(1)
const articleWords = words.refine((text) => foldWords(text) !== '', 'words of an article')
const anchor = z.object({
  source: words,
  anchor: articleWords,
  para: z.int().optional(),
})

const questionSchema = z.object({
  id,
  text: words,
  answers: z.array(anchor.extend({ grade: z.literal([1, 2]) })),
  favours: z.string().nullable().optional(),
})

/** What the articles may be said to favour besides a technology. */
export const mixed = 'mixed'
export const none = 'none'

export function readQuestions(named: NamedFile, find: FindTechnology): Parsed<QuestionSet> {
  const labels = openLabels(find)
  const rows = readRows(named.file, questionSchema, (raw): Checked<JudgedQuestion> => {
    const { favours = null } = raw
    if (favours !== null && favours !== mixed && favours !== none && !labels.knows(favours)) {
      return {
        wrong: [`favours is ${quote(favours)}; expected a technology of the corpus, ${mixed}, ${none} or null.`],
      }
    }
    return { value: { id: raw.id, text: raw.text, favours, answers: raw.answers.map(gradedAnchor) } }
  })
  return rows.ok ? parsed({ ...named, task: 'questions', rows: rows.value, labels: labels.found }) : rows
}

type RawAnchor = z.infer<typeof anchor>

// Anchors of one paragraph belong to one unit; without a paragraph each stands for itself.
function anchorOf({ source, anchor: quoted, para }: RawAnchor): Anchor {
  return { source, words: foldWords(quoted), unit: JSON.stringify([source, para ?? quoted]) }
}

const gradedAnchor = (raw: RawAnchor & Pick<GradedAnchor, 'grade'>): GradedAnchor => ({ ...anchorOf(raw),
  grade: raw.grade })
const sidedAnchor = (raw: RawAnchor & Pick<SidedAnchor, 'side'>): SidedAnchor => ({ ...anchorOf(raw), side: raw.side })

const typoSchema = z.object({ id, base: id, text: words })

/** @param plain - The questions of the same split; undefined when there is no such file. */
export function readTypos(named: NamedFile, plain: QuestionSet | undefined): Parsed<TypoSet> {
  if (!plain) {
    const message = `${
      quote(named.file)
    } was found without the questions that it misspells; expected a questions file of the same split beside it.`
    return refused({ code: 'no-base', path: named.file, message })
  }
  const bases = new Map(plain.rows.map(({ value }) => [value.id, value]))
  const rows = readRows(named.file, typoSchema, ({ id: own, base, text }): Checked<MisspeltQuestion> => {
    const question = bases.get(base)
    if (!question) return { wrong: [`base is ${quote(base)}; expected the id of a question in ${plain.file}.`] }
    return { value: { ...question, id: own, base, text } }
  })
  return rows.ok ? parsed({ ...named, task: 'typos', rows: rows.value, bases, labels: plain.labels }) : rows
}

const scenarioSchema = z.object({
  id,
  text: words,
  needs: z.record(z.string(), z.boolean()),
  mentioned: z.union([z.array(z.string()), z.record(z.string(), z.string())]).optional(),
  said: z.record(z.string(), z.string()).optional(),
  verdict: words,
  accept: z.array(words).optional(),
  trap: z.string().nullable().optional(),
  contested: z.boolean().optional(),
  answers: z.array(anchor.extend({ side: words })).optional(),
})

/** What a verdict may be besides a technology. */
export const useBoth = 'both'
export const undecided = 'either'

export function readScenarios(named: NamedFile, find: FindTechnology): Parsed<ScenarioSet> {
  const labels = openLabels(find)
  const rows = readRows(named.file, scenarioSchema, (raw): Checked<JudgedScenario> => {
    const { accept = [raw.verdict], trap = null, contested = false, mentioned = [], answers = [] } = raw
    const isVerdict = (word: string): boolean => word === useBoth || word === undecided || labels.knows(word)
    const wrong = [...new Set([raw.verdict, ...accept])].filter((word) => !isVerdict(word))
    if (wrong.length > 0)
      return {
        wrong: wrong.map((word) =>
          `${quote(word)} is no verdict; expected ${useBoth}, ${undecided} or a technology of the corpus.`
        ),
      }
    const needs = new Map(Object.entries(raw.needs))
    const reasons = new Map(Array.isArray(mentioned) ? [] : Object.entries(mentioned))
    const standingOf = (need: string): string | undefined => {
      const isStated = needs.get(need)
      return isStated === undefined ? reasons.get(need) : isStated ? 'stated' : 'ruled-out'
    }
    const marks = Object.entries(raw.said ?? {}).flatMap(([need, said]) =>
      markOf(raw.text, { need, said, standing: standingOf(need) }) ?? []
    )
    return {
      value: { id: raw.id, text: raw.text, verdict: raw.verdict, accept, trap, contested, needs, marks,
        mentioned: Array.isArray(mentioned) ? mentioned : Object.keys(mentioned), answers: answers.map(sidedAnchor) },
    }
  })
  return rows.ok ? parsed({ ...named, task: 'scenarios', rows: rows.value, labels: labels.found }) : rows
}

/** undefined where the words do not stand there, or nobody says what they count for. */
function markOf(text: string,
  { need, said, standing }: { readonly need: string; readonly said: string; readonly standing: string | undefined }
):
  | Mark
  | undefined {
  const start = text.indexOf(said)
  return start < 0 || standing === undefined ? undefined : { need, start, end: start + said.length, standing }
}

const standingSchema = z.object({ id, text: words,
  marks: z.array(z.object({ need: words, said: words, standing: words })) })

export function readStandings(named: NamedFile): Parsed<StandingSet> {
  const rows = readRows(named.file, standingSchema, ({ id: own, text, marks }): Checked<MarkedText> => {
    const lost = marks.filter(({ said }) => !text.includes(said))
    if (lost.length > 0)
      return { wrong: lost.map(({ said }) => `${quote(said)} does not stand in the text; expected words of it.`) }
    return { value: { id: own, text, marks: marks.flatMap((mark) => markOf(text, mark) ?? []) } }
  })
  return rows.ok ? parsed({ ...named, task: 'standing', rows: rows.value }) : rows
}

const stanceSchema = z.object({ source: words, sentence: articleWords, stance: words })

const stanceLabel = /^(?:pro|con)-(.+)$/

export function readStances(named: NamedFile, find: FindTechnology): Parsed<StanceSet> {
  const labels = openLabels(find)
  const rows = readRows(named.file, stanceSchema, ({ source, sentence, stance }): Checked<JudgedSentence> => {
    const name = stanceLabel.exec(stance)?.[1]
    const isKnown = stance === 'both' || stance === 'neutral' || (name !== undefined && labels.knows(name))
    if (!isKnown)
      return {
        wrong: [`stance is ${quote(stance)}; expected pro- or con- with a technology of the corpus, both or neutral.`],
      }
    return { value: { id: `${source}: ${foldWords(sentence)}`, source, sentence, stance } }
  })
  return rows.ok ? parsed({ ...named, task: 'stance', rows: rows.value, labels: labels.found }) : rows
}

/** Remembers which technology each word of a file stands for. */
function openLabels(find: FindTechnology): { readonly found: Labels; knows(word: string): boolean } {
  const found = new Map<string, TechnologyId>()
  return {
    found,
    knows(word) {
      const technology = found.get(word) ?? find(word)
      if (technology !== undefined) found.set(word, technology)
      return technology !== undefined
    },
  }
}

const querySchema = z.object({ _id: id, text: z.string() })

/** Reads one file of queries and every file of judgments. */
export function readBeir(file: string, qrelsFiles: readonly string[]): Parsed<BeirSet> {
  const rows = readRows(file, querySchema, ({ _id, text }): Checked<JudgedQuery> => ({ value: { id: _id, text } }))
  const qrels = qrelsFiles.map((each) => ({ file: each, split: splitOf(each), read: readGrades(each) }))
  const issues = [rows, ...qrels.map(({ read }) => read)].flatMap((part) => (part.ok ? [] : part.issues))
  if (!rows.ok || issues.length > 0) return refused(...issues)
  const grades = qrels.flatMap((
    { file: from, split, read },
  ) => (read.ok ? [{ file: from, split, grades: read.value }] : []))
  return parsed({ task: 'beir', file, split: '', writer: null, rows: rows.value, qrels: grades })
}

const splitOf = (file: string): string => basename(file).replace(/^qrels\.?/, '').replace(/\.?tsv$/, '')

/**
 * Lines of query, document and grade between tabs, with or without a line that names the columns. A pair that stands
 * twice has its last grade.
 */
function readGrades(file: string): Parsed<Map<string, Map<string, number>>> {
  const lines = readLines(file)
  if (!lines.ok) return lines
  const grades = new Map<string, Map<string, number>>()
  const issues: Issue[] = []
  for (const [at, { place, text }] of lines.value.entries()) {
    const [query = '', document = '', written = '', ...rest] = text.split('\t').map((part) => part.trim())
    const grade = Number(written)
    const isJudgment = query !== '' && document !== '' && written !== '' && Number.isFinite(grade) && rest.length === 0
    if (isJudgment) grades.set(query, (grades.get(query) ?? new Map<string, number>()).set(document, grade))
    else if (at > 0 || !isHeader([query, document, written])) {
      const message = `${quote(text)} was found; expected a query, a document and a grade between tabs.`
      issues.push({ code: 'bad-row', path: place, message })
    }
  }
  return issues.length > 0 ? refused(...shorten(issues, file)) : parsed(grades)
}

const isHeader = (columns: readonly string[]): boolean => columns.every((column) => /^[a-z][a-z _-]*$/i.test(column))

/** What a set is called: after its file, and after the folder of the writers. */
export function headOf({ task, file, split, writer }: JudgedSet): ReportHead {
  const name = writer === null ? basename(file) : `${basename(dirname(file))}/${writer.name}`
  return { task, name, split: writer?.role ?? split, tellsItems: writer?.role !== 'unread' }
}

/** What judged files call a technology; its id where they do not speak of it. */
export function wordsOf(labels: Labels): (technology: TechnologyId) => string {
  const words = new Map<TechnologyId, string>()
  for (const [word, technology] of labels) if (!words.has(technology)) words.set(technology, word)
  return (technology) => words.get(technology) ?? technology
}
