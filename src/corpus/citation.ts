import { z } from 'zod'
import { editDistance, nearestNames } from '../text/index.js'
import type { Spot } from './document.js'
import { lineAt, quoted } from './issues.js'
import type { Article, ArticleId, Citation, Passage } from './model.js'
import { words } from './schemas.js'

/** Finds what words cite and cites what ranges hold. */
export interface Citations {
  /** Ids of the articles that may be cited. */
  readonly articles: readonly ArticleId[]
  /**
   * The one range of an article, within one passage, that is these words or begins and ends with them.
   *
   * @param words - All the words of a short range, or `first words … last words`. White space, curly quotes and
   * non-breaking hyphens match their plain forms; everything else is verbatim.
   */
  find(article: ArticleId, words: string): Found
  /**
   * The words by which `find` finds a range, as few as tell it from all others.
   *
   * @returns undefined when the same words stand elsewhere too, or the range crosses passages.
   */
  spell(range: Citation): string | undefined
}

export type Found =
  | { readonly kind: 'found'; readonly range: Citation }
  /** `near`: the words of the article that are most like the missing ones, with the line of its file. */
  | { readonly kind: 'missing'; readonly words: string;
    readonly near: { readonly words: string; readonly line: number } | null }
  /** `lines`: those of its file on which such ranges begin. */
  | { readonly kind: 'repeated'; readonly count: number; readonly lines: readonly number[] }
  /** Both ends are there, and no passage has both in this order. */
  | { readonly kind: 'apart' }

/** An article's body with every white space as one space and quotes and hyphens straight. */
interface Folded {
  readonly article: Article
  readonly text: string
  /** For each unit of `text` its place in the body. */
  readonly places: readonly number[]
  /** Passages as ranges of `text`. */
  readonly passages: readonly Span[]
}

interface Span {
  readonly start: number
  readonly end: number
}

/** @param passages - Of these articles; what crosses the border of one is not cited. */
export function openCitations(articles: readonly Article[], passages: readonly Passage[]): Citations {
  const folded = new Map<ArticleId, Folded>()
  const foldOnce = (id: ArticleId): Folded | undefined => {
    const article = articles.find((each) => each.id === id)
    const held = folded.get(id) ?? (article && foldArticle(article, passages))
    if (held !== undefined) folded.set(id, held)
    return held
  }
  return {
    articles: articles.map(({ id }) => id),
    find: (article, words) => {
      const held = foldOnce(article)
      return held === undefined ? { kind: 'missing', words, near: null } : findIn(held, words)
    },
    spell: (range) => {
      const held = foldOnce(range.article)
      return held && spellRange(held, range)
    },
  }
}

const plain = (text: string): string =>
  text.replace(/\s/g, ' ').replace(/[\u2018\u2019\u201b]/g, "'").replace(/[\u201c\u201d\u201f]/g, '"')
    .replace(/[\u2010\u2011]/g, '-')

function foldText(text: string): { readonly text: string; readonly places: readonly number[] } {
  const units = plain(text)
  const places: number[] = []
  for (let at = 0; at < units.length; at++)
    if (units[at] !== ' ' || units[at - 1] !== ' ') places.push(at)
  return { text: units.replace(/ {2,}/g, ' '), places }
}

function foldArticle(article: Article, passages: readonly Passage[]): Folded {
  const { text, places } = foldText(article.body)
  const own = passages.filter((passage) => passage.article === article.id)
  return { article, text, places,
    passages: own.map(({ start, end }) => ({ start: countBelow(places, start), end: countBelow(places, end) })) }
}

/** How many of a sorted list are below a bound. */
function countBelow(sorted: readonly number[], bound: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < bound) low = middle + 1
    else high = middle
  }
  return low
}

const gap = / (?:…|\.\.\.) /

function findIn(held: Folded, words: string): Found {
  const asked = foldText(words).text.trim()
  const [first = '', last, ...more] = asked.split(gap).map((part) => part.trim())
  if (more.length > 0 || first === '' || last === '') return { kind: 'missing', words: asked, near: null }
  const starts = occurrences(held.text, first)
  const ends = last === undefined ? starts : occurrences(held.text, last)
  const lost = starts.length === 0 ? first : ends.length === 0 ? last : undefined
  if (lost !== undefined) return { kind: 'missing', words: lost, near: nearestPlace(held, lost) }
  const spans = last === undefined
    ? starts
    : starts.flatMap(({ start, end }) =>
      ends.filter((each) => each.start >= end).map((each) => ({ start, end: each.end }))
    )
  const within = spans.filter((span) => held.passages.some((each) => each.start <= span.start && span.end <= each.end))
  const [only, another] = within
  if (only === undefined) return { kind: 'apart' }
  if (another !== undefined)
    return { kind: 'repeated', count: within.length,
      lines: [...new Set(within.map(({ start }) => lineOf(held, start)))] }
  return { kind: 'found', range: rangeOf(held, only) }
}

const rangeOf = ({ article, places }: Folded, { start, end }: Span): Citation => ({
  article: article.id,
  start: places[start] ?? 0,
  // Not the place of the next unit: white space between may have been folded away.
  end: (places[end - 1] ?? 0) + 1,
})

const lineOf = ({ article, places }: Folded, at: number): number =>
  article.bodyLine - 1 + lineAt(article.body, places[at] ?? 0)

const wordUnit = /[\p{L}\p{N}]/u

/** Where words stand by themselves: "art" is not found in "part". */
function occurrences(text: string, words: string): readonly Span[] {
  const found: Span[] = []
  const meets = (before: string, after: string): boolean => wordUnit.test(before) && wordUnit.test(after)
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length
    if (meets(text.charAt(start - 1), words.charAt(0)) || meets(words.charAt(words.length - 1), text.charAt(end)))
      continue
    found.push({ start, end })
  }
  return found
}

const mostNearLetters = 80
// Of the places that share most words with what was asked, so many are compared letter by letter.
const mostCompared = 30

/** The words of the article that take the fewest edits to become these; null: none is near. */
function nearestPlace(held: Folded, asked: string): { readonly words: string; readonly line: number } | null {
  const wanted = asked.slice(0, mostNearLetters).toLowerCase()
  const shared = new Set(wanted.split(' '))
  const words = Array.from(held.text.matchAll(/\S+/g),
    (match) => ({ start: match.index, end: match.index + match[0].length,
      isShared: shared.has(match[0].toLowerCase()) }))
  const count = wanted.trim().split(' ').length
  const windows = words.flatMap(({ start }, at) => {
    const own = words.slice(at, at + count)
    const [last, previous, next] = [own.at(-1), own.at(-2), words[at + count]]
    return [{ start, ends: [last, previous, next], met: own.filter(({ isShared }) => isShared).length }]
  }).sort((a, b) => b.met - a.met || a.start - b.start).slice(0, mostCompared)
  let best: Span | null = null
  let limit = Math.ceil(wanted.length / 2)
  for (const { start, ends } of windows) {
    for (const end of ends) {
      const distance = end === undefined || end.end <= start
        ? limit
        : editDistance(wanted, held.text.slice(start, end.end).toLowerCase(), limit)
      if (end === undefined || distance >= limit) continue
      limit = distance
      best = { start, end: end.end }
    }
  }
  return best && { words: held.text.slice(best.start, best.end), line: lineOf(held, best.start) }
}

// Fewer words at an end read as torn off; a range of no more words in all is better cited whole.
const fewestAtEnd = 3
const mostWhole = 8

function spellRange(held: Folded, range: Citation): string | undefined {
  const own = held.article.body.slice(range.start, range.end).replace(/\s+/g, ' ')
  const words = own.split(' ')
  const isIts = (asked: string): boolean => {
    const found = findIn(held, asked)
    return found.kind === 'found' && found.range.start === range.start && found.range.end === range.end
  }
  for (let atEnd = fewestAtEnd; words.length > mostWhole && 2 * atEnd < words.length; atEnd++) {
    const asked = `${words.slice(0, atEnd).join(' ')} … ${words.slice(-atEnd).join(' ')}`
    if (isIts(asked)) return asked
  }
  return isIts(own) ? own : undefined
}

/** A citation as a file has it: `softices: "first words … last words"`, an article's id before its words. */
export const citingSchema = z.record(z.string(), words(400)).refine((cites) => Object.keys(cites).length === 1,
  'the id of one article and its words')

type Citing = z.infer<typeof citingSchema>

/**
 * Reads a citation against the articles.
 *
 * @returns The range; undefined where an issue says what is wrong and where the nearest such words are.
 */
export function readCitation(cites: Citing, citations: Citations, spot: Spot): Citation | undefined {
  const [[article, asked] = ['', '']] = Object.entries(cites)
  const { complain } = spot.inside(article)
  const id = citations.articles.find((each) => each === article)
  if (id === undefined) {
    complain('unknown-article', { message: `Found the article ${quoted(article)}; expected the id of an article.`,
      nearest: nearestNames(article, citations.articles) })
    return undefined
  }
  const found = citations.find(id, asked)
  if (found.kind === 'found') return found.range
  const at = (line: number): string => `articles/${id}.md:${line}`
  if (found.kind === 'missing') {
    const { near, words: missing } = found
    const perhaps = near === null ? '' : `, perhaps ${quoted(near.words)} (${at(near.line)})`
    complain('citation-missing',
      `Found no ${quoted(missing)} in ${quoted(id)}; expected its words as they stand there${perhaps}.`)
  } else if (found.kind === 'repeated') {
    const places = found.lines.slice(0, 3).map(at).join(', ')
    complain('citation-repeated',
      `Found ${found.count} places in ${quoted(id)} that ${quoted(asked)} may mean (${places}); expected more of the ` +
        'words, so that one place is left.')
  } else {
    complain('citation-crosses',
      `Found ${quoted(asked)} in ${quoted(id)}, but not within one passage; expected words of one paragraph, list ` +
        'item or row of a table.')
  }
  return undefined
}
