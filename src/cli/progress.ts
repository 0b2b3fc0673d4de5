import type { Scope } from '../commands/index.js'
import { toPrintable } from './printable.js'
import { widthOf, type Terminal } from './terminal.js'
import { cutToWidth } from './width.js'

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
