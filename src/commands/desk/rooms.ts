import { buildCodebook, openComposer, type Composer } from '../../answer/index.js'
import { translateCorpus, type Corpus } from '../../corpus/index.js'
import type { Locale, Texts } from '../../language/index.js'
import type { Reader } from '../../reading/index.js'
import type { Search } from '../../search/index.js'
import { openVerdict, type Judge } from '../../verdict/index.js'

/** A corpus, and the rooms that were opened over it. */
export interface Rooms {
  readonly corpus: Corpus
  readonly reader: Reader
  readonly search: Search
  readonly judge: Judge
}

/** The rooms with our own words in one language. They read and search as before, in the language of the articles. */
interface TranslatedRooms extends Rooms {
  /** Of translated ones: the rooms with our words as they were written, for what is the same in every language. */
  readonly original?: Rooms
}

export function translateRooms(rooms: Rooms, locale: Locale): TranslatedRooms {
  const corpus = translateCorpus(rooms.corpus, locale)
  return corpus === rooms.corpus
    ? rooms
    : { ...rooms, corpus, reader: rooms.reader.speaking(corpus), judge: openVerdict(corpus), original: rooms }
}

/** The house as it speaks one language. */
export interface LocalizedRooms extends TranslatedRooms {
  readonly composer: Composer
  readonly texts: Texts
}

/** Makes the rooms speak. Codes are the same in all languages. */
export function openLocalizedRooms(rooms: Rooms): (locale: Locale) => LocalizedRooms {
  const codebook = buildCodebook(rooms.corpus)
  return inEach((locale) => {
    const translated = translateRooms(rooms, locale)
    const composer = openComposer(translated.corpus, codebook, locale)
    return { ...translated, composer, texts: composer.texts }
  })
}

/** Made at the first need, for each language once: most servers speak one. */
export function inEach<T>(make: (locale: Locale) => T): (locale: Locale) => T {
  const made = new Map<Locale, { readonly value: T }>()
  return (locale) => {
    const known = made.get(locale) ?? { value: make(locale) }
    made.set(locale, known)
    return known.value
  }
}
