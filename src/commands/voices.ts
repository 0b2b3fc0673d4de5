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

/** The house's rooms as they speak one language. */
export interface Voice extends Rooms {
  /** In another language: the rooms with our words as they were written, for whatever must be the same in every language. */
  readonly original?: Rooms
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
    const corpus = translateCorpus(rooms.corpus, locale)
    const spoken = corpus === rooms.corpus
      ? rooms
      : { ...rooms, corpus, reader: rooms.reader.speaking(corpus), original: rooms }
    const composer = openComposer(corpus, codebook, locale)
    const voice: Voice = { ...spoken, composer, texts: composer.texts }
    voices.set(locale, voice)
    return voice
  }
}
