import { buildCodebook, openComposer, type Composer } from '../answer/index.js'
import { translateCorpus, type Corpus } from '../corpus/index.js'
import type { Locale, Texts } from '../language/index.js'
import type { Reader } from '../reading/index.js'
import type { Search } from '../search/index.js'

/** A corpus, and the rooms that were opened over it. */
export interface Rooms {
  readonly corpus: Corpus
  readonly reader: Reader
  readonly search: Search
}

/** The rooms with our own words in one language. They read and search as before, in the language of the articles. */
export interface SpokenRooms extends Rooms {
  /** In another language: the rooms with our words as they were written, for whatever must be the same in every language. */
  readonly original?: Rooms
}

export function translateRooms(rooms: Rooms, locale: Locale): SpokenRooms {
  const corpus = translateCorpus(rooms.corpus, locale)
  return corpus === rooms.corpus
    ? rooms
    : { ...rooms, corpus, reader: rooms.reader.speaking(corpus), original: rooms }
}

/** The house as it speaks one language. */
export interface Voice extends SpokenRooms {
  readonly composer: Composer
  readonly texts: Texts
}

/** Makes the rooms speak; each language when it is first asked for. Codes are the same in all of them. */
export function openVoices(rooms: Rooms): (locale: Locale) => Voice {
  const codebook = buildCodebook(rooms.corpus)
  const voices = new Map<Locale, Voice>()
  return (locale) => {
    const known = voices.get(locale)
    if (known) return known
    const spoken = translateRooms(rooms, locale)
    const composer = openComposer(spoken.corpus, codebook, locale)
    const voice: Voice = { ...spoken, composer, texts: composer.texts }
    voices.set(locale, voice)
    return voice
  }
}
