import type { Corpus, English, Keep } from '../../corpus/index.js'
import { isStopWord, normalise, scanWords, type Span } from '../../text/index.js'
import type { Language, Mention, Mentions, Reading, Scanned } from '../model.js'
import { openHearing, isForeignGrammar, languageOf } from './hearing.js'
import { findMentions, isWithin, type NameTables, type Worded } from './mentions.js'
import { buildTechnologyNames, buildTopicNames, type Name, type NameTable } from './names.js'
import { buildSpeller, type Spelt } from './spelling.js'
import { correctWord, cutWords, type Word } from './words.js'

/** A text with its words and names, slips put right. */
export interface ReadText extends Mentions, Worded {
  /** `text` with every word as it was read. */
  readonly corrected: string
  readonly language: Language
  /** Words that were read as others, in the order of the text. */
  readonly readings: readonly Reading[]
  /** Words of another language that nothing is known of, as they stand in what was given, each once. */
  readonly unheard: readonly string[]
}

export interface TextReader {
  readonly tables: NameTables
  read(text: string): ReadText
  /** An article's own words: nothing is corrected or translated. */
  scan(text: string): Scanned
}

const asGiven = (span: Span): Span => span

export function openTextReader(corpus: Corpus, english: English, keep: Keep): TextReader {
  const tables = keep('reading: names', () => ({
    technologies: buildTechnologyNames(corpus.technologies, corpus.elsewhere),
    topics: buildTopicNames(corpus.topics),
  }))
  const known = keep('reading: words', () => weighWords(corpus, tables, english))
  const speller = buildSpeller(known, english)
  const hear = openHearing(corpus.glossaries, {
    isKnown: (word) => known.has(word) || isStopWord(word),
    isForeign: (word) => isForeignGrammar(word, english),
    isCommon: english.isCommon,
    isName: (word) => speller.correct(word, { namesOnly: true }).length > 0,
  })
  return {
    tables,
    read(asked) {
      const lines = cleanLines(asked)
      const heard = hear(lines)
      const isHeard = heard?.isEnough === true
      const text = isHeard ? heard.text : lines
      const typed = cutWords(text, english)
      const language = isHeard ? 'en' : heard === null ? languageOf(text, typed, english) : 'other'
      // The words of another language are none of ours to correct, but for names.
      const namesOnly = heard !== null || language === 'other'
      const given = lines.replaceAll('\n', ' ')
      const spanOf = isHeard ? heard.spanOf : asGiven
      const correct = once((word: string) => speller.correct(word, { namesOnly }))
      const words = typed.map((word) => {
        const { start, end } = spanOf(word)
        return correctWord({ ...word, said: given.slice(start, end) }, correct, english)
      })
      const worded: Worded = { given, text, words, spanOf }
      const mentions = findMentions(worded, tables, english)
      return { ...worded, ...mentions, corrected: correctText(text, words), language, unheard: heard?.unheard ?? [],
        readings: readingsOf(worded, mentions, tables) }
    },
    scan(text) {
      const words = cutWords(text, english)
      return { words, ...findMentions({ given: text, text, words, spanOf: asGiven }, tables, english) }
    },
  }
}

/** For one text: what is asked again is answered as before. */
function once<T>(answer: (word: string) => T): (word: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return (word) => {
    const before = known.get(word) ?? { value: answer(word) }
    known.set(word, before)
    return before.value
  }
}

// The longest text that is read; surfaces refuse longer ones and say so.
const maxText = 4_000

/** Without what cannot be seen, cut to the longest text that is read; runs of space are one space, or one line end. */
function cleanLines(text: string): string {
  return text.slice(0, maxText)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu, (run) => (/[\n\r]/.test(run) ? '\n' : /\t/.test(run) ? ' ' : ''))
    .replace(/\s+/g, (run) => (/[\n\u2028\u2029]/.test(run) ? '\n' : ' '))
    .trim()
}

// What a person most likely meant: a word of the articles by how often they write it, then what people say of the
// topics, then ordinary English, which has to be known here lest it be "corrected" into something else.
const ofTopic = 2
const ofName = 3
// A name that is a rare word, and hardly meant as one: as likely as a plain word that is a smaller slip away.
const ofRareName = 6
const shortestRare = 4
const ordinary = 1

function weighWords(corpus: Corpus, tables: NameTables, { common, isCommon }: English): Map<string, Spelt> {
  const known = new Map<string, { weight: number; isName: boolean }>()
  const add = (word: string, weight: number, isName = false): void => {
    const before = known.get(word)
    known.set(word, { weight: (before?.weight ?? 0) + weight, isName: isName || before?.isName === true })
  }
  for (const word of common) add(word, ordinary)
  for (const { text } of corpus.passages)
    scanWords(normalise(text).text, (word, parts) => (parts === 0 ? add(word, 1) : undefined))
  for (const { words } of namesIn(tables.topics))
    for (const word of words) add(word, ofTopic, words.length === 1 && !isCommon(word))
  for (const [key, names] of tables.technologies.byKey) {
    // A name that everybody also says as a word is right as it stands, but nobody's slip should become one.
    const certain = names.filter(({ isWord }) => !isWord)
    if (certain.length > 0) add(key, ofName, true)
    else if (key.length >= shortestRare && !isCommon(key)) add(key, ofRareName, true)
    else add(key, 0)
    for (const { words } of certain) for (const word of words) add(word, 1, words.length === 1 && !isCommon(word))
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

function readingsOf({ given, words, spanOf }: Worded, { technologies, elsewhere }: Mentions,
  { technologies: table }: NameTables): Reading[] {
  const named: readonly Mention<{ readonly name: string }>[] = [...technologies, ...elsewhere]
  const readings = new Map<string, Reading>()
  for (const slipped of words.filter(({ typed, word }) => typed !== word)) {
    const name = named.find((mention) => isWithin(slipped, mention))
    const { start, end } = name ?? spanOf(slipped)
    const from = given.slice(start, end)
    const others = slipped.rivals.map((rival) => table.byKey.get(rival)?.[0]?.value.value.name ?? rival)
    const reading = { from, to: name?.value.name ?? slipped.word }
    if (!readings.has(from)) readings.set(from, others.length > 0 ? { ...reading, others } : reading)
  }
  return [...readings.values()]
}
