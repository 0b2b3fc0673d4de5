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
  const { words } = issues
  const expected = expectationOf(complaint, words)
  if (found === undefined) {
    const where = spell(path.slice(0, -1))
    return [
      issues.at(lineOf(path), 'missing-key',
        words.missing(quoted(String(path.at(-1) ?? words.value)), where, expected)),
    ]
  }
  const near = complaint.code === 'invalid_value' && typeof found === 'string'
    ? nearestOf(found, complaint.values.map(String))
    : []
  return [issues.at(lineOf(path), 'invalid-value', words.invalid(quoted(found), spell(path), expected), near)]
}

function unknownKey(key: string, path: Path, { schema, issues, lineOf }: Reading): Issue {
  const known = keysAt(schema, path)
  const near = nearestOf(key, known)
  return issues.at(lineOf([...path, key]), 'unknown-key', issues.words.unknownKey(quoted(key), known), near)
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

const spell = (path: Path): string =>
  path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('').replace(/^\./, '')

function expectationOf(complaint: z.core.$ZodIssue, words: IssueMaker['words']): string {
  const types: Readonly<Record<string, string>> = words.types
  switch (complaint.code) {
    case 'invalid_type':
      return types[complaint.expected] ?? complaint.expected
    case 'invalid_value':
      return words.oneOf(complaint.values.map(String))
    case 'too_small':
      return complaint.origin === 'string'
        ? words.atLeastCharacters(Number(complaint.minimum))
        : words.atLeastEntries(Number(complaint.minimum))
    case 'too_big':
      return complaint.origin === 'string'
        ? words.atMostCharacters(Number(complaint.maximum))
        : words.atMostEntries(Number(complaint.maximum))
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
