import { raw } from 'hast-util-raw'
import type { Root as PageRoot } from 'hast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import type { Nodes, Parents, Root } from 'mdast'
import { gfm } from 'micromark-extension-gfm'
import { VFile } from 'vfile'
import { strayRows } from './html.js'
import { noteLeftOut, type LeftOut } from './model.js'
import { takeSiteMarks } from './site-marks.js'

/** A tree as of a web page, each element with its place in the source; tags within the Markdown are part of it. */
export interface PageTree {
  readonly tree: PageRoot
  readonly leftOut: readonly LeftOut[]
}

/** @param firstLine - The line of its file on which the text begins. */
export function parseMarkdown(text: string, firstLine: number): PageTree {
  const parsed = parse(text)
  const { lines, leftOut } = takeSiteMarks(text, codeIn(parsed))
  const isPlain = leftOut.length === 0 && lines.length === text.split('\n').length
  const source = isPlain ? text : lines.map((line) => line.text).join('\n')
  const tree = isPlain ? parsed : parse(source)
  const lineOf = (line: number): number => (lines[line - 1]?.line ?? line) + firstLine - 1
  const definitions = definitionsIn(tree)
  const notes = definitions.flatMap(({ offset, end, line }) => noteLeftOut(source.slice(offset, end), 'definition', line))
  prepare(tree)
  const page = raw(toHast(tree, { allowDangerousHtml: true }), { file: new VFile(source) }) as PageRoot
  placeLines(page, lineOf)
  return { tree: page, leftOut: [...leftOut.map((left) => ({ ...left, line: left.line + firstLine - 1 })),
    ...notes.map((note) => ({ ...note, line: lineOf(note.line) }))] }
}

const parse = (text: string): Root =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

function visit(node: Nodes, see: (node: Nodes, parent: Parents | null) => void, parent: Parents | null = null): void {
  see(node, parent)
  if ('children' in node) for (const child of [...node.children]) visit(child, see, node)
}

interface Range {
  readonly start: number
  readonly end: number
}

function codeIn(tree: Root): readonly Range[] {
  const found: Range[] = []
  visit(tree, ({ type, position }) => {
    if (type === 'code' || type === 'inlineCode' || type === 'html')
      found.push({ start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 })
  })
  return found
}

/** Those to which nothing refers: what looks like a definition may be a sentence. */
function definitionsIn(tree: Root): readonly { readonly offset: number; readonly end: number;
  readonly line: number }[] {
  const used = new Set<string>()
  visit(tree, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier)
  })
  const found: { offset: number; end: number; line: number }[] = []
  visit(tree, (node) => {
    if (node.type === 'definition' && !used.has(node.identifier))
      found.push({ offset: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0,
        line: node.position?.start.line ?? 1 })
  })
  return found
}

// In prose a tag is either one of these, which shape words, or it is spoken of: "the <title> tag", "List<String>".
const inlineTags = new Set(`a abbr b bdi bdo big br center cite code del dfn div details em figcaption figure font i
  iframe img input ins kbd label li mark nav ol p picture q s samp script small source span strike strong style sub
  summary sup table tbody td th thead time tr tt u ul var video wbr`.split(/\s+/))

/** A footnote stands where it was written; what is no tag is words; rows of a table have one. */
function prepare(tree: Root): void {
  let openTables = 0
  visit(tree, (node, parent) => {
    if (parent === null || !('children' in parent)) return
    const siblings = parent.children as Nodes[]
    const at = siblings.indexOf(node)
    if (node.type === 'footnoteReference') siblings.splice(at, 1)
    else if (node.type === 'footnoteDefinition') siblings.splice(at, 1, ...node.children)
    else if (node.type === 'html' && openTables === 0 && strayRows.test(node.value))
      node.value = `<table>${node.value}</table>`
    else if (node.type === 'html' && isProse(parent) && isSpokenOf(node.value, siblings))
      siblings.splice(at, 1, { ...node, type: 'text' })
    if (node.type === 'html') openTables += countOf(node.value, /<table\b/gi) - countOf(node.value, /<\/table\b/gi)
  })
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const isProse = ({ type }: Parents): boolean =>
  type !== 'root' && type !== 'blockquote' && type !== 'listItem' && type !== 'footnoteDefinition'

/** An unknown tag that is closed beside it is a component of the site; alone it is words. */
function isSpokenOf(tag: string, siblings: readonly Nodes[]): boolean {
  const name = /^<\/?([a-z][\w.-]*)/i.exec(tag)?.[1]
  if (name === undefined || inlineTags.has(name.toLowerCase())) return false
  const other = tag.startsWith('</') ? `<${name}` : `</${name}`
  return !tag.endsWith('/>') && !siblings.some((each) => each.type === 'html' && each.value.startsWith(other))
}

/** Lines as they are in the file; what was written nowhere has none. */
function placeLines(page: PageRoot, lineOf: (line: number) => number): void {
  const place = (node: PageRoot | PageRoot['children'][number]): void => {
    const { start }: Partial<NonNullable<PageRoot['position']>> = node.position ?? {}
    if (start === undefined) delete node.position
    else start.line = lineOf(start.line)
    if ('children' in node) for (const child of node.children) place(child)
  }
  place(page)
}
