import type { Texts } from '../language/index.js'
import { clip } from '../text/index.js'
import type { Block, Line, Note, Span } from './model.js'

export const text = (words: string): Span => ({ kind: 'text', text: words })
export const strong = (words: string): Span => ({ kind: 'strong', text: words })
export const quiet = (words: string): Span => ({ kind: 'quiet', text: words })
export const code = (words: string): Span => ({ kind: 'code', text: words })
export const line = (...spans: readonly Span[]): Block => ({ kind: 'line', line: spans })
export const say = (words: string): Block => line(text(words))
export const heading = (words: string): Block => ({ kind: 'heading', text: words })
export const list = (items: readonly Line[]): Block => ({ kind: 'list', ordered: false, items })

const questionCharacters = 300

/** The asker's words, restated above the answer; nothing where they are not known. */
export const questionBlocks = (asked: string | null): readonly Block[] =>
  asked === null
    ? []
    : [{ kind: 'question', text: clip(asked.replace(/\s+/gu, ' ').trim(), questionCharacters) }]

/**
 * Says what editors note beside quotes once: the same note again only points back, and a reference that was given above
 * is not given again.
 */
export function sayNotesOnce<B extends Block>(blocks: readonly B[], { notedAbove }: Texts['answer']): readonly B[] {
  const said = new Set<string>()
  const isNew = (words: string): boolean => !said.has(words) && said.add(words).has(words)
  const sayOnce = (note: Note): Note => {
    const references = note.references.filter(({ url }) => isNew(url))
    return isNew(`${note.label}: ${note.text}`)
      ? { ...note, references }
      : { label: note.label, text: notedAbove, reviewed: '', references: [] }
  }
  return blocks.map((block) =>
    block.kind === 'quote' && block.notes.length > 0 ? { ...block, notes: block.notes.map(sayOnce) } : block
  )
}
