import { parsed, refused, type Parsed } from '../errors.js'
import { locales, type Locale, type Texts } from '../language/index.js'
import { clip } from '../text/index.js'
import type { Outcome, Verdict } from '../verdict/index.js'
import { codeParts } from './codebook.js'
import { checkCode, cutEvery, hashCode } from './id-codec.js'
import type { AnswerCode } from './model.js'
import type { Quote } from './quotes.js'
import type { CodedRecord, VerdictRecord } from './record.js'

/** What a replay code holds: what the answer rested on, and just enough of what it said to tell a difference. */
export interface ReplayCode {
  /** The language in which it was said, and will be again. */
  readonly locale: Locale
  /** The first characters of the hashes of the articles and names, and of the rules, as `--version` prints them. */
  readonly corpus: string
  readonly rules: string
  readonly answer: AnswerCode
  readonly said: Said
  /** Another digest: another verdict, another rule or another quote. */
  readonly digest: string
}

/** A verdict by {@link markOf | marks}. */
export interface Said {
  /** null: there was no verdict. */
  readonly outcome: Outcome | null
  readonly technologies: readonly string[]
  /** Those that spoke, strongest first; `sum` alone where there were too many to list. */
  readonly rules: { readonly marks: readonly string[] } | { readonly sum: string }
}

/** Changes when an older code could be misread. */
const version = 1
const prefix = `bq${version}`
// Codes were English before there was another language.
const prefixOf = (locale: Locale): string => (locale === 'en' ? prefix : `${prefix}${locale}`)
const hashCharacters = 6
const markCharacters = 3
const digestCharacters = 5

/** Long enough for any answer that a button can hold, short enough to be typed by hand. */
export const maxReplayCharacters = 120

const outcomes = new Map<string, Outcome | null>([['f', 'favours'], ['e', 'even'], ['c', 'combine'], ['i',
  'insufficient'], ['n', null]])

/** By which a code names a rule or a technology, so that one that is gone can still be told from one that is new. */
export const markOf = (id: string): string => hashCode(id, markCharacters)

export function spellReplay({ locale, corpus, rules, answer, said, digest }: ReplayCode): string {
  const letter = [...outcomes].find(([, outcome]) => outcome === said.outcome)?.[0] ?? 'n'
  const spell = (fired: string): string => {
    const text = [prefixOf(locale), `${corpus}${rules}`, answer, `${letter}${said.technologies.join('')}`, fired,
      digest].join('.')
    return `${text}${checkCode(text)}`
  }
  if ('sum' in said.rules) return spell(`~${said.rules.sum}`)
  const listed = spell(said.rules.marks.join(''))
  return listed.length <= maxReplayCharacters ? listed : spell(`~${sumOf(said.rules.marks)}`)
}

/** Rules in any order: which of them spoke matters here, how strongly shows in the digest. */
export const sumOf = (marks: readonly string[]): string => hashCode([...marks].sort().join(' '), markCharacters)

export function saidBy(verdict: Verdict | null): Said {
  if (verdict === null) return { outcome: null, technologies: [], rules: { marks: [] } }
  const { outcome, technologies, points } = verdict
  return { outcome, technologies: technologies.map(markOf), rules: { marks: points.map(({ rule }) => markOf(rule)) } }
}

/** Reads what {@link spellReplay} wrote, as a person may have typed or copied it. */
export function parseReplay(typed: string, { input: { replayCode: say } }: Texts): Parsed<ReplayCode> {
  const text = typed.replace(/[\s`\p{C}]+/gu, '').toLowerCase()
  const received = clip(text, 40)
  const found = /^bq(\d{1,3})([a-z]{2})?\./.exec(text)
  const locale = locales.find((each) => each === (found?.[2] ?? 'en'))
  if (!found || locale === undefined) return issue('foreign-code', say['foreign-code'](received, `${prefix}.`))
  if (Number(found[1]) !== version)
    return issue('other-version', say['other-version'](received, String(Number(found[1])), String(version)))
  const code = checkCode(text.slice(0, -3)) === text.slice(-3)
    ? readParts(text.slice(0, -3).split('.'), locale)
    : undefined
  return code ? parsed(code) : issue('damaged-code', say['damaged-code'](received))
}

function readParts(parts: readonly string[], locale: Locale): ReplayCode | undefined {
  if (parts.length !== codeParts + 5) return undefined
  const [hashes = '', answer, [verdict = '', rules = '', digest = '']] = [parts[1], parts.slice(2, -3).join('.'),
    parts.slice(-3)] as const
  const said = readSaid(verdict, rules)
  if (!/^[0-9a-f]{12}$/.test(hashes) || said === undefined || digest.length !== digestCharacters) return undefined
  return { locale, corpus: hashes.slice(0, hashCharacters), rules: hashes.slice(hashCharacters),
    answer: answer as AnswerCode, said, digest }
}

function readSaid(verdict: string, rules: string): Said | undefined {
  const outcome = outcomes.get(verdict.charAt(0))
  const technologies = cutEvery(markCharacters, verdict.slice(1))
  const marks = cutEvery(markCharacters, rules)
  if (outcome === undefined || technologies === undefined) return undefined
  if (!rules.startsWith('~')) return marks && { outcome, technologies, rules: { marks } }
  return rules.length === markCharacters + 1 ? { outcome, technologies, rules: { sum: rules.slice(1) } } : undefined
}

const issue = (code: string, message: string): Parsed<never> => refused({ code, path: 'code', message })

export const hashPrefix = (hash: string): string => hash.slice(0, hashCharacters)

/** A digest of the verdict, its rules and the quotes as they are shown; the asker's words make no difference. */
export function digestOf(shown: readonly Quote[], record: CodedRecord): string {
  const quotes = shown.map((quote) => ({ ...quote,
    text: quote.text.map((span) => ('text' in span ? span.text : '…')).join('') })
  )
  return hashCode(JSON.stringify([quotes, withoutAsker(record)]), digestCharacters)
}

/** A record without the asker's words and what hangs on them: how high a passage scored, those that were not quoted. */
function withoutAsker(record: CodedRecord): object {
  switch (record.kind) {
    case 'ask': {
      const { declined, understood, verdict } = record
      return { declined, understood: { ...understood, readings: undefined }, verdict: verdict && withoutWords(verdict) }
    }
    case 'about':
      return { technology: record.technology, declined: record.declined, named: record.named }
    case 'recommendation':
      return { ...withoutWords(record), kind: undefined }
    case 'comparison':
      return { ...withoutWords(record), kind: undefined, topics: record.topics.map(withoutWords) }
  }
}

const withoutWords = (record: Pick<VerdictRecord, 'margin' | 'points'>): object => ({
  ...record,
  margin: { value: record.margin.value },
  points: record.points.map((point) => ({ ...point, words: undefined })),
})
