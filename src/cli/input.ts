import type { Readable } from 'node:stream'

/** A line without its end, or one that was too long to be kept. */
export type InputLine = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'too-long';
  readonly characters: number }

export interface ReadLinesOptions {
  /** A longer line is skipped and reported; its length bounds what is held in memory. UTF-16 code units. */
  readonly maxCharacters: number
  /** When aborted, reading ends as at the end of input. */
  readonly stopping: AbortSignal
}

/** The lines of a stream as they arrive: ends are `\n` or `\r\n`, the last line needs none. Bytes that are not UTF-8 become U+FFFD. */
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
