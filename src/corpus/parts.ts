import type { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { locales, type Locale } from '../language/index.js'
import { articleIdOf, findSpellingIssues, parseArticle } from './article.js'
import { parseJson, parseYaml, type Located } from './document.js'
import { sha256 } from './hash.js'
import { issuesIn } from './issues.js'
import { askedFile, readLearntAspects } from './asked.js'
import { learntFile, readLearntNeeds } from './learnt.js'
import { basisSchema, parseCanned, parseCannedTranslation, type BasisFile, type CannedTranslation } from './canned.js'
import { glossarySchema, readGlossary } from './glossary.js'
import { aspectsSchema, type AspectEntry } from './aspects.js'
import { caveatsSchema, type CaveatEntry } from './caveats.js'
import { labelsSchema, type LabelEntry } from './labels.js'
import type { Glossary, Article, ArticleId, CannedFile, Elsewhere, LearntAspects, Technology, Topic } from './model.js'
import type { RulebookFiles } from './rulebook.js'
import { cuesSchema, needsSchema, type NeedsFile, elsewhereSchema, technologiesSchema,
  topicsSchema } from './schemas.js'
import { rulesSchema } from './rules.js'
import { translationSchema, type TranslationFile } from './translation.js'

/** The texts of a corpus folder by their names below it: "articles/softices.md", "topics.json". */
export type CorpusFiles = ReadonlyMap<string, string>

/** Each file by itself: what could be read of it, or why not. */
export interface Parts {
  readonly articles: ReadonlyMap<ArticleId, Parsed<Article>>
  readonly canned: readonly Parsed<Omit<CannedFile, 'basis' | 'translations'>>[]
  /** Of every language, empty where there are none. */
  readonly cannedWords: ReadonlyMap<Locale, readonly Parsed<CannedTranslation>[]>
  readonly cannedBasis: Parsed<Located<BasisFile>>
  readonly technologies: Parsed<Located<readonly Technology[]>>
  readonly elsewhere: Parsed<Located<readonly Elsewhere[]>>
  readonly topics: Parsed<Located<readonly Topic[]>>
  readonly caveats: Parsed<Located<readonly CaveatEntry[]>>
  /** Empty without the file: patterns propose where nobody has read. */
  readonly stances: Parsed<Located<readonly LabelEntry[]>>
  /** Empty without the file: questions are then answered by words and topics. */
  readonly aspects: Parsed<Located<readonly AspectEntry[]>>
  readonly asked: Parsed<LearntAspects>
  /** Only of the languages that have a file. */
  readonly translations: ReadonlyMap<Locale, Parsed<Located<TranslationFile>>>
  /** Only of the languages that are heard beside English. */
  readonly glossaries: ReadonlyMap<Locale, Parsed<Glossary>>
  /** null: there is none. A collection without a rule book can be searched, though not judged. */
  readonly rulebook: { readonly [File in keyof RulebookFiles]: Parsed<RulebookFiles[File]> } | null
}

const ruleFiles = ['needs.json', 'rules.yml', 'cues.json']
const languageFile = (locale: Locale): string => `languages/${locale}.json`
const glossaryFile = (locale: Locale): string => `languages/${locale}.glossary.json`

export const dataFiles: readonly string[] = ['technologies.json', 'elsewhere.json', 'topics.json', 'caveats.json',
  'stances.json', 'aspects.json', 'canned.basis.json', learntFile, askedFile, ...ruleFiles,
  ...locales.flatMap((locale) => [languageFile(locale), glossaryFile(locale)])]

export function parseParts(files: CorpusFiles, folder: string): Parts {
  const namesIn = (kind: string): readonly string[] =>
    Array.from(files.keys()).filter((name) =>
      name.startsWith(`${kind}/`) && /^[^/]+\.md$/.test(name.slice(kind.length + 1))
    ).sort()
  const data = <T>(name: string, schema: z.ZodType<T>): Parsed<Located<T>> =>
    parseData(files.get(name), schema, `${folder}/${name}`)
  const glossary = (name: string): Parsed<Glossary> => {
    const file = data(name, glossarySchema)
    return file.ok ? readGlossary(file.value) : file
  }
  return {
    articles: new Map(
      namesIn('articles').map((name) => [articleIdOf(name), parseArticle(`${folder}/${name}`, files.get(name) ?? '')]),
    ),
    canned: namesIn('canned').map((name) => parseCanned(`${folder}/${name}`, files.get(name) ?? '')),
    cannedWords: new Map(
      locales.map((
        locale,
      ) => [locale,
        namesIn(`canned/${locale}`).map((name) => parseCannedTranslation(`${folder}/${name}`, files.get(name) ?? ''))]
      ),
    ),
    cannedBasis: files.has('canned.basis.json')
      ? data('canned.basis.json', basisSchema)
      : parsed({ ...nothing, value: {} }),
    technologies: data('technologies.json', technologiesSchema),
    elsewhere: data('elsewhere.json', elsewhereSchema),
    topics: data('topics.json', topicsSchema),
    caveats: data('caveats.json', caveatsSchema),
    stances: files.has('stances.json') ? data('stances.json', labelsSchema) : parsed(nothing),
    aspects: files.has('aspects.json') ? data('aspects.json', aspectsSchema) : parsed(nothing),
    asked: readLearntAspects(files, folder),
    translations: new Map(
      locales.filter((locale) => files.has(languageFile(locale))).map((
        locale,
      ) => [locale, data(languageFile(locale), translationSchema)]),
    ),
    glossaries: new Map(
      locales.filter((locale) => files.has(glossaryFile(locale))).map((
        locale,
      ) => [locale, glossary(glossaryFile(locale))]),
    ),
    rulebook: ruleFiles.some((name) => files.has(name))
      ? { needs: withLearnt(data('needs.json', needsSchema), files, folder), rules: data('rules.yml', rulesSchema),
        cues: data('cues.json', cuesSchema) }
      : null,
  }
}

/** Adds what was learnt from the pages on needs, where there are some. */
function withLearnt(needs: Parsed<Located<NeedsFile>>, files: CorpusFiles, folder: string): RulebookParts['needs'] {
  const learnt = readLearntNeeds(files, folder)
  if (!needs.ok) return learnt.ok ? needs : refused(...needs.issues, ...learnt.issues)
  if (!learnt.ok) return learnt
  return parsed({ ...needs.value,
    value: { ...needs.value.value, ...learnt.value, digest: sha256(files.get(learntFile) ?? '') } })
}

type RulebookParts = NonNullable<Parts['rulebook']>

/** Reads one file of data, YAML or JSON by its name; other files of data beside these are read the same way. */
export function parseData<T>(text: string | undefined, schema: z.ZodType<T>, fileName: string): Parsed<Located<T>> {
  if (text === undefined) return refused(missingFile(fileName, isYaml(fileName) ? 'a YAML file' : 'a JSON file'))
  const issues = issuesIn(fileName)
  const spelling = findSpellingIssues(text, issues)
  if (spelling.length > 0) return refused(...spelling)
  return isYaml(fileName) ? parseYaml(text, schema, { issues }) : parseJson(text, schema, issues)
}

const isYaml = (fileName: string): boolean => fileName.endsWith('.yml')

const missingFile = (fileName: string, expected: string): Issue =>
  issuesIn(fileName).at(1, 'missing-file', `Found no ${fileName}; expected ${expected}.`)

/** What is wrong with the files one by one. */
export function findFileIssues({ articles, rulebook, canned, cannedWords, translations, glossaries, ...lists }: Parts,
  folder: string): readonly Issue[] {
  const none = articles.size === 0 ? [missingFile(`${folder}/articles`, 'a folder with at least one article')] : []
  const files: readonly Parsed<unknown>[] = [...articles.values(), ...canned,
    ...Array.from(cannedWords.values()).flat(), ...Object.values(lists), ...translations.values(),
    ...glossaries.values(), ...Object.values(rulebook ?? {})]
  return [...none, ...files.flatMap((file) => (file.ok ? [] : file.issues))]
}

export const readableArticles = ({ articles }: Parts): readonly Article[] =>
  Array.from(articles.values()).flatMap((article) => (article.ok ? [article.value] : []))

const nothing: Located<readonly never[]> = { value: [], issues: issuesIn(''), lineOf: () => 1 }

/** What could be read of a list; a file with issues counts as an empty one, so that the others are still checked. */
export const listIn = <T>(part: Parsed<Located<readonly T[]>>): Located<readonly T[]> => part.ok ? part.value : nothing
