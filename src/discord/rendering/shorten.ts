import type { Block, DiffLine, Line, Note, SourceLine, Span } from '../../answer/index.js'
import { renderBlock } from './blocks.js'
import type { Sayings } from './texts.js'
import { charactersOf, clip, countCharacters } from './limits.js'

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>

// What is not running text (a label, a name, a date) never needs more.
const wordCharacters = 120

/** How each block is cut to so many characters of its own words; what it rests on (a quote's source) stays. */
const cutters: { readonly [K in Block['kind']]: (block: BlockOf<K>, characters: number) => Block } = {
  question: (block, characters) => ({ ...block, text: clip(block.text, characters) }),
  heading: (block, characters) => ({ ...block, text: clip(block.text, characters) }),
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
  markdown: (block, characters) => ({ ...block, text: clip(block.text, characters) }),
  diff: (block, characters) => ({ ...block, lines: cutDiff(block.lines, characters) }),
  separator: (block) => block,
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
export function cutBlock(block: Block, characters: number): Block {
  const cut = cutters[block.kind] as (block: Block, characters: number) => Block
  return cut(block, characters)
}

/**
 * The block as long as it may be for its Markdown to take at most `maxCharacters`. Escaping makes raw text longer
 * by an amount that only writing it tells, so the longest cut that fits is searched for.
 */
export function shortenBlock(block: Block, maxCharacters: number, say: Sayings): Block {
  const fits = (candidate: Block): boolean => countCharacters(renderBlock(candidate, say)) <= maxCharacters
  if (fits(block)) return block
  let [shorter, longer] = [1, maxCharacters]
  while (shorter < longer) {
    const middle = Math.ceil((shorter + longer) / 2)
    if (fits(cutBlock(block, middle))) shorter = middle
    else longer = middle - 1
  }
  return cutBlock(block, shorter)
}

function cutLine(line: Line, characters: number): Line {
  const spans: Span[] = []
  let left = characters
  for (const span of line) {
    const length = 'text' in span ? countCharacters(span.text) : idCharacters
    if (length > left) {
      return [...spans, ...cutSpan(span, left), { kind: 'cut' }]
    }
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
