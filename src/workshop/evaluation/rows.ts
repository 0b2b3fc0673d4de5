import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { hashOf } from '../../corpus/index.js'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { decodeText } from '../../text/index.js'
import type { Row } from './model.js'

/** Ids are text, however they were written. */
export const idSchema = z.union([z.string().min(1), z.number()], { error: 'a string or a number' }).transform(String)

/** What a row becomes, or what is wrong with it, in words that follow its place. */
export type Checked<T> = { readonly value: T } | { readonly wrong: readonly string[] }

// More problems than these in one file are one problem: the file is of another kind.
const mostIssues = 50

/**
 * Reads a file of one JSON object a line.
 *
 * @param check - Turns what the schema let through into the value; may find more that is wrong.
 * @returns Every row, or every problem with its `file:line`; blank lines are passed over.
 */
export function readRows<Raw, T extends { readonly id: string }>(
  file: string,
  schema: z.ZodType<Raw>,
  check: (raw: Raw) => Checked<T>,
): Parsed<readonly Row<T>[]> {
  const lines = readLines(file)
  if (!lines.ok) return lines
  const rows: Row<T>[] = []
  const issues: Issue[] = []
  const places = new Map<string, string>()
  for (const { place, text } of lines.value) {
    const complain = (message: string): void => void issues.push({ code: 'bad-row', path: place, message })
    const raw = parseObject(text, schema)
    const checked = 'wrong' in raw ? raw : check(raw.value)
    if ('wrong' in checked) {
      checked.wrong.forEach(complain)
      continue
    }
    const { value } = checked
    const before = places.get(value.id)
    if (before !== undefined) complain(`${quote(value.id)} stands already at ${before}; expected each once.`)
    places.set(value.id, place)
    rows.push({ value, place, judged: shortHash(raw) })
  }
  return issues.length > 0 ? refused(...shorten(issues, file)) : parsed(rows)
}

/** At most so many problems of one file, and how many more there are. */
export function shorten(issues: readonly Issue[], file: string): readonly Issue[] {
  if (issues.length <= mostIssues) return issues
  const rest: Issue = { code: 'bad-row', path: file,
    message: `${issues.length - mostIssues} more problems like these.` }
  return [...issues.slice(0, mostIssues), rest]
}

interface FileLine {
  /** `file:line`, lines from 1. */
  readonly place: string
  readonly text: string
}

/** The lines of a file that are not blank. */
export function readLines(file: string): Parsed<readonly FileLine[]> {
  try {
    const decoded = decodeText(readFileSync(file))
    if (!('text' in decoded))
      return refused({ code: 'unreadable-file', path: file,
        message: 'This file holds bytes that are not UTF-8; expected a text file, saved as UTF-8.' })
    const lines = decoded.text.split(/\r?\n/)
    return parsed(
      lines.map((text, at) => ({ place: `${file}:${at + 1}`, text })).filter(({ text }) => text.trim() !== ''),
    )
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return refused({ code: 'unreadable-file', path: file,
      message: `This file cannot be read (${why}); expected a text file.` })
  }
}

/** Tells a row from another version of itself. */
export function shortHash(value: unknown): string {
  return hashOf(value).slice(0, 12)
}

function parseObject<Raw>(text: string, schema: z.ZodType<Raw>): Checked<Raw> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { wrong: [`${quote(text)} is not JSON; expected one JSON object on a line.`] }
  }
  const read = schema.safeParse(value)
  return read.success
    ? { value: read.data }
    : { wrong: read.error.issues.map((complaint) => explain(complaint, value)) }
}

function explain(complaint: z.core.$ZodIssue, value: unknown): string {
  const name = complaint.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('').replace(
    /^\./,
    '',
  )
  const found = valueAt(value, complaint.path)
  return `${name === '' ? 'The line' : name} is ${found === undefined ? 'missing' : quote(found)}; expected ${
    expectationOf(complaint)
  }.`
}

function expectationOf(complaint: z.core.$ZodIssue): string {
  switch (complaint.code) {
    case 'invalid_type':
      return `${/^[aeiou]/.test(complaint.expected) ? 'an' : 'a'} ${complaint.expected}`
    case 'invalid_value':
      return complaint.values.map(String).join(' or ')
    case 'too_small':
      return `at least ${complaint.minimum} ${complaint.origin === 'string' ? 'character' : 'entry'}`
    default:
      return complaint.message
  }
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    const holds = typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    return holds ? (value as Readonly<Record<PropertyKey, unknown>>)[key] : undefined
  }, root)
}

/** What was found, on one line and cut. */
export function quote(value: unknown): string {
  const shown = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/[\s\p{C}\p{Z}]+/gu, ' ').trim()
  return `“${cut(shown, 60)}”`
}

/** At most so many characters, with a mark where there were more. */
export function cut(text: string, most: number): string {
  const characters = Array.from(text.replace(/[\s\p{C}\p{Z}]+/gu, ' ').trim())
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('')
}
