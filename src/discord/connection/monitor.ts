import type { AnswerStatus } from '../../answer/index.js'

/** Told of what happens, by whoever wants to count it: never whose it is, and never in which words. */
export interface Monitor {
  /** @param command - As the log names it. @param ms - From the event to the end of the answer. */
  answered(command: string, outcome: AnswerStatus, ms: number): void
  /** Somebody asked too often. */
  cooledDown(whose: 'member' | 'channel'): void
  /** Discord answered a call with a status of 400 or more. */
  callRefused(status: number): void
  /** A call has to wait, by Discord's own count. */
  rateLimited(): void
  /** A connection of the gateway was lost and is being made again. */
  reconnecting(): void
}

export const noMonitor: Monitor = {
  answered: () => undefined,
  cooledDown: () => undefined,
  callRefused: () => undefined,
  rateLimited: () => undefined,
  reconnecting: () => undefined,
}
