import { findBoilerplate } from './furniture.js'
import { wordsOf } from './headings.js'
import type { Details, DraftBlock, Furniture } from './model.js'

/** The front matter of an article, every key there. */
export function spellFront({ title, author, publisher, published, url }: Details): string {
  const entries = Object.entries({ title, author, publisher, published, url, original: null })
  return `---\n${entries.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('')}---\n`
}

interface Spelt {
  readonly body: string
  readonly furniture: readonly Furniture[]
}

/** Blocks as an article has them: a blank line between any two, but for the items of a list. */
export function spellBody(blocks: readonly DraftBlock[]): Spelt {
  let body = ''
  const furniture: Furniture[] = []
  for (const [at, block] of blocks.entries()) {
    const goesOn = block.kind === 'list-item' && blocks[at - 1]?.kind === 'list-item'
    body += goesOn ? '' : '\n'
    const start = body.length
    body += `${spellBlock(block)}\n`
    const words = wordsOf(block) ?? ''
    const reason = block.within ?? findBoilerplate(words)
    const last = furniture.at(-1)
    if (reason === null) continue
    const text = words === '' ? spellBlock(block) : words
    if (last !== undefined && block.within !== null && last.reason === reason && last.end === start - (goesOn ? 0 : 1))
      furniture.splice(-1, 1, { ...last, text: `${last.text}\n${text}`, end: body.length })
    else furniture.push({ text, reason, line: block.line, start, end: body.length })
  }
  return { body, furniture }
}

/** A body without some of what looked like the page's own. */
export function withoutFurniture(body: string, furniture: readonly Pick<Furniture, 'start' | 'end'>[]): string {
  const rest = [...furniture].sort((a, b) => b.start - a.start)
    .reduce((words, { start, end }) => words.slice(0, start) + words.slice(end), body)
  return rest.replace(/\n{3,}/g, '\n\n').replace(/\n{2,}$/, '\n')
}

function spellBlock(block: DraftBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.words}`
    case 'list-item':
      return `${'  '.repeat(block.depth)}${block.mark}${block.words}`
    case 'paragraph':
      return `${looksLikeMark.test(block.words) ? '- ' : ''}${block.words}`
    case 'table':
      return spellTable(block.rows)
    case 'code':
      return spellCode(block)
  }
}

// A paragraph that begins as another block does would lose its beginning: as an item it keeps every word.
const looksLikeMark = /^(?:\||`{3}|#{1,6}\s|[-*•]\s|\d{1,9}[.)]\s)/

function spellTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const spell = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [spell(head), spell(head.map(() => '---')), ...rows.map(spell)].join('\n')
}

function spellCode({ info, lines }: Extract<DraftBlock, { kind: 'code' }>): string {
  const longest = lines.reduce((most, line) => Math.max(most, /^\s*(`+)/.exec(line)?.[1]?.length ?? 0), 2)
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${info}`, ...lines.map((line) => line.replace(/[^\P{Cc}\t]/gu, '')), fence].join('\n')
}
