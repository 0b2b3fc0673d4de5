import { frontMatterSchema } from '../schemas.js'
import type { DraftBlock } from './blocks.js'
import { findBoilerplate } from './boilerplate.js'
import { asWords, type Front } from './front.js'

const mostTitleCharacters = 120

/** The title and what is left without it: the file's own, its first heading, or its first line. */
export function takeTitle(blocks: readonly DraftBlock[], front: Front): { readonly title: string; readonly rest: readonly DraftBlock[] } {
  const given = frontMatterSchema.shape.title.safeParse(asWords(front.title)).data
  const top = blocks.find((block) => block.kind === 'heading' && block.level === 1)
  const first = blocks.find((block) => findBoilerplate(wordsOf(block) ?? '') === null)
  const opening = first?.kind === 'heading' || (first?.kind === 'paragraph' && first.words.length <= mostTitleCharacters && !/[.:;,]$/.test(first.words)) ? first : undefined
  const own = top ?? opening
  const title = given ?? wordsOf(own) ?? wordsOf(blocks.find(({ kind }) => kind === 'heading')) ?? wordsOf(first) ?? 'Untitled'
  // A title is no part of what is quoted; a section that only lends its name stays.
  const isTaken = own !== undefined && (given === undefined || wordsOf(own) === given)
  return { title: clip(title), rest: isTaken ? blocks.filter((block) => block !== own) : blocks }
}

/** The words of a block that is made of words alone. */
export const wordsOf = (block: DraftBlock | undefined): string | undefined => (block === undefined || block.kind === 'table' || block.kind === 'code' ? undefined : block.words)

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
    const [before, after] = [blocks[at - 1], blocks[at + 1]]
    const isHeading = block.kind === 'paragraph' && isShort(block) && findBoilerplate(block.words) === null && after !== undefined && !isShort(after) && !(at > 1 && before !== undefined && isShort(before) && findBoilerplate(before.words) === null)
    return isHeading ? { kind: 'heading', level: block.words.endsWith('?') ? 3 : 2, words: block.words, guessed: true, line: block.line } : block
  })
}

function isShort(block: DraftBlock): block is Extract<DraftBlock, { kind: 'paragraph' }> {
  if (block.kind !== 'paragraph') return false
  return block.words.length <= mostHeadingCharacters && block.words.split(' ').length <= mostHeadingWords && /^[\p{Lu}\p{N}]/u.test(block.words) && !/[.!:;,…]["”’)]?$|[.!?]\s/.test(block.words)
}

