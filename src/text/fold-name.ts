import { normalise } from './normalise.js'

/** Names are the same where they fold alike: accents, letter case, width and runs of spaces do not tell them apart. */
export function foldName(name: string): string {
  return normalise(name).text.replace(/\s+/g, ' ').trim()
}
