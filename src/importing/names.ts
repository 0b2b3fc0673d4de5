import type { Reader } from '../reading/index.js'
import type { DraftBlock, FoundName } from './model.js'

/** What the words of blocks name, code left out. */
export function countNames(blocks: readonly DraftBlock[], scan: Reader['scan']): readonly FoundName[] {
  const found = new Map<string, FoundName>()
  for (const block of blocks) {
    for (const words of wordsIn(block)) {
      const { technologies, elsewhere } = scan(words)
      const all = [...technologies.map(({ value: { name, kind } }) => ({ name, kind })),
        ...elsewhere.map(({ value: { name } }) => ({ name }))]
      for (const name of all) found.set(name.name, { ...name, count: (found.get(name.name)?.count ?? 0) + 1 })
    }
  }
  return Array.from(found.values()).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}

function wordsIn(block: DraftBlock): readonly string[] {
  if (block.kind === 'code') return []
  return block.kind === 'table' ? block.rows.map((row) => row.join(' | ')) : [block.words]
}
