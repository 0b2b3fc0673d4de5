import type { Block, DiffLine, Line, Note, SourceLine, Span } from '../../answer/index.js'
import { charactersOf, clip, countCharacters, limits } from './limits.js'
import { renderBlock, type BlockOf } from './markdown.js'
import type { Texts } from '../../language/index.js'

/** A part of a message: some Markdown, the asker's question in Markdown, a picture, or a rule across. */
export type Piece =
  | { readonly kind: 'text' | 'question'; readonly markdown: string }
  | { readonly kind: 'image'; readonly image: Image }
  | { readonly kind: 'rule' }

export type Image = Extract<Block, { kind: 'image' }>

/** What one message holds, within Discord's limits. */
export type Page = readonly Piece[]

/** Characters and components that blocks may take: what the message's limits leave beside its buttons. */
interface Room {
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
export function fitOne(blocks: readonly Block[], room: Room, texts: Texts): Page {
  const bounded = blocks.map(bound)
  const whole = composePage(bounded.map((block) => write(block, texts)))
  if (isWithin(whole, room)) return whole
  for (const characters of cuts) {
    const page = composePage(bounded.map((block) => write(cutBlock(block, characters), texts)))
    if (isWithin(page, room)) return page
  }
  const [first = []] = fitPages(bounded, room, texts)
  return [...first, { kind: 'text', markdown: texts.discord.shortened }]
}

/** The blocks over as many messages as they need; each begins with the question, if there is one. */
export function fitPages(blocks: readonly Block[], room: Room, texts: Texts): readonly Page[] {
  const first = blocks.find(({ kind }) => kind === 'question')
  const question = first ? [writeWithin(first, room.characters / 4, texts)] : []
  const longest = room.characters - measure(composePage(question)).characters - 2
  const rest = blocks.filter((block) => block !== first).flatMap(splitBlock).map((block) =>
    writeWithin(bound(block), longest, texts)
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

const write = (block: Block, texts: Texts): Written => ({
  kind: block.kind,
  markdown: renderBlock(block, texts),
  ...(block.kind === 'image' ? { image: block } : {}),
})

/**
 * The block as long as it may be for its Markdown to take at most `maxCharacters`. Escaping makes raw text longer by an
 * amount that only writing it tells, so the longest cut that fits is searched for.
 */
function writeWithin(block: Block, maxCharacters: number, texts: Texts): Written {
  const fits = ({ markdown }: Written): boolean => countCharacters(markdown) <= maxCharacters
  const whole = write(block, texts)
  if (fits(whole)) return whole
  let [shorter, longer] = [1, maxCharacters]
  while (shorter < longer) {
    const middle = Math.ceil((shorter + longer) / 2)
    if (fits(write(cutBlock(block, middle), texts))) shorter = middle
    else longer = middle - 1
  }
  return write(cutBlock(block, shorter), texts)
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

// What is not running text (a label, a name, a date) never needs more.
const wordCharacters = 120

/** How each block is cut to so many characters of its own words; what it rests on (a quote's source) stays. */
const cutters: { readonly [K in Block['kind']]: (block: BlockOf<K>, characters: number) => Block } = {
  question: clipText,
  heading: clipText,
  line: (block, characters) => ({ ...block, line: cutLine(block.line, characters) }),
  verdict: (block, characters) => ({ ...block, headline: clip(block.headline, characters),
    detail: clip(block.detail, characters) }),
  quote: (block, characters) => ({
    ...block,
    text: cutLine(block.text, characters),
    context: clip(block.context, characters),
    stance: clip(block.stance, Math.min(characters, wordCharacters)),
    source: cutSource(block.source, characters),
    notes: block.notes.slice(0, Math.ceil(characters / wordCharacters)).map((note) => cutNote(note, characters)),
  }),
  list: (block, characters) => ({ ...block, items: block.items.map((item) => cutLine(item, characters)) }),
  sources: (block, characters) => ({ ...block, sources: block.sources.map((source) => cutSource(source, characters)) }),
  image: (block) => block,
  markdown: clipText,
  diff: (block, characters) => ({ ...block, lines: cutDiff(block.lines, characters) }),
  separator: (block) => block,
}

function clipText<B extends { readonly text: string }>(block: B, characters: number): B {
  return { ...block, text: clip(block.text, characters) }
}

// The longest spelling of a person, a channel or a moment.
const idCharacters = 24

/** Whole lines, for half a line would be another; the first one may be cut, for something must be shown. */
function cutDiff(lines: readonly DiffLine[], characters: number): readonly DiffLine[] {
  let left = characters
  const kept: DiffLine[] = []
  for (const line of lines) {
    const text = kept.length === 0 ? clip(line.text, Math.max(1, left)) : line.text
    left -= countCharacters(text) + 3
    if (left < 0 && kept.length > 0) return [...kept, { kind: 'same', text: '…' }]
    kept.push({ ...line, text })
  }
  return kept
}

function cutSource(source: SourceLine, characters: number): SourceLine {
  const name = Math.min(characters, wordCharacters)
  const clipName = (text: string | null): string | null => (text === null ? null : clip(text, name))
  return {
    ...source,
    title: clip(source.title, characters),
    short: clip(source.short, name),
    author: clipName(source.author),
    publisher: clipName(source.publisher),
    published: clipName(source.published),
  }
}

function cutNote(note: Note, characters: number): Note {
  const name = Math.min(characters, wordCharacters)
  return {
    label: clip(note.label, name),
    text: clip(note.text, characters),
    reviewed: clip(note.reviewed, name),
    references: note.references.slice(0, Math.floor(characters / wordCharacters)).map(({ title, url }) => ({
      title: clip(title, name),
      url,
    })),
  }
}

/** The block with each of its texts cut to so many characters, a cut shown where one was made. */
function cutBlock(block: Block, characters: number): Block {
  const cut = cutters[block.kind] as (block: Block, characters: number) => Block
  return cut(block, characters)
}

function cutLine(line: Line, characters: number): Line {
  const spans: Span[] = []
  let left = characters
  for (const span of line) {
    const length = 'text' in span ? countCharacters(span.text) : idCharacters
    if (length > left) return [...spans, ...cutSpan(span, left), { kind: 'cut' }]
    spans.push(span)
    left -= length
  }
  return spans
}

function cutSpan(span: Span, characters: number): readonly Span[] {
  const kept = 'text' in span ? cutAtWord(charactersOf(span.text).slice(0, characters).join('')) : ''
  return kept === '' || !('text' in span) ? [] : [{ ...span, text: kept }]
}

/** Without the word that was cut in two, unless nothing or far too little would be left. */
function cutAtWord(text: string): string {
  const whole = text.replace(/\s+\S{0,30}$/, '')
  return whole.length > text.length / 2 ? whole : text.trimEnd()
}
