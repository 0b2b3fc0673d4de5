import type { Texts } from '../texts.js'

export const suggesting: Texts['suggesting'] = {
  about: (name) => `Che cosa dicono gli articoli di ${name}?`,
  pair: (one, other) => `${one} o ${other}?`,
  pairOn: (one, other, topic) => `${one} o ${other}: ${topic}`,
}
