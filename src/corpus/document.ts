import { nearestNames } from '../text/index.js'
import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document,
  type Node } from 'yaml'
import { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { lineAt, quoted, type IssueMaker, type Said } from './issues.js'
import { scanJson, type JsonNode, type JsonProblem } from './json.js'

export type Path = readonly PropertyKey[]

/** A file's checked value, and the way back to the line on which any part of it stands. */
export interface Located<T> extends Place {
  readonly value: T
}

/** A file whose parts can be pointed at. */
export interface Place {
  readonly issues: IssueMaker
  /** The line of the part at a path, or of the nearest part above it that exists. */
  readonly lineOf: (path: Path) => number
  /** The scalar at a path as it is written; undefined where there is none, or where that is not known. */
  readonly sourceOf?: (path: Path) => string | undefined
}

/** A part of a file, and where what is wrong with it is collected. */
export interface Spot {
  readonly complain: (code: string, said: Said) => void
  inside(...path: Path): Spot
}

/** The whole of a file, or the part at a path. @param found - Takes the issues. */
export const openSpot = ({ issues, lineOf }: Place, found: Issue[], path: Path = []): Spot => ({
  complain(code, said) {
    found.push(issues.at(lineOf(path), code, said))
  },
  inside: (...more) => openSpot({ issues, lineOf }, found, [...path, ...more]),
})

/** Reads JSON against a schema: every problem with the line on which it stands. */
export function parseJson<T>(text: string, schema: z.ZodType<T>, issues: IssueMaker): Parsed<Located<T>> {
  const scanned = scanJson(text)
  if (!scanned.ok) {
    return refused(
      ...scanned.problems.map((problem) =>
        issues.at(lineAt(text, problem.offset), 'json-syntax', issues.words.notJson(sayProblem(problem, issues.words)))
      ),
    )
  }
  const { root } = scanned
  return checkShape(root.value, schema, { issues, lineOf: (path) => lineAt(text, findPart(root, path).start),
    sourceOf: (path) => findPart(root, path).source })
}

function sayProblem(problem: JsonProblem, words: IssueMaker['words']): string {
  switch (problem.kind) {
    case 'too-deep':
      return words.tooDeep(problem.deepest)
    case 'repeated-key':
      return words.repeatedKey(problem.key)
    case 'unexpected':
      return words.unexpected(problem.found, words.json[problem.expected])
  }
}

function findPart(root: JsonNode, path: Path): JsonNode {
  let node = root
  for (const key of path) {
    const part = node.parts.get(key)
    if (part === undefined) break
    node = part
  }
  return node
}

/** Issues of ids that a list gives again, each at its own line. @param path - Of the list in its file. */
export function findRepeats(entries: readonly { readonly id: string }[], { issues, lineOf }: Place,
  path: Path = []): readonly Issue[] {
  const lines = new Map<string, number>()
  return entries.flatMap(({ id }, index) => {
    const first = lines.get(id)
    lines.set(id, first ?? lineOf([...path, index]))
    return first === undefined
      ? []
      : [
        issues.at(lineOf([...path, index, 'id']), 'duplicate-id',
          `Found the id ${quoted(id)} again; expected an id of its own (the first stands on line ${first}).`),
      ]
  })
}

/** Reads YAML against a schema. @param firstLine - The line of its file on which the text begins. */
export function parseYaml<T>(text: string, schema: z.ZodType<T>,
  { issues, firstLine = 1 }: { readonly issues: IssueMaker; readonly firstLine?: number }): Parsed<Located<T>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAtOffset = (offset: number): number => firstLine - 1 + lines.linePos(offset).line
  if (document.errors.length > 0) {
    return refused(
      ...document.errors.map(({ pos, message }) =>
        issues.at(lineAtOffset(pos[0]), 'yaml-syntax', `This is not valid YAML: ${message.split('\n', 1)[0] ?? ''}.`)
      ),
    )
  }
  const read = readAliasFree(document)
  if (read === undefined) {
    return refused(...findAliases(document).map(({ offset, words }) =>
      issues.at(lineAtOffset(offset), 'yaml-syntax',
        `Found ${
          quoted(words)
        }, which is an alias in YAML; expected the value itself, in quotes where it begins with *.`)
    ))
  }
  return checkShape(read.value, schema, { issues, lineOf: (path) => lineAtOffset(findStart(document, path)),
    sourceOf: (path) => {
      const node = document.getIn(path, true)
      return isScalar(node) ? node.source : undefined
    } })
}

// An alias of an alias of an alias can unfold a short text into gigabytes.
function readAliasFree(document: Document.Parsed): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) as unknown }
  } catch {
    return undefined
  }
}

function findAliases(document: Document.Parsed): readonly { readonly offset: number; readonly words: string }[] {
  const found: { readonly offset: number; readonly words: string }[] = []
  visit(document, {
    Alias: (_, { source, range }) => void found.push({ offset: range?.[0] ?? 0, words: `*${source}` }),
  })
  return found
}

function findStart(document: Document.Parsed, path: Path): number {
  let node: Node | null = document.contents
  let start = node?.range?.[0] ?? 0
  for (const key of path) {
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined
    const part: unknown = pair?.value ?? (isCollection(node) ? node.get(key, true) : undefined)
    if (!isNode(part)) return isScalar(pair?.key) ? (pair.key.range?.[0] ?? start) : start
    start = (isScalar(pair?.key) ? pair.key.range?.[0] : part.range?.[0]) ?? start
    node = part
  }
  return start
}

function checkShape<T>(root: unknown, schema: z.ZodType<T>, place: Place): Parsed<Located<T>> {
  const result = schema.safeParse(root)
  return result.success
    ? parsed({ ...place, value: result.data })
    : refused(...result.error.issues.flatMap((complaint) => readComplaint(complaint, { ...place, root, schema })))
}

/** What was read when a schema complained. */
interface Reading extends Place {
  readonly root: unknown
  readonly schema: z.ZodType
}

/** A schema's complaint in our words: what was found, what was expected, and the nearest valid value. */
function readComplaint(complaint: z.core.$ZodIssue, reading: Reading): readonly Issue[] {
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
    ? nearestNames(found, complaint.values.map(String))
    : []
  // A number is shown in the digits that stand there: 3.10, 002, or more than it can keep.
  const shown = typeof found === 'number' ? reading.sourceOf?.(path) ?? found : found
  const message = words.invalid(quoted(shown), spell(path), expected)
  return [issues.at(lineOf(path), 'invalid-value', { message, nearest: near })]
}

function unknownKey(key: string, path: Path, { schema, issues, lineOf }: Reading): Issue {
  const known = keysAt(schema, path)
  return issues.at(lineOf([...path, key]), 'unknown-key', { message: issues.words.unknownKey(quoted(key), known),
    nearest: nearestNames(key, known) })
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
