import { composeLines, type Answer, type Json } from '../../answer/index.js'
import { parsed, refused, type Parsed } from '../../errors.js'
import { collectionOf, openCollection, type Collection, type Ranked } from './collection.js'
import { defineCommand, type CommandContext, linesOf, treeRecord, maxTextCharacters, readId,
  readText } from '../../commands/index.js'

const standardLimit = 10

export const search = defineCommand({
  name: 'search',
  summary: 'Search only: matching passages, best first, with their scores.',
  only: 'terminal',
  slow: true,
  args: {
    query: { kind: 'text', summary: 'What to look for', rest: true },
    corpus: { kind: 'path', summary: 'Another corpus folder, or a .jsonl file of documents', optional: true,
      named: true },
    limit: { kind: 'integer', summary: `How many at most (${standardLimit} unless given)`, optional: true, named: true,
      min: 1, max: 1000 },
    explain: { kind: 'flag', summary: 'Show each score as a tree' },
  },
  examples: ['search {question}', 'search {question} --limit 3 --explain'],
  lines: {
    expects: '"id", "text" and, if wanted, "k"',
    open({ corpus, limit }, context) {
      const opened = open(corpus, context)
      return opened.ok ? parsed((row) => searchRow(row, opened.value, limit ?? standardLimit)) : opened
    },
  },
  run({ query, corpus, limit, explain }, context) {
    const opened = open(corpus, context)
    if (!opened.ok) return refusedAnswer(opened.issues)
    const found = opened.value.search(query, limit ?? standardLimit)
    return listRanked(query, found, explain === true)
  },
})

function open(path: string | undefined, { corpus, reader, search, scope }: CommandContext): Parsed<Collection> {
  return path === undefined
    ? parsed(collectionOf({ corpus, reader, search }))
    : openCollection(path, reader.english, scope.progress ?? (() => undefined))
}

function refusedAnswer(issues: readonly { readonly message: string; readonly path?: string }[]): Answer {
  const items = issues.map((
    { message, path },
  ) => [{ kind: 'text', text: path === undefined ? message : `${path}: ${message}` } as const])
  const record = { error: { code: 'bad-corpus', message: issues.map(({ message }) => message).join(' ') } }
  return { ...composeLines([{ kind: 'list', ordered: false, items }], record, { private: true }), status: 'refused' }
}

function searchRow(row: Readonly<Record<string, unknown>>, collection: Collection, limit: number): Parsed<Json> {
  const text = readText(row, maxTextCharacters)
  if (!text.ok) return text
  const { k } = row
  if (k !== undefined && !(Number.isInteger(k) && Number(k) >= 1 && Number(k) <= 1000)) {
    return refused({ code: 'out-of-range', path: 'k',
      message: `"k" is ${JSON.stringify(k)}; expected a whole number from 1 to 1,000.` })
  }
  const started = performance.now()
  const { declined, hits } = collection.search(text.value, typeof k === 'number' ? k : limit)
  const tookMs = Math.round((performance.now() - started) * 1000) / 1000
  return parsed({ id: readId(row), declined, hits: hits.map(hitRecord), tookMs })
}

const hitRecord = ({ id, score, source, text }: Ranked): { readonly [key: string]: Json } => ({ id, score, source,
  text })

function listRanked(query: string, { declined, hits }: ReturnType<Collection['search']>, explain: boolean): Answer {
  const blocks = hits.flatMap((hit, at) => [
    { kind: 'line',
      line: [{ kind: 'strong', text: `${at + 1}. ${hit.id}` }, { kind: 'quiet',
        text: `  ${hit.score.toFixed(3)}` }] } as const,
    { kind: 'line', line: [{ kind: 'text', text: hit.text }] } as const,
    ...(explain ? [{ kind: 'list', ordered: false, items: linesOf(hit.explain(), 0) } as const] : []),
  ])
  const notice = declined
    ? [{ kind: 'line', line: [{ kind: 'strong', text: 'An answer would be declined.' }] } as const]
    : []
  const record = {
    query,
    declined,
    hits: hits.map((hit) => (explain ? { ...hitRecord(hit), explanation: treeRecord(hit.explain()) } : hitRecord(hit))),
  }
  return { ...composeLines([...notice, ...blocks], record, { private: false }),
    status: declined ? 'declined' : 'answered' }
}
