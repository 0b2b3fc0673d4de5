import { readFileSync, statSync } from 'node:fs'
import { sourceNumber } from '../../answer/index.js'
import { readCorpus, type English } from '../../corpus/index.js'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { openReader } from '../../reading/index.js'
import { openSearch } from '../../search/index.js'
import { buildIndex, type Document, type Explanation, type SearchIndex } from '../../retrieval/index.js'
import { quote, type Rooms } from '../../commands/index.js'

/** A ranked passage or document. */
export interface Ranked {
  readonly id: string
  readonly score: number
  /** An article's number; the document's own id where there are no articles. */
  readonly source: string
  readonly text: string
  explain(): Explanation
}

/** Anything that `search` looks through: a corpus of articles, or a plain collection of documents. */
export interface Collection {
  search(text: string, limit: number): { readonly declined: boolean; readonly hits: readonly Ranked[] }
}

export type Progress = (message: string) => void

/**
 * Opens a folder laid out like `corpus/`, or a `.jsonl` file of `{"_id","title","text"}` lines.
 *
 * @returns Every problem with its file and line, when it cannot be read.
 */
export function openCollection(path: string, english: English, progress: Progress): Parsed<Collection> {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats)
    return refused({ code: 'no-such-path', path: 'corpus',
      message: `${quote(path)} does not exist; expected a corpus folder or a .jsonl file.` })
  if (!stats.isDirectory()) return openDocuments(path, progress)
  const corpus = readCorpus(path)
  if (!corpus.ok) return corpus
  const reader = openReader(corpus.value, english)
  return parsed(collectionOf({ corpus: corpus.value, reader, search: openSearch(corpus.value, reader) }))
}

export function collectionOf({ corpus, reader, search }: Pick<Rooms, 'corpus' | 'reader' | 'search'>): Collection {
  const numbers = new Map(corpus.articles.map((article) => [article.id, sourceNumber(article)]))
  return {
    search(text, limit) {
      const found = search.find(reader.read(text), { limit })
      const hits = found.hits.map((hit): Ranked => {
        const { passage, score } = hit
        return { id: passage.id, score, source: numbers.get(passage.article) ?? passage.article, text: passage.text,
          explain: () => hit.explain() }
      })
      return { declined: found.declined !== null, hits }
    },
  }
}

/** Documents ranked plainly: no names, no topics, nothing but their words. */
function openDocuments(path: string, progress: Progress): Parsed<Collection> {
  const read = readDocuments(path)
  if (!read.ok) return read
  const texts = new Map(read.value.map(({ id, fields }) => [id, fields.text ?? '']))
  const index = buildWithProgress(read.value, progress)
  return parsed({
    search(text, limit) {
      const query = index.query(text)
      const hits = index.search(query, { limit })
      const ranked = hits.map(({ id, score }): Ranked => {
        const explain = (): Explanation =>
          index.explain(query, id, { limit }) ?? { value: score, meaning: 'score', parts: [] }
        return { id, score, source: id, text: texts.get(id) ?? '', explain }
      })
      return { declined: hits.length === 0, hits: ranked }
    },
  })
}

function buildWithProgress(documents: readonly Document[], progress: Progress): SearchIndex {
  const building = buildIndex(documents, { fields: { title: { weight: 2 }, text: {} } })
  for (;;) {
    const step = building.next()
    if (step.done === true) return step.value
    progress(`indexing ${step.value.done} of ${documents.length} documents (${step.value.phase})`)
  }
}

function readDocuments(path: string): Parsed<readonly Document[]> {
  const documents: Document[] = []
  const issues: Issue[] = []
  const seen = new Set<string>()
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, at) => {
      if (line.trim() === '') return
      const document = parseDocument(line)
      const where = { code: 'bad-document', path: `${path}:${at + 1}` }
      if (!document)
        issues.push({ ...where,
          message: `${quote(line)} was found; expected a JSON object with "_id", "title" and "text".` })
      else if (seen.has(document.id))
        issues.push({ ...where, message: `“${document.id}” stands there twice; expected each "_id" once.` })
      else documents.push(document)
      if (document) seen.add(document.id)
    })
  return issues.length > 0 ? refused(...issues.slice(0, 20)) : parsed(documents)
}

function parseDocument(line: string): Document | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('_id' in value)) return undefined
    const { _id, title, text } = value as { readonly _id: unknown; readonly title?: unknown; readonly text?: unknown }
    const words = (field: unknown): string => (typeof field === 'string' ? field : '')
    return typeof _id === 'string' || typeof _id === 'number'
      ? { id: String(_id), fields: { title: words(title), text: words(text) } }
      : undefined
  } catch {
    return undefined
  }
}
