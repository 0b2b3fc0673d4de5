import type { Readable, Writable } from 'node:stream'

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
