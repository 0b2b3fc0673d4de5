import { words } from './words.js'

/** Questions offered while somebody types, and shown as examples: whoever sends one is understood. */
export const suggesting = {
  about: (name: string) => `What do the articles say of ${name}?`,
  pair: (one: string, other: string) => `${one} or ${other}?`,
  example: (names: readonly string[], topic: string) => `${words.or(names)} for ${words.inSentence(topic)}?`,
  pairOn: (one: string, other: string, topic: string) => `${one} or ${other}: ${topic}`,
}
