import type { Element, Nodes, Root, RootContent } from 'hast'
import { foldWords, noteLeftOut, type Draft, type DraftBlock, type FurnitureReason, type LeftOut,
  type LeftOutReason } from './model.js'

const named = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/))

const blockTags = named(`address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
  figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol optgroup
  p pre search section summary table tbody td tfoot th thead tr ul`)

// Of each, why its words are not the article's.
const leftOutTags = new Map<string, LeftOutReason>([
  ...(['script', 'style', 'template'] as const).map((tag) => [tag, 'script'] as const),
  ...(['button', 'input', 'select', 'textarea', 'datalist', 'progress', 'meter'] as const).map((tag) =>
    [tag, 'control'] as const
  ),
  ...(['svg', 'canvas', 'iframe', 'video', 'audio', 'object', 'embed', 'noembed', 'noframes', 'map'] as const).map((
    tag,
  ) => [tag, 'embedded'] as const),
  ...(['del', 's', 'strike'] as const).map((tag) => [tag, 'struck-out'] as const),
])

const furnitureTags = new Map<string, FurnitureReason>([['nav', 'navigation'], ['footer', 'footer'], ['aside', 'aside'],
  ['form', 'form'], ['search', 'form'], ['noscript', 'form'], ['dialog', 'form']])
const furnitureRoles = new Map<string, FurnitureReason>([['navigation', 'navigation'], ['contentinfo', 'footer'],
  ['complementary', 'aside'], ['search', 'form'], ['dialog', 'form'], ['banner', 'outside']])

/** What a run of words becomes where it ends. */
interface Place {
  readonly block: { readonly kind: 'paragraph' } | { readonly kind: 'heading'; readonly level: number }
    /** Of the paragraphs of an item only the first has its mark. */
    | { readonly kind: 'list-item'; readonly mark: string; isBegun: boolean }
  /** How many lists it stands in. */
  readonly depth: number
  readonly within: FurnitureReason | null
}

interface Reading {
  readonly blocks: DraftBlock[]
  readonly leftOut: LeftOut[]
  readonly main: Element | null
  /** Words that no block has yet, and the line on which they begin. */
  words: string
  line: number
}

/** The blocks of a page, in order: a block's words never run into the next one's, and each word is in one. */
export function readPage(tree: Root): Draft {
  const main = findMain(tree)
  const reading: Reading = { blocks: [], leftOut: [], main, words: '', line: 1 }
  const place: Place = { block: { kind: 'paragraph' }, depth: 0, within: main === null ? null : 'outside' }
  readAll(tree.children, place, reading)
  flush(place, reading)
  return reading
}

/** The one part that says it is what the page is for. */
function findMain(tree: Root): Element | null {
  for (const isMain of [isMainPart, ({ tagName }: Element) => tagName === 'article']) {
    const found = elementsIn(tree, isMain)
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null
  }
  return null
}

const isMainPart = ({ tagName, properties }: Element): boolean => tagName === 'main' || properties.role === 'main'

export function elementsIn(node: Nodes, isWanted: (element: Element) => boolean): readonly Element[] {
  if (!('children' in node)) return []
  return [...(node.type === 'element' && isWanted(node) ? [node] : []),
    ...node.children.flatMap((child) => elementsIn(child, isWanted))]
}

function readAll(nodes: readonly RootContent[], place: Place, reading: Reading): void {
  for (const [at, node] of nodes.entries()) {
    // Links side by side are as many words, whatever parts them on the page.
    if (isLink(node) && isLink(nodes[at - 1])) reading.words += ' '
    if (node.type === 'text') addWords(node.value, node.position?.start.line, reading)
    else if (node.type === 'comment') leaveOut(node, 'comment', reading)
    else if (node.type === 'element') readElement(node, place, reading)
  }
}

const isLink = (node: RootContent | undefined): boolean => node?.type === 'element' && node.tagName === 'a'

function addWords(words: string, line: number | undefined, reading: Reading): void {
  if (reading.words.trim() === '' && words.trim() !== '') reading.line = line ?? reading.line
  reading.words += words
}

function leaveOut(node: Nodes, reason: LeftOutReason, reading: Reading): void {
  const words = node.type === 'comment' ? node.value : textOf(node)
  reading.leftOut.push(...noteLeftOut(words, reason, node.position?.start.line ?? reading.line))
}

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node
    ? node.children.map((child) =>
      child.type === 'element' && (blockTags.has(child.tagName) || child.tagName === 'br')
        ? `${textOf(child)}\n`
        : textOf(child)
    ).join('')
    : ''
}

function readElement(element: Element, place: Place, reading: Reading): void {
  const { tagName, properties } = element
  const line = element.position?.start.line ?? reading.line
  const without = isHidden(element) ? 'hidden' : leftOutTags.get(tagName)
  if (without !== undefined) leaveOut(element, without, reading)
  else if (tagName === 'img' || tagName === 'area') {
    reading.leftOut.push(...noteLeftOut((properties.alt ?? ''), 'picture', line))
  } else if (tagName === 'br') {
    // Two in a row are how some part their paragraphs.
    if (/\u2028\s*$/.test(reading.words)) flush(place, reading)
    else reading.words += '\u2028'
  } else if (tagName !== 'head' && !isPointer(element)) {
    if (!blockTags.has(tagName)) {
      readAll(element.children, place, reading)
      return
    }
    flush(place, reading)
    reading.line = line
    readBlock(element, placeWithin(element, place, reading), reading)
  }
}

function isHidden({ properties, tagName }: Element): boolean {
  return properties.hidden === true || properties.hidden === '' || properties.ariaHidden === 'true' ||
    (tagName !== 'html' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test((properties.style ?? '')))
}

/** A footnote's number, the way back from it, a heading's own link: marks that belong to the page, not to the words. */
function isPointer(element: Element): boolean {
  const { tagName, properties, children } = element
  const href = (properties.href ?? '')
  const words = textOf(element).trim()
  if (tagName === 'a') return href.includes('#') && /^[^\p{L}\p{N}]{1,3}$/u.test(words)
  const [only, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return tagName === 'sup' && others.length === 0 && only?.type === 'element' && only.tagName === 'a' &&
    (only.properties.href ?? '').includes('#') && /^\[?[\p{L}\p{N}*†‡]{1,4}\]?$/u.test(words)
}

function placeWithin(element: Element, place: Place, { main }: Reading): Place {
  if (element === main) return { ...place, within: null }
  const role = (element.properties.role ?? '')
  const within = furnitureRoles.get(role) ?? furnitureTags.get(element.tagName)
  return within === undefined || (place.within ?? 'outside') !== 'outside' ? place : { ...place, within }
}

const otherBlocks = new Map([['pre', readCode], ['table', readTable], ['ol', readList], ['ul', readList],
  ['menu', readList], ['dir', readList]])

function readBlock(element: Element, place: Place, reading: Reading): void {
  const { tagName } = element
  const level = /^h([1-6])$/.exec(tagName)?.[1]
  const readOther = otherBlocks.get(tagName)
  if (readOther !== undefined) readOther(element, place, reading)
  else if (level !== undefined)
    readInto(element, { ...place, block: { kind: 'heading', level: Number(level) } }, reading)
  else if (tagName === 'li' || tagName === 'dd')
    readInto(element, { ...place, block: { kind: 'list-item', mark: '- ', isBegun: false } }, reading)
  else readInto(element, place, reading)
}

function readInto(element: Element, place: Place, reading: Reading): void {
  readAll(element.children, place, reading)
  flush(place, reading)
}

function readList(list: Element, place: Place, reading: Reading): void {
  const isNumbered = list.tagName === 'ol'
  let number = Number(list.properties.start ?? 1)
  const depth = place.depth + 1
  for (const child of list.children) {
    if (child.type !== 'element' || child.tagName !== 'li') {
      readAll([child], { ...place, depth }, reading)
      continue
    }
    const mark = isNumbered && number >= 0 && number < 1_000_000 ? `${number}. ` : '- '
    number++
    if (isHidden(child)) leaveOut(child, 'hidden', reading)
    else {
      reading.line = child.position?.start.line ?? reading.line
      readInto(child, { ...place, depth, block: { kind: 'list-item', mark, isBegun: false } }, reading)
    }
  }
}

/** Ends a run of words: what stands there becomes a block. */
function flush({ block, depth, within }: Place, reading: Reading): void {
  const words = foldWords(reading.words)
  const { line } = reading
  reading.words = ''
  if (words === '') return
  const placed = { words, line, within }
  if (block.kind === 'heading' && words.length <= mostHeadingCharacters)
    reading.blocks.push({ ...placed, kind: 'heading', level: block.level, guessed: false })
  else if (block.kind === 'list-item' && !block.isBegun) {
    block.isBegun = true
    reading.blocks.push({ ...placed, kind: 'list-item', depth: Math.max(0, depth - 1), mark: block.mark })
  } else reading.blocks.push({ ...placed, kind: 'paragraph' })
}

// Headings are not quoted: a paragraph with a rule right below it is none.
const mostHeadingCharacters = 150

function readCode(element: Element, { within }: Place, reading: Reading): void {
  const lines = textOf(element).replace(/\n$/, '').split(/\r?\n/)
  const words = lines.join('\n')
  const line = element.position?.start.line ?? reading.line
  if (words.trim() === '') return
  if (lines.length > 1 && /^[\s\d]+$/.test(words)) {
    reading.leftOut.push(...noteLeftOut(words, 'line-numbers', line))
    return
  }
  const info = elementsIn(element, () => true).flatMap(({ properties }) => {
    const classes = Array.isArray(properties.className) ? properties.className : []
    return classes.flatMap((each) => /^lang(?:uage)?-([\w+#.-]{1,30})$/.exec(each)?.[1] ?? [])
  })[0] ?? ''
  reading.blocks.push({ kind: 'code', info, lines: withoutMargin(lines), line, within })
}

/** Code as far to the left as it goes. */
export function withoutMargin(lines: readonly string[]): readonly string[] {
  const margin = lines.reduce(
    (least, each) => (each.trim() === '' ? least : Math.min(least, each.length - each.trimStart().length)),
    Infinity,
  )
  return lines.map((each) => each.slice(Number.isFinite(margin) ? margin : 0).trimEnd())
}

const layout = named('h1 h2 h3 h4 h5 h6 pre table')
const mostColumns = 100

/** A table of words; one that only arranges the page is read as what stands in it. */
function readTable(table: Element, place: Place, reading: Reading): void {
  const rows = rowsOf(table)
  const cells = rows.flat()
  const isLayout = cells.length < 2 ||
    cells.some((cell) => cell.children.some((child) => elementsIn(child, ({ tagName }) => layout.has(tagName)).length))
  if (isLayout) {
    readInto(table, place, reading)
    return
  }
  for (const caption of table.children)
    if (caption.type === 'element' && caption.tagName === 'caption') readInto(caption, { ...place,
      block: { kind: 'paragraph' } }, reading)
  const grid = rows.map(() => [] as string[])
  for (const [at, row] of rows.entries()) fillRow(row, at, { grid, reading })
  const width = Math.max(...grid.map(({ length }) => length))
  const full = grid.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''))
  const isHeaded = full.length > 1 && (rows[0] ?? []).some(({ tagName }) => tagName === 'th')
  reading.blocks.push({ kind: 'table', rows: isHeaded ? full : [Array.from({ length: width }, () => ''), ...full],
    line: table.position?.start.line ?? reading.line, within: place.within })
}

const rowsOf = (table: Element): readonly (readonly Element[])[] =>
  elementsIn(table, ({ tagName }) => tagName === 'tr').map((row) =>
    row.children.filter((cell): cell is Element =>
      cell.type === 'element' && (cell.tagName === 'td' || cell.tagName === 'th')
    )
  ).filter(({ length }) => length > 0)

/** A cell over several rows stands in each of them, for a row is quoted alone. */
function fillRow(cells: readonly Element[], at: number,
  { grid, reading }: { readonly grid: readonly string[][]; readonly reading: Reading }): void {
  let column = 0
  for (const cell of cells) {
    while (grid[at]?.[column] !== undefined) column++
    const words = wordsOfCell(cell, reading)
    const wide = Math.min(span(cell, 'colSpan'), mostColumns)
    for (let down = 0; down < span(cell, 'rowSpan') && grid[at + down] !== undefined; down++) {
      const row = grid[at + down]
      if (row === undefined || column >= mostColumns) continue
      for (let right = 0; right < wide; right++) row[column + right] ??= right === 0 ? words : ''
    }
    column += wide
  }
}

const span = ({ properties }: Element, key: 'colSpan' | 'rowSpan'): number =>
  Math.max(1, Number(properties[key] ?? 1) || 1)

function wordsOfCell(cell: Element, reading: Reading): string {
  const own: Reading = { ...reading, blocks: [], words: '' }
  readAll(cell.children, { block: { kind: 'paragraph' }, depth: 0, within: null }, own)
  const rest = foldWords(own.words)
  const words = [...own.blocks.map((block) => ('words' in block ? block.words : '')), rest].filter((each) => each !== '')
  return words.join(' ').replaceAll('|', '/')
}
