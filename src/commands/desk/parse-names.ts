import type { Article, Technology, Topic } from '../../corpus/index.js'
import { parsed, refused, type Parsed } from '../../errors.js'
import { isCertain, type Candidate, type Mention, type Mentions, type Reader } from '../../reading/index.js'
import { clip, editDistance, foldName, isReadable } from '../../text/index.js'
import { issue, shorten, type Place } from './parse.js'

/** The code of an issue that is no mistake of the asker's: the thing exists, but no article speaks of it. */
export const notCovered = 'not-covered'

export function parseTechnology(typed: string, place: Place): Parsed<Technology> {
  const { corpus, reader } = place
  const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
  return parseName({ typed, noun: 'technology', near: reader.technologies(typed),
    inSentence: ({ technologies }) => technologies, examples: heads, spell: ({ name }) => name }, place)
}

export function parseTopic(typed: string, place: Place): Parsed<Topic> {
  const { corpus, reader } = place
  return parseName({ typed, noun: 'topic', near: reader.topics(typed), inSentence: ({ topics }) => topics,
    examples: corpus.topics, spell: ({ id }) => id }, place)
}

interface NameRequest<T> {
  readonly typed: string
  readonly noun: 'technology' | 'topic'
  readonly near: readonly Candidate<T>[]
  readonly inSentence: (mentions: Mentions) => readonly Mention<T>[]
  /** What is offered where nothing is near. */
  readonly examples: readonly T[]
  /** What stands for it when it is pressed or typed. */
  readonly spell: (value: T) => string
}

const mostOffered = 3

/**
 * A known name or alias is taken, and what was clearly meant, which is said; of several that may be meant none is
 * guessed; one of the field at large is "not covered".
 */
function parseName<T extends Technology | Topic>(request: NameRequest<T>,
  { name: argument, reader, texts, onReading }: Place): Parsed<T> {
  const { typed, noun, near, examples, spell } = request
  if (!isReadable(typed)) return issue('empty', argument, texts.input.noName[noun])
  const known = near.find(isCertain)
  if (known) {
    if (isSlip(typed, known, reader)) onReading({ from: clip(typed.trim(), 60), to: known.value.name })
    return parsed(known.value)
  }
  const elsewhere = noun === 'technology' ? reader.elsewhere(typed).find(isCertain) : undefined
  if (elsewhere) {
    const { name } = elsewhere.value
    return refused({ code: notCovered, path: argument, message: texts.input.notCovered(name), nearest: [name] })
  }
  const meant = findMeant(request, reader)
  if (meant) {
    onReading({ from: clip(typed.trim(), 60), to: meant.name })
    return parsed(meant)
  }
  const offered = (near.length > 0 ? near.map(({ value }) => value) : examples).slice(0, mostOffered)
  const called = offered.map(({ name }) => name)
  const hint = near.length > 0 ? texts.input.nearest(called) : texts.input.forExample(called)
  return refused({ code: `unknown-${noun}`, path: argument,
    message: `${texts.input.unknownName[noun](shorten(typed))} ${hint}`, nearest: offered.map(spell), called })
}

/** Whether it was taken for a spelling that it is not, nor an inflection of it. */
const isSlip = (typed: string, { spelling }: Candidate<unknown>, reader: Reader): boolean =>
  foldName(typed.trim()) !== foldName(spelling) && reader.read(typed).readings.length > 0

const shortestBeginning = 3
const mostSlips = 2

/** What would be read in a sentence without a rival; else the only one that begins so, or that is a slip away. */
function findMeant<T>({ typed, near, inSentence }: NameRequest<T>, reader: Reader): T | undefined {
  const cut = typed.trim()
  const question = reader.read(cut)
  const read = new Set(
    inSentence(question).filter(({ start, end }) => start === 0 && end === question.text.length).map(({ value }) =>
      value
    ),
  )
  if (read.size === 1 && question.readings.every(({ others }) => others === undefined)) return [...read][0]
  const folded = foldName(cut)
  const begun = near.filter(({ match, spelling }) =>
    match === 'begun' && folded.length >= shortestBeginning && spelling.startsWith(folded)
  )
  const [only, ...others] = begun.length > 0
    ? begun
    : near.filter(({ spelling }) => editDistance(folded, spelling, mostSlips) <= mostSlips)
  return others.length === 0 ? only?.value : undefined
}

export function parseArticle(raw: unknown, { name, corpus, texts, onReading }: Place): Parsed<Article> {
  const typed = String(raw).trim().toLowerCase()
  const { articles } = corpus
  const titled = articles.filter((article) => typed.length > 2 && titleOf(article).toLowerCase().includes(typed))
  const found = articles.find(({ id, original }) => id === typed || original === typed) ??
    (titled.length === 1 ? titled[0] : undefined)
  if (found) return parsed(found)
  const near = articles.filter((article) =>
    namesOfArticle(article).some((known) => findNearest(typed, [known]) !== undefined)
  )
  if (near.length === 1 && near[0]) {
    onReading({ from: shorten(raw), to: near[0].title })
    return parsed(near[0])
  }
  const called = articles.map(titleOf)
  return refused({ code: 'unknown-article', path: name, message: texts.input.unknownArticle(shorten(raw), called),
    nearest: articles.map(({ id }) => id), called })
}

/** An article as it is offered. */
export const titleOf = (
  { title, publisher }: Article,
): string => (publisher === null ? title : `${title} (${publisher})`)

const namesOfArticle = ({ id, title, publisher }: Article): readonly string[] =>
  [id, title, ...(publisher === null ? [] : [publisher])].map((known) => known.toLowerCase())

/**
 * The name that was probably meant: at most a third of its letters differ, or it begins with what was typed.
 *
 * @returns undefined when none is near; of equally near ones the first in the order given.
 * @example findNearest('jsn', ['json', 'jsonl']) // 'json'
 */
export function findNearest(typed: string, names: readonly string[]): string | undefined {
  const begun = typed.length > 1 ? names.filter((name) => name.startsWith(typed)) : []
  if (begun.length === 1) return begun[0]
  let nearest: { readonly name: string; readonly distance: number } | undefined
  for (const name of names) {
    const limit = Math.max(1, Math.floor(name.length / 3))
    const distance = editDistance(typed, name, limit)
    if (distance <= limit && (nearest === undefined || distance < nearest.distance)) nearest = { name, distance }
  }
  return nearest?.name
}
