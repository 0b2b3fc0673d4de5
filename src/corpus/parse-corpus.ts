import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { locales, type Locale } from '../language/index.js'
import { readAspects } from './aspects.js'
import { findCannedIssues, findTranslationIssues, type CannedTranslation } from './canned.js'
import { readCaveats } from './caveats.js'
import { openCitations, type Citations } from './citation.js'
import { hashOf } from './hash.js'
import { readLabels } from './labels.js'
import type { Article, CannedFile, Corpus, Rulebook } from './model.js'
import { findComparedIssues, findNameIssues, findUnnamed, listNamedElsewhere } from './names.js'
import { findFileIssues, listIn, parseParts, readableArticles, type CorpusFiles, type Parts } from './parts.js'
import { splitPassages } from './passages.js'
import { emptyRulebook, readRulebook } from './rulebook.js'
import { readTranslation, translatable } from './translation.js'

/**
 * Builds a corpus from its files, checking each by itself and all against one another.
 *
 * @param folder - What issues show before a file's name.
 * @returns The corpus, or every problem of every file, each with `file:line`.
 */
export function parseCorpus(files: CorpusFiles, folder = 'corpus'): Parsed<Corpus> {
  const parts = parseParts(files, folder)
  const cited: Issue[] = []
  const { citations, ...content } = assemble(parts, cited)
  const rulebook = parseRulebook(parts, content, citations)
  const issues = [...findFileIssues(parts, folder), ...findCrossIssues(parts, folder),
    ...findCannedIssues(readableCanned(parts), basisIn(parts), folder), ...findCannedWordsIssues(parts, folder),
    ...cited, ...(rulebook.ok ? [] : rulebook.issues)]
  if (issues.length > 0 || !rulebook.ok) return refused(...issues)
  const book = { rulebook: rulebook.value, rulesHash: rulebook.value.hash }
  const asked = parts.asked.ok ? parts.asked.value : { model: null, unlearnt: [] }
  return parsed({ ...content, ...book, asked, canned: assembleCanned(parts),
    translations: assembleTranslations(parts, { ...content, ...book }),
    glossaries: Array.from(parts.glossaries.values()).flatMap((glossary) => (glossary.ok ? [glossary.value] : [])) })
}

function findCrossIssues(parts: Parts, folder: string): readonly Issue[] {
  const articles = readableArticles(parts)
  const [technologies, elsewhere, topics] = [listIn(parts.technologies), listIn(parts.elsewhere), listIn(parts.topics)]
  // The article that names it may be the one that could not be read.
  const complete = articles.length > 0 && articles.length === parts.articles.size
  return [
    ...findNameIssues({ technologies, elsewhere, topics }),
    ...(complete ? findUnnamed(technologies, articles) : []),
    ...(parts.technologies.ok ? findComparedIssues(articles, technologies.value, folder) : []),
  ]
}

/** Whether all that rules and labels speak of could be read; if not, there is nothing to hold them against. */
const isGrounded = ({ articles, technologies, topics }: Parts): boolean =>
  [...articles.values(), technologies, topics].every((part) => part.ok)

type Content = Omit<Corpus, 'rulebook' | 'rulesHash' | 'canned' | 'translations' | 'glossaries' | 'asked'>

/** What the articles hold and what editors say of their words; what is wrong with the latter goes into `issues`. */
function assemble(parts: Parts, issues: Issue[]): Content & { readonly citations: Citations } {
  const articles = readableArticles(parts)
  const passages = articles.flatMap(splitPassages)
  const citations = openCitations(articles, passages)
  const [technologies, listed, topics] = [listIn(parts.technologies).value, listIn(parts.elsewhere).value,
    listIn(parts.topics).value]
  // What an article names is no longer of no article; until it is adopted nothing is said of it.
  const named = new Set(listNamedElsewhere(listed, articles).map(({ entry }) => entry))
  const elsewhere = listed.filter((entry) => !named.has(entry))
  const unread = new Set(Array.from(parts.articles).flatMap(([id, article]) => (article.ok ? [] : [id])))
  const caveats = readCaveats(listIn(parts.caveats), { citations, unread }, issues)
  const stances = isGrounded(parts)
    ? readLabels(listIn(parts.stances), { citations, passages, technologies, topics }, issues)
    : []
  const labelled = new Set(listIn(parts.stances).value.map(({ id }) => id))
  const aspects = isGrounded(parts)
    ? readAspects(listIn(parts.aspects),
      { articles, passages, labels: stances, technologies, topics, unread: labelled, issues })
    : []
  const content = { articles, technologies, elsewhere, topics, caveats, stances, aspects }
  return { ...content, passages, citations, hash: hashOf({ ...content, articles: articles.map(contentOf) }) }
}

function parseRulebook(parts: Parts, { articles, passages, technologies, topics, stances }: Content,
  citations: Citations): Parsed<Rulebook> {
  if (parts.rulebook === null) return parsed(emptyRulebook)
  const { needs, rules, cues } = parts.rulebook
  if (!isGrounded(parts) || !needs.ok || !rules.ok || !cues.ok) return parsed(emptyRulebook)
  const unread = new Set(listIn(parts.stances).value.map(({ id }) => id))
  return readRulebook({ needs: needs.value, rules: rules.value, cues: cues.value }, { articles, citations, passages,
    technologies, topics, labels: stances, unread })
}

/** What an article says, without where its file says it. */
const contentOf = ({ id, original, title, author, publisher, published, url, compares, body }: Article): object => ({
  id,
  original,
  title,
  author,
  publisher,
  published,
  url,
  compares,
  body,
})

const readableCanned = ({ canned }: Parts): readonly Omit<CannedFile, 'basis' | 'translations'>[] =>
  canned.flatMap((file) => (file.ok ? [file.value] : []))

function basisIn({ cannedBasis }: Parts) {
  return cannedBasis.ok ? cannedBasis.value : { ...listIn(cannedBasis), value: {} }
}

/** While a comparison cannot be read there is nothing to hold its translations against. */
function findCannedWordsIssues(parts: Parts, folder: string): readonly Issue[] {
  if (!parts.canned.every(({ ok }) => ok)) return []
  return Array.from(parts.cannedWords.keys()).flatMap((locale) =>
    findTranslationIssues(readableWords(parts, locale), readableCanned(parts), `${folder}/canned/${locale}`)
  )
}

const readableWords = ({ cannedWords }: Parts, locale: Locale): readonly CannedTranslation[] =>
  (cannedWords.get(locale) ?? []).flatMap((file) => (file.ok ? [file.value] : []))

function assembleCanned(parts: Parts): readonly CannedFile[] {
  const basis: Readonly<Record<string, unknown>> = basisIn(parts).value
  const words = locales.flatMap((locale) =>
    readableWords(parts, locale).map(({ name, ...own }) => ({ name, locale, own }))
  )
  return readableCanned(parts).map((file) => ({
    ...file,
    basis: Object.hasOwn(basis, file.name) ? JSON.stringify(basis[file.name]) : '',
    translations: Object.fromEntries(
      words.filter(({ name }) => name === file.name).map(({ locale, own }) => [locale, own]),
    ),
  }))
}

function assembleTranslations({ translations }: Parts,
  corpus: Omit<Corpus, 'canned' | 'translations' | 'glossaries' | 'asked'>): Corpus['translations'] {
  const ids = translatable(corpus)
  return Object.fromEntries(
    Array.from(translations).flatMap(([locale, file]) => (file.ok ? [[locale, readTranslation(file.value, ids)]] : [])),
  )
}
