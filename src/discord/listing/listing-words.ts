import { locales, textsIn, type Locale } from '../../language/index.js'
import { clip, limits } from '../rendering/limits.js'
import { sayingsIn, type Sayings } from '../rendering/texts.js'

/** What Discord shows for a command, an option or an entry of a menu in other languages than English. */
export interface Localised {
  readonly name_localizations?: Readonly<Record<string, string>>
  readonly description_localizations?: Readonly<Record<string, string>>
}

interface Shown {
  readonly name: string
  readonly summary: string
}

// As Discord writes them; what is shown where there is no translation is English.
const tags: readonly { readonly locale: Locale; readonly tag: 'it' }[] = locales.flatMap((
  locale,
) => (locale === 'en' ? [] : [{ locale, tag: locale }]))

/** @param find - What is shown in a language; undefined: as it was declared. */
function localise(find: (locale: Locale) => Shown | undefined): Localised {
  const found = tags.flatMap(({ locale, tag }) => {
    const shown = find(locale)
    return shown ? [{ tag, ...shown }] : []
  })
  if (found.length === 0) return {}
  return {
    name_localizations: Object.fromEntries(found.map(({ tag, name }) => [tag, name])),
    description_localizations: Object.fromEntries(
      found.map(({ tag, summary }) => [tag, clip(summary, limits.commandDescription)]),
    ),
  }
}

/** Of a command, by its whole declared name, or of a group, by its word. */
export const localiseCommand = (name: string): Localised => localise((locale) => textsIn(locale).commands[name])

export const localiseOption = (command: string, argument: string): Localised =>
  localise((locale) => textsIn(locale).commands[command]?.args?.[argument])

/** @returns How a choice of an option is called in other languages. */
export function localiseChoice(command: string, argument: string,
  value: string): Pick<Localised, 'name_localizations'> {
  const found = tags.flatMap(({ locale, tag }) => {
    const name = textsIn(locale).commands[command]?.args?.[argument]?.choices?.[value]
    return name === undefined ? [] : [[tag, name] as const]
  })
  return found.length === 0 ? {} : { name_localizations: Object.fromEntries(found) }
}

/** What a group of commands does; nothing declares it. */
export const groupSummary = (group: string): string | undefined => textsIn('en').commands[group]?.summary

/** One of the surface's own words in other languages. */
export const localiseName = (read: (say: Sayings) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(tags.map(({ locale, tag }) => [tag, read(sayingsIn(locale))]))

export const localiseHide = (): Localised =>
  localise((locale) => ({ name: sayingsIn(locale).hideName, summary: sayingsIn(locale).hideSummary }))
