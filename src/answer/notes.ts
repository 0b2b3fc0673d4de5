import type { Texts } from '../language/index.js'
import type { Block, Note } from './model.js'

/**
 * Says what editors note beside quotes once: the same note again only points back, and a reference that was given above is
 * not given again.
 */
export function sayNotesOnce(blocks: readonly Block[], { notedAbove }: Texts['answer']): readonly Block[] {
  const said = new Set<string>()
  const isNew = (words: string): boolean => !said.has(words) && said.add(words).has(words)
  const sayOnce = (note: Note): Note => {
    const references = note.references.filter(({ url }) => isNew(url))
    return isNew(`${note.label}: ${note.text}`)
      ? { ...note, references }
      : { label: note.label, text: notedAbove, reviewed: '', references: [] }
  }
  return blocks.map((
    block,
  ) => (block.kind === 'quote' && block.notes.length > 0 ? { ...block, notes: block.notes.map(sayOnce) } : block))
}
