import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { isStopWord, normalise, stem } from '../text/index.js'
import { askingFile, parseAsking, type Asking } from './asking.js'
import type { Located, Path } from './document.js'
import { quoted } from './issues.js'
import { parseData } from './parts.js'
import { serviceSchema } from './schemas.js'
import { learntStancesFile, parseLearntStances, readStancePhrases, stancesFile, stancesSchema,
  type StanceEnglish } from './stance-english.js'

type Words = ReadonlySet<string>

/** By the command that answers it: what people ask of the service itself. */
export type ServiceExamples = ReadonlyMap<string, readonly string[]>

/** What is known of the language of the articles, whatever they are about. All words are normalised. */
export interface English extends EnglishWords {
  /** Whether it is a word at all, whatever it means. */
  readonly isWord: (word: string) => boolean
  /** Whether it is ordinary, in any inflection: grammar, or a word that fits any subject. */
  readonly isCommon: (word: string) => boolean
}

/** The lists of words, as plain data. */
export interface EnglishWords {
  /** The ordinary words, without those of grammar, and their stems. */
  readonly common: Words
  readonly commonTerms: Words
  /** By which a question asks, not what it asks about. */
  readonly asking: Words
  /** That say so little that their absence from an article is no evidence. */
  readonly vague: Words
  /** What askers call the texts that are searched, and whoever answers. */
  readonly ourselves: Words
  /** What words for qualities and amounts become when something is set against another: "faster". */
  readonly comparatives: Words
  /** Beside which an ordinary word is a name, or none. */
  readonly beside: {
    readonly weighing: Words
    readonly beforeName: Words
    /** Behind a name, and says what kind of thing has it. */
    readonly afterName: Words
    readonly beforeTopic: Words
    readonly beforeVerb: Words
  }
  /** The whole words that short forms stand for. */
  readonly shortForms: ReadonlyMap<string, string>
  /** Grammar that English does not have, and which of it denies something. */
  readonly foreign: { readonly grammar: Words; readonly denials: Words }
  /** What people ask of the service itself. */
  readonly service: ServiceExamples
  /** What was learnt of asking; null: nothing yet. */
  readonly learnt: Asking | null
  /** How people are for something or against it. */
  readonly stances: StanceEnglish
}

const lines = z.array(z.string())
const commonSchema = z.strictObject({ everyday: lines, trade: lines })
const questionsSchema = z.strictObject({ asking: lines, vague: lines, ourselves: lines, comparatives: lines,
  weighing: lines, beforeName: lines, afterName: lines, beforeTopic: lines, beforeVerb: lines })
const shortFormsSchema = z.record(z.string(), z.string())
const foreignSchema = z.strictObject({ grammar: z.record(z.string(), lines), denials: lines })

/**
 * Reads the lists of words of a folder: `common.yml`, `questions.yml`, `short-forms.yml`, `foreign.yml`,
 * `service.yml` and `stances.yml`.
 *
 * @returns Every problem of every file, each with `file:line`.
 */
export function readEnglish(folder: string): Parsed<English> {
  const words = readEnglishWords(folder)
  return words.ok ? parsed(openEnglish(words.value)) : words
}

/** What can be told by these words. */
export function openEnglish(words: EnglishWords): English {
  const { common, commonTerms } = words
  return { ...words, isWord: openLexicon(),
    isCommon: (word) => isStopWord(word) || common.has(word) || commonTerms.has(stem(word)) }
}

/** The files of a folder of English. */
export const englishFiles = ['common.yml', 'questions.yml', 'short-forms.yml', 'foreign.yml', 'service.yml',
  stancesFile, askingFile, learntStancesFile] as const

/** The same as {@link readEnglish}, as plain data. `isLearnt`: with what was learnt of asking. */
export function readEnglishWords(folder: string,
  { isLearnt = true }: { readonly isLearnt?: boolean } = {}): Parsed<EnglishWords> {
  const issues: Issue[] = []
  const nameIn = (name: string): string =>
    join(basename(dirname(resolve(folder))), basename(resolve(folder)), name)
  const read = <T extends object>(name: (typeof englishFiles)[number],
    schema: z.ZodType<T>): Located<T> | undefined => {
    const file = parseData(textOf(join(folder, name)), schema, nameIn(name))
    if (!file.ok) issues.push(...file.issues)
    return file.ok ? file.value : undefined
  }
  const [common, questions] = [read('common.yml', commonSchema), read('questions.yml', questionsSchema)]
  const [short, foreign] = [read('short-forms.yml', shortFormsSchema), read('foreign.yml', foreignSchema)]
  const service = read('service.yml', serviceSchema)
  const ways = read(stancesFile, stancesSchema)
  if (!common || !questions || !short || !foreign || !service || !ways) return refused(...issues)
  const phrases = readStancePhrases(ways, issues)
  const { everyday, trade } = listsIn(common, { lists: common.value }, issues)
  const { weighing, beforeName, afterName, beforeTopic, beforeVerb, ...ofQuestions } = listsIn(questions,
    { lists: questions.value }, issues)
  const languages = listsIn(foreign, { lists: foreign.value.grammar, path: ['grammar'] }, issues)
  const { denials } = listsIn(foreign, { lists: { denials: foreign.value.denials } }, issues)
  for (const [form, whole] of Object.entries(short.value))
    issues.push(...[form, whole].flatMap((word) => findMisspelt(word, short, [form])))
  const learntText = isLearnt ? textOf(join(folder, askingFile)) : undefined
  const learnt = learntText === undefined ? parsed(null) : parseAsking(learntText, nameIn(askingFile))
  if (!learnt.ok) issues.push(...learnt.issues)
  const stanceText = textOf(join(folder, learntStancesFile))
  const stances = stanceText === undefined
    ? parsed(null)
    : parseLearntStances(stanceText, nameIn(learntStancesFile))
  if (!stances.ok) issues.push(...stances.issues)
  if (issues.length > 0 || !learnt.ok || !stances.ok) return refused(...issues)
  const words = new Set([...everyday, ...trade])
  return parsed({
    common: words,
    commonTerms: new Set(Array.from(words, stem)),
    ...ofQuestions,
    beside: { weighing, beforeName, afterName, beforeTopic, beforeVerb },
    shortForms: new Map(Object.entries(short.value)),
    foreign: { grammar: new Set(Object.values(languages).flatMap((list) => [...list])), denials },
    service: new Map(Object.entries(service.value)),
    learnt: learnt.value,
    stances: { phrases, learnt: stances.value },
  })
}

const textOf = (path: string): string | undefined => existsSync(path) ? readFileSync(path, 'utf8') : undefined

/**
 * The words of each list, whose lines hold several; a word that stands twice in a list, or is not normalised, is an
 * issue.
 */
function listsIn<Name extends string>(file: Located<unknown>,
  { lists, path = [] }: { readonly lists: Readonly<Record<Name, readonly string[]>>; readonly path?: Path },
  issues: Issue[]): Readonly<Record<Name, Words>> {
  const read = ([name, list]: readonly [string, readonly string[]]): readonly [string, Words] => {
    const found = new Map<string, number>()
    for (const [at, line] of list.entries()) {
      const place = [...path, name, at]
      for (const word of line.split(/\s+/).filter((each) => each !== '')) {
        const first = found.get(word)
        found.set(word, first ?? file.lineOf(place))
        if (first !== undefined)
          issues.push(
            file.issues.at(file.lineOf(place), 'duplicate-word',
              `Found ${quoted(word)} again; expected each word of a list once (the first stands on line ${first}).`),
          )
        issues.push(...findMisspelt(word, file, place))
      }
    }
    return [name, new Set(found.keys())]
  }
  return Object.fromEntries(Object.entries<readonly string[]>(lists).map(read)) as Readonly<Record<Name, Words>>
}

function findMisspelt(word: string, { issues, lineOf }: Located<unknown>, path: Path): readonly Issue[] {
  const plain = normalise(word).text.replace(/[^\p{L}\p{N}]+/gu, '')
  return word === plain
    ? []
    : [
      issues.at(lineOf(path), 'invalid-value',
        `Found the word ${quoted(word)}; expected one in lower case, without accents and signs: ${quoted(plain)}.`),
    ]
}

// The lexicon of a part-of-speech tagger, as natural brings it: some forty thousand English words in lower case.
const lexicon = 'natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json'

/** A check that reads the lexicon at its first call, and never where nothing has to be checked: 160 ms and 7 MB. */
function openLexicon(): (word: string) => boolean {
  let words: Words | undefined
  return (word) => (words ??= readLexicon()).has(word)
}

function readLexicon(): Words {
  const entries = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(lexicon), 'utf8')) as Readonly<
    Record<string, unknown>
  >
  return new Set(Object.keys(entries).filter((word) => /^[a-z]{3,}$/.test(word)))
}
