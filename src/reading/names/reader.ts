import type { Corpus } from '../../corpus/index.js'
import { commonWords, isCommonWord, isStopWord, normalise, scanWords, type Span } from '../../text/index.js'
import { openHearing } from './hearing.js'
import { findMentions, type NameTables } from './mentions.js'
import { isForeignGrammar, languageOf } from './language.js'
import type { Language, Mention, Mentions, Reading } from '../model.js'
import { buildTechnologyNames, buildTopicNames, type Name, type NameTable } from './names.js'
import { buildSpeller, type Speller, type Spelt } from './spelling.js'
import { readWords, type Word } from './words.js'

/** A text as the library understands it. */
export interface ReadText {
  /** As it was given, or in English as it was heard. */
  readonly text: string
  /** The text with every word as it was read: slips put right. */
  readonly corrected: string
  readonly words: readonly Word[]
  readonly mentions: Mentions
  readonly language: Language
  /** Words that were read as others, in the order of the text. */
  readonly readings: readonly Reading[]
  /** Words of another language that nothing is known of, as they stand in what was given. */
  readonly unheard: readonly string[]
  /** What a part of `text` stands for in what was given. */
  readonly spanOf: (span: Span) => Span
  /** The same in words. */
  readonly said: (span: Span) => string
}

export interface Reader {
  readonly tables: NameTables
  readonly speller: Speller
  /** With `correct: false` every word is taken as it stands: for the articles' own text. */
  read(text: string, options?: { readonly correct: boolean }): ReadText
}

export function openReader(corpus: Corpus, isEnglish: (word: string) => boolean): Reader {
  const tables = { technologies: buildTechnologyNames(corpus.technologies, corpus.elsewhere),
    topics: buildTopicNames(corpus.topics) }
  const known = weighWords(corpus, tables)
  const speller = buildSpeller(known, isEnglish)
  const hear = openHearing(corpus.glossaries, {
    isKnown: (word) => known.has(word) || isStopWord(word),
    isForeign: isForeignGrammar,
    isName: (word) => speller.correct(word, { namesOnly: true }).length > 0,
  })
  return {
    tables,
    speller,
    read(given, { correct } = { correct: true }) {
      const heard = correct ? hear(given) : null
      const isHeard = heard?.isEnough === true
      const text = isHeard ? heard.text : given
      const typed = readWords(text, null)
      const language = !correct || isHeard ? 'en' : heard === null ? languageOf(text, typed) : 'other'
      const words = correct
        ? readWords(text, (word) => speller.correct(word, { namesOnly: heard !== null || language === 'other' }))
        : typed
      const mentions = findMentions(text, words, tables)
      const spanOf = (span: Span): Span => (isHeard ? heard.spanOf(span) : span)
      const said = (span: Span): string => given.slice(spanOf(span).start, spanOf(span).end)
      return { text, corrected: correctText(text, words), words, mentions, language, unheard: heard?.unheard ?? [],
        spanOf, said, readings: readingsOf(said, words, mentions, tables) }
    },
  }
}

// What a person most likely meant: a word of the articles by how often they write it, then what people say of the topics,
// then ordinary English, which has to be known here lest it be "corrected" into something else.
const ofTopic = 2
const ofName = 3
const ordinary = 1

function weighWords(corpus: Corpus, tables: NameTables): Map<string, Spelt> {
  const known = new Map<string, { weight: number; isName: boolean }>()
  const add = (word: string, weight: number, isName = false): void => {
    const before = known.get(word)
    known.set(word, { weight: (before?.weight ?? 0) + weight, isName: isName || before?.isName === true })
  }
  for (const word of commonWords) add(word, ordinary)
  for (const { text } of corpus.passages)
    scanWords(normalise(text).text, (word, _start, _end, parts) => (parts === 0 ? add(word, 1) : undefined))
  for (const { words } of namesIn(tables.topics))
    for (const word of words) add(word, ofTopic, words.length === 1 && !isCommonWord(word))
  for (const [key, names] of tables.technologies.byKey) {
    // A name that is also an ordinary word is right as it stands, but nobody's slip should become one.
    const certain = names.filter(({ isWord }) => !isWord)
    add(key, certain.length > 0 ? ofName : 0, certain.length > 0)
    for (const { words } of certain) for (const word of words) add(word, 1, words.length === 1 && !isCommonWord(word))
  }
  return known
}

/** A phrase stands under more than one key; here it counts once. */
function namesIn<T>({ byKey }: NameTable<T>): Iterable<Name<T>> {
  const once = new Map<string, Name<T>>()
  for (const name of Array.from(byKey.values()).flat()) once.set(name.spelling, name)
  return once.values()
}

function correctText(text: string, words: readonly Word[]): string {
  const slipped = words.filter(({ typed, word }) => typed !== word)
  if (slipped.length === 0) return text
  const pieces = slipped.map(({ start, word }, index) => text.slice(slipped[index - 1]?.end ?? 0, start) + word)
  return pieces.join('') + text.slice(slipped.at(-1)?.end ?? 0)
}

function readingsOf(said: ReadText['said'], words: readonly Word[], { technologies, elsewhere }: Mentions,
  { technologies: table }: NameTables): Reading[] {
  const named: readonly Mention<{ readonly name: string }>[] = [...technologies, ...elsewhere]
  const readings = new Map<string, Reading>()
  for (const { start, end, word, rivals } of words.filter(({ typed, word }) => typed !== word)) {
    const name = named.find((mention) => mention.start <= start && end <= mention.end)
    const from = said(name ?? { start, end })
    const others = rivals.map((rival) => table.byKey.get(rival)?.[0]?.value.value.name ?? rival)
    const reading = { from, to: name?.value.name ?? word }
    if (!readings.has(from)) readings.set(from, others.length > 0 ? { ...reading, others } : reading)
  }
  return [...readings.values()]
}
