import { refused, type Parsed } from '../errors.js'
import { english, type ArgWords, type Texts } from '../language/index.js'
import type { Reading } from '../reading/index.js'
import { clip } from '../text/index.js'
import type { ArgSpec } from './args.js'
import type { Rooms } from './voices.js'

/** A value as a surface got it. */
export type Raw = string | number | boolean

/** Where a value stands, and what it is read with. */
export interface Place extends Pick<Rooms, 'corpus' | 'reader'> {
  readonly name: string
  readonly spec: ArgSpec
  /** What the asker's language calls it; undefined where that is as it was declared. */
  readonly called: ArgWords | undefined
  readonly texts: Texts
  /** Told of a value that was taken for a near one: a person must be able to see it. */
  readonly onReading: (reading: Reading) => void
}

/** One thing that is wrong with it. */
export function issue(code: string, path: string, message: string): Parsed<never> {
  return refused({ code, path, message })
}

/** What was received, shortened and on one line, so that a message stays a sentence. */
export const shorten = (raw: unknown): string => clip(String(raw).replace(/[\s\p{C}\p{Z}]+/gu, ' ').trim(), 60)

/** The same between English quotation marks, for what only operators see. */
export const quote = (raw: unknown): string => english.words.quoted(shorten(raw))
