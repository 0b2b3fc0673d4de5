import type { DraftBlock } from './blocks.js'
import type { Particulars } from './front.js'

/** The front matter of an article, every key there. */
export function spellFront({ title, author, publisher, published, url }: Particulars): string {
  const entries = Object.entries({ title, author, publisher, published, url, original: null })
  return `---\n${entries.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('')}---\n`
}

/** Blocks as an article has them: a blank line between any two, but for the items of a list. */
export function spellBody(blocks: readonly DraftBlock[]): string {
  const pieces = blocks.map((block) => ({ isItem: block.kind === 'list-item', words: spellBlock(block) })).filter((
    { words },
  ) => words !== '')
  return pieces.map(({ isItem, words }, at) =>
    `${at === 0 || (isItem && pieces[at - 1]?.isItem === true) ? '' : '\n'}${words}\n`
  ).join('')
}

function spellBlock(block: DraftBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.words}`
    case 'list-item':
      return `- ${block.words}`
    case 'paragraph':
      return withoutMarks(block.words)
    case 'table':
      return spellTable(block.rows)
    case 'code':
      return spellCode(block)
  }
}

// What was a mark of Markdown once and is a word now must not become one again.
const withoutMarks = (words: string): string => words.replace(/^(?:(?:\||`{3,}|#{1,6}(?=\s|$))\s*)+/, '')

function spellTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const spell = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [spell(head), spell(head.map(() => '---')), ...rows.map(spell)].join('\n')
}

function spellCode({ info, lines }: Extract<DraftBlock, { kind: 'code' }>): string {
  const longest = lines.reduce((most, line) => Math.max(most, /^\s*(`+)/.exec(line)?.[1]?.length ?? 0), 2)
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${info}`, ...lines.map((line) => line.replace(/[^\P{Cc}\t]/gu, '')), fence].join('\n')
}
