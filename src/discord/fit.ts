import type { Block } from '../answer/index.js'
import { renderBlock } from './blocks.js'
import { countCharacters, limits } from './limits.js'
import { cutBlock, shortenBlock } from './shorten.js'
import { texts } from './texts.js'

/** A part of a message: some Markdown, the asker's question in Markdown, or a rule across. */
export type Piece = { readonly kind: 'text' | 'question'; readonly markdown: string } | { readonly kind: 'rule' }

/** What one message holds, within Discord's limits. */
export type Page = readonly Piece[]

/** Characters and components that blocks may take: what the message's limits leave beside its buttons. */
export interface Room {
  readonly characters: number
  readonly components: number
}

/** Room in a message that also has `controls` components outside the container. */
export function roomBeside(controls: number): Room {
  // One for the container; the last line is kept free for "shortened" or for the number of the page.
  return { characters: limits.messageText - countCharacters(texts.shortened) - 2, components: limits.components - controls - 2 }
}

// Below this a quote no longer says anything; rather leave the last blocks out.
const shortestCut = 240

/**
 * All blocks in one message. Long texts are cut first, all to the same length; what still finds no room is left
 * out from the end, and the last line says so.
 */
export function fitOne(blocks: readonly Block[], room: Room): Page {
  const whole = composePage(blocks)
  if (isWithin(whole, room)) return whole
  for (let characters = 2000; characters >= shortestCut; characters = Math.floor(characters * 0.8)) {
    const page = composePage(blocks.map((block) => cutBlock(block, characters)))
    if (isWithin(page, room)) return page
  }
  const [first = []] = fitPages(blocks, room)
  return [...first, { kind: 'text', markdown: texts.shortened }]
}

/** The blocks over as many messages as they need; each begins with the question, if there is one. */
export function fitPages(blocks: readonly Block[], room: Room): readonly Page[] {
  const question = blocks.filter(({ kind }) => kind === 'question').slice(0, 1).map((block) => shortenBlock(block, room.characters / 4))
  const rest = blocks.filter((block) => block.kind !== 'question').flatMap(splitBlock)
  const longest = room.characters - measure(composePage(question)).characters - 2
  const pages: Block[][] = []
  let open: Block[] = [...question]
  for (const block of rest.map((block) => shortenBlock(block, longest))) {
    if (!isWithin(composePage([...open, block]), room)) {
      pages.push(open)
      open = [...question]
    }
    open.push(block)
  }
  return [...pages, open].map(composePage)
}

/** Long enumerations may be parted between their entries. */
function splitBlock(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'list':
      // Parted, an ordered list would count from one again: its numbers become words.
      return block.items.map((item, at) =>
        block.ordered ? { kind: 'line', line: [{ kind: 'text', text: `${at + 1}. ` }, ...item] } : { ...block, items: [item] },
      )
    case 'sources':
      return block.sources.map((source) => ({ ...block, sources: [source] }))
    default:
      return [block]
  }
}

/** Blocks to pieces: lines of our own words stand close together, quotes and the question apart. */
export function composePage(blocks: readonly Block[]): Page {
  const pieces: Piece[] = []
  let previous: Block['kind'] | undefined
  for (const block of blocks) {
    const markdown = renderBlock(block)
    const last = pieces.at(-1)
    if (block.kind === 'separator') {
      if (last && last.kind !== 'rule') pieces.push({ kind: 'rule' })
    } else if (markdown !== '') {
      const joins = last?.kind === 'text' && block.kind !== 'quote' && previous !== 'quote'
      if (joins) pieces.splice(-1, 1, { kind: 'text', markdown: `${last.markdown}\n${markdown}` })
      else pieces.push({ kind: block.kind === 'question' ? 'question' : 'text', markdown })
    }
    previous = block.kind
  }
  return pieces.at(-1)?.kind === 'rule' ? pieces.slice(0, -1) : pieces
}

function measure(page: Page): Room {
  const texts = page.map((piece) => (piece.kind === 'rule' ? 0 : countCharacters(piece.markdown)))
  return { characters: texts.reduce((sum, length) => sum + length, 0), components: page.length }
}

function isWithin(page: Page, room: Room): boolean {
  const { characters, components } = measure(page)
  return characters <= room.characters && components <= room.components
}
