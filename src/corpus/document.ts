import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import { parsed, refused, type Parsed } from '../errors.js'
import { readComplaint, type Path } from './complaint.js'
import { lineAt, type IssueMaker } from './issues.js'
import { scanJson, type JsonNode, type JsonProblem } from './json.js'

/** A file's checked value, and the way back to the line on which any part of it stands. */
export interface Located<T> extends Place {
  readonly value: T
}

/** A file whose parts can be pointed at. */
export interface Place {
  readonly issues: IssueMaker
  /** The line of the part at a path, or of the nearest part above it that exists. */
  readonly lineOf: (path: Path) => number
}

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
  return checkShape(root.value, schema, issues, (path) => lineAt(text, findPart(root, path).start))
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

/** Reads YAML against a schema. @param firstLine - The line of its file on which the text begins. */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, issues: IssueMaker,
  firstLine: number): Parsed<Located<T>> {
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
  if (read === undefined)
    return refused(issues.at(firstLine, 'yaml-syntax', 'YAML aliases are not read here; write the value out.'))
  return checkShape(read.value, schema, issues, (path) => lineAtOffset(findStart(document, path)))
}

// An alias of an alias of an alias can unfold a short text into gigabytes.
function readAliasFree(document: Document.Parsed): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) as unknown }
  } catch {
    return undefined
  }
}

function findStart(document: Document.Parsed, path: Path): number {
  let node: Node | null = document.contents
  let start = 0
  for (const key of path) {
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined
    if (pair === undefined) break
    start = isScalar(pair.key) ? (pair.key.range?.[0] ?? start) : start
    node = isNode(pair.value) ? pair.value : null
  }
  return start
}

function checkShape<T>(root: unknown, schema: z.ZodType<T>, issues: IssueMaker,
  lineOf: (path: Path) => number): Parsed<Located<T>> {
  const result = schema.safeParse(root)
  if (result.success) return parsed({ value: result.data, issues, lineOf })
  return refused(
    ...result.error.issues.flatMap((complaint) => readComplaint(complaint, { root, schema, issues, lineOf })),
  )
}
