import { parse as parseToml, TomlDate, TomlError } from 'smol-toml'
import { LineCounter, parseDocument } from 'yaml'
import { frontMatterSchema } from '../corpus/index.js'
import { parsed, refused, type Parsed } from '../errors.js'
import type { Texts } from '../language/index.js'
import { noteLeftOut, type Details, type LeftOut } from './model.js'

/** What a text says of itself, by keys in lower case. */
export type Front = Readonly<Record<string, unknown>>

interface Split {
  readonly front: Front
  /** The text below. */
  readonly rest: string
  /** How many lines stand above it. */
  readonly skipped: number
}

// Longer than any front matter: what is read as YAML is bounded.
const mostFrontLines = 200
const keyLine = /^[A-Za-z][\w -]{0,40}:(?:\s|$)/

/**
 * What a text says of itself at its top: YAML between two rules, or without the first of them, or TOML between two
 * lines of +++.
 *
 * @returns Issues where it plainly says something and cannot be read, each with its line.
 */
export function splitFront(text: string, says: Texts['importing']): Parsed<Split> {
  const lines = text.split('\n')
  const first = lines[0]?.trimEnd() ?? ''
  const none = parsed({ front: {}, rest: text, skipped: 0 })
  if (first === '+++') {
    const close = findClose(lines, 1, /^\+{3}\s*$/)
    return close < 0 ? none : withRest(readToml(lines.slice(1, close), says), lines, close + 1)
  }
  const begins = first === '---' ? 1 : 0
  const close = findClose(lines, begins, begins === 1 ? /^(?:---|\.\.\.)\s*$/ : /^(?:---|\.\.\.)?\s*$/)
  if (close < 0) return none
  const own = lines.slice(begins, close)
  const keys = own.filter((line) => keyLine.test(line)).map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
  // Between two rules there may be words as well; above one, or a blank line, there nearly always are.
  const isMeant = begins === 1
    ? keyLine.test(own.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '')
    : keys.length === own.length && keys.length > 1 && keys.some((key) => knownKeys.has(key))
  return isMeant ? withRest(readYaml(own, { says, firstLine: begins + 1 }), lines, close + 1) : none
}

const findClose = (lines: readonly string[], from: number, closes: RegExp): number => {
  const at = lines.slice(from, mostFrontLines).findIndex((line) => closes.test(line))
  return at < 0 ? -1 : at + from
}

function withRest(front: Parsed<Front>, lines: readonly string[], skipped: number): Parsed<Split> {
  return front.ok ? parsed({ front: front.value, rest: lines.slice(skipped).join('\n'), skipped }) : front
}

function readYaml(lines: readonly string[],
  { says, firstLine }: { readonly says: Texts['importing']; readonly firstLine: number }): Parsed<Front> {
  const counter = new LineCounter()
  const document = parseDocument(lines.join('\n'), { prettyErrors: false, logLevel: 'silent', lineCounter: counter })
  const [error] = document.errors
  if (error !== undefined) {
    const line = counter.linePos(error.pos[0]).line + firstLine - 1
    return refused({ code: 'front-matter', path: `line ${line}`,
      message: says.badFront('YAML', line, error.message.split('\n', 1)[0] ?? '') })
  }
  try {
    return parsed(lowerKeys(document.toJS({ maxAliasCount: 0 })))
  } catch {
    return refused({ code: 'front-matter', path: `line ${firstLine}`,
      message: says.badFront('YAML', firstLine, 'Aliases') })
  }
}

function readToml(lines: readonly string[], says: Texts['importing']): Parsed<Front> {
  try {
    return parsed(lowerKeys(parseToml(lines.join('\n'))))
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const line = error.line + 1
    const reason = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document: /, '') ?? ''
    return refused({ code: 'front-matter', path: `line ${line}`, message: says.badFront('TOML', line, reason) })
  }
}

const lowerKeys = (value: unknown): Front =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key.toLowerCase(), part as unknown]))
    : {}

// By which names pages give each particular, the surest first.
const keysOf: Readonly<Record<keyof Details, readonly string[]>> = {
  title: ['title'],
  author: ['author', 'authors', 'by'],
  publisher: ['publisher', 'site', 'site_name'],
  published: ['published', 'date', 'pubdate', 'publishdate', 'published_at', 'datepublished', 'created'],
  url: ['url', 'link', 'canonical', 'canonical_url', 'canonicalurl'],
}
const knownKeys = new Set(Object.values(keysOf).flat())

/** The particulars of a source, where they are what they should be, and what it says beside them. */
export function readDetails(front: Front): { readonly details: Omit<Details, 'title'> & { readonly title: string | null };
  readonly leftOut: readonly LeftOut[] } {
  const used = new Set<string>()
  const read = (key: keyof Details): string | null => {
    for (const each of keysOf[key]) {
      const words = Object.hasOwn(front, each) ? asWords(front[each]) : undefined
      const spelt = key === 'published' && words !== undefined ? dayIn(words) : words
      const found = frontMatterSchema.shape[key].safeParse(spelt)
      if (spelt === undefined || !found.success) continue
      used.add(each)
      return spelt
    }
    return null
  }
  const details = { title: read('title'), author: read('author'), publisher: read('publisher'),
    published: read('published'), url: read('url') }
  return { details, leftOut: Object.entries(front).filter(([key, value]) => !used.has(key) && value !== null)
    .flatMap(([key, value]) => noteLeftOut(`${key}: ${asWords(value) ?? JSON.stringify(value)}`, 'front-matter', 1)) }
}

/** One name or several, as text, as entries with a name, or as a list of either. */
function asWords(value: unknown): string | undefined {
  if (value instanceof TomlDate || value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) {
    const all = value.map(asWords).filter((each) => each !== undefined)
    return all.length === 0 ? undefined : all.join(', ')
  }
  if (typeof value === 'object' && value !== null && 'name' in value) return asWords(value.name)
  return typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/g, ' ').trim() : undefined
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day in "2024-03-05T10:00Z", "March 5, 2024" or "5 Mar 2024", as 2024-03-05; other words as they are. */
function dayIn(words: string): string {
  const month = String.raw`(${months.join('|')})\p{L}*\.?`
  const american = new RegExp(String.raw`^(?:\p{L}+,? )?${month} (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})`, 'iu').exec(words)
  const european = new RegExp(String.raw`^(?:\p{L}+,? )?(\d{1,2})(?:st|nd|rd|th)? ${month},? (\d{4})`, 'iu').exec(words)
  const [, name, day, year] = american ?? (european && ['', european[2], european[1], european[3]]) ?? []
  const number = months.indexOf(name?.toLowerCase() ?? '') + 1
  return number > 0 && day !== undefined
    ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
    : words.slice(0, 10)
}
