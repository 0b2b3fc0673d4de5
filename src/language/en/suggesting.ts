import { words } from './words.js'

/** Questions offered while typing, and shown as examples: each of them is understood. */
export const suggesting = {
  about: (name: string) => `What do the articles say about ${name}?`,
  pair: (one: string, other: string) => `${one} or ${other}?`,
  example: (names: readonly string[], topic: string) => `${words.or(names)} for ${words.inSentence(topic)}?`,
  pairOn: (one: string, other: string, topic: string) => `${one} or ${other}: ${topic}`,
}
