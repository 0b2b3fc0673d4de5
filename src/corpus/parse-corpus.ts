import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { locales, type Locale } from '../language/index.js'
import { findDisagreements } from './agreement.js'
import { findCannedIssues, findTranslationIssues, type CannedTranslation } from './canned.js'
import { findCitationIssue } from './citation.js'
import { hashOf } from './hash.js'
import type { Article, CannedFile, Corpus } from './model.js'
import { findNameIssues } from './names.js'
import { findNamedElsewhere, findUnnamed } from './naming.js'
import { findFileIssues, listIn, parseParts, readableArticles, type CorpusFiles, type Parts } from './parts.js'
import { splitPassages } from './passages.js'
import { emptyRulebook, readRulebook } from './rulebook.js'
import type { Rulebook } from './rulebook-model.js'
import type { Ground } from './rules.js'
import { findComparedIssues } from './sides.js'
import { findStanceIssues } from './stances.js'
import { readTranslation, translatable } from './translation.js'

/**
 * Builds a corpus from its files, checking each by itself and all against one another.
 *
 * @param folder - What issues show before a file's name.
 * @returns The corpus, or every problem of every file, each with `file:line`.
 */
export function parseCorpus(files: CorpusFiles, folder = 'corpus'): Parsed<Corpus> {
  const parts = parseParts(files, folder)
  const content = assemble(parts)
  const rulebook = parseRulebook(parts, content)
  const stanceIssues = isGrounded(parts) ? findStanceIssues(listIn(parts.stances), content) : []
  const issues = [...findFileIssues(parts, folder), ...findCrossIssues(parts, folder),
    ...findCannedIssues(readableCanned(parts), basisIn(parts), folder), ...findCannedWordsIssues(parts, folder),
    ...stanceIssues, ...(rulebook.ok ? [] : rulebook.issues)]
  if (issues.length > 0 || !rulebook.ok) return refused(...issues)
  const book = { rulebook: rulebook.value, rulesHash: rulebook.value.hash }
  return parsed({ ...content, ...book, canned: assembleCanned(parts),
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
    ...findNamedElsewhere(elsewhere, articles),
    ...(parts.technologies.ok ? findComparedIssues(articles, technologies.value, folder) : []),
    ...findCaveatIssues(parts),
  ]
}

function findCaveatIssues(parts: Parts): readonly Issue[] {
  const caveats = listIn(parts.caveats)
  const articles = new Map(readableArticles(parts).map((article) => [article.id, article]))
  return caveats.value.flatMap(({ cites }, index) => {
    const isUnread = parts.articles.has(cites.article) && !articles.has(cites.article)
    const issue = isUnread ? undefined : findCitationIssue(cites, articles, caveats, [index, 'cites'])
    return issue === undefined ? [] : [issue]
  })
}

/** Whether all that rules and labels speak of could be read; if not, there is nothing to hold them against. */
const isGrounded = ({ articles, technologies, topics }: Parts): boolean =>
  [...articles.values(), technologies, topics].every((part) => part.ok)

function parseRulebook(parts: Parts, ground: Ground): Parsed<Rulebook> {
  const { rulebook, stances } = parts
  if (rulebook === null) return parsed(emptyRulebook)
  const { needs, rules, cues } = rulebook
  if (!isGrounded(parts) || !needs.ok || !rules.ok || !cues.ok) return parsed(emptyRulebook)
  const book = readRulebook({ needs: needs.value, rules: rules.value, cues: cues.value }, ground)
  const disagreements = book.ok ? findDisagreements(book.value.rules, rules.value, listIn(stances).value) : []
  return disagreements.length > 0 ? refused(...disagreements) : book
}

function assemble(parts: Parts): Omit<Corpus, 'rulebook' | 'rulesHash' | 'canned' | 'translations' | 'glossaries'> {
  const content = {
    articles: readableArticles(parts),
    technologies: listIn(parts.technologies).value,
    elsewhere: listIn(parts.elsewhere).value,
    topics: listIn(parts.topics).value,
    caveats: listIn(parts.caveats).value,
    stances: listIn(parts.stances).value,
  }
  return { ...content, passages: content.articles.flatMap(splitPassages),
    hash: hashOf({ ...content, articles: content.articles.map(contentOf) }) }
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
  corpus: Omit<Corpus, 'canned' | 'translations' | 'glossaries'>): Corpus['translations'] {
  const ids = translatable(corpus)
  return Object.fromEntries(
    Array.from(translations).flatMap(([locale, file]) => (file.ok ? [[locale, readTranslation(file.value, ids)]] : [])),
  )
}
