import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Json } from '../answer/index.js'
import type { Parsed } from '../errors.js'
import { toJsonLine } from './layout.js'
import type { Output, Terminal } from './terminal.js'

/** A line without its end, or one that was too long to be kept. */
export type InputLine = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'too-long';
  readonly characters: number }

export interface ReadLinesOptions {
  /** A longer line is skipped and reported; its length bounds what is held in memory. UTF-16 code units. */
  readonly maxCharacters: number
  /** When aborted, reading ends as at the end of input. */
  readonly stopping: AbortSignal
}

/** The lines of a stream as they arrive: ends are `\n` or `\r\n`, or missing. What is not UTF-8 becomes U+FFFD. */
export async function* readLines(stream: Readable,
  { maxCharacters, stopping }: ReadLinesOptions): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder()
  const pending = openLine(maxCharacters)
  const isStopped = (): boolean => stopping.aborted
  const stop = (): void => void stream.destroy()
  stopping.addEventListener('abort', stop, { once: true })
  try {
    if (isStopped()) return
    for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
      for (const line of pending.take(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))) {
        yield line
        // More lines may wait in this chunk; none is begun after the call to stop.
        if (isStopped()) return
      }
    }
    yield* pending.take(decoder.decode())
    yield* pending.finish()
  } catch (error) {
    if (!isStopped()) throw error
  } finally {
    stopping.removeEventListener('abort', stop)
  }
}

interface PendingLine {
  take(text: string): Generator<InputLine>
  finish(): Generator<InputLine>
}

function openLine(maxCharacters: number): PendingLine {
  let held = ''
  let characters = 0
  const add = (part: string): void => {
    characters += part.length
    held = characters > maxCharacters + 1 ? '' : held + part
  }
  const close = (): InputLine => {
    const text = held.endsWith('\r') ? held.slice(0, -1) : held
    const line: InputLine = characters > maxCharacters + 1 || text.length > maxCharacters
      ? { kind: 'too-long', characters }
      : { kind: 'line', text }
    held = ''
    characters = 0
    return line
  }
  return {
    *take(text) {
      let from = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        add(text.slice(from, end))
        from = end + 1
        yield close()
      }
      add(text.slice(from))
    },
    *finish() {
      if (characters > 0) yield close()
    },
  }
}

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
