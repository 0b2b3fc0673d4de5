import { z } from 'zod'
import type { Issue } from '../errors.js'
import { nearestOf, quoted, type IssueMaker } from './issues.js'

export type Path = readonly PropertyKey[]

/** What was read when a schema complained. */
interface Reading {
  readonly root: unknown
  readonly schema: z.ZodType
  readonly issues: IssueMaker
  readonly lineOf: (path: Path) => number
}

/** A schema's complaint in our words: what was found, what was expected, and the nearest valid value. */
export function readComplaint(complaint: z.core.$ZodIssue, reading: Reading): readonly Issue[] {
  const { path } = complaint
  const { issues, lineOf } = reading
  if (complaint.code === 'unrecognized_keys') return complaint.keys.map((key) => unknownKey(key, path, reading))
  const found = valueAt(reading.root, path)
  const expected = expectationOf(complaint)
  if (found === undefined) {
    const where = spell(path.slice(0, -1))
    return [issues.at(lineOf(path), 'missing-key', `Found no ${quoted(String(path.at(-1) ?? 'value'))}${where && ` in ${where}`}; expected ${expected}.`)]
  }
  const near = complaint.code === 'invalid_value' && typeof found === 'string' ? nearestOf(found, complaint.values.map(String)) : []
  return [issues.at(lineOf(path), 'invalid-value', `Found ${quoted(found)}${path.length > 0 ? ` for ${spell(path)}` : ''}; expected ${expected}.`, near)]
}

function unknownKey(key: string, path: Path, { schema, issues, lineOf }: Reading): Issue {
  const known = keysAt(schema, path)
  const near = nearestOf(key, known)
  const message = `Found the key ${quoted(key)}, which nothing reads; expected ${known.length > 0 ? known.join(', ') : 'no key here'}.`
  return issues.at(lineOf([...path, key]), 'unknown-key', message, near)
}

/** The keys that an object at a path may have. */
function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodExactOptional) return keysAt(schema.unwrap(), path)
  const [key, ...rest] = path
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest)
  if (schema instanceof z.ZodRecord) return keysAt(schema.valueType, rest)
  if (!(schema instanceof z.ZodObject)) return []
  const shape = schema.shape as Record<string, z.core.$ZodType>
  if (key === undefined) return Object.keys(shape)
  const member = shape[String(key)]
  return member === undefined ? [] : keysAt(member, rest)
}

const spell = (path: Path): string => path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('').replace(/^\./, '')

function expectationOf(complaint: z.core.$ZodIssue): string {
  switch (complaint.code) {
    case 'invalid_type':
      return `${/^[aeiou]/.test(complaint.expected) ? 'an' : 'a'} ${complaint.expected}`
    case 'invalid_value':
      return `one of ${complaint.values.map(String).join(', ')}`
    case 'too_small':
      return `at least ${complaint.minimum} ${complaint.origin === 'string' ? 'characters' : 'entries'}`
    case 'too_big':
      return `at most ${complaint.maximum} ${complaint.origin === 'string' ? 'characters' : 'entries'}`
    default:
      return complaint.message
  }
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
