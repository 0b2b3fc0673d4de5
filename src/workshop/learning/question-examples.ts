import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseAskedPage, type Corpus, type Passage } from '../../corpus/index.js'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { foldWords } from '../evaluation/anchors.js'
import { readSplits } from './examples.js'
import type { QuestionExample } from './questions.js'

export interface QuestionSources {
  readonly corpusFolder: string
  /** Pages on how people ask, by topic, as they stand in the corpus folder. */
  readonly pages: ReadonlyMap<string, string>
  readonly corpus: Corpus
  /** A folder of judged texts; null: only the pages are learnt from. */
  readonly judgedFolder: string | null
}

const rowSchema = z.object({
  text: z.string().min(1),
  answers: z.array(z.object({ source: z.string(), anchor: z.string(), grade: z.union([z.literal(1), z.literal(2)]) })),
  favours: z.string().nullable().exactOptional(),
  aspects: z.array(z.string()).exactOptional(),
})

type JudgedRow = z.infer<typeof rowSchema>

const askedSchema = z.object({ text: z.string().min(1), aspects: z.array(z.string()) })

/**
 * Everything that asking is learnt from: the questions on the pages, and of a judged folder `questions.jsonl`,
 * `questions/*.jsonl` and `asked/*.jsonl` but those of unread writers, by `splits.json`. In the order of the names.
 */
export function readQuestionExamples(sources: QuestionSources): Parsed<readonly QuestionExample[]> {
  const issues: Issue[] = []
  const examples = Array.from(sources.pages).flatMap(([topic, text]) => {
    const page = parseAskedPage(text, topic, sources.corpusFolder)
    if (page.ok) return Object.entries(page.value).flatMap(([aspect, { 'people ask': ask, 'not this': not = [] }]) =>
      [...ask.map((each) => onPage(each, [aspect])), ...not.map((each) => onPage(each, []))]
    )
    issues.push(...page.issues)
    return []
  })
  // What it is called, and what it means, ask for it as plainly as anybody does.
  examples.push(...sources.corpus.aspects.flatMap(({ id, name, means }) => [onPage(name, [id]), onPage(means, [id])]))
  if (sources.judgedFolder !== null) examples.push(...readJudged(sources.judgedFolder, sources.corpus, issues))
  return issues.length > 0 ? refused(...issues) : parsed(examples)
}

const onPage = (text: string, aspects: readonly string[]): QuestionExample => ({ text, writer: null, aspects,
  isAnswered: aspects.length > 0, weighs: null, gradeOf: null })

function readJudged(folder: string, corpus: Corpus, issues: Issue[]): readonly QuestionExample[] {
  const sources = new Map(corpus.articles.map(({ id, original }) => [id, original ?? id]))
  const sourceOf = (passage: Passage): string => sources.get(passage.article) ?? ''
  const files = existsSync(join(folder, 'questions.jsonl')) ? ['questions.jsonl'] : []
  return [
    ...readRows([...files, ...filesIn(folder, 'questions')], { folder, schema: rowSchema, issues })
      .map(({ writer, row }) => toExample(row, writer, sourceOf)),
    ...readRows(filesIn(folder, 'asked'), { folder, schema: askedSchema, issues })
      .map(({ writer, row: { text, aspects } }) => ({ ...onPage(text, aspects), writer })),
  ]
}

const filesIn = (folder: string, within: string): readonly string[] =>
  existsSync(join(folder, within))
    ? readdirSync(join(folder, within)).filter((name) => name.endsWith('.jsonl')).sort()
      .map((name) => join(within, name))
    : []

interface RowReading<T> {
  readonly folder: string
  readonly schema: z.ZodType<T>
  readonly issues: Issue[]
}

function readRows<T>(files: readonly string[],
  { folder, schema, issues }: RowReading<T>): readonly { readonly writer: string; readonly row: T }[] {
  const unread = new Set(readSplits(folder).unread)
  return files.flatMap((file) => {
    const writer = file.replace(/^.*[\\/]|\.jsonl$/g, '')
    if (unread.has(writer)) return []
    return readFileSync(join(folder, file), 'utf8').split('\n').flatMap((line, at) => {
      if (line.trim() === '') return []
      const row = parseRow(line, schema)
      if (row !== undefined) return [{ writer, row }]
      issues.push({ code: 'damaged-row', path: `${file}:${at + 1}`,
        message: 'This line is no JSON object with a "text", and "answers" or "aspects".' })
      return []
    })
  })
}

function parseRow<T>(line: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

function toExample({ text, answers, favours, aspects }: JudgedRow, writer: string,
  sourceOf: (passage: Passage) => string): QuestionExample {
  const anchors = answers.map(({ source, anchor, grade }) => ({ source, words: foldWords(anchor), grade }))
  return {
    text,
    writer,
    aspects: aspects ?? null,
    isAnswered: answers.length > 0,
    weighs: favours === undefined ? null : favours !== null,
    gradeOf: (passage) => {
      const source = sourceOf(passage)
      const words = foldWords(passage.text)
      return Math.max(0, ...anchors.filter((each) => each.source === source && words.includes(each.words))
        .map(({ grade }) => grade))
    },
  }
}
