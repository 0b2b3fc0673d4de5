import type { Desk } from '../commands/index.js'
import type { Answer } from '../answer/index.js'
import { describeError, findBenign, type Log } from './faults.js'
import type { Cooldown } from './limiting/cooldown.js'
import type { Download, Offered } from './incoming/download.js'
import type { Drafts } from './sending/drafts.js'
import type { Lateness } from './connection/lateness.js'
import type { Monitor } from './connection/monitor.js'
import type { Posts } from './sending/posts.js'
import type { Repeats } from './limiting/repeats.js'
import type { Turns } from './sending/turns.js'

/** What answering needs of the house and of the world. */
export interface Surface {
  readonly desk: Desk
  readonly log: Log
  readonly monitor: Monitor
  readonly cooldown: Cooldown
  readonly repeats: Repeats
  readonly lateness: Lateness
  readonly drafts: Drafts
  readonly posts: Posts
  readonly turns: Turns
  /** What somebody handed in, from where Discord keeps it. Never rejects. */
  readonly fetchFile: (offered: Offered) => Promise<Download>
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number
}

/** One answer, as the log knows it: what was asked for and under which id, never in which words. */
export interface Receipt {
  readonly command: string
  readonly reference: string
  readonly since: number
}

export function logAnswer({ log, monitor, now }: Surface, { command, reference, since }: Receipt,
  outcome: Answer['status']): void {
  const ms = now() - since
  log.info({ command, outcome, ms: Math.round(ms), reference }, 'answered')
  monitor.answered(command, outcome, ms)
}

/** @returns Whether the error was ours, so that an apology is due; what is nobody's fault is said once in the log. */
export function logTrouble({ log }: Surface, { command, reference }: Receipt, error: unknown): boolean {
  const reason = findBenign(error)
  if (reason === undefined) log.error({ command, reference, ...describeError(error) }, 'an answer failed')
  else log.warn({ command, reference }, `not delivered: ${reason}`)
  return reason === undefined
}
