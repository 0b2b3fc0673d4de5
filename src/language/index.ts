/** In which words do we say it? One catalogue of texts, whole in every language. */
import { en } from './en/index.js'
import { it } from './it/index.js'
import type { Locale } from './locale.js'
import type { Texts } from './texts.js'

export { argName, commandName, type ArgWords, type CommandTable } from './command-words.js'
export { locales, matchLocale, type Locale } from './locale.js'
export type { Texts } from './texts.js'

const catalogue: Readonly<Record<Locale, Texts>> = { en, it }

/** For what only those who run the house see. */
export const english: Texts = en

export function textsIn(locale: Locale): Texts {
  return catalogue[locale]
}
