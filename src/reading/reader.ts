import { keepNothing, type Corpus, type Elsewhere, type English, type Keep, type Technology,
  type Topic } from '../corpus/index.js'
import { normalise } from '../text/index.js'
import { askedFeatures } from './aspects/features.js'
import { openHearing } from './aspects/hear.js'
import { weighingFeatures } from './aspects/weighs.js'
import type { Feature } from './needs/features.js'
import { openIntents } from './intent.js'
import type { Candidate, Mention, Question, Scanned } from './model.js'
import { openLookup, type Lookup } from './names/lookup.js'
import { phraseKeys, spell, spelledKey, type Known } from './names/names.js'
import { openTextReader, type TextReader } from './names/reader.js'
import { openNeeds } from './needs/needs.js'
import type { StandingText } from './needs/standing.js'
import { tell, understand, type Ground } from './question.js'
import { openService } from './service.js'
import { openAllSides } from './signs.js'

/** Says what a text says. Synchronous and pure: same corpus and text, same question; nothing is searched or judged. */
export interface Reader {
  readonly english: English
  /** Any string is a question; of a long one the first 4,000 UTF-16 code units. */
  read(text: string): Question
  /** An article's own words and what they name: nothing is corrected or translated. */
  scan(text: string): Scanned
  /** A question as others are learnt from it: what it says, and what tells whether it wants sides weighed. */
  study(text: string): Studied
  /** A text as needs are learnt and recognised in it. */
  lay(text: string): StandingText
  /** One typed name (an argument, not a sentence): the best reading and those near it, best first. */
  technologies(typed: string): readonly Candidate<Technology>[]
  topics(typed: string): readonly Candidate<Topic>[]
  /** What one typed name surely means, without looking for what is near. */
  knownTechnology(typed: string): Technology | undefined
  knownTopic(typed: string): Topic | undefined
  /** The same for technologies that no article speaks of. */
  elsewhere(typed: string): readonly Candidate<Elsewhere>[]
  /** Spellings that mean nothing else, each with the name that it stands for. */
  readonly spellings: readonly (readonly [spelling: string, name: string])[]
  /**
   * The same reader with our own words in another language. It reads as before; a topic is found by its name in either.
   *
   * @param translated - The corpus that this reader was opened with, translated.
   */
  speaking(translated: Corpus): Reader
}

export interface Studied {
  readonly asked: readonly Feature[]
  readonly weighing: Readonly<Record<string, number>>
}

/**
 * Makes ready to read texts about a corpus. Everything is worked out once, here, or was kept.
 *
 * @param english - What is known of the language, whatever the corpus is about.
 */
export function openReader(corpus: Corpus, english: English, keep: Keep = keepNothing): Reader {
  const texts = openTextReader(corpus, english, keep)
  const bySpelling = <V>(accept: (known: Known) => V | null): Lookup<V> =>
    openLookup(texts.tables.technologies, (typed) => [spelledKey(spell(typed))], accept)
  const technologies = lazily(() => bySpelling((known) => (known.kind === 'technology' ? known.value : null)))
  const elsewhere = lazily(() => bySpelling((known) => (known.kind === 'elsewhere' ? known.value : null)))
  const topics = lazily(() =>
    openLookup(texts.tables.topics, (typed) => phraseKeys(spell(typed).words), (topic) => topic)
  )
  const needs = openNeeds(corpus.rulebook)
  const ground: Ground = { corpus, english,
    hear: openHearing(corpus.asked.model, english.learnt),
    aspects: new Map(corpus.aspects.map((aspect) => [aspect.id, aspect])),
    intentOf: openIntents(english), readNeeds: needs.read,
    demands: new Set(corpus.rulebook.needs.flatMap(({ id, demand }) => (demand === null ? [] : [id]))),
    serviceFor: openService([english.service, ...corpus.glossaries.map(({ service }) => service)]),
    meansAllSides: openAllSides(countHeads(corpus)) }
  const reader: Reader = {
    english,
    read: (text) => understand(texts.read(text), ground),
    study(text) {
      const told = tell(texts.read(text), ground)
      return { asked: askedFeatures(told), weighing: weighingFeatures(told, ground.hear(told), ground.aspects) }
    },
    scan: (text) => texts.scan(text),
    lay: (text) => needs.lay(texts.read(text)),
    technologies: (typed) => technologies().find(typed),
    knownTechnology: (typed) => technologies().known(typed),
    knownTopic: (typed) => topics().known(typed),
    elsewhere: (typed) => elsewhere().find(typed),
    topics: (typed) => topics().find(typed),
    spellings: Array.from(texts.tables.technologies.byKey.values()).flatMap((names) =>
      names.flatMap(({ spelling, value, isWord }) => (isWord ? [] : [[spelling, value.value.name] as const]))
    ),
    speaking: (translated) => translate(reader, { texts, ground }, translated),
  }
  return reader
}

/** For one request: the same text again is the same question, handed on. */
export function readOnce(reader: Reader): Reader {
  let last: { readonly text: string; readonly question: Question } | undefined
  return {
    ...reader,
    read(text) {
      if (last?.text !== text.trim()) last = { text: text.trim(), question: reader.read(text) }
      return last.question
    },
  }
}

interface Within {
  readonly texts: TextReader
  readonly ground: Ground
}

const countHeads = ({ technologies }: Corpus): number =>
  technologies.filter(({ id, ecosystem }) => id === ecosystem).length

/** Made when it is first asked for: a terminal that answers one question never looks a name up. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function translate(reader: Reader, { texts, ground }: Within, corpus: Corpus): Reader {
  const known = new Map(corpus.topics.map((topic) => [topic.id, topic]))
  const inWords = <V extends { readonly value: Topic }>(found: V): V => ({ ...found,
    value: known.get(found.value.id) ?? found.value })
  const needs = new Map(corpus.rulebook.needs.map(({ id, name }) => [id, name]))
  const inLanguage: Ground = { ...ground, corpus,
    readNeeds: (read) =>
      ground.readNeeds(read).map((heard) => ({ ...heard, name: needs.get(heard.need) ?? heard.name })) }
  return {
    ...reader,
    read(text) {
      const read = texts.read(text)
      return understand({ ...read, topics: read.topics.map(inWords<Mention<Topic>>) }, inLanguage)
    },
    knownTopic: (typed) =>
      [...namedSo(typed, corpus.topics).filter(({ match }) => match === 'exact'), ...saidSo(typed, texts).map(inWords)]
        .map(({ value }) => value)[0] ?? inOwnWords(reader.knownTopic(typed), known),
    topics: (typed) =>
      mergeTopics(namedSo(typed, corpus.topics), saidSo(typed, texts).map(inWords), reader.topics(typed).map(inWords)),
  }
}

const inOwnWords = (topic: Topic | undefined, known: ReadonlyMap<string, Topic>): Topic | undefined =>
  topic && (known.get(topic.id) ?? topic)

const fold = (text: string): string => normalise(text).text.trim()
// Longer than any topic is called.
const maxTyped = 60

/** Topics whose translated name this is, or has a word that begins so. */
function namedSo(typed: string, topics: readonly Topic[]): readonly Candidate<Topic>[] {
  const cut = fold(typed.slice(0, maxTyped))
  if (cut === '') return []
  return topics.flatMap((value) => {
    const name = fold(value.name)
    const match = name === cut ? 'exact' : ` ${name}`.includes(` ${cut}`) ? 'begun' : null
    return match === null ? [] : [{ value, match, spelling: name } as const]
  })
}

/** Topics that all of what was typed means in another language. */
function saidSo(typed: string, texts: TextReader): readonly Candidate<Topic>[] {
  const { given, text, topics } = texts.read(typed.slice(0, maxTyped))
  return text === given
    ? []
    : topics.filter(({ start, end, match }) => start === 0 && end === given.length && match !== 'fuzzy').map((
      { value },
    ) => ({ value, match: 'alias', spelling: fold(typed) }))
}

/** Each topic once, the closest match of it; exact ones first, else in the order given. */
function mergeTopics(...lists: readonly (readonly Candidate<Topic>[])[]): readonly Candidate<Topic>[] {
  const rank = { exact: 0, alias: 1, begun: 2, fuzzy: 3 }
  const all = lists.flat().sort((a, b) => rank[a.match] - rank[b.match])
  return all.filter(({ value }, at) => all.findIndex((other) => other.value === value) === at)
}
