import { normalise } from '../text/index.js'

/** Names and aliases are the same where they fold alike: accents, letter case and runs of spaces do not tell them apart. */
export function foldName(name: string): string {
  return normalise(name).text.replace(/\s+/g, ' ').trim()
}
