import type { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { articleIdOf, findSpellingIssues, parseArticle } from './article.js'
import { findCitationIssue } from './citation.js'
import { parseJson, type Located } from './document.js'
import { hashOf } from './hash.js'
import { issuesIn } from './issues.js'
import type { Article, ArticleId, Caveat, Corpus, Elsewhere, Technology, Topic } from './model.js'
import { findNameIssues } from './names.js'
import { findNamedElsewhere, findUnnamed } from './naming.js'
import { splitPassages } from './passages.js'
import { emptyRulebook, readRulebook } from './rulebook.js'
import type { Rulebook } from './rulebook-model.js'
import { cuesSchema, needsSchema, rulesSchema } from './rulebook-schemas.js'
import type { Ground } from './rules.js'
import { caveatsSchema, elsewhereSchema, technologiesSchema, topicsSchema } from './schemas.js'

/** The texts of a corpus folder by their names below it: "articles/softices.md", "topics.json". */
export type CorpusFiles = ReadonlyMap<string, string>

/** Each file by itself: what could be read of it, or why not. */
interface Parts {
  readonly articles: ReadonlyMap<ArticleId, Parsed<Article>>
  readonly technologies: Parsed<Located<readonly Technology[]>>
  readonly elsewhere: Parsed<Located<readonly Elsewhere[]>>
  readonly topics: Parsed<Located<readonly Topic[]>>
  readonly caveats: Parsed<Located<readonly Caveat[]>>
}

/**
 * Builds a corpus from its files, checking each by itself and all against one another.
 *
 * @param folder - What issues show before a file's name.
 * @returns The corpus, or every problem of every file, each with `file:line`.
 */
export function parseCorpus(files: CorpusFiles, folder = 'corpus'): Parsed<Corpus> {
  const parts = parseParts(files, folder)
  const issues = [
    ...(parts.articles.size === 0 ? [missingFile(`${folder}/articles`, 'a folder with at least one article')] : []),
    ...[...parts.articles.values(), parts.technologies, parts.elsewhere, parts.topics, parts.caveats].flatMap(issuesOf),
    ...findCrossIssues(parts),
  ]
  if (issues.length > 0) return refused(...issues)
  const content = assemble(parts)
  const rulebook = parseRulebook(files, folder, content)
  return rulebook.ok ? parsed({ ...content, rulebook: rulebook.value }) : rulebook
}

const ruleFiles = ['needs.json', 'rules.json', 'cues.json']

/** The rule book, if there is one: a collection without it can be searched, though not judged. */
function parseRulebook(files: CorpusFiles, folder: string, ground: Ground): Parsed<Rulebook> {
  if (!ruleFiles.some((name) => files.has(name))) return parsed(emptyRulebook)
  const data = <T>(name: string, schema: z.ZodType<T>): Parsed<Located<T>> => parseData(files.get(name), schema, `${folder}/${name}`)
  const needs = data('needs.json', needsSchema)
  const rules = data('rules.json', rulesSchema)
  const cues = data('cues.json', cuesSchema)
  if (!needs.ok || !rules.ok || !cues.ok) return refused(...[needs, rules, cues].flatMap(issuesOf))
  return readRulebook({ needs: needs.value, rules: rules.value, cues: cues.value }, ground)
}

function parseParts(files: CorpusFiles, folder: string): Parts {
  const names = Array.from(files.keys()).filter((name) => /^articles\/[^/]+\.md$/.test(name)).sort()
  const data = <T>(name: string, schema: z.ZodType<T>): Parsed<Located<T>> => parseData(files.get(name), schema, `${folder}/${name}`)
  return {
    articles: new Map(names.map((name) => [articleIdOf(name), parseArticle(`${folder}/${name}`, files.get(name) ?? '')])),
    technologies: data('technologies.json', technologiesSchema),
    elsewhere: data('elsewhere.json', elsewhereSchema),
    topics: data('topics.json', topicsSchema),
    caveats: data('caveats.json', caveatsSchema),
  }
}

/** Reads one JSON file of the corpus; other files of data beside these are read the same way. */
export function parseData<T>(text: string | undefined, schema: z.ZodType<T>, fileName: string): Parsed<Located<T>> {
  if (text === undefined) return refused(missingFile(fileName, 'a JSON file'))
  const issues = issuesIn(fileName)
  const spelling = findSpellingIssues(text, issues)
  return spelling.length > 0 ? refused(...spelling) : parseJson(text, schema, issues)
}

const missingFile = (fileName: string, expected: string): Issue =>
  issuesIn(fileName).at(1, 'missing-file', `Found no ${fileName}; expected ${expected}.`)

const issuesOf = (part: Parsed<unknown>): readonly Issue[] => (part.ok ? [] : part.issues)

const readable = ({ articles }: Parts): readonly Article[] =>
  Array.from(articles.values()).flatMap((article) => (article.ok ? [article.value] : []))

/** What could be read of a list; a file with issues of its own counts as an empty one, so that the others are still checked. */
const listIn = <T>(part: Parsed<Located<readonly T[]>>): Located<readonly T[]> =>
  part.ok ? part.value : { value: [], issues: issuesIn(''), lineOf: () => 1 }

function findCrossIssues(parts: Parts): readonly Issue[] {
  const articles = readable(parts)
  const [technologies, elsewhere, topics] = [listIn(parts.technologies), listIn(parts.elsewhere), listIn(parts.topics)]
  // The article that names it may be the one that could not be read.
  const complete = articles.length > 0 && articles.length === parts.articles.size
  return [
    ...findNameIssues({ technologies, elsewhere, topics }),
    ...(complete ? findUnnamed(technologies, articles) : []),
    ...findNamedElsewhere(elsewhere, articles),
    ...findCaveatIssues(parts),
  ]
}

function findCaveatIssues(parts: Parts): readonly Issue[] {
  const caveats = listIn(parts.caveats)
  const articles = new Map(readable(parts).map((article) => [article.id, article]))
  return caveats.value.flatMap(({ cites }, index) => {
    const isUnread = parts.articles.has(cites.article) && !articles.has(cites.article)
    const issue = isUnread ? undefined : findCitationIssue(cites, articles, caveats, [index, 'cites'])
    return issue === undefined ? [] : [issue]
  })
}

/** What an article says, without where its file says it. */
const contentOf = ({ id, original, title, author, publisher, published, url, body }: Article): object =>
  ({ id, original, title, author, publisher, published, url, body })

function assemble(parts: Parts): Omit<Corpus, 'rulebook'> {
  const content = {
    articles: readable(parts),
    technologies: listIn(parts.technologies).value,
    elsewhere: listIn(parts.elsewhere).value,
    topics: listIn(parts.topics).value,
    caveats: listIn(parts.caveats).value,
  }
  return { ...content, passages: content.articles.flatMap(splitPassages), hash: hashOf({ ...content, articles: content.articles.map(contentOf) }) }
}
