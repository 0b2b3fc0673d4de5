import { parseDocument } from 'yaml'
import { frontMatterSchema, idSchema, type Article } from '../../corpus/index.js'

export type Front = Readonly<Record<string, unknown>>

interface Split {
  readonly front: Front
  readonly lines: readonly string[]
  /** How many lines stand above the first of `lines`. */
  readonly skipped: number
}

// Longer than any front matter: what is read as YAML is bounded.
const mostFrontLines = 60

/** What a text says of itself between two rules at its top, and the lines below. */
export function splitFront(text: string): Split {
  const lines = text.split('\n')
  const close = lines[0]?.trimEnd() === '---'
    ? lines.slice(1, mostFrontLines).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line))
    : -1
  const front = close < 0 ? undefined : parseFront(lines.slice(1, close + 1).join('\n'))
  return front === undefined
    ? { front: {}, lines, skipped: 0 }
    : { front, lines: lines.slice(close + 2), skipped: close + 2 }
}

/** undefined: that between the rules is no front matter. */
function parseFront(yaml: string): Front | undefined {
  const document = parseDocument(yaml, { prettyErrors: false, logLevel: 'silent' })
  if (document.errors.length > 0) return undefined
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key.toLowerCase(), part as unknown]))
  } catch {
    return undefined
  }
}

export type Particulars = Pick<Article, 'title' | 'author' | 'publisher' | 'published' | 'url'>

/** What the file itself says, where it is what it should be; nothing is guessed. */
export function readParticulars(front: Front): Omit<Particulars, 'title'> {
  const { author, publisher, published, url } = frontMatterSchema.shape
  const wordsAt = (key: string): string | undefined => asWords(Object.hasOwn(front, key) ? front[key] : undefined)
  const first = (...keys: readonly string[]): string | undefined =>
    keys.map(wordsAt).find((words) => words !== undefined)
  return {
    author: author.safeParse(first('author', 'authors', 'by')).data ?? null,
    publisher: publisher.safeParse(first('publisher', 'site', 'site_name')).data ?? null,
    published: published.safeParse(first('published', 'date', 'pubdate', 'published_at')?.slice(0, 10)).data ?? null,
    url: url.safeParse(first('url', 'link', 'canonical', 'canonical_url')).data ?? null,
  }
}

export function asWords(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' && one.trim() !== '' ? one.replace(/\s+/g, ' ').trim() : undefined
}

/** An id made of a title: lower-case letters, digits and hyphens, cut between words. */
export function draftId(title: string): string {
  const words = title.normalize('NFKD').replace(/[\p{M}'’]+/gu, '').toLowerCase().match(/[a-z0-9]+/g) ?? []
  let id = ''
  for (const word of words) {
    const longer = id === '' ? word : `${id}-${word}`
    if (longer.length > mostIdCharacters) break
    id = longer
  }
  return idSchema.safeParse(id).success ? id : 'article'
}

const mostIdCharacters = 40

/** An id that nobody has: the one wanted, or it with the next number. */
export function findFreeId(wanted: string, isTaken: (id: string) => boolean): string {
  let id = wanted
  for (let number = 2; isTaken(id); number++)
    id = `${cutWords(wanted, mostIdCharacters - String(number).length - 1)}-${number}`
  return id
}

function cutWords(id: string, most: number): string {
  if (id.length <= most) return id
  const cut = id.slice(0, most + 1)
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut.slice(0, most)
}

/** What is wrong with an id, in words; undefined for one that may be had. */
export function findIdProblem(id: string): string | undefined {
  return idSchema.safeParse(id).error?.issues[0]?.message
}
