import { basename } from 'node:path'
import { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import type { BeirSet, JudgedQuery } from './model.js'
import { idSchema, quote, readLines, readRows, shorten, type Checked } from './rows.js'

const querySchema = z.object({ _id: idSchema, text: z.string() })

/** Reads one file of queries and every file of judgments. */
export function readBeir(file: string, qrelsFiles: readonly string[]): Parsed<BeirSet> {
  const rows = readRows(file, querySchema, ({ _id, text }): Checked<JudgedQuery> => ({ value: { id: _id, text } }))
  const qrels = qrelsFiles.map((each) => ({ file: each, split: splitOf(each), read: readGrades(each) }))
  const issues = [rows, ...qrels.map(({ read }) => read)].flatMap((part) => (part.ok ? [] : part.issues))
  if (!rows.ok || issues.length > 0) return refused(...issues)
  const grades = qrels.flatMap((
    { file: from, split, read },
  ) => (read.ok ? [{ file: from, split, grades: read.value }] : []))
  return parsed({ task: 'beir', file, split: '', rows: rows.value, qrels: grades })
}

const splitOf = (file: string): string => basename(file).replace(/^qrels\.?/, '').replace(/\.?tsv$/, '')

/**
 * Lines of query, document and grade between tabs, with or without a line that names the columns. A pair that stands twice
 * has its last grade.
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
