/** Questions and projects offered while somebody types. The English ones are also what is then asked. */
export const suggesting = {
  about: (name: string) => `What do the articles say of ${name}?`,
  pair: (one: string, other: string) => `${one} or ${other}?`,
  pairOn: (one: string, other: string, topic: string) => `${one} or ${other}: ${topic}`,
}
