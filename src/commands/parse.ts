import type { Article, Passage, Technology, Topic } from '../corpus/index.js'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import type { Library, Mention } from '../library/index.js'
import { clip } from '../text/index.js'
import type { ArgKind, ArgSpec, ArgSpecs, ArgValues, ArgsOf, Invocation, SurfaceName } from './command.js'

/** The longest free text that is taken, in UTF-16 code units. */
export const maxTextCharacters = 4000

/** The code of an issue that is no mistake of the asker's: the thing exists, but no article speaks of it. */
export const notCovered = 'not-covered'

type Raw = string | number | boolean
type Parser<Kind extends ArgKind> = (raw: Raw, name: string, spec: ArgSpec, library: Library) => Parsed<ArgValues[Kind]>

const parsers: { readonly [Kind in ArgKind]: Parser<Kind> } = {
  text: parseText,
  technology: (raw, name, _spec, library) =>
    parseName({ typed: String(raw), argument: name, noun: 'technology', near: library.technologies(String(raw)), label: technologyLabel }, library),
  topic: (raw, name, _spec, library) =>
    parseName({ typed: String(raw), argument: name, noun: 'topic', near: library.topics(String(raw)), label: ({ id }: Topic) => id }, library),
  article: parseArticle,
  passage: parsePassage,
  flag: (raw, name) =>
    typeof raw === 'boolean' ? parsed(raw) : issue('not-a-flag', name, `${quote(raw)} was received; expected only the flag itself, without a value.`),
  integer: parseInteger,
  path: (raw, name) =>
    String(raw).trim() === '' ? issue('empty', name, 'Nothing was received; expected the path of a file or folder.') : parsed(String(raw)),
  choice: parseChoice,
  canned: (raw, name) => parseText(raw, name, { kind: 'canned', summary: '', maxCharacters: 100 }),
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
export function parseArgs<Specs extends ArgSpecs>(specs: Specs, invocation: Invocation, library: Library): Parsed<ArgsOf<Specs>> {
  const offered = Object.entries(specs).filter(([, spec]) => isOffered(spec, invocation.scope.surface))
  const known = new Set(offered.map(([name]) => name))
  const issues: Issue[] = Object.keys(invocation.args)
    .filter((name) => !known.has(name) && invocation.args[name] !== undefined)
    .map((name) => ({ code: 'unknown-argument', path: name, message: `${quote(name)} is no argument here; expected ${offered.filter(([, { inner }]) => inner !== true).map(([argument]) => argument).join(', ')}.` }))
  const values = new Map<string, unknown>()
  for (const [name, spec] of offered) {
    const result = parseOne(name, spec, Object.hasOwn(invocation.args, name) ? invocation.args[name] : undefined, library)
    if (result.ok) values.set(name, result.value)
    else issues.push(...result.issues)
  }
  return issues.length > 0 ? refused(...issues) : parsed(Object.fromEntries(values) as ArgsOf<Specs>)
}

export function isOffered(spec: { readonly only?: SurfaceName }, surface: SurfaceName): boolean {
  return spec.only === undefined || spec.only === surface
}

function parseOne(name: string, spec: ArgSpec, raw: Raw | undefined, library: Library): Parsed<unknown> {
  if (raw !== undefined) return (parsers[spec.kind] as Parser<ArgKind>)(raw, name, spec, library)
  if (spec.optional === true || spec.kind === 'flag') return parsed(undefined)
  return issue('missing', name, `Nothing was received for ${quote(name)}; expected ${expectation(spec)}.`)
}

function expectation(spec: ArgSpec): string {
  return `${spec.kind === 'text' ? 'text' : `a ${spec.kind}`} (${spec.summary.charAt(0).toLowerCase()}${spec.summary.slice(1)})`
}

function parseText(raw: Raw, name: string, spec: ArgSpec): Parsed<string> {
  const limit = spec.maxCharacters ?? maxTextCharacters
  const text = String(raw)
  if (text.length > limit) {
    return issue('too-long', name, `${format(text.length)} characters were received; at most ${format(limit)} are taken.`)
  }
  // What cannot be seen is no text: an answer to a line of zero-width spaces would be an answer to nothing.
  if (!/[^\s\p{C}\p{Z}]/u.test(text)) return issue('empty', name, `Nothing readable was received; expected 1 to ${format(limit)} characters.`)
  return parsed(text.trim())
}

function parseChoice(raw: Raw, name: string, { choices = [] }: ArgSpec): Parsed<string> {
  const typed = String(raw).trim().toLowerCase()
  const found = choices.find((choice) => choice.toLowerCase() === typed)
  return found === undefined ? issue('unknown-choice', name, `${quote(raw)} was received; expected one of ${choices.join(', ')}.`) : parsed(found)
}

function parseId(raw: Raw, name: string): Parsed<string> {
  return /^\d{1,20}$/.test(String(raw)) ? parsed(String(raw)) : issue('not-an-id', name, `${quote(raw)} was received; expected an id of up to 20 digits.`)
}

function parseInteger(raw: Raw, name: string, spec: ArgSpec): Parsed<number> {
  const min = spec.min ?? 0
  const max = spec.max ?? Number.MAX_SAFE_INTEGER
  const value = typeof raw === 'number' ? raw : /^[+-]?\d{1,16}$/.test(String(raw).trim()) ? Number(raw) : Number.NaN
  if (Number.isInteger(value) && value >= min && value <= max) return parsed(value)
  return issue('out-of-range', name, `${quote(raw)} was received; expected a whole number from ${format(min)} to ${format(max)}.`)
}

interface NameRequest<T> {
  readonly typed: string
  readonly argument: string
  readonly noun: string
  readonly near: readonly Mention<T>[]
  readonly label: (value: T) => string
}

const technologyLabel = ({ name }: Technology): string => name

/** A known name or alias is taken; a close one is named, not guessed; one of the field at large is "not covered". */
function parseName<T extends Technology | Topic>({ typed, argument, noun, near, label }: NameRequest<T>, library: Library): Parsed<T> {
  if (!/[^\s\p{C}\p{Z}]/u.test(typed)) return issue('empty', argument, `Nothing readable was received; expected the name of a ${noun}.`)
  const known = near.find(({ match }) => match !== 'fuzzy')
  if (known) return parsed(known.value)
  const elsewhere = noun === 'technology' ? library.elsewhere(typed).find(({ match }) => match !== 'fuzzy') : undefined
  if (elsewhere) {
    const { name } = elsewhere.value
    return refused({ code: notCovered, path: argument, message: `No article here speaks of ${name}.`, nearest: [name] })
  }
  const nearest = near.slice(0, 3).map(({ value }) => label(value))
  const hint = nearest.length > 0 ? ` The nearest: ${nearest.join(', ')}.` : ''
  return refused({ code: `unknown-${noun}`, path: argument, message: `${quote(typed)} is no ${noun} known here.${hint}`, nearest })
}

function parseArticle(raw: Raw, name: string, _spec: ArgSpec, library: Library): Parsed<Article> {
  const typed = String(raw).trim().toLowerCase()
  const { articles } = library.corpus
  const titled = articles.filter(({ title, publisher }) => typed.length > 2 && `${title} ${publisher ?? ''}`.toLowerCase().includes(typed))
  const found = articles.find(({ id, original }) => id === typed || original === typed) ?? (titled.length === 1 ? titled[0] : undefined)
  if (found) return parsed(found)
  const nearest = articles.map(({ id }) => id)
  return refused({ code: 'unknown-article', path: name, message: `${quote(raw)} is no article here; expected one of: ${nearest.join(', ')}.`, nearest })
}

function parsePassage(raw: Raw, name: string, _spec: ArgSpec, library: Library): Parsed<Passage> {
  const found = library.passage(String(raw).trim())
  const example = library.corpus.passages[0]?.id ?? ''
  return found ? parsed(found) : issue('unknown-passage', name, `${quote(raw)} is no passage here; expected an id such as ${example}.`)
}

function issue(code: string, path: string, message: string): Parsed<never> {
  return refused({ code, path, message })
}

const format = (count: number): string => count.toLocaleString('en')

/** What was received, shortened and on one line, so that a message stays a sentence. */
export function quote(raw: unknown): string {
  return `“${clip(String(raw).replace(/[\s\p{C}\p{Z}]+/gu, ' ').trim(), 60)}”`
}
