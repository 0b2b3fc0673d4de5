import { setImmediate } from 'node:timers/promises'
import type { Json } from '../answer/index.js'
import type { Parsed } from '../errors.js'
import { readLines, type InputLine } from './input.js'
import type { Output } from './output.js'
import { toJsonLine } from './printable.js'
import type { Terminal } from './terminal.js'

/** The longest line of a stream, in UTF-16 code units: room for the longest text even when all of it is escaped. */
export const maxRowCharacters = 100_000

type AnswerRow = (row: unknown) => Parsed<Json>

/**
 * Answers a stream of JSON lines in order, each as it arrives, one line out for each line in; blank lines are skipped.
 * A line that cannot be answered gets `{"id", "error": {"message"}}` in its place, and the stream goes on.
 */
export async function answerLines(answer: AnswerRow, out: Output,
  { stdin, stopping }: Pick<Terminal, 'stdin' | 'stopping'>): Promise<void> {
  for await (const line of readLines(stdin, { maxCharacters: maxRowCharacters, stopping })) {
    if (line.kind === 'line' && line.text.trim() === '') continue
    await out.write(toJsonLine(answerLine(line, answer)))
    if (out.isGone()) return
    // Many lines may stand in one chunk: between two of them a signal to stop must be heard.
    await setImmediate()
  }
}

function answerLine(line: InputLine, answer: AnswerRow): unknown {
  if (line.kind === 'too-long')
    return errorLine(null,
      `A line of ${line.characters} characters was received; at most ${maxRowCharacters} are taken.`)
  const row = parseJson(line.text)
  if (row === undefined) return errorLine(null, 'The line is not valid JSON; expected one JSON object on each line.')
  const answered = answer(row)
  return answered.ok ? answered.value : errorLine(idOf(row), answered.issues.map(({ message }) => message).join(' '))
}

function errorLine(id: string | number | null, message: string): unknown {
  return { id, error: { message } }
}

/** undefined is no JSON value, so it can stand for "none". */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function idOf(row: unknown): string | number | null {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, 'id')) return null
  const { id } = row as { readonly id: unknown }
  return typeof id === 'string' || typeof id === 'number' ? id : null
}
