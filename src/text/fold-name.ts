import { withoutUnseen } from './characters.js'
import { normalise } from './normalise.js'

/**
 * Names are the same where they fold alike: accents, letter case, width, runs of spaces and what cannot be seen do not
 * tell them apart.
 */
export function foldName(name: string): string {
  return withoutUnseen(normalise(withoutUnseen(name)).text).replace(/\s+/g, ' ').trim()
}
