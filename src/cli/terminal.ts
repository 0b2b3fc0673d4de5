import { readFileSync, statSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { decodeText, type AnyCommand, type Invocation, type Scope } from '../commands/index.js'
import { parsed, refused, type Parsed } from '../errors.js'
import { quote } from './arguments.js'
import { cutToWidth, toPrintable } from './layout.js'

/** Everything outside that this surface touches, handed in by whoever opens the door. */
export interface Terminal {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  /** What each stream is connected to: a person's terminal, or a file or pipe. */
  readonly isTerminal: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean }
  /** Columns of the terminal now, for it may be resized; undefined: not known. */
  readonly columns: () => number | undefined
  /** False: no colours anywhere. */
  readonly colour: boolean
  /** Milliseconds since some start, never falling. */
  readonly now: () => number
  /** Aborted when the program is asked to end: no more work is taken, what is in flight is finished. */
  readonly stopping: AbortSignal
}

interface StandardStreams {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean }
}

/** The terminal that a process has. */
export function openTerminal({ stdin, stdout, stderr }: StandardStreams,
  { colour, stopping }: Pick<Terminal, 'colour' | 'stopping'>): Terminal {
  const isTerminal = { stdin: stdin.isTTY === true, stdout: stdout.isTTY === true, stderr: stderr.isTTY === true }
  return { stdin, stdout, stderr, isTerminal, columns: () => stdout.columns, colour, now: () => performance.now(),
    stopping }
}

// Longer rows are hard to read; shorter ones leave no room for a quote.
const widest = 100
const narrowest = 24
const usual = 80

/** Columns to wrap at. */
export function widthOf({ columns }: Terminal): number {
  const known = columns()
  return known === undefined || known <= 0 ? usual : Math.min(widest, Math.max(narrowest, known - 1))
}

/** A stream that is written to in order, each piece handed over before the next. */
export interface Output {
  /** True once the reader has gone (`| head`): nothing more is wanted, and that is no fault. */
  readonly isGone: () => boolean
  /** Resolves when the text was handed over, or will never be wanted; rejects when it cannot be written. */
  write(text: string): Promise<void>
}

export function openOutput(stream: Writable): Output {
  let gone = false
  // Without a listener an error of the stream would end the process; each write hears of its own error besides.
  stream.on('error', (error) => {
    gone ||= isGoodbye(error)
  })
  const write = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      if (gone) {
        resolve()
        return
      }
      stream.write(text, (error) => {
        gone ||= isGoodbye(error)
        if (!error || gone) resolve()
        else reject(error)
      })
    })
  return { isGone: () => gone, write }
}

function isGoodbye(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
}

// Under a second a person waits without wondering; more than a few notices a second cannot be read.
const patienceMs = 1000
const intervalMs = 200

/** Runs work around which a person is told, on their terminal and only there, that it takes long and how far it is. */
export type During = <T>(work: (scope: Scope) => T | Promise<T>) => Promise<T>

/** Notices go to stderr when it is a terminal, and are taken back when the work is done. */
export function openProgress(terminal: Terminal): During {
  const { stderr, isTerminal, now } = terminal
  if (!isTerminal.stderr) return async (work) => work({ surface: 'terminal' })
  return async (work) => {
    let last = now() + patienceMs - intervalMs
    let shown = 0
    const show = (message: string): void => {
      // Work that never yields would hold up a timer, but it can tell how far it is: the clock is asked each time.
      if (now() - last < intervalMs) return
      last = now()
      const [notice = ''] = cutToWidth(toPrintable(message), widthOf(terminal))
      stderr.write(`\r${notice.padEnd(shown)}`)
      shown = Math.max(shown, notice.length)
    }
    const timer = setTimeout(() => show('working …'), patienceMs)
    try {
      return await work({ surface: 'terminal', progress: show })
    } finally {
      clearTimeout(timer)
      if (shown > 0) stderr.write(`\r${' '.repeat(shown)}\r`)
    }
  }
}

// Whatever takes a file takes less; a wrong name must not fill the memory.
const mostBytes = 1024 * 1024

/** The arguments with what the files hold in place of their paths: others hand a file in, a terminal names one. */
export function readFiles({ args: specs }: AnyCommand, args: Invocation['args']): Parsed<Invocation['args']> {
  const paths = Object.entries(args).filter(([name, value]) =>
    Object.hasOwn(specs, name) && specs[name]?.kind === 'file' && typeof value === 'string'
  )
  const read: Record<string, string> = {}
  for (const [name, path] of paths) {
    const text = readText(String(path))
    if (typeof text !== 'string')
      return refused({ code: 'unreadable-file', path: name,
        message: `${quote(String(path))} was received; expected a text file of at most ${
          mostBytes.toLocaleString('en')
        } bytes (${text.why}).` })
    read[name] = text
  }
  return parsed({ ...args, ...read })
}

function readText(path: string): string | { readonly why: string } {
  try {
    const stats = statSync(path)
    // A device or a pipe has no size, and may have no end.
    if (!stats.isFile()) return { why: 'that is no ordinary file' }
    const { size } = stats
    if (size > mostBytes) return { why: `it has ${size.toLocaleString('en')}` }
    const decoded = decodeText(readFileSync(path))
    return 'text' in decoded ? decoded.text : { why: 'that is no text in UTF-8' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return { why: code === 'ENOENT' ? 'there is none' : code }
  }
}
