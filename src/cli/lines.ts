import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Json } from '../answer/index.js'
import { encodingOf } from '../commands/index.js'
import type { Parsed } from '../errors.js'
import { toJsonLine } from './layout.js'
import type { Output, Terminal } from './terminal.js'

/** A line without its end, or one that was too long to be kept. */
export type InputLine = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'too-long';
  readonly characters: number }

interface ReadLinesOptions {
  /** A longer line is skipped and reported; its length bounds what is held in memory. UTF-16 code units. */
  readonly maxCharacters: number
  /** When aborted, reading ends as at the end of input. */
  readonly stopping: AbortSignal
}

/**
 * The lines of a stream as they arrive: ends are `\n` or `\r\n`, or missing. UTF-16 is read by its mark; else what is
 * not UTF-8 becomes U+FFFD.
 */
export async function* readLines(stream: Readable,
  { maxCharacters, stopping }: ReadLinesOptions): AsyncGenerator<InputLine> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  const pending = openLine(maxCharacters)
  const isStopped = (): boolean => stopping.aborted
  const stop = (): void => void stream.destroy()
  stopping.addEventListener('abort', stop, { once: true })
  try {
    if (isStopped()) return
    for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
      if (typeof chunk !== 'string') decoder ??= new TextDecoder(encodingOf(chunk))
      const text = typeof chunk === 'string' ? chunk : decoder?.decode(chunk, { stream: true })
      for (const line of pending.take(text ?? '')) {
        yield line
        // More lines may wait in this chunk; none is begun after the call to stop.
        if (isStopped()) return
      }
    }
    yield* pending.take(decoder?.decode() ?? '')
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
    const answered = answerLine(line, answer)
    await out.write(withRawId(toJsonLine(answered), line.kind === 'line' ? rawIdOf(line.text, answered) : undefined))
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

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g

/**
 * The id of a line as it is written, where it is a number that would come back in other digits: over 2^53, or with
 * zeros at its end. @param text - Valid JSON.
 */
function findRawId(text: string): string | undefined {
  const words = Array.from(text.matchAll(tokens), ([word]) => word)
  let depth = 0
  let raw: string | undefined
  for (const [at, word] of words.entries()) {
    if (word === '{' || word === '[') depth += 1
    else if (word === '}' || word === ']') depth -= 1
    else if (depth === 1 && words[0] === '{' && words[at + 1] === ':' && JSON.parse(word) === 'id') raw = words[at + 2]
  }
  return raw !== undefined && /^-?\d/.test(raw) && String(Number(raw)) !== raw ? raw : undefined
}

const rawIdOf = (text: string, answered: unknown): string | undefined =>
  typeof idOf(answered) === 'number' ? findRawId(text) : undefined

/** A line with the id as it was given, whose digits a number cannot keep. */
function withRawId(line: string, raw: string | undefined): string {
  return raw === undefined ? line : line.replace(`"id":${JSON.stringify(Number(raw))}`, `"id":${raw}`)
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
