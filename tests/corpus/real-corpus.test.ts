import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { openCitations, parseArticle, sha256, splitPassages, type Article,
  type Corpus } from '../../src/corpus/index.js'
import { checkCorpus } from '../../src/workshop/checks/corpus.js'
import { readRecords } from '../../src/workshop/checks/records.js'
import { corpusFolder, shippedCorpus } from '../support/house.js'
import { wordRuns } from '../support/word-runs.js'

const corpus = shippedCorpus()

describe('the corpus', () => {
  it('holds the five articles by their numbers', () => {
    expect(corpus.articles.map(({ id, original }) => `${original ?? ''} ${id}`).sort()).toEqual([
      '000 flowygo',
      '001 web-development',
      '002 softices',
      '003 back-end-showdown',
      '004 bmc',
    ])
  })

  it('passes its own check', () => {
    const records = readRecords(corpusFolder)
    expect(records.ok && checkCorpus(corpus, records.value).issues).toEqual([])
  })

  it('quotes its articles word for word', () => {
    const bodies = new Map(corpus.articles.map(({ id, body }) => [id, body]))
    for (const { article, start, end, text, sha256: hash } of corpus.passages) {
      expect(bodies.get(article)?.slice(start, end)).toBe(text)
      expect(sha256(text)).toBe(hash)
    }
    expect(corpus.passages.length).toBeGreaterThan(150)
  })

  it('gives every passage an id of its own, in order', () => {
    expect(corpus.passages.map(({ id }) => id)).toEqual(
      corpus.articles.flatMap((article) => splitPassages(article).map(({ id }) => id)),
    )
    expect(new Set(corpus.passages.map(({ id }) => id)).size).toBe(corpus.passages.length)
  })

  it('begins and ends every passage with its words', () => {
    const marked = corpus.passages.filter(({ kind, text }) =>
      kind !== 'code' && (/^(?:[-*•–#|>\s]|\d+[.)]\s)/.test(text) || /[|\s]$/.test(text))
    )
    expect(marked.map(({ id }) => id)).toEqual([])
  })

  it('leaves no word of an article outside of its passages, but headings, table headers and lead-ins', () => {
    for (const article of corpus.articles) expect(wordsBetween(article)).toEqual([])
  })

  it('shows no mark of an added heading', () => {
    expect(
      corpus.passages.filter(({ text, section, context }) => `${text}${section.join('')}${context}`.includes('<!--')),
    ).toEqual([])
  })

  it('comes back the same from its own front matter and body', () => {
    for (const article of corpus.articles)
      expect(parseArticle(`articles/${article.id}.md`, write(article))).toEqual({ ok: true, value: article })
  })

  it('notes caveats on words that are quoted together', () => {
    const within = ({ article, start, end }: Corpus['caveats'][number]['cites']): boolean =>
      corpus.passages.some((passage) => passage.article === article && passage.start <= start && end <= passage.end)
    expect(corpus.caveats.filter(({ cites }) => !within(cites)).map(({ note }) => note)).toEqual([])
  })

  it('puts no words of the articles into its notes, summaries and names', () => {
    const quoted = new Set(corpus.articles.flatMap(({ body }) => wordRuns(body, 6)))
    const own = [
      ...corpus.caveats.map(({ note }) => note),
      ...corpus.topics.flatMap(({ name, summary, synonyms }) => [name, summary, ...synonyms]),
      ...corpus.rulebook.needs.flatMap(({ name, summary }) => [name, summary]),
      ...corpus.rulebook.rules.map(({ summary }) => summary),
    ]
    expect(own.flatMap((text) => wordRuns(text, 6)).filter((run) => quoted.has(run))).toEqual([])
  })

  it('names each topic by several words that the articles use', () => {
    const text = corpus.articles.map(({ body }) => body).join('\n').toLowerCase()
    const spoken = (synonyms: readonly string[]): number => synonyms.filter((synonym) => text.includes(synonym)).length
    expect(corpus.topics.filter(({ synonyms }) => spoken(synonyms) < 3).map(({ id }) => id)).toEqual([])
  })

  it('counts a technology for the head of an ecosystem that counts for itself', () => {
    const heads = new Set(corpus.technologies.flatMap(({ ecosystem }) => ecosystem ?? []))
    expect([...heads].sort()).toEqual(['node', 'python'])
    for (const head of heads) expect(corpus.technologies.find(({ id }) => id === head)?.ecosystem).toBe(head)
  })
})

describe('what moderators are told', () => {
  const readme = readFileSync(join(corpusFolder, 'README.md'), 'utf8')
  const examples = [...readme.matchAll(/```(json|yaml)\n([\s\S]*?)```/g)].map(([, , text = '']) =>
    parse(text) as unknown
  )
  const entriesIn = (name: string): readonly unknown[] =>
    parse(readFileSync(join(corpusFolder, name), 'utf8')) as readonly unknown[]

  it('shows a citation, a label, a rule and a note as they are', () => {
    const [citation, label, rules, note, ...others] = examples
    expect(others).toEqual([])
    const [[article, words]] = Object.entries(citation as Readonly<Record<string, string>>) as [[string, string]]
    expect(openCitations(corpus.articles, corpus.passages).find(article as Article['id'], words).kind).toBe('found')
    expect(entriesIn('stances.json')).toContainEqual(label)
    expect(entriesIn('rules.yml')).toContainEqual((rules as readonly unknown[])[0])
    expect(entriesIn('caveats.json')).toContainEqual(note)
  })
})

/** What of a body lies in no passage and is no mark, heading, table header or lead-in. */
function wordsBetween(article: Article): readonly string[] {
  const own = corpus.passages.filter((passage) => passage.article === article.id)
  const contexts = new Set(own.flatMap(({ context }) => [context, `| ${context} |`]))
  const gaps = own.map((passage, index) => article.body.slice(index === 0 ? 0 : own[index - 1]!.end, passage.start))
  const lines = [...gaps, article.body.slice(own.at(-1)?.end)].flatMap((gap) => gap.split('\n'))
  return lines.filter((line) =>
    line.trim() !== '' && !/^#{2,3} |^```(?:\w+)?$|^[-|\s]+$/.test(line) && !contexts.has(line)
  )
}

function write({ title, short, author, publisher, published, url, original, body }: Article): string {
  const front = Object.entries({ title, ...(short === undefined ? {} : { short }), author, publisher, published, url,
    original }).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `---\n${front.join('\n')}\n---\n${body}`
}
