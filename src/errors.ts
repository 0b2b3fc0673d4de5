/**
 * Which few things do we throw, and how do we hand problems round as data?
 *
 * An {@link Issue} is a problem with input and travels as a value, collected and shown together. A
 * {@link Fault} is a broken promise: thrown rarely, caught once (in `dispatch` or a front door).
 */

/** A problem with something that was handed in: an argument, a setting, a corpus file. */
export interface Issue {
  /** Stable kebab-case code; branch on this, never on the message. */
  readonly code: string
  /** One sentence: what was received, what was expected, and the nearest valid value where there is one. */
  readonly message: string
  /** Where: an argument name, a setting name, or `file:line`. */
  readonly path?: string
  /** Valid values near what was received, best first, to offer as something to press or retype. */
  readonly nearest?: readonly string[]
  /** What a reader knows them by, in the same order; missing where that is what they are. */
  readonly called?: readonly string[]
}

/** A parsed value, or every reason why there is none. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] }

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value }
}

export function refused(...issues: readonly Issue[]): Parsed<never> {
  return { ok: false, issues }
}

/** A broken promise of ours. The message is for the log; a reader gets an apology and a reference. */
export class Fault extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Fault'
    this.code = code
  }
}
