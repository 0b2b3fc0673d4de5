import { translateCorpus, type Topic } from '../corpus/index.js'
import type { Locale } from '../language/index.js'
import { normalise } from '../text/index.js'
import type { Library } from './model.js'
import type { Candidate, Mentions } from '../reading/index.js'

/**
 * The same library with our own words in another language. It hears and searches as before, in the language of the
 * articles; a topic is found by its name in either.
 */
export function translateLibrary(library: Library, locale: Locale): Library {
  const corpus = translateCorpus(library.corpus, locale)
  if (corpus === library.corpus) return library
  const topics = new Map(corpus.topics.map((topic) => [topic.id, topic]))
  const translate = (topic: Topic): Topic => topics.get(topic.id) ?? topic
  const translateAll = ({ topics: found, ...others }: Mentions): Mentions => ({ ...others,
    topics: found.map((mention) => ({ ...mention, value: translate(mention.value) })) })
  return {
    ...library,
    corpus,
    original: library,
    mentions: (text) => translateAll(library.mentions(text)),
    read: (text) => {
      const { mentions, ...read } = library.read(text)
      return { ...read, mentions: translateAll(mentions) }
    },
    topics: (typed) =>
      mergeTopics(namedSo(typed, corpus.topics),
        saidSo(typed, library).map(({ value, ...candidate }) => ({ ...candidate, value: translate(value) })),
        library.topics(typed).map((mention) => ({ ...mention, value: translate(mention.value) }))),
    search: (text, options) => {
      const { declined, ...found } = library.search(text, options)
      return { ...found, declined: declined && { ...declined, nearest: declined.nearest.map(translate) } }
    },
  }
}

const fold = (text: string): string => normalise(text).text.trim()

/** Topics whose translated name this is, or has a word that begins so. */
function namedSo(typed: string, topics: readonly Topic[]): readonly Candidate<Topic>[] {
  const cut = fold(typed.slice(0, 60))
  if (cut === '') return []
  return topics.flatMap((value) => {
    const name = fold(value.name)
    const match = name === cut ? 'exact' : ` ${name}`.includes(` ${cut}`) ? 'begun' : null
    return match === null ? [] : [{ value, match, spelling: name } as const]
  })
}

/** Topics that all of what was typed means in another language. */
function saidSo(typed: string, library: Library): readonly Candidate<Topic>[] {
  const { text, mentions } = library.hear(typed.slice(0, 60).trim())
  return text === typed.trim()
    ? []
    : mentions.topics.filter(({ start, end, match }) => start === 0 && end === text.length && match !== 'fuzzy').map((
      { value },
    ) => ({ value, match: 'alias', spelling: fold(typed) }))
}

/** Each topic once, the closest match of it; exact ones first, else in the order given. */
function mergeTopics(...lists: readonly (readonly Candidate<Topic>[])[]): readonly Candidate<Topic>[] {
  const rank = { exact: 0, alias: 1, begun: 2, fuzzy: 3 }
  const all = lists.flat().sort((a, b) => rank[a.match] - rank[b.match])
  return all.filter(({ value }, at) => all.findIndex((other) => other.value === value) === at)
}
