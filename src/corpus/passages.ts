import { normalise } from '../text/index.js'
import { sha256 } from './hash.js'
import { scanBlocks, type Block } from './markdown.js'
import type { Article, Passage, PassageId } from './model.js'

/** A question with an answer longer than this is cut like any other section: no one quotes a page. */
export const maxPassageCharacters = 1_500

type Piece = Pick<Passage, 'kind' | 'start' | 'end' | 'section' | 'context'>
type Heading = Extract<Block, { kind: 'heading' }>

/**
 * Cuts an article into what may be quoted of it: paragraphs, list items, table rows, question and answer, code.
 * Headings are no passages; the single sentence that opens a list is its items' context and no passage either.
 *
 * @returns Passages in the order of the article; `article.body.slice(start, end) === text` for each.
 */
export function splitPassages(article: Pick<Article, 'id' | 'body'>): readonly Passage[] {
  return cutPieces(article.body, scanBlocks(article.body)).map((piece, index) => {
    const text = article.body.slice(piece.start, piece.end)
    return { id: `${article.id}#${index + 1}` as PassageId, article: article.id, ...piece, text, sha256: sha256(text) }
  })
}

function cutPieces(body: string, blocks: readonly Block[]): readonly Piece[] {
  const pieces: Piece[] = []
  const leadIns = findLeadIns(body, blocks)
  let path: readonly Heading[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (block === undefined) break
    const section = path.map((heading) => heading.text)
    if (block.kind === 'heading') {
      path = [...path.filter((above) => above.level < block.level), block]
      const answer = answerTo(block, blocks, at + 1)
      if (answer === undefined) continue
      pieces.push({ kind: 'faq', start: block.start, end: answer.end, section: sectionOf(path, block), context: '' })
      at += answer.blocks
    } else {
      const isLeadIn = opensList(body, block, blocks[at + 1])
      if (!isLeadIn) pieces.push(...cutBlock(block, leadIns[at] ?? '').map((piece) => ({ ...piece, section })))
    }
  }
  return pieces.filter(({ start, end }) => body.slice(start, end).trim() !== '')
}

const sectionOf = (path: readonly Heading[], question: Heading): readonly string[] =>
  path.filter((heading) => heading !== question).map((heading) => heading.text)

/** What stands under a question of the article's own, down to the next heading, if it is words throughout. */
function answerTo(heading: Heading, blocks: readonly Block[], from: number): { readonly end: number;
  readonly blocks: number } | undefined {
  if (heading.level < 3 || heading.added || !heading.text.endsWith('?')) return undefined
  let to = from
  while (to < blocks.length && blocks[to]?.kind !== 'heading') to++
  const answer = blocks.slice(from, to)
  const end = answer.at(-1)?.end
  if (end === undefined || end - heading.start > maxPassageCharacters) return undefined
  return answer.every((block) => block.kind === 'paragraph') ? { end, blocks: answer.length } : undefined
}

function cutBlock(block: Exclude<Block, Heading>, context: string): readonly Omit<Piece, 'section'>[] {
  if (block.kind === 'table') return cutTable(block)
  return [{ kind: block.kind, start: block.start, end: block.end, context }]
}

function cutTable(table: Extract<Block, { kind: 'table' }>): readonly Omit<Piece, 'section'>[] {
  const [head, ...rows] = table.rows
  // A table without a header has one of empty cells.
  const context = head?.cells.some((cell) => cell !== '') === true ? head.cells.join(' | ') : ''
  return rows.filter((row) => !row.rule).map(({ start, end }) => ({ kind: 'table-row', start, end, context }))
}

/** For each block what introduces it: for a list and for code the paragraph above, if that ends in a colon. */
function findLeadIns(body: string, blocks: readonly Block[]): readonly string[] {
  const leadIns: string[] = []
  for (const [at, block] of blocks.entries()) {
    const above = blocks[at - 1]
    const goesOn = block.kind === 'list-item' && above?.kind === 'list-item' &&
      !blankLine.test(body.slice(above.end, block.start))
    leadIns.push(goesOn ? (leadIns.at(-1) ?? '') : leadInOf(body, block, above))
  }
  return leadIns
}

// A blank line ends a list: what follows is another list, without this one's lead-in.
const blankLine = /\n[ \t]*\n/

function leadInOf(body: string, block: Block, above: Block | undefined): string {
  if (above?.kind !== 'paragraph' || (block.kind !== 'list-item' && block.kind !== 'code')) return ''
  const words = body.slice(above.start, above.end)
  return words.endsWith(':') ? words : ''
}

function opensList(body: string, block: Block, next: Block | undefined): boolean {
  if (block.kind !== 'paragraph') return false
  const words = body.slice(block.start, block.end)
  return next?.kind === 'list-item' && words.endsWith(':') && !/[.!?]\s/.test(words)
}

/** Two passages of different articles that share most of their wording. */
export interface NearCopy {
  readonly left: PassageId
  readonly right: PassageId
  /** Shared word triples over all word triples of both: 0..1. */
  readonly likeness: number
}

const alike = 0.5
// Shorter passages, a table's row or a list's "Easy to learn", coincide by chance.
const fewestTriples = 8

/**
 * Pairs of near copies across articles, most alike first.
 *
 *     likeness = |A ∩ B| / |A ∪ B|     A, B = the sets of word triples (the resemblance of w-shingles, w = 3)
 *
 * @see Broder, On the resemblance and containment of documents, SEQUENCES 1997.
 */
export function findNearCopies(passages: readonly Passage[]): readonly NearCopy[] {
  const steps = nearCopySteps(passages)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** The same, pausing after each passage. */
export function* nearCopySteps(passages: readonly Passage[]): Generator<void, readonly NearCopy[]> {
  // Only passages that have a triple in common are held against each other: few of all pairs do.
  const holders = new Map<string, number[]>()
  const entries: { readonly passage: Passage; readonly triples: ReadonlySet<string> }[] = []
  const pairs: NearCopy[] = []
  for (const passage of passages) {
    const triples = triplesOf(passage.text)
    if (triples.size >= fewestTriples) {
      for (const [at, count] of countShared(triples, holders)) {
        const left = entries[at]
        if (left === undefined || left.passage.article === passage.article) continue
        const likeness = count / (left.triples.size + triples.size - count)
        if (likeness >= alike) pairs.push({ left: left.passage.id, right: passage.id, likeness })
      }
      for (const triple of triples) append(holders, triple, entries.length)
      entries.push({ passage, triples })
    }
    yield
  }
  return pairs.sort((a, b) => b.likeness - a.likeness || (a.left < b.left ? -1 : 1))
}

/** How many of these triples each entry has that was seen before. */
function countShared(triples: ReadonlySet<string>,
  holders: ReadonlyMap<string, readonly number[]>): ReadonlyMap<number, number> {
  const shared = new Map<number, number>()
  for (const triple of triples) for (const at of holders.get(triple) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
  return shared
}

function append(holders: Map<string, number[]>, triple: string, number: number): void {
  const known = holders.get(triple)
  if (known === undefined) holders.set(triple, [number])
  else known.push(number)
}

function triplesOf(text: string): ReadonlySet<string> {
  const words = normalise(text).text.match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.slice(2).map((word, index) => `${words[index] ?? ''} ${words[index + 1] ?? ''} ${word}`))
}
