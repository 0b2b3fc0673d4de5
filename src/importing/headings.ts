import type { DraftBlock } from './model.js'
import { findBoilerplate } from './furniture.js'

const mostTitleCharacters = 120

/**
 * The title and what is left without it: the source's own, its first heading, or its first line.
 *
 * @param given - As the source says of itself; a page also puts its publisher there.
 */
export function takeTitle(blocks: readonly DraftBlock[],
  given: string | null): { readonly title: string; readonly rest: readonly DraftBlock[] } {
  const tops = blocks.filter((block) => block.kind === 'heading' && block.level === 1)
  const top = tops.find(({ within }) => within === null) ??
    tops.find((block) => given?.startsWith(wordsOf(block) ?? '-')) ?? tops[0]
  const first = blocks.find((block) => block.within === null && findBoilerplate(wordsOf(block) ?? '') === null)
  const opening = first !== undefined && isTitle(first) ? first : undefined
  const own = top ?? (given === null ? opening : blocks.find((block) => wordsOf(block) === given))
  const heading = blocks.find(({ kind }) => kind === 'heading')
  const ownWords = wordsOf(own)
  const isGiven = given === null || given === ownWords ||
    (ownWords !== undefined && given.startsWith(`${ownWords} `) && /^ [|·:–—-] /.test(given.slice(ownWords.length)))
  const words = [isGiven ? ownWords : given, ownWords, wordsOf(heading), wordsOf(first)]
  const title = words.find((each) => each !== undefined) ?? 'Untitled'
  // A title is no part of what is quoted; a section that only lends its name stays, and so does what
  // does not fit in, or is all that there is.
  const isTaken = own !== undefined && isGiven && title.length <= mostTitleCharacters &&
    blocks.some((block) => block !== own && block.kind !== 'heading')
  return { title: clip(title), rest: isTaken ? blocks.filter((block) => block !== own) : blocks }
}

function isTitle(block: DraftBlock): boolean {
  return block.kind === 'heading' ||
    (block.kind === 'paragraph' && block.words.length <= mostTitleCharacters && !/[.:;,]$/.test(block.words))
}

/** The words of a block that is made of words alone. */
export function wordsOf(block: DraftBlock | undefined): string | undefined {
  return block === undefined || block.kind === 'table' || block.kind === 'code' ? undefined : block.words
}

function clip(words: string): string {
  if (words.length <= mostTitleCharacters) return words
  const cut = words.slice(0, mostTitleCharacters - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), mostTitleCharacters / 2)).trimEnd()}…`
}

const mostHeadingCharacters = 80
const mostHeadingWords = 12

/** In a text without marks a short line by itself, right above a long one, is a heading. */
export function guessHeadings(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  return blocks.map((block, at): DraftBlock => {
    if (block.kind !== 'paragraph' || !isHeading(blocks, at)) return block
    const { words, line, within } = block
    return { kind: 'heading', level: words.endsWith('?') ? 3 : 2, words, guessed: true, line, within }
  })
}

function isHeading(blocks: readonly DraftBlock[], at: number): boolean {
  const [before, block, after] = [blocks[at - 1], blocks[at], blocks[at + 1]]
  if (block === undefined || after === undefined || !isShort(block) || isShort(after) ||
    findBoilerplate(block.words) !== null) return false
  // Of short lines one below another none is a heading: they are a list or a byline. Only the title may stand right
  // above.
  return at <= 1 || before === undefined || !isShort(before) || findBoilerplate(before.words) !== null
}

function isShort(block: DraftBlock): block is Extract<DraftBlock, { kind: 'paragraph' }> {
  if (block.kind !== 'paragraph') return false
  const { words } = block
  const isFew = words.length <= mostHeadingCharacters && words.split(' ').length <= mostHeadingWords
  return isFew && /^[\p{Lu}\p{N}]/u.test(words) && !/[.!:;,…]["”’)]?$|[.!?]\s/.test(words)
}
