import { describe, expect, it } from 'vitest'
import { sayNotesOnce, type Block, type Note } from '../../src/answer/index.js'
import { textsIn } from '../../src/language/index.js'

const texts = textsIn('en').answer
const [one, two] = ['https://one.example', 'https://two.example'].map((url) => ({ title: url, url })) as [
  Note['references'][number],
  Note['references'][number],
]
const note = (text: string, references: Note['references'], label = 'Dated'): Note => ({ label, text,
  reviewed: '2026-11', references })
const quote = (...notes: readonly Note[]): Block => ({
  kind: 'quote',
  range: { start: 0, end: 1 },
  standpoint: { technology: null, stance: 'neutral' },
  number: 1,
  passage: 'a#1',
  text: [{ kind: 'text', text: 'words' }],
  section: [],
  context: '',
  stance: '',
  notes,
  code: false,
  source: { number: 1, title: 'A', short: 'A', author: null, publisher: null, published: null, url: null },
})
const notesIn = (blocks: readonly Block[]): readonly (readonly Note[])[] =>
  blocks.flatMap((block) => (block.kind === 'quote' ? [block.notes] : []))

describe('notes beside quotes', () => {
  it('are said once, and then only pointed at', () => {
    const same = note('Counted long ago.', [one])
    expect(notesIn(sayNotesOnce([quote(same), quote(same)], texts))).toEqual([[same], [{ label: 'Dated',
      text: 'as noted above.', reviewed: '', references: [] }]])
  })

  it('that say something else stay whole, but for a reference that was given', () => {
    const [first, second] = [note('Counted long ago.', [one]), note('Nobody counted.', [one, two], 'Wrong')]
    expect(notesIn(sayNotesOnce([quote(first, second)], texts))).toEqual([[first, { ...second, references: [two] }]])
  })
})
