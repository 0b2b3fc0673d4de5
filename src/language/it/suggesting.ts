import type { Texts } from '../texts.js'
import { words } from './words.js'

export const suggesting: Texts['suggesting'] = {
  about: (name) => `Che cosa dicono gli articoli di ${name}?`,
  pair: (one, other) => `${one} o ${other}?`,
  example: (names, topic) => `${words.or(names)}: ${words.inSentence(topic)}?`,
  pairOn: (one, other, topic) => `${one} o ${other}: ${topic}`,
}
