/** The languages that our own words come in; quotes stay in the language of their article. */
export const locales = ['en', 'it'] as const

export type Locale = (typeof locales)[number]

/** The nearest language we speak to a BCP 47 tag such as Discord's "it" or "en-GB"; English when there is none. */
export function matchLocale(tag: string | undefined): Locale {
  const [primary] = (tag ?? '').toLowerCase().split('-')
  return locales.find((locale) => locale === primary) ?? 'en'
}
