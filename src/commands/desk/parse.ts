import type { Passage, Article, Technology, Topic } from '../../corpus/index.js'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { english, locales, textsIn, type ArgWords, type Texts } from '../../language/index.js'
import { type Reading, isCertain, type Candidate, type Mention, type Mentions,
  type Reader } from '../../reading/index.js'
import { clip, countCharacters, distanceTo, foldName, isStopWord, isReadable, nearestNames } from '../../text/index.js'
import type { ArgKind, ArgSpecs, ArgValues, ArgsOf, ArgSpec } from '../command.js'
import { namesInLabel, withoutNear } from '../labels.js'
import type { SurfaceName } from '../scope.js'
import type { Invocation } from './door.js'
import type { Rooms } from './rooms.js'

/** The longest free text that is taken, in code points, which is how Discord counts what is typed. */
export const maxTextCharacters = 4000

interface ParsedArgs<Specs extends ArgSpecs> {
  readonly values: ArgsOf<Specs>
  readonly readings: readonly Reading[]
}

type Parser<Kind extends ArgKind> = (raw: Raw, place: Place) => Parsed<ArgValues[Kind]>

const parsers: { readonly [Kind in ArgKind]: Parser<Kind> } = {
  text: (raw, place) => parseText(raw, place),
  technology: (raw, place) => parseTechnology(String(raw), place),
  topic: (raw, place) => parseTopic(String(raw), place),
  article: parseArticle,
  passage: parsePassage,
  flag: (raw, { name, texts }) => (typeof raw === 'boolean'
    ? parsed(raw)
    : issue('not-a-flag', name, texts.input.notAFlag(shorten(raw)))),
  integer: parseInteger,
  path: (raw,
    { name, texts }) => (String(raw).trim() === '' ? issue('empty', name, texts.input.noPath) : parsed(String(raw))),
  choice: parseChoice,
  canned: (raw, place) => parseText(raw, place, 100),
  group: (raw, place) => parseText(raw, place, 100),
  person: parseId,
  role: parseId,
  channel: parseId,
  file: (raw) => parsed(String(raw)),
}

/**
 * The one parser for all surfaces: raw values in, real ones out, or every issue at once.
 *
 * @param invocation - Values as the surface got them; unknown names are issues, missing optional ones are undefined.
 */
export function parseArgs<Specs extends ArgSpecs>(specs: Specs, invocation: Invocation,
  { corpus, reader, texts }: Pick<Place, 'corpus' | 'reader' | 'texts'>): Parsed<ParsedArgs<Specs>> {
  const offered = Object.entries(specs).filter(([, spec]) => isOffered(spec, invocation.scope.surface))
  const known = new Set(offered.map(([name]) => name))
  const named = offered.filter(([, { inner }]) => inner !== true).map(([name]) => name)
  const issues: Issue[] = Object.keys(invocation.args)
    .filter((name) => !known.has(name) && invocation.args[name] !== undefined)
    .map((name) => ({ code: 'unknown-argument', path: name,
      message: texts.input.unknownArgument(shorten(name), named) })
    )
  const values = new Map<string, unknown>()
  const readings: Reading[] = []
  for (const [name, spec] of offered) {
    const raw = Object.hasOwn(invocation.args, name) ? invocation.args[name] : undefined
    const called = texts.commands[invocation.command]?.args?.[name]
    const result = parseOne(raw, { name, spec, called, corpus, reader, texts, onReading: (reading) =>
      readings.push(reading) })
    if (result.ok) values.set(name, result.value)
    else issues.push(...result.issues)
  }
  return issues.length > 0
    ? refused(...issues)
    : parsed({ values: Object.fromEntries(values) as ArgsOf<Specs>, readings })
}

export function isOffered(spec: { readonly only?: SurfaceName }, surface: SurfaceName): boolean {
  return spec.only === undefined || spec.only === surface
}

function parseOne(raw: Raw | undefined, place: Place): Parsed<unknown> {
  const { name, spec, called, texts } = place
  if (raw !== undefined) return (parsers[spec.kind] as Parser<ArgKind>)(raw, place)
  if (spec.optional === true || spec.kind === 'flag') return parsed(undefined)
  const summary = called?.summary ?? spec.summary
  const within = `${summary.charAt(0).toLowerCase()}${summary.slice(1)}`
  return issue('missing', name, texts.input.missing(called?.name ?? name, texts.input.kinds[spec.kind], within))
}

function parseText(raw: Raw, { name, spec, texts }: Place,
  limit = spec.maxCharacters ?? maxTextCharacters): Parsed<string> {
  const text = String(raw)
  const characters = countCharacters(text)
  if (characters > limit) return issue('too-long', name, texts.input.tooLong(characters, limit))
  // What cannot be seen is no text: an answer to a line of zero-width spaces would be an answer to nothing.
  if (!isReadable(text)) return issue('empty', name, texts.input.unreadable(limit))
  return parsed(spec.suggests === undefined ? text.trim() : withoutNear(text.trim()))
}

function parseChoice(raw: Raw, { name, spec: { choices = [] }, texts }: Place): Parsed<string> {
  const typed = String(raw).trim().toLowerCase()
  const found = choices.find((choice) => choice.toLowerCase() === typed)
  return found === undefined
    ? issue('unknown-choice', name, texts.input.unknownChoice(shorten(raw), choices))
    : parsed(found)
}

function parseId(raw: Raw, { name, texts }: Place): Parsed<string> {
  return /^\d{1,20}$/.test(String(raw))
    ? parsed(String(raw))
    : issue('not-an-id', name, texts.input.notAnId(shorten(raw)))
}

function parseInteger(raw: Raw, { name, spec, texts }: Place): Parsed<number> {
  const min = spec.min ?? 0
  const max = spec.max ?? Number.MAX_SAFE_INTEGER
  const value = typeof raw === 'number' ? raw : /^[+-]?\d{1,16}$/.test(String(raw).trim()) ? Number(raw) : Number.NaN
  if (Number.isInteger(value) && value >= min && value <= max) return parsed(value)
  return issue('out-of-range', name, texts.input.outOfRange(shorten(raw), min, max))
}

function parsePassage(raw: Raw, { name, corpus, texts }: Place): Parsed<Passage> {
  const found = corpus.passages.find(({ id }) => id === String(raw).trim())
  const example = corpus.passages[0]?.id ?? ''
  return found ? parsed(found) : issue('unknown-passage', name, texts.input.unknownPassage(shorten(raw), example))
}

/** A value as a surface got it. */
type Raw = string | number | boolean

/** Where a value stands, and what it is read with. */
interface Place extends Pick<Rooms, 'corpus' | 'reader'> {
  readonly name: string
  readonly spec: ArgSpec
  /** What the asker's language calls it; undefined where that is as it was declared. */
  readonly called: ArgWords | undefined
  readonly texts: Texts
  /** Told of a value that was taken for a near one: a person must be able to see it. */
  readonly onReading: (reading: Reading) => void
}

/** One thing that is wrong with it. */
function issue(code: string, path: string, message: string): Parsed<never> {
  return refused({ code, path, message })
}

/** What was received, shortened and on one line, so that a message stays a sentence. */
export const shorten = (raw: unknown): string => clip(String(raw).replace(/[\s\p{C}\p{Z}]+/gu, ' ').trim(), 60)

/** The same between English quotation marks, for what only operators see. */
export const quote = (raw: unknown): string => english.words.quoted(shorten(raw))

/** What is wrong with what an operator typed for a server's id. */
export const findGuildIssue = (guild: string): Issue | undefined =>
  /^\d{1,20}$/.test(guild) ?
    undefined :
    { code: 'not-an-id', path: 'guild',
      message: `${quote(guild)} was received; expected a server's id of up to 20 digits.` }

/** The code of an issue that is no mistake of the asker's: the thing exists, but no article speaks of it. */
export const notCovered = 'not-covered'

function parseTechnology(typed: string, place: Place): Parsed<Technology> {
  const { corpus, reader } = place
  const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
  const named = nameIn(typed, (name) => [...reader.technologies(name), ...reader.elsewhere(name)].some(isCertain))
  return parseName({ typed: named, noun: 'technology', near: reader.technologies(named),
    inSentence: ({ technologies }) => technologies, examples: heads, spell: ({ name }) => name }, place)
}

function parseTopic(typed: string, place: Place): Parsed<Topic> {
  const { corpus, reader } = place
  const named = nameIn(typed, (name) => reader.topics(name).some(isCertain))
  return parseName({ typed: named, noun: 'topic', near: reader.topics(named), inSentence: ({ topics }) => topics,
    examples: corpus.topics, spell: ({ id }) => id }, place)
}

/** What was typed, or the name in it: of a choice as it was offered, or of "the Go programming language". */
const nameIn = (typed: string, isKnown: (name: string) => boolean): string =>
  [...namesInLabel(typed.trim()), bareName(typed)].find(isKnown) ?? typed

const aroundNames: ReadonlySet<string> = new Set(locales.flatMap((locale) => textsIn(locale).input.aroundNames))

/** Without its version, and the words around it that say what kind of thing it is, in whatever language. */
function bareName(typed: string): string {
  const words = typed.trim().replace(/(?<=\p{L}|[+#]|\s)v?\d+(?:\.(?:\d+|x))*$/iu, '').trim().split(/\s+/u)
  const isAround = (word = ''): boolean => aroundNames.has(foldName(word)) || isStopWord(foldName(word))
  while (isAround(words.at(-1))) words.pop()
  while (isAround(words[0])) words.shift()
  return words.join(' ')
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
    : near.filter(({ spelling }) => distanceTo(folded, spelling) < Infinity)
  return others.length === 0 ? only?.value : undefined
}

function parseArticle(raw: unknown, { name, corpus, texts, onReading }: Place): Parsed<Article> {
  const typed = String(raw).trim().toLowerCase()
  const { articles } = corpus
  const titled = articles.filter((article) => typed.length > 2 && titleOf(article).toLowerCase().includes(typed))
  const found = articles.find(({ id, original }) => id === typed || original === typed) ??
    (titled.length === 1 ? titled[0] : undefined)
  if (found) return parsed(found)
  const near = articles.filter((article) =>
    nearestNames(typed, namesOfArticle(article)).length > 0
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
