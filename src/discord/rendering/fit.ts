import type { Block } from '../../answer/index.js'
import { renderBlock } from './blocks.js'
import { countCharacters, limits } from './limits.js'
import { cutBlock, shortenBlock } from './shorten.js'
import type { Sayings } from './texts.js'

/** A part of a message: some Markdown, the asker's question in Markdown, a picture, or a rule across. */
export type Piece =
  | { readonly kind: 'text' | 'question'; readonly markdown: string }
  | { readonly kind: 'image'; readonly image: Image }
  | { readonly kind: 'rule' }

export type Image = Extract<Block, { kind: 'image' }>

/** What one message holds, within Discord's limits. */
export type Page = readonly Piece[]

/** Characters and components that blocks may take: what the message's limits leave beside its buttons. */
export interface Room {
  readonly characters: number
  readonly components: number
}

/** Room in a message that also has `controls` components outside the container. */
export function roomBeside(controls: number): Room {
  // One for the container, one for a last line ("shortened", the number of the page), one for a first (who shares it).
  return { characters: limits.messageText - lineCharacters * 2, components: limits.components - controls - 3 }
}

// More than any line of the surface's own takes, names included.
const lineCharacters = 120

// Cut lengths that are tried in turn. Below the last a quote no longer says anything; rather leave the last blocks out.
const cuts = [2000, 1200, 800, 550, 350, 240]

/**
 * All blocks in one message. Long texts are cut first, all to the same length; what still finds no room is left
 * out from the end, and the last line says so.
 */
export function fitOne(blocks: readonly Block[], room: Room, say: Sayings): Page {
  const bounded = blocks.map(bound)
  const whole = composePage(bounded.map((block) => write(block, say)))
  if (isWithin(whole, room)) return whole
  for (const characters of cuts) {
    const page = composePage(bounded.map((block) => write(cutBlock(block, characters), say)))
    if (isWithin(page, room)) return page
  }
  const [first = []] = fitPages(bounded, room, say)
  return [...first, { kind: 'text', markdown: say.shortened }]
}

/** The blocks over as many messages as they need; each begins with the question, if there is one. */
export function fitPages(blocks: readonly Block[], room: Room, say: Sayings): readonly Page[] {
  const first = blocks.find(({ kind }) => kind === 'question')
  const question = first ? [write(shortenBlock(first, room.characters / 4, say), say)] : []
  const longest = room.characters - measure(composePage(question)).characters - 2
  const rest = blocks.filter((block) => block !== first).flatMap(splitBlock).map((block) =>
    writeWithin(bound(block), longest, say)
  )
  const pages: Written[][] = []
  let open: Written[] = [...question]
  for (const written of rest) {
    if (!isWithin(composePage([...open, written]), room)) {
      const leading = findLeading(open, written)
      const carried = isWithin(composePage([...question, ...leading, written]), room) ? leading : []
      pages.push(open.slice(0, open.length - carried.length))
      open = [...question, ...carried]
    }
    open.push(written)
  }
  return [...pages, open].map(composePage)
}

/**
 * What must not end a page without what it announces: a heading, with a line below it at most, and the line of our own
 * that the quote below it bears out.
 */
function findLeading(page: readonly Written[], next: Written): readonly Written[] {
  const heading = page.findLastIndex(({ kind }) => kind === 'heading')
  const [below, ...more] = page.slice(heading + 1)
  const announces = heading > 0 && more.length === 0 && (below === undefined || below.kind === 'line')
  const at = announces ? heading : next.kind === 'quote' && page.at(-1)?.kind === 'line' ? page.length - 1 : page.length
  // A page of what announces alone would be carried on for ever.
  return page.slice(0, at).some(({ kind }) => kind !== 'question') ? page.slice(at) : []
}

/** A block and its Markdown, written once. */
interface Written {
  readonly kind: Block['kind']
  readonly markdown: string
  readonly image?: Image
}

const write = (block: Block, say: Sayings): Written => ({
  kind: block.kind,
  markdown: renderBlock(block, say),
  ...(block.kind === 'image' ? { image: block } : {}),
})

function writeWithin(block: Block, maxCharacters: number, say: Sayings): Written {
  const whole = write(block, say)
  return countCharacters(whole.markdown) <= maxCharacters ? whole : write(shortenBlock(block, maxCharacters, say), say)
}

/** No text of a block can show more than a whole message of it. */
const bound = (block: Block): Block => cutBlock(block, limits.messageText)

/** Long enumerations may be parted between their entries. */
function splitBlock(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'list':
      // Parted, an ordered list would count from one again: its numbers become words.
      return block.items.map((item, at) =>
        block.ordered
          ? { kind: 'line', line: [{ kind: 'text', text: `${at + 1}. ` }, ...item] }
          : { ...block, items: [item] }
      )
    case 'sources':
      return block.sources.map((source) => ({ ...block, sources: [source] }))
    default:
      return [block]
  }
}

/** Blocks to pieces: lines of our own words stand close together, quotes and the question apart. */
function composePage(blocks: readonly Written[]): Page {
  const pieces: Piece[] = []
  let previous: Block['kind'] | undefined
  for (const { kind, markdown, image } of blocks) {
    const last = pieces.at(-1)
    if (kind === 'separator') {
      if (last && last.kind !== 'rule') pieces.push({ kind: 'rule' })
    } else if (image) {
      pieces.push({ kind: 'image', image })
    } else if (markdown !== '') {
      const joins = last?.kind === 'text' && !standsAlone(kind) && !standsAlone(previous)
      if (joins) pieces.splice(-1, 1, { kind: 'text', markdown: `${last.markdown}\n${markdown}` })
      else pieces.push({ kind: isFirstQuestion(kind, pieces) ? 'question' : 'text', markdown })
    }
    previous = kind
  }
  return pieces.at(-1)?.kind === 'rule' ? pieces.slice(0, -1) : pieces
}

/** A quote is set apart, and a moderator's words must not run on into ours: what they open ends with them. */
const standsAlone = (kind: Block['kind'] | undefined): boolean =>
  kind === 'quote' || kind === 'markdown' || kind === 'diff'

/** One question is marked, to be read back; Discord wants a mark to be on one component only. */
const isFirstQuestion = (kind: Block['kind'], before: Page): boolean =>
  kind === 'question' && before.every((piece) => piece.kind !== 'question')

function measure(page: Page): Room {
  const lengths = page.map((piece) => ('markdown' in piece ? countCharacters(piece.markdown) : 0))
  return { characters: lengths.reduce((sum, length) => sum + length, 0), components: page.length }
}

function isWithin(page: Page, room: Room): boolean {
  const { characters, components } = measure(page)
  return characters <= room.characters && components <= room.components
}
