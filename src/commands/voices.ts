import { buildCodebook, openComposer, type Composer } from '../answer/index.js'
import type { Locale, Texts } from '../language/index.js'
import { translateLibrary, type Library } from '../search/index.js'

/** The house's rooms as they speak one language. */
export interface Voice {
  readonly library: Library
  readonly composer: Composer
  readonly texts: Texts
}

/** Makes the rooms speak; each language when it is first asked for. Codes are the same in all of them. */
export function openVoices(library: Library): (locale: Locale) => Voice {
  const codebook = buildCodebook(library.corpus)
  const voices = new Map<Locale, Voice>()
  return (locale) => {
    const known = voices.get(locale)
    if (known) return known
    const translated = translateLibrary(library, locale)
    const composer = openComposer(translated.corpus, codebook, locale)
    const voice: Voice = { library: translated, composer, texts: composer.texts }
    voices.set(locale, voice)
    return voice
  }
}
