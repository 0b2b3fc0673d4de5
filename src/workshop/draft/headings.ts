import { frontMatterSchema } from '../../corpus/index.js'
import type { DraftBlock } from './blocks.js'
import { findBoilerplate } from './boilerplate.js'
import { asWords, type Front } from './front.js'

const mostTitleCharacters = 120

/** The title and what is left without it: the file's own, its first heading, or its first line. */
export function takeTitle(blocks: readonly DraftBlock[],
  front: Front): { readonly title: string; readonly rest: readonly DraftBlock[] } {
  const given = frontMatterSchema.shape.title.safeParse(asWords(front.title)).data
  const top = blocks.find((block) => block.kind === 'heading' && block.level === 1)
  const first = blocks.find((block) => findBoilerplate(wordsOf(block) ?? '') === null)
  const opening = first !== undefined && isTitle(first) ? first : undefined
  const own = top ?? opening
  const heading = blocks.find(({ kind }) => kind === 'heading')
  const title = [given, wordsOf(own), wordsOf(heading), wordsOf(first)].find((words) => words !== undefined) ??
    'Untitled'
  // A title is no part of what is quoted; a section that only lends its name stays.
  const isTaken = own !== undefined && (given === undefined || wordsOf(own) === given)
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
    return { kind: 'heading', level: block.words.endsWith('?') ? 3 : 2, words: block.words, guessed: true,
      line: block.line }
  })
}

function isHeading(blocks: readonly DraftBlock[], at: number): boolean {
  const [before, block, after] = [blocks[at - 1], blocks[at], blocks[at + 1]]
  if (block === undefined || after === undefined || !isShort(block) || isShort(after) ||
    findBoilerplate(block.words) !== null) return false
  // Of short lines one below another none is a heading: they are a list or a byline. Only the title may stand right above.
  return at <= 1 || before === undefined || !isShort(before) || findBoilerplate(before.words) !== null
}

function isShort(block: DraftBlock): block is Extract<DraftBlock, { kind: 'paragraph' }> {
  if (block.kind !== 'paragraph') return false
  const { words } = block
  const isFew = words.length <= mostHeadingCharacters && words.split(' ').length <= mostHeadingWords
  return isFew && /^[\p{Lu}\p{N}]/u.test(words) && !/[.!:;,…]["”’)]?$|[.!?]\s/.test(words)
}
